"""Text in the two languages of the project, and the root of its error tree.

Every error that a reader can meet derives from `GwpError` and from the built-in that fits it:

    GwpError
    ├── ontology.UnknownConceptError (LookupError)  a word that no concept scheme knows
    ├── ontology.TangledBlankNodeError (ValueError) blank nodes without a canonical form
    ├── ontology.QueryHeadError      (ValueError)   a query file whose head lacks something
    ├── ontology.ReleasedError       (ValueError)   a version that is frozen with other content
    ├── ontology.LinkError           (ValueError)   a row of a link set that cannot be used
    ├── plans.PlanFormatError        (ValueError)   a document that holds no plan, or cannot be read
    ├── graph.IriError               (ValueError)   a base IRI that is not one
    ├── graph.DatasetError           (ValueError)   a dataset or RDF file that cannot be loaded
    ├── graph.UnknownNameError       (LookupError)  a unit, sector or measure that is not there
    ├── graph.QuerySyntaxError       (ValueError)   SPARQL that does not parse
    ├── graph.DocumentSyntaxError    (ValueError)   RDF that does not parse
    ├── graph.QueryRefusedError      (ValueError)   SPARQL that a setting forbids
    │   ├── graph.QueryTooLongError                 … because of its length
    │   └── graph.QueryForbiddenError               … because it would call another server
    ├── graph.QueryTimeoutError      (TimeoutError) SPARQL that took longer than its limit
    ├── graph.ResultTooLargeError    (ValueError)   an answer larger than its limit
    ├── graph.QueryFailedError       (RuntimeError) SPARQL that ended its worker process
    ├── graph.QueryCancelledError    (RuntimeError) SPARQL that somebody cancelled
    ├── graph.StoreError             (ConnectionError) a remote store that fails
    ├── graph.ServiceBusyError       (RuntimeError) more queries than the queue holds
    │   └── graph.TooManyRequestsError              … from one client
    ├── export.UnknownFormatError    (LookupError)  a format that is not in the table
    ├── export.MissingPackageError   (ImportError)  a package that a figure needs, not installed
    ├── export.MissingFontError      (LookupError)  no installed font has Chinese characters
    ├── web.RequestError             (ValueError)   a request that cannot be understood
    │   ├── web.BodyTooLargeError                   … because of its length
    │   ├── web.MediaTypeError                      … because of the type of its body
    │   └── web.NotAcceptableError                  … because no format is acceptable
    ├── web.NoGraphError             (LookupError)  a named graph that is not there
    ├── web.NoQueryError             (LookupError)  a query that does not run
    ├── web.WritingOffError          (PermissionError) a write where nobody may write
    ├── web.WriteTokenError          (PermissionError) a write without the token
    ├── web.SettingError             (ValueError)   a setting that has no such value
    └── commands.CommandError        (ValueError)   a command that cannot be carried out

An error carries its facts as attributes; the sentence is made when somebody reads it, in the
reader's language.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar, Final, Literal

Language = Literal["zh", "en"]
LANGUAGES: Final[tuple[Language, ...]] = ("zh", "en")


@dataclass(frozen=True, slots=True)
class Bilingual:
    """One text in Chinese and in English.

    >>> Bilingual(zh="任务", en="task").pick("en")
    'task'
    """

    zh: str
    en: str

    def pick(self, language: Language) -> str:
        """Return the text in `language`."""
        return self.zh if language == "zh" else self.en


class GwpError(Exception):
    """What went wrong, with its facts as attributes and one sentence in each language.

    A subclass sets `sentence`, a pair of `str.format` templates over the names of its attributes,
    and assigns those attributes in `__init__`. Attributes that are `Bilingual` themselves are
    rendered in the language of the sentence.

    >>> class NoSuchPlanError(GwpError):
    ...     sentence = Bilingual(zh="没有方案:{name}", en="no such plan: {name}")
    ...     def __init__(self, name: str) -> None:
    ...         self.name = name
    >>> print(NoSuchPlanError("x"))
    no such plan: x
    >>> NoSuchPlanError("x").say("zh")
    '没有方案:x'
    """

    sentence: ClassVar[Bilingual]

    def say(self, language: Language) -> str:
        """Return the sentence in `language`."""
        facts = {
            name: value.pick(language) if isinstance(value, Bilingual) else value
            for name, value in vars(self).items()
        }
        return self.sentence.pick(language).format(**facts)

    def __str__(self) -> str:
        return self.say("en")
