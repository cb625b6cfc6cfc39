"""The command line: which commands there are, and how one ends."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from typing import Final

from commands import asking, documents, serving
from commands.console import reader, say
from ontology.language import Bilingual, GwpError

_COMMANDS: Final = (*documents.COMMANDS, *asking.COMMANDS, *serving.COMMANDS)
_ABOUT: Final = "Work plans in, graph, tables and pages out."
_INTERRUPTED: Final = Bilingual("已中断", "interrupted")


def main(arguments: Sequence[str] | None = None) -> int:
    """Carry out one command.

    Returns
    -------
    int
        0 done, 1 the input was read and found wanting, 2 the call or the input cannot be used.
    """
    options = _parser().parse_args(arguments)
    try:
        code: int = options.run(options)
    except GwpError as error:
        say(error.say(reader()))
        return 2
    except BrokenPipeError:
        # Whoever reads has left; what is still buffered must not raise again at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except KeyboardInterrupt:
        say(_INTERRUPTED)
        return 130
    return code


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("gwp", description=_ABOUT)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    for row in _COMMANDS:
        about = row.run.__doc__
        command = commands.add_parser(row.name, help=about, description=about)
        command.set_defaults(run=row.run)
        row.add_options(command)
    return parser
