"""Prints the line of the candidate's file at which to stop when a case is debugged, from 1, or 0 if there is none.

Runs on Python 3.8 and newer, as `python -I -S -B -X utf8 stopLine.py`, and reads from standard input: `text` of the file,
`line` where the case failed (or null), `tests` and `name` of the case. The file is read, never run.
"""

import ast
import dis
import json
import os
import sys

FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


def executable_lines(code):
    lines = {line for _, line in dis.findlinestarts(code) if line}
    for inner in code.co_consts:
        if hasattr(inner, "co_code"):
            lines |= executable_lines(inner)
    return lines


def first_line(node):
    """The first line that runs when a function is called; of a class, when one is made or else its first method is called."""
    if isinstance(node, ast.ClassDef):
        methods = [child for child in node.body if isinstance(child, FUNCTIONS)]
        made = [method for method in methods if method.name == "__init__"]
        return first_line((made or methods)[0]) if methods else node.body[0].lineno
    body = node.body[1:] if len(node.body) > 1 and is_docstring(node.body[0]) else node.body
    return min([body[0].lineno] + [one.lineno for one in getattr(body[0], "decorator_list", [])])


def is_docstring(node):
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)


def definition_at(tree, line):
    """The function or class whose head, not its body, covers the line."""
    for node in ast.walk(tree):
        if isinstance(node, FUNCTIONS + (ast.ClassDef,)):
            start = min([node.lineno] + [one.lineno for one in node.decorator_list])
            if start <= line < node.body[0].lineno:
                return node
    return None


def names_under_test(tests, name):
    """Names a case mentions, in order."""
    if "cases" in tests:
        return [row["call"] for row in tests["cases"] if row["name"] == name]
    from _mock_interview.blame import mentioned

    tree = ast.parse("\n".join([part["source"].lstrip("\ufeff") for part in tests["unittest"]]))
    methods = [node for node in ast.walk(tree) if isinstance(node, FUNCTIONS) and node.name == name]
    return [found for node in methods for found in mentioned(node, node.end_lineno)]


def stop_line(text, line, tests, name):
    tree = ast.parse(text)
    if line is not None:
        head = definition_at(tree, line)
        if head is not None:
            return first_line(head)
        if line in executable_lines(compile(text, "solution.py", "exec", dont_inherit=True)):
            return line
    known = {node.name: node for node in ast.walk(tree) if isinstance(node, FUNCTIONS + (ast.ClassDef,))}
    told = [known[found] for found in names_under_test(tests, name) if found in known]
    # What a test calls first is reached, whatever fails later; to see an object made tells little.
    called = [node for node in told if isinstance(node, FUNCTIONS)]
    return first_line((called or told)[0]) if told else 0


def main():
    package = type(sys)("_mock_interview")
    package.__path__ = [os.path.dirname(os.path.abspath(__file__))]
    sys.modules["_mock_interview"] = package
    job = json.load(sys.stdin)
    try:
        print(stop_line(job["text"].lstrip("\ufeff"), job["line"], job["tests"], job["name"]))
    except (SyntaxError, ValueError, RecursionError):
        print(0)


if __name__ == "__main__":
    main()
