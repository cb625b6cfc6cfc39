"""What a list says once: the prefix in front, the office at the end, 各 over several nouns."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import groupby
from typing import Final

from plans.names import Mention, is_collective, is_generic
from plans.register import Register
from plans.suffixes import core_of, is_complete, is_stem, prefix_of, type_of

# A place name inside a unit name: an administrative noun that is no part of a common word.
PLACE: Final = re.compile(
    r"[\u3400-\u9fff]{1,7}?(?<![城都超社园小辖景库校林矿片特全各驻])"
    r"(?:区|县|市(?!场|容|民[^政族宗]|政[^府务协法策])|旗|州|镇(?!街)|乡(?![村镇建]))(?=[\u3400-\u9fff]{2})"
)
# An administrative noun with alternatives in brackets, for places that are not named: 县〔区〕.
_GENERIC_HEAD: Final = re.compile(
    r"(?:[区县市州旗镇乡]|区县|县区|乡镇)[（〔\[][^（）〔〕\[\]]{1,12}[）〕\]]"
)
HOUSE: Final = re.compile(
    r"([\u3400-\u9fff]{2,14}?(?:厅|局|委|办|部))(?!员?会)([\u3400-\u9fff]{2,20}(?:处|科|室|局|股|中心|所|站|队))"
)
# The two offices of one place: 各县委、人民政府, 开发区党工委、管委会.
_TWIN: Final = re.compile("(?:(?<=[区县市州旗盟镇乡）〕])委|党委|党工委)$")
_TWIN_OFFICES: Final = frozenset(["政府", "人民政府", "管委会", "管委", "办事处"])
# A noun that stands for the whole collective before it: 市政府各有关部门、单位.
_NOUN: Final = re.compile("(?:部门|单位|机构|企业|组织)$")
_LEVEL: Final = re.compile("[省市区县州旗厅局]?[直级属](?![辖市])")
_SHORTEST_PLACE: Final = 2
_ADMINISTRATIVE: Final = "区县市旗州"
_INNER_OFFICES: Final = ("处", "科", "股", "室")
_NAMELESS: Final = frozenset(["办公室", "综合办公室", "中心", "委员会", "信息中心"])
# A branch of the upper level carries the prefix of that level, not of the list.
_BRANCH: Final = re.compile(r"局[\u3400-\u9fff]{2,6}分局$")
_ZONE_OFFICE: Final = re.compile(r"(?:管委会|管委|管理委员会)$")
_UNPREFIXED_TYPES: Final = frozenset(["township", "zone", "place", "enterprise", "bank", "group"])
_PARTY: Final = (
    "组织部",
    "宣传部",
    "统战部",
    "政法委",
    "网信办",
    "编办",
    "直属机关工委",
    "老干部局",
    "社会工作部",
    "台办",
    "政研室",
)
# What functions share at the end of their list: 公安、民政部门.
_STEM_TAILS: Final = ("部门", "局", "厅", "委", "办")
_PLACE_STEM: Final = re.compile(r"[\u3400-\u9fff]{2,4}")
_PLURAL: Final = re.compile(r"(?:区县|县区|县市区|市县|区市县|镇街|街镇|乡镇)$")


def restore(
    mentions: Sequence[Mention], register: Register, places: Sequence[str]
) -> list[Mention]:
    """Return the mentions of one list with what each left out.

    Lists are read group by group (a comma ends one): first the office that an enumeration of
    places states at its end, then 各 and 有关, then the prefix.
    """
    restored: list[Mention] = []
    for _, group in groupby(mentions, key=lambda mention: mention.group):
        listed = _restore_tails([*group], register)
        listed = _spread(listed, register)
        listed = _restore_parent(listed, register, places)
        listed = [
            replace(m, kind="collective") if is_collective(m.name, register) else m for m in listed
        ]
        restored.extend(_restore_prefix(listed, register, places))
    return restored


def _restore_tails(group: list[Mention], register: Register) -> list[Mention]:
    for index in range(len(group) - 2, -1, -1):
        tail = _tail_for(group[index].name, group[index + 1].name, register)
        if tail:
            group[index] = replace(group[index], name=group[index].name + tail, stem=False)
    return group


def _tail_for(name: str, following: str, register: Register) -> str:
    """Return the end of `following` that `name` shares and leaves out, empty if there is none.

    >>> from plans.register import load_register
    >>> _tail_for("官渡区", "寻甸县人民政府", load_register())
    '人民政府'
    >>> _tail_for("天河", "南沙区政府", load_register())
    '区政府'
    """
    if is_stem(name, register):
        return next((tail for tail in _STEM_TAILS if _ends_stem(following, tail, register)), "")
    head, tail = _place_head(following, register)
    if not tail:
        # Offices in brackets are alternatives to the one that is shared: 人民政府（管委会）.
        head, tail = _place_head(core_of(following), register)
    if not tail:
        return ""
    if name in register.provinces and head.endswith("省"):
        return head[-1] + tail
    if _is_place_stem(name, register) and len(head) > 2 and head[-1] in _ADMINISTRATIVE:
        return head[-1] + tail
    if name.endswith(register.tails):
        return ""
    if core_of(name).endswith(register.places) or is_generic(name, register):
        return tail if _shares(core_of(name), tail) else ""
    return ""


def _ends_stem(name: str, tail: str, register: Register) -> bool:
    return name.endswith(tail) and is_stem(name.removesuffix(tail), register)


def _is_place_stem(name: str, register: Register) -> bool:
    """Whether a name is a place without its administrative noun: 天河, 广州."""
    if len(name) == 2 and name.endswith("州"):
        return True
    if name[-1:] in _ADMINISTRATIVE or is_complete(name, register):
        return False
    return _PLACE_STEM.fullmatch(name) is not None


def _place_head(name: str, register: Register) -> tuple[str, str]:
    """Part a name into a place and the office in it; the office is empty if there is no place."""
    generic = _GENERIC_HEAD.match(name)
    if generic and is_complete(name[generic.end() :], register):
        return generic[0], name[generic.end() :]
    for office in register.tails:
        if (
            name.endswith(office)
            and len(name) > len(office)
            and core_of(name[: -len(office)]).endswith(register.places)
        ):
            return name[: -len(office)], office
    match = PLACE.match(name)
    if (
        match
        and is_complete(name[match.end() :], register)
        and not prefix_of(name[match.end() :], register)
    ):
        return name[: match.end()], name[match.end() :]
    return "", ""


def _shares(place: str, tail: str) -> bool:
    """Whether an office fits a place: zones have committees, counties have governments."""
    if _ZONE_OFFICE.search(tail):
        return place.endswith(("区", "城", "港", "园")) and not _PLURAL.search(place)
    return True


def _spread(group: Sequence[Mention], register: Register) -> list[Mention]:
    """Give 各 or 有关 to the later nouns of its list, and its places to the later bureaus."""
    word = ""
    heads: list[str] = []
    spread: list[Mention] = []
    for mention in group:
        name = mention.name
        opener = next((w for w in register.spreading if name.startswith(w)), "")
        if opener:
            word = opener
        elif name in _TWIN_OFFICES and spread and _TWIN.search(spread[-1].name):
            name = _TWIN.sub("", spread[-1].name) + name
        elif _NOUN.fullmatch(name) and spread and is_collective(spread[-1].name, register):
            name = _NOUN.sub("", spread[-1].name) + name
        elif word and _takes_spread(name, register):
            name = word + name
        elif heads and _is_bare_bureau(name, register):
            spread.extend(replace(mention, name=head + name) for head in heads)
            continue
        else:
            word, heads = word if is_collective(name, register) else "", []
        heads = [*heads, *_bureau_head(name, word, register)]
        spread.append(replace(mention, name=name))
    return spread


def _bureau_head(name: str, word: str, register: Register) -> list[str]:
    """Return 各市 of 各市市场监管局: the places that later bureaus of the list are of as well."""
    if not word or not name.endswith("局"):
        return []
    head, office = _place_head(name[len(word) :], register)
    return [word + head] if office.endswith("局") and is_generic(head, register) else []


def _is_bare_bureau(name: str, register: Register) -> bool:
    return name.endswith("局") and not prefix_of(name, register) and not PLACE.match(name)


def _restore_parent(
    group: list[Mention], register: Register, places: Sequence[str]
) -> list[Mention]:
    """Give the offices of one house its name, which their list states once."""
    house = HOUSE.fullmatch(group[0].name)
    if not house or not is_complete(house[1], register):
        return group
    inner = [
        m
        for m in group[1:]
        if takes_prefix(m, register, places) and not is_collective(m.name, register)
    ]
    if not any(m.name.endswith(_INNER_OFFICES) for m in inner):
        return group
    return [replace(m, name=house[1] + m.name) if m in inner else m for m in group]


def _takes_spread(name: str, register: Register) -> bool:
    if any(word in name for word in ("各", "有关", "相关", "成员", "所有")):
        return False
    if _LEVEL.match(name):
        return False
    if is_generic(name, register) or _GENERIC_HEAD.match(name):
        return True
    return type_of(name, register) == "group" and not prefix_of(name, register)


def _restore_prefix(
    group: Iterable[Mention], register: Register, places: Sequence[str]
) -> list[Mention]:
    prefix = ""
    restored = []
    for mention in group:
        own = prefix_of(mention.name, register) or _full_prefix(mention.name, places)
        if own and mention.kind == "unit" and not _BRANCH.search(mention.name):
            prefix = own
        elif prefix and (mention.stem or takes_level(mention, register, places)):
            mention = replace(mention, name=with_prefix(prefix, mention.name), elided=True)
        if mention.office:
            mention = replace(mention, office=_office_with_prefix(mention, register))
        restored.append(mention)
    return restored


def _full_prefix(name: str, places: Sequence[str]) -> str:
    """Return 玉溪市 of 玉溪市财政局: the document's own place, written out."""
    for place in places:
        level = name[len(place) : len(place) + 1]
        if (
            level
            and level in "省市区县州旗"
            and name.startswith(place)
            and len(name) > len(place) + 3
        ):
            return place + level
    return ""


