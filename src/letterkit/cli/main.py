"""The beginning and the end of a run: the commands by name, and the one place that turns errors into exit codes.

Commands are imported when they are called, so that `letterkit --version` costs nothing else.
"""

from __future__ import annotations

import contextlib
import importlib
import os
import sys
from typing import Any, Final

import click

from letterkit import interrupts
from letterkit.cli import spoken, streams
from letterkit.cli.command_words import in_spoken_language, usage_message
from letterkit.disk import temporary_folders
from letterkit.errors import LetterkitError, did_you_mean
from letterkit.version import __version__
from letterkit.wording import say, say_list, say_worded, worded

COMMANDS: Final = {
    "new": worded("Start a letter: answer questions, one after another."),
    "edit": worded("Go on with a letter."),
    "check": worded("Say what a letter lacks before it is sent."),
    "render": worded("Write the letter as DOCX, PDF, HTML, Markdown …"),
    "preview": worded("Show the letter in the terminal."),
    "explain": worded("Say why a rule exists, and how to put right what it finds."),
    "templates": worded("The kinds of letter there are."),
    "norms": worded("What a letter can invoke: treaties, resolutions, declarations."),
    "signatories": worded("Who signs: from a table into the letter, and back."),
    "profile": worded("What your organisation writes in every letter, asked once."),
    "words": worded("The words that you spell as no dictionary does."),
    "doctor": worded("Say what is installed, what is missing, and what a file gives away."),
    "letterhead": worded("The Word file that your letters take their look from."),
    "schema": worded("Print the JSON Schema of the draft file."),
}
"""The commands, each with what it does in one line; each has a module of its name here."""
_PLAIN: Final = "--plain"
EXIT_FINDINGS: Final = 1
EXIT_COULD_NOT: Final = 2
EXIT_INTERRUPTED: Final = 130


class _Commands(click.Group):
    """A group whose commands are imported when they are called."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = getattr(importlib.import_module(f"letterkit.cli.{cmd_name}"), cmd_name)
        assert isinstance(command, click.Command)
        command.short_help = COMMANDS[cmd_name]  # for the completion of the shell
        return in_spoken_language(command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            hint = did_you_mean(args[0], COMMANDS) or say("There are: {names}.", names=say_list([*COMMANDS]))
            raise click.UsageError(say("There is no command ‘{name}’. {hint}", name=args[0], hint=hint), ctx)
        name, command, rest = super().resolve_command(ctx, args)
        takes_plain = command is not None and any(option.name == "plain" for option in command.params)
        return name, command, [_PLAIN, *rest] if takes_plain and ctx.params.get("plain") else rest

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(say("Commands")):
            formatter.write_dl([(name, say_worded(text)) for name, text in COMMANDS.items()])


@click.command(
    cls=_Commands,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    invoke_without_command=False,
    epilog=worded("Start with: letterkit new      Help for one command: letterkit render --help"),
)
@click.option(_PLAIN, is_flag=True, help=worded("Ask line by line, without line editing; alone, from the menu."))
@click.version_option(__version__, message="letterkit %(version)s")
def cli(plain: bool) -> None:
    """Drafting assistant for advocacy letters: answer questions, hold a letter that says what was meant.

    Nothing you write leaves this computer.
    """


def main() -> None:
    """Run the command line and end the process with the exit code of the contract: 0, 1, 2 or 130."""
    streams.open_closed()
    streams.speak_utf8()
    interrupts.install_handlers(temporary_folders.clear)
    _leave(run(sys.argv[1:]))


def _leave(code: int) -> None:
    """End the process without taking the interpreter apart first, which takes as long as reading a letter.

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
    """Run one command and return its exit code. Nothing a user can cause ends in a traceback."""
    try:
        spoken.speak_for_command(arguments)
        at_start = arguments == [_PLAIN] or (not arguments and streams.both_terminals())
        code = _start(plain=arguments == [_PLAIN]) if at_start else _command(arguments)
        sys.stdout.flush()
        return code
    except BrokenPipeError:  # a reader that has closed our output, as `head` does; 1 would be findings
        return 0
    except LetterkitError as error:
        from letterkit.cli.reports.privacy import problems_to_print

        _print_error("\n".join(str(problem) for problem in problems_to_print(error)))
        return error.exit_code
    except (click.exceptions.Abort, KeyboardInterrupt):
        _print_error(f"\n{say('Stopped.')}")
        return EXIT_INTERRUPTED
    except click.ClickException as error:
        _print_usage_error(error)
        return EXIT_COULD_NOT
    except SystemExit:  # click's answer to a broken pipe
        return 0
    except OSError as error:
        if os.environ.get("LETTERKIT_DEBUG"):
            raise
        _print_error(_system_refusal(error))
        return EXIT_COULD_NOT
    except Exception as error:
        if os.environ.get("LETTERKIT_DEBUG"):
            raise
        message = say(
            "letterkit has a fault and had to stop ({kind}). Your draft is as it was last saved.",
            kind=type(error).__name__,
        )
        hint = say("Please report it with the command you used; LETTERKIT_DEBUG=1 shows the details.")
        _print_error(f"{message}\n  {hint}")
        return EXIT_COULD_NOT


def _start(*, plain: bool) -> int:
    from letterkit.cli import faces
    from letterkit.cli.start import start

    return start(faces.console_for(plain), plain=plain)


def _command(arguments: list[str]) -> int:
    try:
        result: Any = in_spoken_language(cli).main(args=arguments, prog_name="letterkit", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        click.echo(error.format_message())
        return 0
    return result if isinstance(result, int) else 0


def _system_refusal(error: OSError) -> str:
    """Return what the system refused, where no command has better words: a file by its name, else what is printed."""
    why = error.strerror or type(error).__name__
    if error.filename is not None:
        message = say("The system refuses to read or write this ({why}).", why=why)
        return f"{error.filename}: {message}\n  {say('Check that you may open it.')}"
    message = say("What letterkit prints cannot be written ({why}).", why=why)
    return f"{message}\n  {say('Look at what stands behind > or | in your command.')}"


def _print_usage_error(error: click.ClickException) -> None:
    _print_error(usage_message(error))
    context = getattr(error, "ctx", None)
    if context is not None:
        _print_error("  " + say("See `{command} --help`.", command=context.command_path))


def _print_error(text: str) -> None:
    with contextlib.suppress(OSError):  # it may be closed
        click.echo(text, err=True)
