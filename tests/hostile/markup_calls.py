"""Every call of Textual and Rich that takes a string for markup, and what it is given.

Textual and Rich parse a string that is to be shown, unless it is made `Content` or `Text` before.
So a string may go to such a call only if it is written in the source; all else has to be of a type
that is not parsed. What is found here is found by reading the source: nothing is run.

`PARSING` and `PARSING_ATTRIBUTES` are data: add to them what else parses.
"""

from __future__ import annotations

import ast
from collections import defaultdict
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

ALL: Final = -1
"""Each positional argument is parsed."""

# By the name that is called: how many of the positional arguments are parsed. A keyword argument
# of `KEYWORDS` is parsed wherever it stands.
PARSING: Final[dict[str, int]] = {
    # Widgets
    **dict.fromkeys(("Static", "Label", "Button", "Checkbox", "RadioButton", "Link"), 1),
    **dict.fromkeys(("Tab", "TabPane", "Option", "Selection", "Tooltip", "ListItem"), 1),
    **dict.fromkeys(("OptionList", "SelectionList", "RadioSet", "Select", "Collapsible"), ALL),
    **dict.fromkeys(("Tree", "TreeNode", "Digits", "Toast", "Notification", "Markdown"), 1),
    # What is done to widgets
    **dict.fromkeys(("notify", "update", "set_label", "add_leaf", "replace_option_prompt"), 1),
    **dict.fromkeys(("add_option", "add_options", "set_options", "add_columns"), ALL),
    **dict.fromkeys(("replace_option_prompt_at_index", "with_tooltip", "update_cell"), ALL),
    # Content and Text
    **dict.fromkeys(("from_markup", "from_text", "render_str", "render_markup", "visualize"), 1),
    # The palette
    **dict.fromkeys(("SystemCommand", "Hit"), 2),
    **dict.fromkeys(("DiscoveryHit", "highlight"), 1),
    # Rich, whose strings are parsed by the console that they are drawn on
    **dict.fromkeys(("print", "add_row", "add_column", "Columns", "Group", "rule", "status"), ALL),
    **dict.fromkeys(("Panel", "Padding", "Align", "Prompt", "ask"), 1),
}
KEYWORDS: Final = frozenset(
    {"tooltip", "border_title", "border_subtitle", "title", "subtitle", "caption", "prompt"}
    | {"label", "header", "footer", "content", "message", "placeholder", "help"}
)
PARSING_ATTRIBUTES: Final = frozenset(
    {"border_title", "border_subtitle", "tooltip", "label", "title", "sub_title"}
)
PARSED_BASES: Final = frozenset({"Static", "Label", "Button"})
"""What `super().__init__()` parses in a class that is made of one of these."""

# A value of one of these is shown as it is.
SAFE_TYPES: Final = frozenset(
    {"Content", "Text", "Strip", "Segment", "int", "float", "None", "bool"}
)
SAFE_MAKERS: Final = frozenset({"Content", "Text", "len", "int", "plain"})
TRANSLATING: Final = frozenset({"_", "N_", "pgettext"})
"""What returns a translation of what is written in the source; a test sees to it that none of them
has a bracket where its message has none."""
SAFE_CLASS_METHODS: Final = frozenset(
    {("Content", "assemble"), ("Content", "styled"), ("Content", "blank"), ("Text", "assemble")}
)
# What is done to Content or Text comes to the same again.
KEEPING: Final = frozenset(
    {"stylize", "join", "truncate", "copy", "pad_left", "pad_right", "append", "expand_tabs"}
    | {"stylize_before", "right_crop", "rstrip"}
)


@dataclass(frozen=True)
class Given:
    """An argument that would be parsed if it were a string, and whether it is known to be safe."""

    place: str
    call: str
    argument: str
    is_safe: bool


