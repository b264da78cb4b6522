"""Pages that are generated, committed, and held against what would be generated now."""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING

import typer

if TYPE_CHECKING:
    from typer.core import TyperGroup

_WIDTH = 90


def stale_pages(pages: Mapping[str, str], folder: Path) -> list[str]:
    """The names of the pages whose file in ``folder`` is missing or holds something else."""
    return [name for name, text in pages.items() if not _holds(folder / name, text)]


def write_pages(pages: Mapping[str, str], folder: Path) -> None:
    """Write every page to ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, text in pages.items():
        (folder / name).write_text(text, encoding="utf-8")


def render_command_line(group: "TyperGroup", name: str) -> str:
    """The help texts of a program and its commands as Markdown, at a fixed width."""
    top = typer.Context(group, info_name=name, terminal_width=_WIDTH, max_content_width=_WIDTH)
    parts = [f"# The command line\n\nGenerated from `{name} --help`.\n\n{_fenced(top)}"]
    return "\n".join([*parts, *_commands(group, top)])


def _commands(group: "TyperGroup", parent: typer.Context) -> Iterator[str]:
    for key, command in group.commands.items():
        if not command.hidden:
            context = typer.Context(command, info_name=key, parent=parent)
            yield f"## {context.command_path}\n\n{_fenced(context)}"
            if isinstance(command, typer.core.TyperGroup):
                yield from _commands(command, context)


def _fenced(context: typer.Context) -> str:
    return f"```text\n{context.get_help().rstrip()}\n```\n"


def _holds(path: Path, text: str) -> bool:
    return path.is_file() and path.read_text(encoding="utf-8") == text
