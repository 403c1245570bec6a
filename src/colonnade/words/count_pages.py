"""What the page for counting says. Codes are ``count.what``; what helps beside a field ends in ``_help``."""

from collections.abc import Mapping

SAYINGS: Mapping[str, tuple[str, str]] = {
    "count.title": ("Count ballots", "شمارش برگه‌های رأی"),
    "count.lead": (
        "Bring the ballots of an election and name the rule. They are counted and shown, and kept nowhere.",
        "برگه‌های انتخاباتی را بیاورید و قاعده را نام ببرید. شمرده و نشان داده می‌شوند و جایی نگه داشته نمی‌شوند.",
    ),
    "count.ballots": ("Ballots", "برگه‌ها"),
    "count.ballots_help": (
        "BLT, CSV, XLSX, a Belenios result or PrefLib, up to 20 MB; larger ones by the command `colonnade count`.",
        "BLT، CSV، XLSX، نتیجهٔ Belenios یا PrefLib، تا ۲۰ مگابایت؛ بزرگ‌ترها با فرمان `colonnade count`.",
    ),
    "count.rule": ("Rule", "قاعده"),
    "count.rule_help": ("As your own rulebook says.", "چنان‌که آیین‌نامهٔ خودتان می‌گوید."),
    "count.seats": ("Seats", "کرسی‌ها"),
    "count.seats_help": ("Leave it empty where the ballots say it.", "اگر برگه‌ها می‌گویند خالی بگذارید."),
    "count.lots": ("What was drawn", "آنچه قرعه شد"),
    "count.lots_help": (
        "A line a tie, the first drawn first: `STAGE: 3 1 2`. Leave it empty at first; a tie is told to you.",
        "هر تساوی یک سطر، نخستین قرعه نخست: `STAGE: 3 1 2`. در آغاز خالی بگذارید؛ اگر تساوی شد گفته می‌شود.",
    ),
    "count.constraints": ("Seats kept for groups", "کرسی‌هایی که برای گروه‌هاست"),
    "count.constraints_help": (
        "First line: `group,minimum,maximum,candidates`. Then a line a group, the candidates by number.",
        "سطر نخست: `group,minimum,maximum,candidates`. سپس هر گروه یک سطر، نامزدها با شماره.",
    ),
    "count.constraint_rule": ("How they are kept", "چگونه نگه داشته می‌شود"),
    "count.guard_and_doom": (
        "while counting: nobody is excluded without whom a group would be short",
        "در میان شمارش: کسی که بی او گروهی کم می‌آورد کنار نمی‌رود",
    ),
    "count.replace_last": (
        "after counting: the best placed of a group replaces the last elected",
        "پس از شمارش: بهترین گروه جای واپسین برگزیده را می‌گیرد",
    ),
    "count.button": ("Count", "بشمار"),
    "count.result": ("The count", "شمارش"),
    "count.elected": ("Elected, in this order", "برگزیده، به این ترتیب"),
    "count.so_far": ("Elected so far", "برگزیده تا اینجا"),
    "count.open_tie": (
        "The count stops in stage {stage}: {names} are equal, and the rule leaves it to lot. Draw it and count again.",
        "شمارش در مرحلهٔ {stage} ایستاد: {names} برابرند و قاعده آن را به قرعه می‌سپارد. قرعه بکشید و دوباره بشمارید.",
    ),
    "count.only_tables": (
        "Publish this page only, not the ballots: {alone} of {papers} have a ranking that no other ballot has.",
        "تنها این صفحه را منتشر کنید، نه برگه‌ها را: {alone} از {papers} برگه رتبه‌بندی‌ای دارد که دیگری ندارد.",
    ),
    "count.figures": (
        "Valid ballots: {valid}; invalid: {invalid}; seats: {seats}",
        "برگه‌های درست: {valid}؛ باطل: {invalid}؛ کرسی: {seats}",
    ),
    "count.table": ("Every stage", "همهٔ مرحله‌ها"),
    "count.stages": ("What was done", "آنچه انجام شد"),
    "count.flow": ("How the votes moved", "رأی‌ها چگونه جابه‌جا شد"),
    "count.ranks": ("Result", "نتیجه"),
    "count.again": ("To count again", "برای شمارش دوباره"),
    "count.audit": ("Save the audit file", "پروندهٔ بازبینی را ذخیره کنید"),
    "count.audit_help": (
        (
            "Everything that is needed to count again and compare every figure; no ballot is in it. Keep it with the"
            " ballots: an act of your organisation names its SHA-256."
        ),
        (
            "هر چه برای شمارش دوباره و سنجیدن همهٔ ارقام لازم است؛ هیچ برگه‌ای در آن نیست. آن را با برگه‌ها نگه دارید:"
            " اقدام تشکل شما SHA-256 آن را نام می‌برد."
        ),
    ),
    "count.audit_from": (
        "The audit file comes from the page before: go back, and take “Save the audit file” with the same ballots.",
        "پروندهٔ بازبینی از صفحهٔ پیش می‌آید: بازگردید و با همان برگه‌ها «پروندهٔ بازبینی را ذخیره کنید» را بزنید.",
    ),
    "count.act": ("On record", "ثبت نتیجه"),
    "count.act_help": (
        (
            "A draft is begun with the result alone; the ballots are not sent. Two officers agree before it is"
            " recorded, and the names of those elected become public with it."
        ),
        (
            "پیش‌نویسی تنها با نتیجه آغاز می‌شود؛ برگه‌ها فرستاده نمی‌شود. پیش از ثبت دو مسئول موافقت می‌کنند و نام"
            " برگزیدگان با آن همگانی می‌شود."
        ),
    ),
    "count.record": ("Record this as an act of {name}", "این را اقدام {name} ثبت کنید"),
    "count.no_seat": (
        "Whoever holds an office takes its seat first; then the result can be recorded from here.",
        "دارندهٔ سمت نخست بر کرسی آن می‌نشیند؛ آنگاه نتیجه را می‌توان از اینجا ثبت کرد.",
    ),
    "count.hash": ("SHA-256 of the ballots", "SHA-256 برگه‌ها"),
}
