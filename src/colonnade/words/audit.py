"""What an audit says: refusals of rule sets, and one sentence a reason of a finding."""

from collections.abc import Mapping

SENTENCES: Mapping[str, tuple[str, str]] = {
    "audit.not_a_rule_set": (
        "{place} is no rule set of the audit{at}: {fault}; correct it there, or leave out `--rules`.",
        "{place} مجموعه‌قاعدهٔ ممیزی نیست{at}: {fault}؛ همان‌جا درستش کنید یا `--rules` را ننویسید.",
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
    "no_norm": ("at least one norm should stand here", "باید دست‌کم یک هنجار اینجا باشد"),
    "not_a_tag": (
        "a tag is law, constitution, practice or default",
        "برچسب یکی از law و constitution و practice و default است",
    ),
}
REASONS: Mapping[str, tuple[str, str]] = {
    "common.not_told": ("No source says.", "هیچ منبعی نمی‌گوید."),
    "common.in_conflict": (
        "Sources contradict one another ({sources} of them are cited); none was chosen.",
        "منبع‌ها با هم نمی‌خوانند ({sources} منبع ذکر شده است)؛ هیچ‌کدام برگزیده نشد.",
    ),
    "common.no_total": (
        "A part is told, but no source declares the whole; a share cannot be shown.",
        "بخشی گفته شده، اما هیچ منبعی کل را اعلام نکرده است؛ سهم را نمی‌توان نشان داد.",
    ),
    "common.not_applicable": ("Does not apply to this class.", "به این رده مربوط نیست."),
    "common.no_statute": ("The statute is not known.", "اساسنامه شناخته نیست."),
    "common.no_rule": (
        "In what is known of the statute there is no rule on this.",
        "در آنچه از اساسنامه شناخته است قاعده‌ای دربارهٔ این نیست.",
    ),
}
