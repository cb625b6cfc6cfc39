"""One name for each unit of a document, and which written forms are the same unit.

The canonical name of a unit is decided so: its prefix is restored; of the forms that the register
or the document shows to be one unit, the one written most often stands, of equally frequent ones
the longest, and a street office (街道办事处) is called by its street.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Final

from plans.elision import HOUSE, takes_level, with_prefix
from plans.names import Mention, is_generic
from plans.records import Unit, UnitKind
from plans.register import Register
from plans.suffixes import prefix_of, type_of

_BRANCH: Final = re.compile(r"[省市州]([\u3400-\u9fff]{2,12})局([\u3400-\u9fff]{2,4})分局")
# 林业和园林局 and 林业园林局 differ by a joining word only.
_JOINERS: Final = str.maketrans("", "", "和与及")
_HALF_WIDTH: Final = str.maketrans("（），", "(),")
_BUREAUS: Final = "部门"
_OFFICES: Final = ("管委", "管委会", "管理委员会", "人民政府", "政府", "公司", "集团")
_STREET_OFFICE: Final = re.compile(r"(?<=街道)办事处$")
_BANK_BRANCH: Final = re.compile(
    r"(?:中国)?人(?:民银)?行([\u3400-\u9fff]{2,8}?)市?(中心支行|中支|支行|分行|营管部|营业管理部)"
)
_BANK_BRANCH_PLAIN: Final = re.compile(r"(?:中国)?人(?:民银)?行([市州县区]?)(中心支行|中支|支行)")
_TAX: Final = re.compile(r"国家税务总局([\u3400-\u9fff]{2,8}?)([省市区县州旗])税务局")


@dataclass(frozen=True, slots=True)
class Names:
    """The names of one document: from the name of a mention to the name of its unit."""

    canonical: Mapping[str, str]
    units: tuple[Unit, ...]
    half_width: bool = False
    stems: Mapping[str, str] = field(default_factory=dict)

    def of(self, mention: Mention) -> str:
        """Return the canonical name for a mention."""
        if mention.stem:
            return self.stems.get(mention.name, mention.name + _BUREAUS)
        name = self.canonical.get(mention.name, mention.name)
        return name.translate(_HALF_WIDTH) if self.half_width else name

    def kind_of(self, mention: Mention) -> UnitKind:
        """Return what a mention means; a function that no unit of the document has means many."""
        return "collective" if mention.stem and mention.name not in self.stems else mention.kind


def resolve(
    mentions: Sequence[Mention], text: str, flat: str, register: Register, places: Sequence[str]
) -> Names:
    """Decide the names of all mentions of a document together.

    Parameters
    ----------
    mentions : sequence of Mention
        With what their own lists left out already restored.
    text, flat : str
        The document and its folded text. Names have half-width brackets if the document has.
    places : sequence of str
        Names of the places that the document is of, such as 即墨.
    """
    named = [mention for mention in mentions if not mention.stem]
    prefixed = _restore_alone(named, register, places)
    counts = Counter(prefixed[m.name] for m in named)
    merged = _merge(counts, register, places)
    canonical = {name: merged.get(full, full) for name, full in prefixed.items()}
    half_width = text.count("(") > text.count("（")
    stems = _resolve_stems(mentions, canonical, register, places)
    names = Names(canonical, (), half_width, stems)
    return replace(names, units=_units(mentions, flat, names, register))


def _resolve_stems(
    mentions: Iterable[Mention],
    canonical: Mapping[str, str],
    register: Register,
    places: Sequence[str],
) -> dict[str, str]:
    """Return the unit of each function that exactly one unit of the document has."""
    owners: defaultdict[str, set[str]] = defaultdict(set)
    stems = {mention.name for mention in mentions if mention.stem}
    for mention in mentions if stems else ():
        if mention.kind == "unit" and not mention.stem:
            name = canonical.get(mention.name, mention.name)
            prefix, _, function = essence(name, register, places).partition("|")
            owners[function.partition("|")[0]].add(name)
            owners[f"{prefix}|{function.partition('|')[0]}"].add(name)
    found = {stem: owners[_function_of(stem, register, places)] for stem in stems}
    return {stem: next(iter(names)) for stem, names in found.items() if len(names) == 1}


def _function_of(stem: str, register: Register, places: Sequence[str]) -> str:
    prefix, _, function = essence(stem, register, places).partition("|")
    family = function.partition("|")[0]
    return f"{prefix}|{family}" if prefix else family


def _restore_alone(
    mentions: Sequence[Mention], register: Register, places: Sequence[str]
) -> dict[str, str]:
    """Give names without a prefix, alone in their list, the one that they have elsewhere."""
    counts = Counter(m.name for m in mentions)
    usual = Counter(prefix_of(m.name, register) for m in mentions if m.elided)
    habit = usual.most_common(1)[0][0] if usual else ""
    houses = {house[2]: name for name in counts for house in [HOUSE.fullmatch(name)] if house}
    full: dict[str, str] = {}
    for mention in mentions:
        name = mention.name
        if name not in full:
            own = _full_name(mention, counts, habit, register, places)
            full[name] = houses.get(name, own) if own == name else own
    return full


def _full_name(
    mention: Mention, counts: Counter[str], habit: str, register: Register, places: Sequence[str]
) -> str:
    name = mention.name
    if _is_bare_collective(name, register):
        known = [word + name for word in register.spreading if word + name in counts]
        return max(known, key=lambda form: counts[form], default=name)
    if prefix_of(name, register) or mention.kind == "collective":
        return name
    known = [form for p in register.prefixes for form in (with_prefix(p, name),) if form in counts]
    if known:
        return max(known, key=lambda form: counts[form])
    return with_prefix(habit, name) if habit and takes_level(mention, register, places) else name


def _is_bare_collective(name: str, register: Register) -> bool:
    if name.startswith(register.collective_openers) or any(
        word in name for word in register.collective_inside
    ):
        return False
    return is_generic(name, register)


def _merge(counts: Mapping[str, int], register: Register, places: Sequence[str]) -> dict[str, str]:
    """Return the canonical name for every name that is one of several forms."""
    groups: defaultdict[str, list[str]] = defaultdict(list)
    for name in counts:
        groups[essence(name, register, places)].append(name)
    _join_branches(groups, counts, register, places)
    _join_offices(groups)
    canonical = {}
    for names in groups.values():
        best = max(names, key=lambda name: (counts[name], len(name), name))
        best = _STREET_OFFICE.sub("", best)
        canonical.update(dict.fromkeys(names, best))
    return canonical


def essence(name: str, register: Register, places: Sequence[str]) -> str:
    """Return what all forms of one name have in common: the first forms of its families.

    >>> from plans.register import load_register
    >>> register = load_register()
    >>> essence("市发改委", register, ()) == essence("市发展和改革委员会", register, ())
    True
    """
    bank = _BANK_BRANCH.fullmatch(name) or _BANK_BRANCH_PLAIN.fullmatch(name)
    if bank:
        place = "" if bank[1] in (*places, "市", "州", "县", "区") else bank[1]
        return f"人民银行|{place}|{bank[2][-2:]}"
    name = _without_place(_TAX.sub(r"\1\2税务局", name), places)
    prefix = prefix_of(name, register)
    rest = register.synonyms.get(name[len(prefix) :])
    if rest:
        return f"{prefix}|{rest}"
    stem, ending = _part_ending(name[len(prefix) :], register)
    plain = stem.translate(_JOINERS).replace("监督管理", "监管")
    family = register.families.get(stem) or register.families.get(plain, plain)
    return f"{prefix}|{family}|{ending}"


def _without_place(name: str, places: Sequence[str]) -> str:
    """Drop the name of the document's own place: 郑州市财政局 is its 市财政局."""
    for place in places:
        if name.startswith(place) and name[len(place) : len(place) + 1] in (
            "省",
            "市",
            "区",
            "县",
            "州",
            "旗",
        ):
            return name[len(place) :] if len(name) > len(place) + 2 else name
    return name


