"""The house: short files, one-way imports, no Qt in the facilitator, everything documented."""

from __future__ import annotations

import ast
import subprocess
from pathlib import Path

from tests.conftest import ROOT

FILES_AT_MOST = 300
FUNCTIONS_AT_MOST = 50
CODE = ("facilitator", "ui", "commands", "screens", "bench", "scripts", "tests", "resources")


def source(*folders: str, endings: tuple[str, ...] = (".py",)) -> list[Path]:
    """The project's own source files in some folders."""
    found = [path for folder in folders for path in (ROOT / folder).rglob("*")]
    return sorted(path for path in [*found, ROOT / "main.py"]
                  if path.suffix in endings and "node_modules" not in path.parts)


def name(path: Path) -> str:
    return str(path.relative_to(ROOT))


def test_no_file_is_longer_than_300_lines():
    endings = (".py", ".js", ".css", ".html", ".j2")
    long = {name(path): lines for path in source(*CODE, endings=endings)
            if (lines := len(path.read_text("utf-8").splitlines())) > FILES_AT_MOST}
    assert long == {}


def test_no_function_is_longer_than_50_lines():
    long = {}
    for path in source(*CODE):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                lines = (node.end_lineno or node.lineno) - node.lineno + 1
                if lines > FUNCTIONS_AT_MOST:
                    long[f"{name(path)}:{node.name}"] = lines
    assert long == {}


def test_the_facilitator_imports_no_qt():
    guilty = []
    for path in source("facilitator"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            modules = [alias.name for alias in node.names] if isinstance(node, ast.Import) else []
            if isinstance(node, ast.ImportFrom):
                modules = [node.module or ""]
            guilty += [name(path) for one in modules if one.split(".")[0] in {"PySide6", "ui"}]
    assert guilty == []


def test_imports_run_one_way():
    done = subprocess.run(
        [ROOT / ".venv/bin/lint-imports"] if (ROOT / ".venv/bin/lint-imports").exists()
        else ["lint-imports"], cwd=ROOT, capture_output=True, text=True, check=False,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_everything_public_says_what_it_is_for():
    silent = []
    for path in source("facilitator", "ui", "commands"):
        tree = ast.parse(path.read_text("utf-8"))
        if not ast.get_docstring(tree):
            silent.append(name(path))
        for node in tree.body:
            if (
                isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef)
                and not node.name.startswith("_")
                and not ast.get_docstring(node)
            ):
                silent.append(f"{name(path)}:{node.name}")
    assert silent == []


def test_no_module_rebinds_its_own_names():
    """Module-level state that functions change; a memo of a pure function is not that."""
    guilty = [name(path) for path in source("facilitator", "ui", "commands")
              for node in ast.walk(ast.parse(path.read_text("utf-8")))
              if isinstance(node, ast.Global)]
    assert guilty == []


def kind_folders() -> list[str]:
    folders = (ROOT / "facilitator" / "activities").glob("*/__init__.py")
    return sorted(path.parent.name for path in folders if "KIND" in path.read_text("utf-8"))


def test_nobody_imports_a_kind_but_the_kind_itself():
    kinds = kind_folders()
    guilty = []
    for path in source("facilitator", "ui", "commands"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            module = node.module if isinstance(node, ast.ImportFrom) else None
            if not module or not module.startswith("facilitator.activities."):
                continue
            kind = module.split(".")[2]
            if kind in kinds and kind not in path.parts and path.stem != kind:
                guilty.append(f"{name(path)} imports {module}")
    assert len(kinds) >= 7
    assert guilty == []
