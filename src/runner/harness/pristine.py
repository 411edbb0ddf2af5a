"""Keeps the parts of unittest as they were before any code of the candidate ran."""

__builtins__ = dict(__builtins__)

import builtins
import sys

from .lean_unittest import unittest

# What a case goes through; looked at after each one.
CASE_PARTS = ("case", "TestCase", "_Outcome", "IsolatedAsyncioTestCase")


class Part:
    """A module or class and what it held at first."""

    def __init__(self, owner):
        self.owner = owner
        self.name = owner.__name__.rpartition(".")[2]
        self.held = dict(owner.__dict__)
        self.keys = list(self.held)
        self.values = list(map(id, self.held.values()))

    def restore(self):
        # Compared by id: an object of a candidate may claim to equal what it replaced.
        now = self.owner.__dict__
        if list(map(id, now.values())) == self.values and list(now) == self.keys:
            return
        for name, value in self.held.items():
            if now.get(name) is not value:
                setattr(self.owner, name, value)
        for name in [name for name in now if name not in self.held and self._overrides(name)]:
            delattr(self.owner, name)

    def _overrides(self, name):
        """Whether an attribute that was added changes how tests run; tests may well add assertions of their own."""
        bases = self.owner.__mro__[1:] if isinstance(self.owner, type) else ()
        return bases != () and (name.startswith("_") or any(hasattr(base, name) for base in bases))


class Pristine:
    def __init__(self):
        names = ["unittest"] + ["unittest." + name for name in ("case", "suite", "result", "async_case")]
        self.modules = {name: sys.modules[name] for name in names if name in sys.modules}
        values = [value for module in self.modules.values() for value in module.__dict__.values()]
        classes = [kind for kind in values if isinstance(kind, type) and kind.__module__ in self.modules]
        owners = [builtins, *self.modules.values(), *dict.fromkeys(classes)]
        self.parts = [Part(owner) for owner in owners]
        self.case_parts = [part for part in self.parts if part.name in CASE_PARTS]

    def restore(self):
        """Undoes whatever was changed since."""
        sys.modules.update(self.modules)
        for part in self.parts:
            part.restore()

    def restore_case(self):
        """Undoes what would change the next case."""
        for part in self.case_parts:
            part.restore()
