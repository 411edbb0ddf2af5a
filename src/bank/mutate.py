"""Lists the mutants of a program: small slips, each a replacement of one stretch of its text.

Called with the program as its only argument. Prints JSON: {"mutants": [...]} in the order of the text, or {"problem": "..."}.
A mutant has `kind`, `line`, `column` (from 1), `start` and `end` (UTF-16 units), `from`, `to`, `scope` (the function it
lies in), `code` (its line, stripped), and `nth` among the mutants that agree in all of scope, code, from and to.
The program is parsed and never run. What tests can hardly see stays as it is: docstrings, annotations, decorators, logs,
texts of errors, `__slots__`, `__all__`, and what only type checkers or a program started by hand would run.
"""

import ast
import io
import json
import sys
import tokenize

COMPARISONS = {
    ast.Lt: "<=",
    ast.LtE: "<",
    ast.Gt: ">=",
    ast.GtE: ">",
    ast.Eq: "!=",
    ast.NotEq: "==",
    ast.Is: "is not",
    ast.IsNot: "is",
    ast.In: "not in",
    ast.NotIn: "in",
}
# A second slip, where the first may be harmless: the two sides taken the wrong way round.
REVERSED = {ast.Lt: ">", ast.LtE: ">=", ast.Gt: "<", ast.GtE: "<="}
OPERATORS = {
    ast.Add: "-",
    ast.Sub: "+",
    ast.Mult: "+",
    ast.Div: "*",
    ast.FloorDiv: "/",
    ast.Mod: "//",
    ast.Pow: "*",
    ast.LShift: ">>",
    ast.RShift: "<<",
    ast.BitAnd: "|",
    ast.BitOr: "&",
    ast.BitXor: "&",
}
TWINS = [
    ("min", "max"),
    ("any", "all"),
    ("bisect_left", "bisect_right"),
    ("insort_left", "insort_right"),
    ("heappush", "heappushpop"),
    ("append", "appendleft"),
    ("pop", "popleft"),
    ("floor", "ceil"),
    ("startswith", "endswith"),
    ("lower", "upper"),
]
# A deque has both ends; a list does not, and the slip would only be a wrong name.
ONE_WAY = {"append", "pop", "heappush"}
TWIN = {name: twin for pair in TWINS for name, twin in (pair, pair[::-1]) if name not in ONE_WAY}
# What these make of two arguments does not depend on their order.
SYMMETRIC = {"min", "max", "gcd", "lcm", "hypot", "isclose", "print", "TypeVar", "NewType", "cast"}
LOGGERS = {"log", "logger", "logging", "_log", "_logger", "warnings", "traceback"}
SETTLED = {"__slots__", "__all__", "__author__", "__version__", "__match_args__"}
TYPING = {"TypeVar", "ParamSpec", "TypeVarTuple", "NewType"}
# Of a thread or a task they are for people who debug.
UNSEEN_KEYWORDS = {"name", "daemon", "thread_name_prefix", "stacklevel"}
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)


class Text:
    """Where a node of the tree stands in the text."""

    def __init__(self, source):
        self.source = source
        self.lines = source.split("\n")
        self.starts = [0]
        for line in self.lines:
            self.starts.append(self.starts[-1] + len(line) + 1)
        self.tokens = [
            (self.starts[token.start[0] - 1] + token.start[1], self.starts[token.end[0] - 1] + token.end[1], token.string)
            for token in tokenize.generate_tokens(io.StringIO(source).readline)
            if token.type in (tokenize.OP, tokenize.NAME)
        ]

    def offset(self, line, column):
        """Columns of the tree count bytes of UTF-8."""
        return self.starts[line - 1] + len(self.lines[line - 1].encode("utf-8")[:column].decode("utf-8"))

    def span(self, node):
        return self.offset(node.lineno, node.col_offset), self.offset(node.end_lineno, node.end_col_offset)

    def operator(self, left, right):
        """Span of what stands between two operands, without parentheses; None when it cannot be told."""
        begin, end = self.span(left)[1], self.span(right)[0]
        inner = [token for token in self.tokens if begin <= token[0] and token[1] <= end and token[2] not in "()"]
        return (inner[0][0], inner[-1][1]) if inner else None


