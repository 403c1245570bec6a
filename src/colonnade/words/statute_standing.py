"""What pages say of statutes: forms at the desk, the page of an organisation's statute, and where each rule binds."""

from collections.abc import Mapping

SAYINGS: Mapping[str, tuple[str, str]] = {
    "desk.statute_text": ("Text of the statute, with its rules", "متن اساسنامه، با قاعده‌هایش"),
    "desk.statute_text_help": (
        "The whole file, beginning with the line `colonnade.statute/1`. It goes with the act as its document.",
        "همهٔ پرونده، از سطر `colonnade.statute/1` به بعد. چون سند همراه اقدام می‌رود.",
    ),
    "desk.statute_next_help": (
        "As it is to read from then on, whole. The version that binds last stands here, where it is kept.",
        "چنان‌که از آن پس خوانده می‌شود، همهٔ آن. آخرین نسخهٔ الزام‌آور، اگر نگه داشته شده باشد، همین‌جا هست.",
    ),
    "desk.rules_too_long": (
        "The rules of this statute do not fit into an act, which holds 48,000 bytes; join some, or take some out.",
        "قاعده‌های این اساسنامه در یک اقدام که ۴۸٬۰۰۰ بایت جا دارد نمی‌گنجد؛ چندتا را یکی کنید یا بردارید.",
    ),
    "desk.check": ("Check the statute", "اساسنامه را وارسی کن"),
    "desk.binds_from": ("Binds from", "الزام‌آور از"),
    "desk.binds_from_help": (
        "Left empty, from the day of the decision.",
        "اگر تهی بماند، از روز تصویب.",
    ),
    "desk.decided_by": ("Decided by", "مصوب"),
    "desk.decided_by_help": (
        "The organ that voted on it. An amendment: the one that the statute in force names.",
        "رکنی که به آن رأی داد. در اصلاح: همان که اساسنامهٔ جاری نام می‌برد.",
    ),
    "desk.majority": ("With the majority", "با اکثریت"),
    "desk.majority_help": (
        "As a rule says it: `2/3 of cast; and: more than 1/2 of organisations`.",
        "چنان‌که قاعده می‌گوید: `2/3 of cast; and: more than 1/2 of organisations`.",
    ),
    "desk.statute_published": ("The text is published", "متن منتشر شود"),
    "desk.statute_published_help": (
        "Otherwise only the rules are public, and the text stays with the organisation.",
        "وگرنه تنها قاعده‌ها همگانی است و متن نزد تشکل می‌ماند.",
    ),
    "desk.amends": ("Amends", "اصلاح"),
    "desk.amends_help": (
        "The version that binds last. Others may have amended it meanwhile.",
        "آخرین نسخهٔ الزام‌آور. شاید دیگران در این میان اصلاحش کرده باشند.",
    ),
    "desk.version_from": ("The version that binds from", "نسخهٔ الزام‌آور از"),
    "desk.statute_shown": (
        "Text and rules; of an amendment what changes",
        "متن و قاعده‌ها؛ در اصلاح، آنچه دگرگون می‌شود",
    ),
    "organisation.by_article": ("its statute, article {article}", "اساسنامهٔ خودش، مادهٔ {article}"),
    "organisation.in_formation": (
        "In formation: by article {article} of its statute it has until {day} to have what its name needs.",
        "در حال تشکیل: به حکم مادهٔ {article} اساسنامه‌اش تا {day} مهلت دارد آنچه را نامش می‌خواهد داشته باشد.",
    ),
    "organisation.cure_is_over": (
        "The time that article {article} of its statute gives to have what its name needs is over.",
        "مهلتی که مادهٔ {article} اساسنامه‌اش برای داشتن آنچه نامش می‌خواهد می‌دهد به سر رسیده است.",
    ),
    "organisation.time_runs": (
        "By article {article} of its statute its time runs out on {day}, unless it is renewed before.",
        "به حکم مادهٔ {article} اساسنامه‌اش زمان آن در {day} به سر می‌رسد، مگر پیش از آن تمدید شود.",
    ),
    "organisation.time_is_over": (
        "By article {article} of its statute its time ran out on {day}; it can still end what it has begun.",
        "به حکم مادهٔ {article} اساسنامه‌اش زمان آن در {day} به سر رسید؛ هنوز می‌تواند آنچه را آغاز کرده پایان دهد.",
    ),
    "statute.title": ("Statute of {name}", "اساسنامهٔ {name}"),
    "statute.link": ("Statute", "اساسنامه"),
    "statute.none": (
        "No statute of this organisation is on record; Colonnade's defaults hold.",
        "اساسنامه‌ای از این تشکل ثبت نیست؛ پیش‌فرض‌های ستون‌گان برقرار است.",
    ),
    "statute.versions": ("Versions", "نسخه‌ها"),
    "statute.binds": ("binds from {start}", "الزام‌آور از {start}"),
    "statute.binds_until": ("binds from {start} until {until}", "الزام‌آور از {start} تا {until}"),
    "statute.bound": ("bound from {start} until {until}", "از {start} تا {until} الزام‌آور بود"),
    "statute.decided": ("decided by {organ}, {majority}", "مصوب {organ}، {majority}"),
    "statute.in_force": ("In force on this day", "جاری در این روز"),
    "statute.runs": (
        "Times run in the {calendar} calendar, zone {zone}; binding language: {binding}.",
        "زمان‌ها به گاه‌شماری {calendar} و منطقهٔ {zone}؛ زبان الزام‌آور: {binding}.",
    ),
    "statute.changes": ("What its amendment changed", "آنچه اصلاحیه‌اش دگرگون کرد"),
    "statute.before": ("The version before it, as it read", "نسخهٔ پیش از آن، چنان‌که بود"),
    "statute.text": ("Text and rules", "متن و قاعده‌ها"),
    "statute.rules": ("Rules", "قاعده‌ها"),
    "statute.no_text": (
        "The text cannot be had here; the rules are those of the act.",
        "متن اینجا در دسترس نیست؛ قاعده‌ها همان است که اقدام می‌گوید.",
    ),
    "statute.article": ("Article {number}", "مادهٔ {number}"),
    "statute.file": ("The text as a file", "متن به‌صورت پرونده"),
    "act.cites": ("By the statute", "به حکم اساسنامه"),
    "act.cites_article": ("article {article}, {name}", "مادهٔ {article}، {name}"),
}
MAJORITY: Mapping[str, tuple[str, str]] = {
    "of": ("{share} of {whole}", "{share} از {whole}"),
    "and": (" and ", " و "),
}
"""How a majority is put together."""
WHERE: Mapping[str, tuple[str, str]] = {
    "enforced": ("enforced: {places}", "اجرا می‌شود: {places}"),
    "waits": ("not yet enforced: room {room}", "هنوز اجرا نمی‌شود: بخش {room}"),
}
PLACES: Mapping[str, tuple[str, str]] = {
    "form": ("what it is shown to be", "آنچه نشان داده می‌شود"),
    "affiliation": ("affiliation", "پیوستن"),
    "offices": ("offices", "سمت‌ها"),
    "amending": ("amending the statute", "اصلاح اساسنامه"),
    "identity": ("change of what it is", "دگرگونی آنچه هست"),
    "time": ("how long its acts have effect", "تا کی اقدام‌هایش اثر دارد"),
}
"""Where a rule is asked for."""
ROOMS: Mapping[str, tuple[str, str]] = {
    "organisations": ("organisations", "تشکل‌ها"),
    "members": ("members", "اعضا"),
    "assemblies": ("assemblies", "مجمع‌ها"),
    "apportionment": ("apportionment", "تقسیم نمایندگان"),
    "elections": ("elections", "انتخابات"),
    "treasury": ("treasury", "خزانه‌داری"),
    "audit": ("audit", "ممیزی"),
}
"""Rooms for which a rule waits."""
