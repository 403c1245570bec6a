"""What an audit says: refusals of rule sets, the sentence of a finding, and the words of a report."""

import re
from collections.abc import Mapping, Sequence
from fractions import Fraction

from colonnade.core.audit.findings import Finding
from colonnade.core.errors import Fact
from colonnade.core.texts import shown
from colonnade.words import audit_conduct, audit_more, audit_structure, statute_standing
from colonnade.words.audit_facts import as_read
from colonnade.words.calendars import decimals, digits

SENTENCES: Mapping[str, tuple[str, str]] = {
    "audit.bad_day": (
        "`--on {given}` is no day; write it like 2024-03-31, or leave it out.",
        "`--on {given}` روز نیست؛ آن را مانند 2024-03-31 بنویسید یا ننویسید.",
    ),
    "audit.busy": (
        "Another large dossier is being audited here just now; bring yours again in a few seconds.",
        "همین حالا پروندهٔ بزرگ دیگری اینجا ممیزی می‌شود؛ چند ثانیهٔ دیگر پروندهٔ خود را باز بیاورید.",
    ),
    "audit.no_typesetter": (
        "The package `typst`, which sets PDFs, is not installed; install it or ask for `--format html` and print that.",
        "بستهٔ `typst` که PDF را می‌چیند نصب نیست؛ نصبش کنید، یا `--format html` بخواهید و همان را چاپ کنید.",
    ),
    "audit.pdf_to_a_terminal": (
        "A PDF is not for a terminal; write it into a file: `colonnade audit … --format pdf > report.pdf`.",
        "PDF برای پایانه نیست؛ آن را در پرونده‌ای بنویسید: `colonnade audit … --format pdf > report.pdf`.",
    ),
    "audit.not_a_rule_set": (
        "{place}: {fault}; correct the rule set of the audit there, or leave out `--rules`.",
        "{place}: {fault}؛ مجموعه‌قاعدهٔ ممیزی را همان‌جا درست کنید یا `--rules` را ننویسید.",
    ),
}
RULE_SET_FAULTS: Mapping[str, tuple[str, str]] = {
    "too_long": ("it is larger than a rule set can be", "از هر مجموعه‌قاعده‌ای بزرگ‌تر است"),
    "not_utf8": ("this is not UTF-8", "این UTF-8 نیست"),
    "not_toml": ("this is not TOML", "این TOML نیست"),
    "not_a_table": ("a table should stand here", "باید جدولی اینجا باشد"),
    "missing": ("this is missing", "این نیست"),
    "unknown": ("no rule set has this", "هیچ مجموعه‌قاعده‌ای این را ندارد"),
    "format": (
        "the format should be colonnade.audit-rules/1",
        "قالب باید colonnade.audit-rules/1 باشد",
    ),
    "not_a_text": ("a short text of one line should stand here", "باید متن کوتاه یک‌سطری اینجا باشد"),
    "not_a_number": (
        'a whole number or a part "P/Q" should stand here, never one with a point',
        'باید عدد درست یا کسر "P/Q" اینجا باشد، نه عدد اعشاری',
    ),
    "not_whole": ("a whole number should stand here", "باید عدد درست اینجا باشد"),
    "not_a_severity": ("a severity is B, M or m", "شدت یکی از B و M و m است"),
    "levels_out_of_order": (
        "carried may not be above stands, nor stands above 1",
        "carried نباید از stands بیشتر باشد و stands نباید از ۱ بیشتر باشد",
    ),
    "no_norm": ("at least one norm should stand here", "باید دست‌کم یک هنجار اینجا باشد"),
    "not_a_tag": (
        "a tag is law, constitution, practice or default",
        "برچسب یکی از law و constitution و practice و default است",
    ),
}
REASONS: Mapping[str, tuple[str, str]] = {**audit_structure.REASONS, **audit_more.REASONS, **audit_conduct.REASONS}
ANSWERS: Mapping[str, tuple[str, str]] = {
    "pass": ("pass", "برآورده"),
    "partial": ("partial", "تا اندازه‌ای"),
    "fail": ("fail", "برنیامده"),
    "unknown": ("unknown", "نامعلوم"),
    "n/a": ("n/a", "بی‌مورد"),
}
CLASSES: Mapping[str, tuple[str, str]] = {
    "base": ("base organisation", "تشکل پایه"),
    "union": ("union", "اتحادیه"),
    "federation": ("federation", "فدراسیون"),
    "confederation": ("confederation", "کنفدراسیون"),
    "committee": ("committee or support network", "کمیته یا شبکهٔ پشتیبانی"),
    "coordination_council": ("coordination council", "شورای هماهنگی"),
    "local_council": ("local council", "شورای محلی"),
}
LEVELS: Mapping[str, tuple[str, str]] = {
    "1": ("no base shown", "پایه‌ای نشان داده نشده است"),
    "1b": ("claims exceed base", "ادعا از پایه فراتر است"),
    "2": ("under construction", "در دست ساخت"),
    "3": ("mostly carried", "بیشترش بر پایه است"),
    "4": ("stands on its columns", "بر ستون‌های خود ایستاده است"),
}
PROVENANCES: Mapping[str, tuple[str, str]] = {
    "signed": ("sealed", "مهرشده"),
    "witnessed": ("seen by witnesses", "دیدهٔ گواهان"),
    "own": ("its own words", "به گفتهٔ خودش"),
    "member": ("words of members", "به گفتهٔ اعضا"),
    "reported": ("one party's report", "گزارش یک طرف"),
    "inferred": ("drawn from other facts", "برگرفته از داده‌های دیگر"),
}
MISSING: Mapping[str, tuple[str, str]] = {
    "criterion": ("{ref} must pass", "{ref} باید برآورده شود"),
    "claim": ("the claim {ref} must be dropped", "ادعای {ref} باید کنار گذاشته شود"),
    "name": ("it must bear the name of a {ref}", "باید نام {ref} را داشته باشد"),
}
NEVER: Mapping[str, tuple[str, str]] = {
    "legality": (
        "Whether anything is lawful: this is no legal opinion, only a structural finding under the rule set named.",
        "قانونی‌بودن یا نبودن چیزی: این نظر حقوقی نیست و تنها یافته‌ای ساختاری بر پایهٔ همین مجموعه‌قاعده است.",
    ),
    "persons": (
        "Who anybody is: no audit asks for identities, and nobody loses by not naming members.",
        "این‌که کسی کیست: هیچ ممیزی هویتی نمی‌خواهد و هیچ‌کس از نام‌نبردن اعضا زیان نمی‌بیند.",
    ),
    "conduct": (
        "What nobody keeps a record of, such as how people treat one another or what moves them.",
        "آنچه کسی ثبتش نمی‌کند، مانند رفتار آدم‌ها با هم یا انگیزه‌هایشان.",
    ),
}
NOT_EXAMINED: Mapping[str, tuple[str, str]] = {
    "untold": ("{ref}: no source says.", "{ref}: هیچ منبعی نمی‌گوید."),
    "prose": (
        "What the articles of its statute say beyond its rules: the rules alone were looked at.",
        "آنچه ماده‌های اساسنامه جز قاعده‌ها می‌گویند: تنها به قاعده‌ها نگاه شد.",
    ),
    "not_told": (
        "{ref}, as somebody concludes: what it would take to show it is not told.",
        "{ref}، که کسی نتیجه گرفته است: آنچه برای نشان‌دادنش لازم است گفته نشده است.",
    ),
    "opinion": (
        "{ref}, as somebody concludes: an opinion, which no record could show.",
        "{ref}، که کسی نتیجه گرفته است: نظری که هیچ سندی نمی‌تواند نشانش دهد.",
    ),
    "judgement": (
        "{ref}, as somebody concludes: a political judgement, which is the reader's own.",
        "{ref}، که کسی نتیجه گرفته است: داوری سیاسی، که با خود خواننده است.",
    ),
    "principle": (
        "{ref}, as somebody concludes: a principle, not a fact about this body.",
        "{ref}، که کسی نتیجه گرفته است: اصلی کلی و نه دانسته‌ای دربارهٔ این نهاد.",
    ),
    "suspicion": (
        "{ref}, as somebody concludes: a suspicion, which an audit never repeats as a finding.",
        "{ref}، که کسی نتیجه گرفته است: شبهه‌ای که ممیزی هرگز آن را یافته نمی‌خواند.",
    ),
}
AWAITED: Mapping[int, tuple[str, str]] = {
    1: (
        "{sentence} The room {rooms}, not built yet, would show it.",
        "{sentence} این را بخش {rooms} نشان خواهد داد که هنوز ساخته نشده است.",
    ),
    2: (
        "{sentence} The rooms {rooms}, not built yet, would show it.",
        "{sentence} این را بخش‌های {rooms} نشان خواهند داد که هنوز ساخته نشده‌اند.",
    ),
}
"""What is said of what our own organisations' acts cannot show yet: of one room, of several."""
ROOMS: Mapping[str, tuple[str, str]] = {**statute_standing.ROOMS, "voice": ("voice", "صدا")}
_NAMED: Mapping[str, Mapping[str, tuple[str, str]]] = {"borne": CLASSES}
_DAY, _MONTH = re.compile(r"\d{4}-\d{2}-\d{2}", re.ASCII), len("2024-03")
_EXACT = 100
"""Shares of whole per cents are said as they are; others with the fraction behind."""


