"""Where a run begins and ends: the commands by name, and the one place that turns errors into exit codes.

Commands are imported when they are called, so that `letterkit --version` costs nothing else.
"""

from __future__ import annotations

import contextlib
import gc
import importlib
import os
import sys
from typing import Any

import click

from letterkit import __version__, interrupts
from letterkit.cli import streams
from letterkit.disk import temporary_folders
from letterkit.errors import LetterkitError, nearest

COMMANDS: dict[str, tuple[str, str]] = {
    "new": ("letterkit.cli.write:new", "Start a letter: answer questions, one after another."),
    "edit": ("letterkit.cli.write:edit", "Go on with a letter."),
    "check": ("letterkit.cli.check:check", "Say what a letter lacks before it is sent."),
    "render": ("letterkit.cli.render:render", "Write the letter as DOCX, PDF, HTML, Markdown …"),
    "preview": ("letterkit.cli.preview:preview", "Show the letter in the terminal."),
    "explain": ("letterkit.cli.explain:explain", "Say why a rule exists, and how to put right what it finds."),
    "templates": ("letterkit.cli.templates:templates", "The kinds of letter there are."),
    "norms": ("letterkit.cli.norms:norms", "What a letter can invoke: treaties, resolutions, declarations."),
    "signatories": ("letterkit.cli.signatories:signatories", "Who signs: from a table into the letter, and back."),
    "profile": ("letterkit.cli.profile:profile", "What your organisation writes in every letter, asked once."),
    "doctor": ("letterkit.cli.doctor:doctor", "Say what is installed, what is missing, and what a file gives away."),
    "letterhead": ("letterkit.cli.letterhead:letterhead", "The Word file that your letters take their look from."),
    "schema": ("letterkit.cli.schema:schema", "Print the JSON Schema of the draft file."),
}

_KEPT = 50_000
"""Objects that may be made before Python looks for some that nobody needs."""
EXIT_FINDINGS = 1
EXIT_COULD_NOT = 2
EXIT_INTERRUPTED = 130


class _Commands(click.Group):
    """Commands that are imported when somebody calls them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        module, name = COMMANDS[cmd_name][0].split(":")
        found = getattr(importlib.import_module(module), name)
        assert isinstance(found, click.Command)
        return found

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            near = nearest(args[0], COMMANDS)
            hint = f"Did you mean ‘{near}’?" if near else f"There are: {', '.join(COMMANDS)}."
            raise click.UsageError(f"There is no command ‘{args[0]}’. {hint}", ctx)
        return super().resolve_command(ctx, args)

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Commands"):
            formatter.write_dl([(name, words) for name, (_, words) in COMMANDS.items()])


@click.command(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    invoke_without_command=False,
    epilog="Start with: letterkit new      Help for one command: letterkit render --help",
)
@click.version_option(__version__, message="letterkit %(version)s")
def cli() -> None:
    """Drafting assistant for advocacy letters: answer questions, hold a letter that says what was meant.

    Nothing you write leaves this computer.
    """


def main() -> None:
    """Runs the command line and ends the process with the exit code of the contract: 0, 1, 2 or 130."""
    gc.set_threshold(_KEPT)  # what a run makes while it starts, it keeps
    streams.open_closed()
    streams.speak_utf8()
    interrupts.install_handlers(temporary_folders.clear)
    _leave(run(sys.argv[1:]))


def _leave(code: int) -> None:
    """Ends the process without taking the interpreter apart first, which takes as long as reading a letter.

    By now every file is written and closed, and every program that was started has ended. A signal that ended the run
    ends the process too.
    """
    with contextlib.suppress(OSError):
        sys.stderr.flush()
    temporary_folders.clear()
    if number := interrupts.received_signal():
        interrupts.end_by_signal(number)
    os._exit(code)


def run(arguments: list[str]) -> int:
    """Runs one command and returns its exit code. Nothing a user can cause ends in a traceback."""
    try:
        code = _begin() if not arguments and streams.both_terminals() else _called(arguments)
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # a reader that has closed our output, as `head` does; 1 would be findings
        return 0
    except LetterkitError as error:
        from letterkit.cli.reports.privacy import problems_to_print

        _say("\n".join(str(problem) for problem in problems_to_print(error)))
        return error.exit_code
    except click.exceptions.Abort:
        _say("\nStopped.")
        return EXIT_INTERRUPTED
    except KeyboardInterrupt:
        _say("\nStopped.")
        return EXIT_INTERRUPTED
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        return 0
    except click.ClickException as error:
        _usage(error)
        return EXIT_COULD_NOT
    except SystemExit:  # click's answer to a broken pipe
        return 0
    except OSError as error:
        if os.environ.get("LETTERKIT_DEBUG"):
            raise
        _say(_refused(error))
        return EXIT_COULD_NOT
    except Exception as error:
        if os.environ.get("LETTERKIT_DEBUG"):
            raise
        _say(
            f"letterkit has a fault and had to stop ({type(error).__name__}). Your draft is as it was last saved.\n"
            "  Please report it with the command you used; LETTERKIT_DEBUG=1 shows the details."
        )
        return EXIT_COULD_NOT


def _begin() -> int:
    from letterkit.cli.start import start
    from letterkit.faces.plain.console import console

    return start(console())


def _called(arguments: list[str]) -> int:
    result: Any = cli.main(args=arguments, prog_name="letterkit", standalone_mode=False)
    return result if isinstance(result, int) else 0


def _refused(error: OSError) -> str:
    """What the system refused, where no command has better words: a file by its name, else what is printed."""
    why = error.strerror or type(error).__name__
    if error.filename is not None:
        return f"{error.filename}: The system refuses to read or write this ({why}).\n  Check that you may open it."
    return f"What letterkit prints cannot be written ({why}).\n  Look at what stands behind > or | in your command."


def _usage(error: click.ClickException) -> None:
    _say(error.format_message())
    context = getattr(error, "ctx", None)
    if context is not None:
        _say(f"  See `{context.command_path} --help`.")


def _say(text: str) -> None:
    with contextlib.suppress(OSError):  # nobody may be there to read it
        click.echo(text, err=True)
