"""Tells whether a value can be trusted to say what it equals: an object of the candidate may claim to equal anything."""

__builtins__ = dict(__builtins__)

import os
import sys
from collections import deque
from types import MappingProxyType
from weakref import CallableProxyType, ProxyType

HEAP_TYPE = 1 << 9
CONTAINERS = (list, tuple, set, frozenset, dict, deque)
# Of these nothing can be hidden; most lists hold nothing else.
PLAIN = set(map(id, (int, float, complex, bool, str, bytes, type(None))))
# These compare as whatever lies behind them.
MASKS = (ProxyType, CallableProxyType, MappingProxyType)
# Here are objects made to equal anything.
JOKERS = ("mock", "unittest.mock", "test.support")
order_of = type.__dict__["__mro__"].__get__
names_of = type.__dict__["__dict__"].__get__
flags_of = type.__dict__["__flags__"].__get__
attribute_of = object.__getattribute__


def kinds_within(value):
    """The types of a value and of what it holds, by id; looks into built-in containers and objects of the library."""
    kinds = {id(type(value)): type(value)}
    waiting, seen = [value], set()
    while waiting:
        holder = waiting.pop()
        if id(holder) in seen or not may_hold(type(holder)):
            continue
        seen.add(id(holder))
        items = items_within(holder)
        identities = set(map(id, map(type, items)))
        if identities <= PLAIN:
            continue
        inner = dict(zip(map(id, map(type, items)), map(type, items)))
        kinds.update(inner)
        if any(map(may_hold, inner.values())):
            waiting.extend(items)
    return kinds


def may_hold(kind):
    return container_of(kind) is not None or (flags_of(kind) & HEAP_TYPE and is_public(kind))


def container_of(kind):
    return next((base for base in order_of(kind) if base in CONTAINERS), None)


def items_within(holder):
    base = container_of(type(holder))
    if base is dict:
        return list(dict.keys(holder)) + list(dict.values(holder))
    return fields_of(holder) if base is None else list(base.__iter__(holder))


def fields_of(holder):
    """What an object keeps in its `__dict__` and its slots."""
    names = [slot for base in order_of(type(holder)) for slot in names_of(base).get("__slots__", ())]
    fields = []
    for name in ["__dict__"] + names:
        try:
            fields.append(attribute_of(holder, name))
        except AttributeError:
            pass
    return fields


def is_public(kind):
    """Whether a class belongs to the language, its library or a package, and not to the candidate."""
    if not flags_of(kind) & HEAP_TYPE:
        return kind not in MASKS
    module = sys.modules.get(names_of(kind).get("__module__"))
    if module is None or module.__name__ in JOKERS or module.__dict__.get(kind.__name__) is not kind:
        return False
    file = module.__dict__.get("__file__")
    return module.__name__ != "__main__" and (file is None or os.path.dirname(file) != os.getcwd())


def compares_honestly(kind):
    """Whether the `__eq__` of a class is not the candidate's own."""
    return next((is_public(base) for base in order_of(kind) if "__eq__" in names_of(base)), True)


def strange_class(actual, expected):
    """The first class within `actual` that decides for itself what it equals and does not occur in `expected`."""
    known = kinds_within(expected)
    for identity, kind in kinds_within(actual).items():
        if identity not in known and not compares_honestly(kind):
            return kind
    return None
