"""What is said of the parts in which an act goes away to be sealed and comes back."""

SENTENCES: dict[str, tuple[str, str]] = {
    "parts.none": (
        "This is neither a sealed act nor parts of one; paste everything that the scanner or `act seal` gave.",
        "این نه اقدامی مهرشده است و نه بخش‌هایی از آن؛ هر چه را اسکنر یا `act seal` داد بچسبانید.",
    ),
    "parts.damaged": (
        "The part that stands at place {number} is not as it was shown; scan or copy that part again.",
        "بخشی که در جای {number} آمده چنان نیست که نشان داده شد؛ همان بخش را دوباره اسکن یا رونویسی کنید.",
    ),
    "parts.missing": (
        "Of the {total} parts of an act these are missing: {numbers}; scan or copy them and add them.",
        "از {total} بخش یک اقدام این‌ها نیست: {numbers}؛ آنها را اسکن یا رونویسی کنید و بیفزایید.",
    ),
}
