"""What the pages of the audit say: of our own organisations, and the one to which a dossier is brought."""

from collections.abc import Mapping

SAYINGS: Mapping[str, tuple[str, str]] = {
    "audit.link": ("Audit: does this roof stand on columns?", "ممیزی: آیا این سقف بر ستون ایستاده است؟"),
    "audit.title": ("Audit of {name}", "ممیزی {name}"),
    "audit.nothing": (
        "It does not stand on this day; there is nothing to audit.",
        "در این روز برپا نیست؛ چیزی برای ممیزی نیست.",
    ),
    "audit.being_made": (
        "Very much stands under it, and an audit is being made just now; look again in a minute.",
        "بسیاری زیر آن می‌ایستند و همین حالا ممیزی‌ای در دست است؛ یک دقیقهٔ دیگر باز ببینید.",
    ),
    "audit.being_set": (
        "Another report is being set as a PDF just now; ask again in a few seconds.",
        "همین حالا گزارش دیگری برای PDF چیده می‌شود؛ چند ثانیهٔ دیگر باز بخواهید.",
    ),
    "audit.forms": ("The same report", "همین گزارش"),
    "audit.as_pdf": ("as PDF, to print or take along", "به شکل PDF، برای چاپ یا بردن"),
    "audit.as_json": ("as JSON, for programs", "به شکل JSON، برای برنامه‌ها"),
    "audit.large_past": (
        "So much stands under it that it is audited here for today alone.",
        "چندان تشکل زیر آن می‌ایستد که اینجا تنها برای امروز ممیزی می‌شود.",
    ),
    "audit.from_acts": (
        "Made from the acts in the public log alone. What no act says is unknown: neither untrue nor a failing.",
        "تنها از اقدام‌های دفتر عمومی ساخته شده است. آنچه هیچ اقدامی نمی‌گوید نامعلوم است، نه نادرست و نه کوتاهی.",
    ),
    "audit.node_keeps_the_key": (
        "The node seals for this organisation: whoever runs the node could have spoken in its name.",
        "گره به جای این تشکل مهر می‌زند: هر که گره را می‌گرداند می‌توانسته به نام آن سخن بگوید.",
    ),
    "dossier.title": ("Audit a dossier", "ممیزی یک پرونده"),
    "dossier.lead": (
        (
            "Bring what sources tell of a body, written as a dossier. It is read and judged, the report is shown, and "
            "nothing of it is kept or noted here."
        ),
        (
            "آنچه را منبع‌ها از نهادی می‌گویند، نوشته چون پروندهٔ ممیزی، بیاورید. خوانده و سنجیده می‌شود، گزارش نشان داده "
            "می‌شود و هیچ چیزی از آن اینجا نگه داشته یا یادداشت نمی‌شود."
        ),
    ),
    "dossier.seizure": (
        "A dossier on bodies in a repressive country can itself be seized, on your device and on the way here.",
        "پروندهٔ نهادهای درون کشوری سرکوبگر خود ممکن است به دست مأموران بیفتد، روی دستگاه شما و در راه اینجا.",
    ),
    "dossier.offline": (
        "Write in it nothing that may not be found. The same report is made without a network by `colonnade audit`.",
        "چیزی در آن ننویسید که نباید پیدا شود. همین گزارش را `colonnade audit` بی‌شبکه هم می‌سازد.",
    ),
    "dossier.file": ("Dossier, as a file", "پرونده، به شکل فایل"),
    "dossier.file_help": ("`TOML`, up to 2 MB; its name is not looked at.", "`TOML`، تا ۲ مگابایت؛ نامش دیده نمی‌شود."),
    "dossier.pasted": ("Or pasted here", "یا اینجا بچسبانید"),
    "dossier.pasted_help": (
        "What is wrong is told with its line.",
        "اگر چیزی نادرست باشد با شمارهٔ سطرش گفته می‌شود.",
    ),
    "dossier.one_of_both": (
        "Bring the dossier either as a file or pasted: one of the two.",
        "پرونده را یا به شکل فایل بیاورید یا بچسبانید: یکی از دو.",
    ),
    "dossier.judged_as": ("Judged as", "سنجیده همچون"),
    "dossier.as_claimed": ("what it claims to be", "آنچه مدعی است"),
    "dossier.as_confederation": ("a confederation", "کنفدراسیون"),
    "dossier.as_federation": ("a federation", "فدراسیون"),
    "dossier.as_base": ("a base organisation", "تشکل پایه"),
    "dossier.as_committee": ("a committee or support network", "کمیته یا شبکهٔ پشتیبانی"),
    "dossier.form": ("The report", "گزارش"),
    "dossier.here": ("on this page", "در همین صفحه"),
    "dossier.printed": ("as a PDF to take along", "PDF، برای بردن"),
    "dossier.button": ("Audit", "ممیزی کن"),
    "dossier.kept_nowhere": (
        "Nothing of the dossier or of this report is kept here. It goes when you leave this page; print it to keep it.",
        "هیچ چیزی از پرونده و این گزارش اینجا نگه داشته نشده است. با رفتن از این صفحه می‌رود؛ اگر می‌خواهید چاپش کنید.",
    ),
}
