"""The facts of an audit's findings as people read them: parts, bodies, days and numbers."""

import re
from collections.abc import Callable, Mapping

from colonnade.core.dates import first_day
from colonnade.core.errors import Fact
from colonnade.words import calendars
from colonnade.words.acts import ROLES

PARTS: Mapping[str, tuple[str, str]] = {
    "written_charge": ("the charge in writing", "اتهام کتبی"),
    "time_to_answer": ("time to answer", "مهلت پاسخ"),
    "hearing": ("a hearing", "رسیدگی و شنیدن سخن او"),
    "appeal": ("appeal to another body", "تجدیدنظر در مرجعی دیگر"),
    "published_in_time": ("published in time", "انتشار به هنگام"),
    "inspected": ("inspected by others than the board", "بازرسی به دست کسانی جز هیئت مدیره"),
    "audited": ("looked at by an external auditor", "رسیدگی حسابرس بیرونی"),
    "inspection": ("members may see the books", "اعضا می‌توانند دفترها را ببینند"),
    "signatures": ("nobody spends alone", "هیچ‌کس به‌تنهایی خرج نمی‌کند"),
    "items": ("larger items are listed", "قلم‌های بزرگ‌تر فهرست می‌شود"),
    "current": ("the statute in force is public", "اساسنامهٔ جاری همگانی است"),
    "previous": ("earlier versions are public", "نسخه‌های پیشین همگانی است"),
    "vote_and_quorum": ("vote and quorum of its adoption", "رأی و حد نصاب تصویب آن"),
    "criteria_before": ("criteria public before anybody was recruited", "معیارهای همگانی پیش از عضوگیری"),
    "consent": ("consent to this very text", "رضایت به همین متن"),
    "by_channel": ("counts by how people came", "شمار به تفکیک راه آمدن"),
    "consulted": ("those who were there before were consulted", "رایزنی با آن‌ها که پیش‌تر بوده‌اند"),
    "no_poaching": ("nobody is lured away", "کسی را از دیگران نمی‌رباید"),
    "room": ("room to join on equal terms", "جا برای پیوستن با شرایط برابر"),
    "no_public_names": ("no names or workplaces are public", "نام و محل کار همگانی نیست"),
    "small_groups_hidden": ("small groups are not shown", "گروه‌های کوچک نشان داده نمی‌شود"),
    "own_entry": ("members see their own entry", "عضو آنچه را دربارهٔ خود اوست می‌بیند"),
    "erased_on_leaving": ("the entry is erased on leaving", "با رفتن عضو پاک می‌شود"),
}
MINORITIES: Mapping[str, tuple[str, str]] = {
    "affiliates": ("affiliates", "تشکل‌های عضو"),
    "members": ("members", "اعضا"),
}
MASTERS: Mapping[str, tuple[str, str]] = {"employer": ("employers", "کارفرما"), "state": ("the state", "دولت")}
NONE = ("none", "هیچ")
_A_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_A_MONTH = re.compile(r"\d{4}-\d{2}")
_NUMBERS = re.compile(r"\d+(?:(?:/|, )\d+)*")


def as_read(name: str, value: Fact, language: str) -> str:
    """Return the fact called ``name`` in words, digits and days of ``language``; what has no words, as it is."""
    said = _AS[name](str(value), language) if name in _AS else str(value)
    return calendars.digits(said, language) if _NUMBERS.fullmatch(said) else said


def _of(table: Mapping[str, tuple[str, str]]) -> Callable[[str, str], str]:
    return lambda said, language: table.get(said, (said, said))[int(language == "fa")]


def _parts(said: str, language: str) -> str:
    """The parts named, apart by a semicolon, or that there is none."""
    between = "؛ " if language == "fa" else "; "
    return between.join(_of(PARTS)(each, language) for each in said.split()) or NONE[int(language == "fa")]


def _day(said: str, language: str) -> str:
    if _A_DAY.fullmatch(said):
        return calendars.both(first_day(said), language)
    return calendars.month(first_day(said), language) if _A_MONTH.fullmatch(said) else said


_AS: Mapping[str, Callable[[str, str], str]] = {
    **dict.fromkeys(("met", "lacking", "open"), _parts),
    **dict.fromkeys(("held", "until", "year_end"), _day),
    "organ": _of(ROLES),
    "by": _of(MASTERS),
    "who": _of(MINORITIES),
}
"""How facts that are no plain number or text are put into words, by their names."""