class Finder(ast.NodeVisitor):
    """Collects the edits (kind, start, end, to, scope)."""

    def __init__(self, text):
        self.text = text
        self.scope = []
        self.bindings = {}
        self.quiet = 0
        self.edits = []

    def replace(self, kind, node, to):
        self.put(kind, self.text.span(node), to)

    def put(self, kind, span, to):
        if span:
            self.edits.append((kind, span[0], span[1], to, ".".join(self.scope)))

    def code_of(self, node):
        begin, end = self.text.span(node)
        return self.text.source[begin:end]

    def visit_all(self, nodes):
        for node in nodes:
            self.visit(node)

    # Places

    def visit_FunctionDef(self, node):
        outer, self.bindings = self.bindings, count_bindings(node)
        self.scope.append(node.name)
        self.visit_all(node.args.defaults + [default for default in node.args.kw_defaults if default])
        self.visit_all(without_docstring(node.body))
        self.scope.pop()
        self.bindings = outer

    visit_AsyncFunctionDef = visit_FunctionDef

    def visit_ClassDef(self, node):
        self.scope.append(node.name)
        self.visit_all(without_docstring(node.body))
        self.scope.pop()

    def visit_Module(self, node):
        self.visit_all(without_docstring(node.body))

    def visit_Lambda(self, node):
        self.visit_all(node.args.defaults)
        self.visit(node.body)

    # Statements

    def visit_Assign(self, node):
        names = [target.id for target in node.targets if isinstance(target, ast.Name)]
        if any(name in SETTLED for name in names) or called_name(node.value) in TYPING:
            return
        again = any(self.bindings.get(name, 0) > 1 for name in names)
        if again or not all(isinstance(target, (ast.Name, ast.Tuple)) for target in node.targets):
            self.remove(node)
        self.visit_all(node.targets + [node.value])

    def visit_AnnAssign(self, node):
        if called_name(node.annotation) == "TypeAlias" or node.value is None:
            return
        if not isinstance(node.target, ast.Name):
            self.remove(node)
        self.visit_all([node.target, node.value])

    def visit_AugAssign(self, node):
        self.remove(node)
        self.swap_operator(node.op, node.target, node.value, "=")
        self.visit_all([node.target, node.value])

    def visit_Expr(self, node):
        value = node.value.value if isinstance(node.value, ast.Await) else node.value
        if isinstance(value, ast.Constant) or is_log(value):
            return
        self.remove(node)
        self.visit(node.value)

    def visit_Delete(self, node):
        self.remove(node)

    def visit_Raise(self, node):
        if called_name(node.exc) == "NotImplementedError":
            return
        self.remove(node)
        self.quiet += 1
        self.generic_visit(node)
        self.quiet -= 1

    def visit_Assert(self, node):
        pass

    def visit_Return(self, node):
        if node.value is None:
            self.remove(node)
            return
        if not isinstance(node.value, ast.Constant) or node.value.value not in (None, True, False):
            self.replace("return", node.value, "None")
        self.visit(node.value)

    def visit_Yield(self, node):
        if node.value is not None:
            if not isinstance(node.value, ast.Constant):
                self.replace("return", node.value, "None")
            self.visit(node.value)

    def visit_Break(self, node):
        self.replace("jump", node, "continue")

    def visit_Continue(self, node):
        self.replace("jump", node, "break")
        self.remove(node)

    def remove(self, node):
        self.replace("removal", node, "pass")

    # Conditions

    def visit_If(self, node):
        if called_name(node.test) == "TYPE_CHECKING":
            self.visit_all(node.orelse)
            return
        if isinstance(node.test, ast.Compare) and called_name(node.test.left) == "__name__":
            return
        self.force(node.test, "True", "False")
        self.generic_visit(node)

    def visit_While(self, node):
        # Forced to True it would only hang.
        self.force(node.test, "False")
        self.generic_visit(node)

    def visit_IfExp(self, node):
        self.force(node.test, "True", "False")
        self.generic_visit(node)

    def visit_comprehension(self, node):
        for test in node.ifs:
            self.force(test, "True")
        self.generic_visit(node)

    def force(self, test, *values):
        if isinstance(test, ast.Constant):
            return
        for value in values:
            self.replace("condition", test, value)
        plain = isinstance(test, ast.Compare) and len(test.ops) == 1 and type(test.ops[0]) not in REVERSED
        # Of these the negation comes about elsewhere.
        if not plain and not is_not(test):
            self.replace("condition", test, "not (" + self.code_of(test) + ")")

    # Expressions

    def visit_Compare(self, node):
        sides = [node.left] + node.comparators
        for op, left, right in zip(node.ops, sides, sides[1:]):
            span = self.text.operator(left, right)
            self.put("comparison", span, COMPARISONS[type(op)])
            if type(op) in REVERSED:
                self.put("comparison", span, REVERSED[type(op)])
        self.generic_visit(node)

    def visit_BoolOp(self, node):
        for left, right in zip(node.values, node.values[1:]):
            self.put("condition", self.text.operator(left, right), "or" if isinstance(node.op, ast.And) else "and")
        self.generic_visit(node)

    def visit_BinOp(self, node):
        self.swap_operator(node.op, node.left, node.right)
        self.generic_visit(node)

    def swap_operator(self, op, left, right, after=""):
        if type(op) in OPERATORS:
            self.put("operator", self.text.operator(left, right), OPERATORS[type(op)] + after)

    def visit_UnaryOp(self, node):
        if is_not(node) or isinstance(node.op, ast.USub):
            self.replace("condition" if is_not(node) else "operator", node, "(" + self.code_of(node.operand) + ")")
        self.generic_visit(node)

    def visit_Call(self, node):
        name = called_name(node.func)
        if is_log(node) or name in TYPING:
            return
        if name in TWIN:
            begin, end = self.text.span(node.func)
            self.put("call", (end - len(name), end), TWIN[name])
        if name not in SYMMETRIC and len(node.args) > 1:
            self.swap_arguments(node.args[0], node.args[1])
        self.visit(node.func)
        self.visit_all(node.args[1:] if name == "cast" else node.args)
        self.visit_all(keyword.value for keyword in node.keywords if keyword.arg not in UNSEEN_KEYWORDS)

    def swap_arguments(self, first, second):
        if isinstance(first, ast.Starred) or isinstance(second, ast.Starred):
            return
        begin, end = self.text.span(first)[0], self.text.span(second)[1]
        between = self.text.source[self.text.span(first)[1]:self.text.span(second)[0]]
        # With parentheses or a comment between them it is not that simple.
        if between.replace("\n", " ").strip() == ",":
            self.put("call", (begin, end), self.code_of(second) + between + self.code_of(first))

    def visit_Subscript(self, node):
        self.visit(node.value)
        if called_name(node.value) not in ("Literal", "Annotated", "Callable", "Generic"):
            self.visit(node.slice)

    def visit_JoinedStr(self, node):
        # Places within are wrong before Python 3.12.
        pass

    def visit_Constant(self, node):
        value, kind = node.value, type(node.value)
        if kind is bool:
            self.replace("constant", node, str(not value))
        elif kind is int:
            self.replace("constant", node, str(value + 1))
            if value > 0:
                self.replace("constant", node, str(value - 1))
        elif kind is float:
            self.replace("constant", node, repr(value + 1))
        elif kind in (str, bytes) and not self.quiet:
            self.replace("constant", node, repr(kind()) if value else repr("x" if kind is str else b"x"))