@dataclass
class Project:
    """What the source says of names, of a module or of all: constants, types, what is assigned."""

    constants: dict[str, list[ast.expr]] = field(default_factory=lambda: defaultdict(list))
    returns: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    attributes: dict[str, set[str]] = field(default_factory=lambda: defaultdict(set))
    assigned: dict[str, list[tuple[ast.expr, ast.AST | None]]] = field(
        default_factory=lambda: defaultdict(list)
    )
    classes: dict[str, dict[str, str]] = field(default_factory=lambda: defaultdict(dict))
    functions: dict[ast.AST, ast.AST | None] = field(default_factory=dict)
    whole: Project | None = None
    """What all modules say, where this is one of them; its own word comes first."""

    def constant(self, name: str) -> list[ast.expr]:
        return self.constants.get(name) or (self.whole.constant(name) if self.whole else [])

    def result(self, name: str) -> set[str]:
        return self.returns.get(name) or (self.whole.result(name) if self.whole else set())

    def fields(self, name: str) -> dict[str, str]:
        return self.classes.get(name) or (self.whole.fields(name) if self.whole else {})

    def types(self, name: str) -> set[str]:
        return self.attributes.get(name) or (self.whole.types(name) if self.whole else set())

    def given(self, name: str) -> list[tuple[ast.expr, ast.AST | None]]:
        return self.assigned.get(name) or (self.whole.given(name) if self.whole else [])


def calls_in(folder: Path) -> list[Given]:
    """Return every argument that could be parsed, of all modules below `folder`."""
    trees = {path: ast.parse(path.read_text("utf-8")) for path in sorted(folder.rglob("*.py"))}
    whole = _known(trees.values(), None)
    return [
        given
        for path, tree in trees.items()
        for given in _given(tree, path.relative_to(folder).as_posix(), _known([tree], whole))
    ]


def calls_in_text(source: str, place: str = "tui/text.py") -> list[Given]:
    """Return every argument that could be parsed, of one module."""
    tree = ast.parse(source)
    return list(_given(tree, place, _known([tree], None)))


def _known(trees: Iterable[ast.Module], whole: Project | None) -> Project:
    project = Project(whole=whole)
    for tree in trees:
        for statement in tree.body:
            for name, value in _assigned_names(statement):
                project.constants[name].append(value)
        _look(tree, None, project)
    return project


def _look(node: ast.AST, function: ast.AST | None, project: Project) -> None:
    for child in ast.iter_child_nodes(node):
        within = function
        if isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef):
            project.returns[child.name].add(_type(child.returns))
            within = child
        elif isinstance(child, ast.ClassDef):
            project.returns[child.name].add(child.name)
            for statement in child.body:
                if isinstance(statement, ast.AnnAssign) and isinstance(statement.target, ast.Name):
                    annotation = _type(statement.annotation)
                    project.attributes[statement.target.id].add(annotation)
                    project.classes[child.name][statement.target.id] = annotation
                for name, value in _assigned_names(statement):
                    project.assigned[name].append((value, None))
        elif isinstance(child, ast.Assign):
            for target in child.targets:
                if isinstance(target, ast.Attribute):
                    project.assigned[target.attr].append((child.value, function))
        project.functions[child] = within
        _look(child, within, project)


def _assigned_names(statement: ast.stmt) -> Iterator[tuple[str, ast.expr]]:
    if isinstance(statement, ast.Assign):
        for target in statement.targets:
            if isinstance(target, ast.Name):
                yield target.id, statement.value
    elif (
        isinstance(statement, ast.AnnAssign)
        and isinstance(statement.target, ast.Name)
        and statement.value is not None
    ):
        yield statement.target.id, statement.value


def _type(annotation: ast.expr | None) -> str:
    """Return the name of a type, that of one item where it is a collection of them."""
    text = ast.unparse(annotation) if annotation is not None else "unknown"
    for wrapper in ("ClassVar", "Iterable", "Iterator", "Sequence", "list", "var", "reactive"):
        if text.startswith(f"{wrapper}[") and text.endswith("]"):
            return text.removeprefix(f"{wrapper}[").removesuffix("]")
    return text.removesuffix(" | None")