def said(table: Mapping[str, tuple[str, str]], name: str, language: str, **facts: Fact) -> str:
    """Return what ``table`` says of ``name``."""
    return table[name][1 if language == "fa" else 0].format(**facts)


def sentence(finding: Finding, language: str, *, by_month: bool = False) -> str:
    """Return the one sentence of a finding; numbers in the reader's digits, quoted names unable to turn the line.

    ``by_month``: no day is said, but its month.
    """
    shortened = {name: _month(fact) if by_month else fact for name, fact in finding.facts.items()}
    facts = {name: _fact(name, fact, language) for name, fact in shortened.items()}
    measured = {"value": finding.value, "threshold": finding.threshold}
    numbers = {name: spelled(number, finding.unit or "", language) for name, number in measured.items()}
    because = REASONS[finding.reason][1 if language == "fa" else 0].format(**{**facts, **numbers})
    return _awaiting(because, finding.awaits, language)


def _awaiting(because: str, rooms: Sequence[str], language: str) -> str:
    if not rooms:
        return because
    *others, last = (said(ROOMS, each, language) for each in rooms)
    comma, and_ = ("، ", " و ") if language == "fa" else (", ", " and ")
    named = f"{comma.join(others)}{and_}{last}" if others else last
    return AWAITED[min(len(rooms), 2)][int(language == "fa")].format(sentence=because, rooms=named)


def _month(fact: Fact) -> Fact:
    return fact[:_MONTH] if isinstance(fact, str) and _DAY.fullmatch(fact) else fact


def _fact(name: str, fact: Fact, language: str) -> str:
    if name in _NAMED:
        return said(_NAMED[name], str(fact), language)
    return shown(as_read(name, fact, language))


def spelled(number: Fraction | None, unit: str, language: str) -> str:
    """Return ``number`` as it is read: a share in per cent, with the exact fraction where that is not whole."""
    if number is None:
        return "–"
    if unit != "share":
        return digits(str(number), language)
    hundredths = number * _EXACT
    sign = "٪" if language == "fa" else "%"
    if hundredths.denominator == 1:
        return f"{digits(str(hundredths), language)}{sign}"
    tenths = (hundredths * 20 + 1) // 2
    rounded = decimals(f"{tenths // 10}.{tenths % 10}", language)
    return f"{rounded}{sign} ({digits(str(number), language)})"
