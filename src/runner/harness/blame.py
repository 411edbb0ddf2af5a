"""Finds the candidate's definition that a failed assertion is about, when no line of the candidate is in the traceback."""

__builtins__ = dict(__builtins__)

import ast

# A call of the first is a call of the second on the candidate's object.
PROTOCOLS = {
    "len": "__len__",
    "repr": "__repr__",
    "str": "__str__",
    "bool": "__bool__",
    "hash": "__hash__",
    "iter": "__iter__",
    "list": "__iter__",
    "sorted": "__iter__",
    "next": "__next__",
    "assertIn": "__contains__",
    "assertNotIn": "__contains__",
    "assertTrue": "__bool__",
    "assertFalse": "__bool__",
}


def definitions(text):
    """Lines of functions, methods and classes by name; a class stands at its `__init__` where it has one."""
    lines = {}
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            lines[node.name] = node.lineno
        elif isinstance(node, ast.ClassDef):
            made = [child.lineno for child in node.body if getattr(child, "name", "") == "__init__"]
            lines.setdefault(node.name, made[0] if made else node.lineno)
    return lines


def blamed_line(error, tests_file, tests_text, solution_text):
    """Line of the candidate's file, or None. Looks at the failed statement first, then at what ran before it in the same test."""
    try:
        known = definitions(solution_text)
        tree = ast.parse(tests_text)
        for line in reversed(lines_in(error.__traceback__, tests_file)):
            around = [node for node in ast.walk(tree) if covers(node, line)]
            statement = min(around, key=span, default=None)
            functions = [node for node in around if isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef))]
            for node in [statement] + sorted(functions, key=span):
                names = [name for name in mentioned(node, line) if name in known] if node is not None else []
                if names:
                    return known[names[-1]]
    except Exception:
        pass
    return None


def lines_in(trace, file):
    lines = []
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == file:
            lines.append(trace.tb_lineno)
        trace = trace.tb_next
    return lines


def covers(node, line):
    return isinstance(node, ast.stmt) and node.lineno <= line <= node.end_lineno


def span(node):
    return node.end_lineno - node.lineno


def mentioned(node, line):
    """Names in a statement, in order of place; of a whole test, those up to the line."""
    found = []
    for part in ast.walk(node):
        if isinstance(part, ast.Attribute):
            name, place = part.attr, (part.end_lineno, part.end_col_offset)
        elif isinstance(part, ast.Name):
            name, place = part.id, (part.lineno, part.col_offset)
        else:
            continue
        if place[0] <= line or not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            found.append((place, PROTOCOLS.get(name, name)))
    return [name for _, name in sorted(found)]