def _given(tree: ast.Module, place: str, project: Project) -> Iterator[Given]:
    owners = {
        child: node
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        for child in ast.walk(node)
    }
    for node in ast.walk(tree):
        function = project.functions.get(node)
        if isinstance(node, ast.Call):
            name = _called(node)
            if name == "__init__" and PARSED_BASES & {*_bases(owners.get(node))}:
                name = "Static"
            for argument in _parsed(node, name) if _can_draw(place, name) else ():
                yield Given(
                    f"{place}:{argument.lineno}",
                    name,
                    ast.unparse(argument),
                    _is_off(node, "markup") or _is_safe(argument, function, project),
                )
            if name in {"Console", "CleanConsole"} and not _is_off(node, "markup"):
                yield Given(f"{place}:{node.lineno}", name, "markup is on", is_safe=False)
        elif isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Attribute) and target.attr in PARSING_ATTRIBUTES:
                    yield Given(
                        f"{place}:{node.lineno}",
                        target.attr,
                        ast.unparse(node.value),
                        _is_safe(node.value, function, project),
                    )
        elif isinstance(node, ast.FunctionDef) and node.name == "render":
            is_safe = _type(node.returns) not in {"str", "unknown", "object", "Any"}
            yield Given(f"{place}:{node.lineno}", "render", _type(node.returns), is_safe)


def _can_draw(place: str, name: str) -> bool:
    """Return whether such a call is one of Textual's or Rich's in that module."""
    if place.startswith("tui/"):
        return True
    # What is drawn there is drawn on consoles that parse nothing, which is seen to as well.
    return name in {"print", "from_markup", "render_markup"} and place.startswith(
        ("cli/", "render/")
    )


def _called(call: ast.Call) -> str:
    if isinstance(call.func, ast.Attribute):
        return call.func.attr
    return call.func.id if isinstance(call.func, ast.Name) else ""


def _bases(owner: ast.ClassDef | None) -> Sequence[str]:
    return [ast.unparse(base).partition("[")[0] for base in owner.bases] if owner else ()


def _parsed(call: ast.Call, name: str) -> Iterator[ast.expr]:
    """Return the arguments that are parsed where the call does not say otherwise."""
    if name not in PARSING or _is_other(call, name):
        return
    count = PARSING[name]
    if name == "Hit":  # the first is a number
        yield from call.args[1:2]
    else:
        yield from call.args if count == ALL else call.args[:count]
    for keyword in call.keywords:
        if keyword.arg in KEYWORDS or keyword.arg is None:
            yield keyword.value


def _is_other(call: ast.Call, name: str) -> bool:
    """Return whether the name is another one's: Python's own print, the update of a dict."""
    if isinstance(call.func, ast.Name):
        return name in {"print", "update", "highlight", "rule", "status", "ask", "visualize"}
    receiver = ast.unparse(call.func.value) if isinstance(call.func, ast.Attribute) else ""
    if name == "status":
        return receiver == "vocabulary"
    if name == "update":
        others = {"meta", "known", "changes", "console.options", "_CHOSEN"}
        return receiver in others or not call.args
    return name == "notify" and receiver.endswith("_changed")


def _is_off(call: ast.Call, option: str) -> bool:
    return any(
        keyword.arg == option
        and isinstance(keyword.value, ast.Constant)
        and keyword.value.value is False
        for keyword in call.keywords
    )