def _part_ending(name: str, register: Register) -> tuple[str, str]:
    for form in sorted(register.endings, key=len, reverse=True):
        if name.endswith(form) and len(name) > len(form):
            return name[: -len(form)], register.endings[form]
    for length in (2, 1):
        if name[-length:] in register.types and len(name) > length + 1:
            return name[:-length], name[-length:]
    return name, ""


def _join_branches(
    groups: dict[str, list[str]],
    counts: Mapping[str, int],
    register: Register,
    places: Sequence[str],
) -> None:
    """Join a branch of the upper level at this place with that of this level: 市规划局即墨分局."""
    for name in [name for name in counts if _BRANCH.fullmatch(name)]:
        match = _BRANCH.fullmatch(name)
        if match and match[2] in places:
            for prefix in ("区", "县", "市", "旗"):
                own = f"{prefix}{match[1]}分局"
                if own in counts:
                    _join(groups, essence(own, register, places), essence(name, register, places))
                    break


def _join_offices(groups: dict[str, list[str]]) -> None:
    """Join a place that stands for its office with that office: 国际陆港 and 国际陆港管委."""
    by_name = {name: key for key, names in groups.items() for name in names}
    for name, key in by_name.items():
        for office in _OFFICES:
            other = by_name.get(name + office)
            if other and other != key and key in groups and other in groups:
                _join(groups, other, key)
                break


def _join(groups: dict[str, list[str]], into: str, gone: str) -> None:
    if into in groups and gone in groups and into != gone:
        groups[into].extend(groups.pop(gone))


def _units(
    mentions: Iterable[Mention], flat: str, names: Names, register: Register
) -> tuple[Unit, ...]:
    """Return the named units in the order of their first mention."""
    forms: dict[str, dict[str, None]] = {}
    for mention in mentions:
        name = names.of(mention)
        if names.kind_of(mention) == "unit":
            seen = forms.setdefault(name, {})
            seen.update(dict.fromkeys(_forms(mention, flat)))
    return tuple(
        Unit(name, type_of(name, register), tuple(sorted(form for form in seen if form != name)))
        for name, seen in forms.items()
    )


def _forms(mention: Mention, flat: str) -> list[str]:
    """Return the forms of a name that one place of the text uses."""
    written = flat[mention.start : mention.end]
    if mention.lines:
        written = written.partition("（")[0].partition("〔")[0]
    return [mention.name, written]