def without_docstring(body):
    first = body[0] if body else None
    is_text = isinstance(first, ast.Expr) and isinstance(first.value, ast.Constant) and isinstance(first.value.value, str)
    return body[1:] if is_text else body


def count_bindings(function):
    """How often each name is assigned or is a parameter in a function."""
    counts = {}
    for node in ast.walk(function):
        name = node.arg if isinstance(node, ast.arg) else None
        if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            name = node.id
        elif isinstance(node, (ast.Global, ast.Nonlocal)):
            # Bound elsewhere as well.
            counts.update((outer, counts.get(outer, 0) + 1) for outer in node.names)
        if name:
            counts[name] = counts.get(name, 0) + 1
    return counts


def called_name(node):
    """Last part of a dotted name, of what is called or subscripted too; None of anything else."""
    if isinstance(node, ast.Call):
        return called_name(node.func)
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else None


def is_not(node):
    return isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.Not)


def is_log(node):
    """Whether it is a call of a method of a logger."""
    if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
        return False
    return called_name(node.func.value) in LOGGERS


def shape(source):
    """What a program means, as text; None of one that does not compile."""
    try:
        tree = ast.parse(source)
        compile(tree, "mutant", "exec", dont_inherit=True)
        return ast.dump(tree)
    except (SyntaxError, ValueError):
        return None


def units(text):
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def list_mutants(source):
    tree = ast.parse(source)
    text = Text(source)
    finder = Finder(text)
    finder.visit(tree)
    known = {None, shape(source)}
    times = {}
    mutants = []
    for kind, start, end, to, scope in sorted(finder.edits, key=lambda edit: edit[1:3]):
        meaning = shape(source[:start] + to + source[end:])
        if meaning in known:
            continue
        known.add(meaning)
        line = source.count("\n", 0, start) + 1
        begin = text.starts[line - 1]
        facts = {"scope": scope, "code": text.lines[line - 1].strip(), "from": source[start:end], "to": to}
        key = tuple(facts.values())
        times[key] = times.get(key, 0) + 1
        place = {"line": line, "column": units(source[begin:start]) + 1}
        span = {"start": units(source[:start]), "end": units(source[:end])}
        mutants.append({"kind": kind, **facts, "nth": times[key], **place, **span})
    return mutants


def main():
    try:
        answer = {"mutants": list_mutants(sys.argv[1])}
    except (SyntaxError, ValueError, RecursionError) as error:
        answer = {"problem": str(error)}
    # ASCII only: the streams of other systems may not take more.
    sys.stdout.write(json.dumps(answer))


main()