def _office_with_prefix(mention: Mention, register: Register) -> str | None:
    """Give the body in brackets the prefix of its bureau: 区委宣传部（文明办）."""
    prefix, office = prefix_of(mention.name, register), mention.office or ""
    if office.endswith(_INNER_OFFICES):
        return office
    if prefix and not prefix_of(office, register) and not office.startswith(register.no_prefix):
        return prefix + office
    return mention.office


def takes_prefix(mention: Mention, register: Register, places: Sequence[str]) -> bool:
    """Whether a name without a prefix may have left out something in front of it."""
    name = mention.name
    if mention.kind == "collective" or prefix_of(name, register) or not is_complete(name, register):
        return False
    if type_of(name, register) in _UNPREFIXED_TYPES or any(
        word in name for word in register.no_prefix
    ):
        return False
    if PLACE.match(name) or len(_place_head(name, register)[0]) > _SHORTEST_PLACE:
        return False
    return not any(place in name for place in (*register.provinces, *places))


def takes_level(mention: Mention, register: Register, places: Sequence[str]) -> bool:
    """Whether a name may have left out 市 or 区; offices of one house and ministries do not."""
    name = mention.name
    if name.endswith(_INNER_OFFICES[:-1]) or name in _NAMELESS:
        return False
    if name.endswith("部") and not name.startswith((*_PARTY, "人武部", "人民武装部")):
        return False
    return takes_prefix(mention, register, places)


def with_prefix(prefix: str, name: str) -> str:
    """Return `name` with the prefix of its list; party departments hang on the committee.

    >>> with_prefix("市", "宣传部"), with_prefix("市", "财政局")
    ('市委宣传部', '市财政局')
    """
    return prefix + "委" + name if name.startswith(_PARTY) else prefix + name
