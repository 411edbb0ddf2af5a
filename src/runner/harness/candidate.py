"""The candidate's file: laid into the private folder and loaded as the module `solution`."""

__builtins__ = dict(__builtins__)

import builtins
import os
import sys
from importlib.machinery import ModuleSpec


class Source:
    """Loader of a module from memory; gives its text to inspect and tracebacks."""

    def __init__(self, text):
        self.text = text

    def get_source(self, _name):
        return self.text

    def create_module(self, _spec):
        return None


def lay_files(files):
    """Writes named texts into the working folder; names are plain file names, checked by the host."""
    for file in files:
        descriptor = os.open(file["name"], os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_BINARY", 0), 0o600)
        os.write(descriptor, file["text"].encode("utf-8", "surrogatepass"))
        os.close(descriptor)


def new_module(name, text, filename):
    """An empty module that knows its source."""
    module = type(sys)(name)
    # Else the code would get the builtins that the harness keeps to itself.
    module.__builtins__ = builtins
    loader = Source(text)
    module.__spec__ = ModuleSpec(name, loader, origin=filename)
    module.__loader__ = loader
    module.__file__ = os.path.abspath(name + ".py")
    return module


def lay_solution(solution, files):
    """Writes the solution under its own name and, for child processes that import it, as solution.py."""
    lay_files(files + [solution])
    taken = [file["name"].lower() for file in files + [solution]]
    if "solution.py" not in taken:
        lay_files([{"name": "solution.py", "text": solution["text"]}])


def load_solution(solution, path):
    """Runs the candidate's file as the module `solution`, known by its own name too. Raises what the file raises."""
    text = solution["text"].lstrip("\ufeff")
    try:
        code = compile(text, path, "exec", dont_inherit=True)
    except (MemoryError, RecursionError):
        # That is how parsers of different versions say it.
        raise SyntaxError("the code is nested too deeply", (path, 1, 1, None)) from None
    module = new_module("solution", text, path)
    sys.modules["solution"] = module
    stem = solution["name"].rpartition(".")[0]
    sys.modules.setdefault(stem, module)
    exec(code, module.__dict__)
    return module
