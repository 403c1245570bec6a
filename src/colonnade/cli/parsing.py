"""The command line as a person may type it: the same three options everywhere, help and refusals in both languages."""

import argparse
import difflib
import re
from collections.abc import Iterable, Mapping
from functools import partial
from typing import Any, NoReturn

from colonnade.cli.answers import say
from colonnade.cli.faults import Stopped
from colonnade.cli.languages import LANGUAGES
from colonnade.words.calls import help_of

FORMATS = ("text", "json")
_FAULTS: Mapping[str, re.Pattern[str]] = {
    "calls.missing": re.compile(r"the following arguments are required: (?P<names>.+)"),
    "calls.unknown_argument": re.compile(r"unrecognized arguments: (?P<names>.+)", re.DOTALL),
    "calls.not_a_choice": re.compile(
        r"argument (?P<option>.+?): invalid choice: '?(?P<given>.*?)'? \(choose from (?P<choices>.+)\)", re.DOTALL
    ),
    "calls.needs_a_value": re.compile(r"argument (?P<option>.+?): expected .*argument.*"),
    "calls.takes_no_value": re.compile(r"argument (?P<option>.+?): ignored explicit argument '?(?P<given>.*?)'?"),
}


class _Help(argparse.HelpFormatter):
    def __init__(self, prog: str, language: str) -> None:
        super().__init__(prog)
        self._language = language

    def add_usage(
        self,
        usage: str | None,
        actions: Iterable[argparse.Action],
        groups: Iterable[Any],
        prefix: str | None = None,
    ) -> None:
        super().add_usage(usage, actions, groups, help_of("usage", self._language) if prefix is None else prefix)


class Parser(argparse.ArgumentParser):
    """A command or a family of commands, in ``language``; a call that is wrong stops it with one sentence."""

    def __init__(self, *, language: str = "en", does: str = "", **said: Any) -> None:
        """Describe the command ``does`` by its name in ``words``; let it take --help, --lang and --format."""
        super().__init__(
            add_help=False,
            allow_abbrev=False,
            formatter_class=partial(_Help, language=language),
            description=help_of(does, language) if does else None,
            **said,
        )
        self.language = language
        self._commands: argparse._SubParsersAction[Parser] | None = None
        self._positionals.title = help_of("positionals", language)
        self._optionals.title = help_of("options", language)
        self.option("-h", "--help", help="help", action="help", default=argparse.SUPPRESS)
        self.option("--lang", help="lang", choices=LANGUAGES, default=argparse.SUPPRESS)
        self._format = self.add_argument(
            "--format", help=help_of("format", language), choices=FORMATS, default=argparse.SUPPRESS
        )

    def option(self, *names: str, help: str, **said: Any) -> None:  # noqa: A002 -- argparse's own word
        """Let the command take an argument, whose help is named in ``words``."""
        self.add_argument(*names, help=help_of(help, self.language), **said)

    def also_as(self, *forms: str, help: str) -> None:  # noqa: A002 -- as above
        """Let the command answer in more forms than text and JSON."""
        self._format.choices = (*FORMATS, *forms)
        self._format.help = help_of(help, self.language)

    def family(self, metavar: str) -> None:
        """The command is a family: one of its commands must follow."""
        self._commands = self.add_subparsers(required=True, metavar=metavar, dest=metavar.lower())

    def command(self, name: str, does: str, **defaults: Any) -> "Parser":
        """Return the parser of the family's command ``name``."""
        assert self._commands is not None
        made = self._commands.add_parser(name, help=help_of(does, self.language), language=self.language, does=does)
        made.set_defaults(named=does.replace(" ", "-"), **defaults)
        return made

    def error(self, message: str) -> NoReturn:
        """Stop with the sentence for what argparse found; whatever it may find more is quoted."""
        code, facts = next(
            ((code, found.groupdict()) for code, form in _FAULTS.items() if (found := form.fullmatch(message))),
            ("calls.wrong", {"reason": message}),
        )
        if self._commands is not None and (code == "calls.missing" or self._is_command(facts)):
            code, facts = _no_such_command(code, facts, list(self._commands.choices))
        plain = {name: fact.replace("'", "") if name == "choices" else fact for name, fact in facts.items()}
        raise Stopped(code, before=self.prog, **plain)

    def _is_command(self, facts: Mapping[str, str]) -> bool:
        return self._commands is not None and facts.get("option") == self._commands.metavar

    def _print_message(self, message: str, file: Any = None) -> None:
        """Help and version leave as answers do."""
        del file
        say(message)


def _no_such_command(code: str, facts: Mapping[str, str], names: list[str]) -> tuple[str, dict[str, str]]:
    choices = ", ".join(names)
    if code == "calls.missing":
        return "calls.no_command", {"choices": choices}
    given = facts["given"]
    near = difflib.get_close_matches(given, names, n=1, cutoff=0.5)
    if near:
        return "calls.mistyped_command", {"given": given, "nearest": near[0]}
    return "calls.unknown_command", {"given": given, "choices": choices}
