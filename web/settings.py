"""Every setting of the server: one table for flags, variables, defaults and documentation."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

from graph.iris import DEFAULT_BASE, check_base
from graph.service.limits import SERVICE_SETTINGS, Limits
from ontology.language import Bilingual, GwpError


class SettingError(GwpError, ValueError):
    """A setting that has no such value."""

    sentence = Bilingual(
        zh="设置 {name} 不能是“{value}”：{reason}", en="{name} cannot be {value!r}: {reason}"
    )

    def __init__(self, name: str, value: str, reason: Bilingual) -> None:
        self.name = name
        self.value = value
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting: a flag ``--name`` and a variable ``GWP_NAME``, with its default and meaning.

    A setting whose default is ``False`` is a switch: ``--name`` or ``--name on`` turns it on.
    """

    name: str
    default: str | int | float | bool
    meaning: Bilingual
    is_secret: bool = False

    @property
    def flag(self) -> str:
        """The flag of the command line."""
        return f"--{self.name.replace('_', '-')}"

    @property
    def variable(self) -> str:
        """The environment variable."""
        return f"GWP_{self.name.upper()}"

    @property
    def is_switch(self) -> bool:
        """Whether the setting is on or off."""
        return isinstance(self.default, bool)

    @property
    def shown_default(self) -> str:
        """The default for people."""
        return {"": "—", "False": "off"}.get(str(self.default), str(self.default))


MEMORY: Final = "memory"
SETTINGS: Final[tuple[Setting, ...]] = (
    Setting("host", "127.0.0.1", Bilingual("监听地址", "address to listen on")),
    Setting("port", 8000, Bilingual("监听端口", "port to listen on")),
    Setting(
        "base_iri", DEFAULT_BASE, Bilingual("资源 IRI 的前缀", "what resource IRIs begin with")
    ),
    Setting(
        "write_token",
        "",
        Bilingual("写入口令，空则不可写", "token for writing; nobody may write without one"),
        is_secret=True,
    ),
    Setting(
        "store",
        MEMORY,
        Bilingual(
            "存储：memory、文件夹，或另一 SPARQL 端点的网址",
            "where the data are: memory, a folder, or the URL of another SPARQL endpoint",
        ),
    ),
    Setting(
        "update_url",
        "",
        Bilingual("另一端点接受更新的网址", "where that other endpoint takes updates"),
    ),
    Setting(
        "query_log",
        "",
        Bilingual(
            "查询日志文件，- 为标准错误", "file for a JSON line per query; - for standard error"
        ),
    ),
    Setting("store_user", "", Bilingual("另一端点的用户名", "user name for that other endpoint")),
    Setting(
        "store_password",
        "",
        Bilingual("另一端点的口令", "password for that other endpoint"),
        is_secret=True,
    ),
    Setting(
        "service_allow",
        "",
        Bilingual(
            "查询可用 SERVICE 访问的网址前缀，空格分隔，空则不可访问",
            "beginnings of the addresses that queries may call with SERVICE, separated by spaces; "
            "none if empty",
        ),
    ),
    Setting(
        "service_timeout_s",
        10.0,
        Bilingual("一次 SERVICE 调用最多用多少秒", "seconds that one SERVICE call may take"),
    ),
    Setting(
        "cors_origins",
        "",
        Bilingual(
            "可从浏览器跨域访问的来源，空格分隔，* 为任何来源，空则均不可",
            "origins whose scripts may read from here, separated by spaces; * for any; none if "
            "empty",
        ),
    ),
    Setting(
        "mcp",
        False,
        Bilingual(
            "在 /mcp 为语言模型提供工具（只读，限制相同）",
            "tools for language models at /mcp, read-only and under the same limits",
        ),
    ),
    Setting(
        "documents",
        "",
        Bilingual(
            "保存上传文件与更正的文件夹，空则不接收更正",
            "folder that keeps corrections and documents that were sent; without it none are taken",
        ),
    ),
    Setting(
        "upload_bytes",
        0,
        Bilingual(
            "上传的文件最多多少字节，0 为不接收文件",
            "bytes that a document sent to the server may have; 0 takes no documents",
        ),
    ),
    *(Setting(row.name, row.default, row.meaning) for row in SERVICE_SETTINGS),
)
"""Every setting, in the order of the documentation."""


