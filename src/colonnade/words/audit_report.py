"""The command `colonnade audit` and the lines of its report for people."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from colonnade.core.errors import Fact
from colonnade.words.audit import CLASSES, LEVELS, MISSING, NEVER, NOT_EXAMINED, said

if TYPE_CHECKING:
    # Every command speaks by this module, and few of them audit.
    from colonnade.core.audit.judging import Missing

HELP: Mapping[str, tuple[str, str]] = {
    "audit": (
        "audit what a dossier tells: does this roof stand on columns?",
        "آنچه را پرونده‌ای می‌گوید ممیزی می‌کند: آیا این سقف بر ستون ایستاده است؟",
    ),
    "dossier": ("the dossier (TOML)", "پروندهٔ ممیزی (TOML)"),
    "as": (
        "judge it as if it bore the name of this class (default: the class that it claims)",
        "چنان بسنج که گویی نام این رده را دارد (اگر نگویید: رده‌ای که مدعی آن است)",
    ),
    "on": (
        "the day to which it is judged (default: the dossier's own)",
        "روزی که تا آن سنجیده می‌شود (اگر نگویید: روز خود پرونده)",
    ),
    "audit_format": (
        "text or a page (html) or a document to print (pdf) for people, JSON for programs (default: text)",
        "متن، صفحه (html) یا سند چاپی (pdf) برای مردم، JSON برای برنامه‌ها (اگر نگویید: text)",
    ),
    "rules": ("another rule set (TOML)", "مجموعه‌قاعدهٔ دیگر (TOML)"),
    "at_least": (
        "the answer is no (exit 1) where the level is lower: 1, 1b, 2, 3 or 4",
        "اگر سطح پایین‌تر باشد پاسخ نه است (خروج ۱): 1 یا 1b یا 2 یا 3 یا 4",
    ),
}
LINES: Mapping[str, tuple[str, str]] = {
    "title": ("Audit of {title}, to {on}", "ممیزی {title}، تا {on}"),
    "rules": ("Rule set {id} {version}, SHA-256 {sha256}", "مجموعه‌قاعدهٔ {id} {version}، SHA-256 {sha256}"),
    "level": ("As a {form}: level {level}, {meaning}.", "همچون {form}: سطح {level}، {meaning}."),
    "missing": ("  To the next level: {steps}.", "  تا سطح بعد: {steps}."),
    "given_up": ("  Judged as if: {steps}.", "  سنجیده چنان‌که گویی: {steps}."),
    "finding": ("{id} ({severity}) {answer}: {sentence}", "{id} ({severity}) {answer}: {sentence}"),
    "rests_on": ("  Rests on {provenance}: {evidence}.", "  تکیه بر {provenance}: {evidence}."),
    "reply": ("  Reply, {month}: {text}", "  پاسخ، {month}: {text}"),
    "sensitivity": (
        "Level at other minima (down: federations asked; across: base organisations asked for each)",
        "سطح با حداقل‌های دیگر (پایین: شمار فدراسیون‌ها؛ کنار: شمار تشکل پایه برای هر یک)",
    ),
    "robust": (
        "The roof falls once {leaving} columns leave.",
        "اگر {leaving} ستون برود سقف فرو می‌ریزد.",
    ),
    "does_not_stand": (
        "On what is shown the roof does not stand, so that nothing can fall.",
        "بر آنچه نشان داده شده سقفی نایستاده است که فرو بریزد.",
    ),
    "power": ("Votes, and how often they decide", "رأی‌ها، و این‌که چه اندازه تعیین‌کننده‌اند"),
    "donor": ("{share} of its income comes from one donor.", "{share} از درآمدش از یک بخشنده است."),
    "host": ("{share} of its help in kind comes from one host.", "{share} از کمک‌های جنسی‌اش از یک میزبان است."),
    "affiliate": (
        "{share} of its columns stand under one affiliate; if it leaves, level {level} remains.",
        "{share} از ستون‌هایش زیر یک عضو پیوسته است؛ اگر برود سطح {level} می‌ماند.",
    ),
    "unvalued": (
        "{number} times it had support whose amount nobody tells.",
        "{number} بار پشتیبانی‌ای داشته که کسی اندازه‌اش را نمی‌گوید.",
    ),
    "not_examined": ("What was not examined", "آنچه بررسی نشد"),
    "affiliate_head": ("affiliate", "عضو پیوسته"),
    "votes_head": ("votes", "رأی"),
}


def line(name: str, language: str, **facts: Fact) -> str:
    """Return one line of a report."""
    return said(LINES, name, language, **facts)


def lacking(missing: "Missing", language: str) -> str:
    """Return what is missing, was given up or was not examined, each as it is said where it stands."""
    if missing.kind == "never":
        return said(NEVER, missing.ref, language)
    ref = said(CLASSES, missing.ref, language) if missing.kind == "name" else missing.ref
    return said(NOT_EXAMINED if missing.kind in NOT_EXAMINED else MISSING, missing.kind, language, ref=ref)


def level_name(level: str, language: str) -> str:
    """Return what the level means."""
    return said(LEVELS, level, language)
