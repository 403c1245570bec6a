"""What the editor of a statute says, and the findings beside it. Codes are ``check.what``."""

from collections.abc import Mapping

SAYINGS: Mapping[str, tuple[str, str]] = {
    "check.title": ("Check a statute", "وارسی اساسنامه"),
    "check.lead": (
        (
            "Write, paste or bring a statute. Beside it stands what cannot be read, with its line, or where it "
            "contradicts itself, with a mend. Nothing of it is kept or noted here."
        ),
        (
            "اساسنامه‌ای بنویسید، بچسبانید یا بیاورید. کنار آن می‌آید که چه چیزی خوانده نمی‌شود، با شمارهٔ سطر، یا کجا "
            "با خود نمی‌خواند و چگونه درست می‌شود. هیچ چیزی از آن اینجا نگه داشته یا یادداشت نمی‌شود."
        ),
    ),
    "check.seizure": (
        "The draft of a body that must hide can be seized, on your device and on the way here.",
        "پیش‌نویس نهادی که باید پنهان بماند ممکن است به دست مأموران بیفتد، روی دستگاه شما و در راه اینجا.",
    ),
    "check.offline": (
        (
            "Write in it no names of persons and no addresses. The same check is made without a network by "
            "`colonnade statute check`."
        ),
        "نام اشخاص و نشانی در آن ننویسید. همین وارسی را `colonnade statute check` بی‌شبکه هم انجام می‌دهد.",
    ),
    "check.text": ("The statute", "اساسنامه"),
    "check.text_help": (
        "The whole file, beginning with the line `colonnade.statute/1`.",
        "همهٔ پرونده، از سطر `colonnade.statute/1` به بعد.",
    ),
    "check.file": ("Or as a file", "یا به شکل پرونده"),
    "check.file_help": (
        "Plain text in UTF-8, up to 200,000 characters; its name is not looked at. It replaces the text above.",
        "متن سادهٔ یونی‌کد، تا ۲۰۰٬۰۰۰ نویسه؛ نامش دیده نمی‌شود. جای متن بالا را می‌گیرد.",
    ),
    "check.nothing_brought": (
        "There is no statute yet: write, paste or bring one.",
        "هنوز اساسنامه‌ای نیست: بنویسید، بچسبانید یا بیاورید.",
    ),
    "check.too_long": (
        "The statute is longer than 200,000 characters; shorten it.",
        "اساسنامه از ۲۰۰٬۰۰۰ نویسه بلندتر است؛ کوتاهش کنید.",
    ),
    "check.button": ("Check", "وارسی کن"),
    "check.file_out": ("Download the file", "پروندهٔ اساسنامه را بگیرید"),
    "check.html": ("Page to print", "صفحهٔ چاپی"),
    "check.markdown": ("Text to edit", "متن برای ویرایش"),
    "check.found": ("What was found", "آنچه یافت شد"),
    "check.faults": (
        "It cannot be read as a statute yet. Put right what stands here, line by line.",
        "هنوز چون اساسنامه خوانده نمی‌شود. آنچه را اینجا آمده سطر به سطر درست کنید.",
    ),
    "check.contradictions": (
        "It can be read, and it contradicts itself:",
        "خوانده می‌شود و با خود نمی‌خواند:",
    ),
    "check.coherent": (
        "It can be read, and nothing in it contradicts itself.",
        "خوانده می‌شود و در جایی با خود ناسازگار نیست.",
    ),
    "check.no_opinion": (
        "A finding is no opinion on law. Have a lawyer of your country read the statute before you register it.",
        "یافته نظر حقوقی نیست. پیش از ثبت، اساسنامه را به وکیلی از کشور خود نشان دهید.",
    ),
    "check.have_one": ("Check a statute that you have", "اساسنامه‌ای را که دارید وارسی کنید"),
    "check.edit": ("Write on in the editor", "در ویرایشگر ادامه دهید"),
    "check.draw_up": ("Draw one up from a template", "از الگو یکی بنویسید"),
}