@dataclass(frozen=True, slots=True)
class Settings:
    """The settings of one server."""

    host: str = "127.0.0.1"
    port: int = 8000
    base_iri: str = DEFAULT_BASE
    write_token: str = field(default="", repr=False)
    store: str = MEMORY
    update_url: str = ""
    query_log: str = ""
    store_user: str = ""
    store_password: str = field(default="", repr=False)
    service_allow: str = ""
    service_timeout_s: float = 10.0
    cors_origins: str = ""
    mcp: bool = False
    documents: str = ""
    upload_bytes: int = 0
    limits: Limits = field(default_factory=Limits)

    @property
    def is_remote(self) -> bool:
        """Whether the data are in another SPARQL endpoint."""
        return self.store.startswith(("http://", "https://"))

    @classmethod
    def of(
        cls,
        flags: Mapping[str, str | None] = {},
        environment: Mapping[str, str] = {},
    ) -> Settings:
        """Return the settings that flags and environment name; a flag wins.

        >>> Settings.of({"port": "8001"}, {"GWP_PORT": "9000", "GWP_QUERY_TIMEOUT_S": "5"}).port
        8001

        Raises
        ------
        SettingError
            If a value is not one.
        """
        values = {row.name: _value(row, flags, environment) for row in SETTINGS}
        limits = {row.name: values.pop(row.name) for row in SERVICE_SETTINGS}
        check_base(str(values["base_iri"]))
        settings = cls(**values, limits=Limits(**limits))
        settings.check_documents()
        return settings

    def check_documents(self) -> None:
        """Raise `SettingError` if documents are to be taken where they cannot be kept."""
        if self.upload_bytes and not self.documents:
            reason = Bilingual(zh="须同时给出 --documents", en="--documents must be given too")
            raise SettingError("--upload-bytes", str(self.upload_bytes), reason)
        if self.documents and (self.store != MEMORY or self.write_token):
            reason = Bilingual(
                zh="只能用于 --store memory 且不设写入口令时",
                en="it goes with --store memory and without a write token only",
            )
            raise SettingError("--documents", self.documents, reason)


def is_set(name: str, flags: Mapping[str, object], environment: Mapping[str, str]) -> bool:
    """Return whether a flag or a variable gives a value to the setting called `name`."""
    row = next(row for row in SETTINGS if row.name == name)
    return flags.get(name) is not None or row.variable in environment


def _value(row: Setting, flags: Mapping[str, str | None], environment: Mapping[str, str]) -> Any:  # noqa: ANN401
    given = flags.get(row.name)
    text = environment.get(row.variable) if given is None else given
    if text is None:
        return row.default
    if row.is_switch:
        return _switched(row, text)
    kind = type(row.default)
    try:
        value = kind(text)
    except ValueError:
        reason = Bilingual(zh="须是数字", en="it must be a number")
        raise SettingError(row.flag, text, reason) from None
    if isinstance(value, int | float) and value < 0:
        raise SettingError(row.flag, text, Bilingual(zh="不能为负", en="it must not be negative"))
    return value


def _switched(row: Setting, text: str) -> bool:
    if text.lower() not in _SWITCH:
        reason = Bilingual(zh="须是 on 或 off", en="it must be on or off")
        raise SettingError(row.flag, text, reason)
    return _SWITCH[text.lower()]


_SWITCH: Final = {"on": True, "true": True, "1": True, "off": False, "false": False, "0": False}


def settings_document() -> str:
    """Return ``docs/settings.md``; ``python -m web.settings`` prints it."""
    rows = [
        f"| {'—' if row.is_secret else f'`{row.flag}`'} | `{row.variable}` | {row.shown_default} "
        f"| {row.meaning.en} | {row.meaning.zh} |"
        for row in SETTINGS
    ]
    return "\n".join([_HEAD, *rows, _FOOT])


_HEAD: Final = """\
# Settings

Every setting is a flag of `gwp serve` and an environment variable; a flag wins.
每项设置既是参数，也是环境变量；参数优先。

| flag | variable | default | meaning | 含义 |
|---|---|---|---|---|"""
_FOOT: Final = """
`GWP_LANG` (`zh` or `en`) chooses the language of the command line; without it the locale does.
Tokens and passwords are taken from the environment only. A switch is turned on by its flag alone.
"""

if __name__ == "__main__":
    sys.stdout.write(settings_document())
