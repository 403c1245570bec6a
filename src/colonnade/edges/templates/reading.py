"""Reads the templates that lie beside this file; each once.

Source: docs/rules/templates.md.
"""

import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final

from colonnade.core.statutes.reading import read_statute
from colonnade.core.statutes.templates import LANGUAGES, OWN, RULE, Kind, Question, Source, Tag, Template
from colonnade.words.acts import BRANCHES

HERE: Final = Path(__file__).parent
NAMES: Final = ("T1", "T1-de", "T2", "T3", "T5")
_ZONES: Final = {
    "Asia/Tehran": ("تهران", "Tehran"),
    "Asia/Kabul": ("کابل", "Kabul"),
    "Asia/Baghdad": ("بغداد", "Baghdad"),
    "Europe/Istanbul": ("استانبول", "Istanbul"),
    "Europe/Berlin": ("برلین", "Berlin"),
    "Europe/Paris": ("پاریس", "Paris"),
    "Europe/Stockholm": ("استکهلم", "Stockholm"),
    "Europe/London": ("لندن", "London"),
    "America/Toronto": ("تورنتو", "Toronto"),
    "America/New_York": ("نیویورک", "New York"),
    "America/Los_Angeles": ("لس‌آنجلس", "Los Angeles"),
    "Australia/Sydney": ("سیدنی", "Sydney"),
}
_CURRENCIES: Final = {
    "EUR": "یورو",
    "IRR": "ریال",
    "AFN": "افغانی",
    "TRY": "لیر",
    "GBP": "پوند",
    "SEK": "کرون سوئد",
    "USD": "دلار آمریکا",
    "CAD": "دلار کانادا",
    "AUD": "دلار استرالیا",
}
_LISTS: Final[Mapping[str, Mapping[str, tuple[str, str, str]]]] = {
    "branches": {code: (persian, english, code) for code, (english, persian) in BRANCHES.items()},
    "zones": {zone: (persian, english, zone) for zone, (persian, english) in _ZONES.items()},
    "currencies": {code: (persian, code, code) for code, persian in _CURRENCIES.items()},
}


@cache
def template(name: str) -> Template:
    """Return the template of this name, one of ``NAMES``."""
    sources, questions = _table("sources"), _table("questions")["question"]
    values = {each: source for each, source in sources["values"].items() if isinstance(source, str)}
    return Template(
        name,
        read_statute((HERE / f"{name}.statute").read_bytes()),
        tuple(_question(each) for each in questions if name in each["templates"]),
        {**values, **sources["values"].get(name, {})},
        {OWN.name: OWN, **{each: _source(each, raw) for each, raw in sources["sources"].items()}},
    )


@cache
def _table(name: str) -> dict[str, Any]:
    return tomllib.loads((HERE / f"{name}.toml").read_text("utf-8"))


def _source(name: str, raw: Mapping[str, Any]) -> Source:
    return Source(name, Tag(raw["tag"]), raw["read"], {each: raw[each] for each in LANGUAGES})


def _question(raw: Mapping[str, Any]) -> Question:
    kind = _kind(raw)
    usual = raw["usual"]
    choices = raw.get("choices", {})
    return Question(
        raw["name"],
        kind,
        dict(zip(LANGUAGES, usual, strict=True)) if kind is Kind.TEXT else {RULE: str(usual)},
        raw.get("least", 0),
        raw.get("most", 0),
        {code: _phrases(each) for code, each in (_LISTS[choices] if isinstance(choices, str) else choices).items()},
        {each: tuple(raw.get(key, ())) for each, key in (("fa", "fa"), ("en", "en"), (RULE, "rules"))},
        raw.get("when", {}),
        raw.get("follows", ""),
        raw.get("asked", True),
        raw.get("sources", {}),
    )


def _kind(raw: Mapping[str, Any]) -> Kind:
    if "choices" in raw:
        return Kind.CHOICE
    if "kind" in raw:
        return Kind(raw["kind"])
    return Kind.PERCENT if raw.get("percent") else Kind.NUMBER


def _phrases(each: tuple[str, str, str]) -> Mapping[str, str]:
    return dict(zip((*LANGUAGES, RULE), each, strict=True))