def _is_safe(  # noqa: C901 - a case for each kind of node
    node: ast.expr, function: ast.AST | None, project: Project, depth: int = 0
) -> bool:
    """Return whether a value is written in the source, or of a type that is not parsed."""
    if depth > 8:  # it goes in a circle
        return False

    def safe(one: ast.expr) -> bool:
        return _is_safe(one, function, project, depth + 1)

    match node:
        case ast.Constant():
            return True
        case ast.JoinedStr(values=values):
            return all(map(safe, values))
        case (
            ast.FormattedValue(value=value)
            | ast.Starred(value=value)
            | ast.Subscript(value=value)
            | ast.GeneratorExp(elt=value)
            | ast.ListComp(elt=value)
        ):
            return safe(value)
        case ast.Tuple(elts=parts) | ast.List(elts=parts) | ast.BoolOp(values=parts):
            return all(map(safe, parts))
        case ast.Dict(values=parts):
            return all(map(safe, parts))
        case ast.IfExp(body=body, orelse=other) | ast.BinOp(left=body, right=other):
            return safe(body) and safe(other)
        case ast.Name(id=name):
            return _is_safe_name(name, function, project, depth)
        case ast.Attribute(value=ast.Name(id=owner), attr=name) if fields := project.fields(
            _annotation(owner, function)
        ):
            return fields.get(name) in SAFE_TYPES
        case ast.Attribute(attr=name):
            return _is_safe_attribute(name, project, depth)
        case ast.Call():
            return _is_safe_call(node, function, project, depth)
    return False


def _is_safe_call(call: ast.Call, function: ast.AST | None, project: Project, depth: int) -> bool:
    name = _called(call)
    if isinstance(call.func, ast.Attribute):
        receiver = call.func.value
        if (ast.unparse(receiver), name) in SAFE_CLASS_METHODS:
            return True
        if name in KEEPING:
            return not isinstance(receiver, ast.Constant) and _is_safe(
                receiver, function, project, depth + 1
            )
    if name == "map" and call.args:
        return ast.unparse(call.args[0]) in SAFE_MAKERS
    if name in SAFE_MAKERS:
        return True
    if name in TRANSLATING:
        return all(isinstance(one, ast.Constant) and "[" not in str(one.value) for one in call.args)
    return bool(project.result(name)) and project.result(name) <= SAFE_TYPES


def _is_safe_name(name: str, function: ast.AST | None, project: Project, depth: int) -> bool:
    if function is not None:
        found = [value for node in ast.walk(function) for value in _values_of(name, node)]
        if annotation := _annotation(name, function):
            return annotation in SAFE_TYPES
        if found:
            return all(_is_safe(value, function, project, depth + 1) for value in found)
    values = project.constant(name)
    return bool(values) and all(_is_safe(value, None, project, depth + 1) for value in values)


def _annotation(name: str, function: ast.AST | None) -> str:
    """Return the type of an argument of the function, "" where it has none of that name."""
    if not isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef):
        return ""
    arguments = (*function.args.args, *function.args.kwonlyargs)
    return next((_type(one.annotation) for one in arguments if one.arg == name), "")


def _values_of(name: str, node: ast.AST) -> Iterator[ast.expr]:
    """Return what a statement makes of a name."""
    if isinstance(node, ast.For | ast.comprehension):
        targets, value = [node.target], node.iter
    elif isinstance(node, ast.Assign):
        targets, value = node.targets, node.value
    elif isinstance(node, ast.AnnAssign | ast.NamedExpr | ast.AugAssign) and node.value:
        targets, value = [node.target], node.value
    else:
        return
    for target in targets:
        if any(isinstance(one, ast.Name) and one.id == name for one in ast.walk(target)):
            yield value


def _is_safe_attribute(name: str, project: Project, depth: int) -> bool:
    """Return whether everything of that name is: annotated so, or given nothing else."""
    types, given = project.types(name), project.given(name)
    if not types and not given:
        return False
    if types:
        return types <= SAFE_TYPES or (
            types <= {"str"}
            and bool(given)
            and all(_is_safe(value, where, project, depth + 1) for value, where in given)
        )
    return all(_is_safe(value, where, project, depth + 1) for value, where in given)
