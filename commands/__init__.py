"""The commands of ``gwp``: each module has some, with the function that adds their options."""

from commands.errors import CommandError
from commands.line import main

__all__ = ["CommandError", "main"]
