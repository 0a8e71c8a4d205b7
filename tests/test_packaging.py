"""What pyproject.toml promises: everything that the program needs is declared, shipped and checked."""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest

import netwerk_tui

REPOSITORY = Path(__file__).parents[1]
DRIVERS = {"psycopg"}
"""Of the optional extra `postgresql`: SQLAlchemy imports it by the name in the URL."""


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    return tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))


def imported_packages(directory: Path) -> set[str]:
    found: set[str] = set()
    for path in directory.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Import):
                found |= {alias.name.partition(".")[0] for alias in node.names}
            elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
                found.add(node.module.partition(".")[0])
    return found


def distribution_names(requirements: list[str]) -> set[str]:
    return {re.split(r"[^A-Za-z0-9._-]", requirement, maxsplit=1)[0].lower() for requirement in requirements}


def test_every_package_that_the_program_imports_is_declared(project: dict[str, Any]) -> None:
    extras = project["project"]["optional-dependencies"].values()
    declared = distribution_names([*project["project"]["dependencies"], *(each for extra in extras for each in extra)])
    distributions = packages_distributions()
    imported = imported_packages(REPOSITORY / "netwerk_tui") | imported_packages(REPOSITORY / "migrations")
    foreign = imported - set(sys.stdlib_module_names) - {"netwerk_tui"} - DRIVERS
    undeclared = {name for name in foreign if not declared & {each.lower() for each in distributions.get(name, [])}}
    assert undeclared == set()


def test_the_version_is_told_alike_everywhere(project: dict[str, Any]) -> None:
    assert netwerk_tui.__version__ == project["project"]["version"]


def test_the_migrations_travel_inside_the_package(project: dict[str, Any]) -> None:
    targets = project["tool"]["hatch"]["build"]["targets"]
    assert targets["wheel"]["force-include"]["migrations"] == "netwerk_tui/migrations"
    assert "migrations" in targets["sdist"]["include"]


def test_compiled_catalogs_are_not_ignored_by_git() -> None:
    ignored = (REPOSITORY / ".gitignore").read_text(encoding="utf-8").split()
    assert not [pattern for pattern in ignored if Path("locale/nl/netwerk.mo").match(pattern)]


def test_every_directory_with_source_is_type_checked(project: dict[str, Any]) -> None:
    directories = {path.parent.name for path in REPOSITORY.glob("[!.]*/*.py")}
    assert directories == set(project["tool"]["mypy"]["files"])
