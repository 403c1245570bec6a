"""What the desk says where an organisation decides to stand under another, and where it is refused."""

from collections.abc import Mapping

SAYINGS: Mapping[str, tuple[str, str]] = {
    "desk.votes_twice": (
        "Say the votes in bands or by number, not both.",
        "رأی‌ها را یا به رده بگویید یا به شمار، نه هر دو.",
    ),
    "desk.counted_yes": ("In favour, by number", "موافق، به شمار"),
    "desk.counted_yes_help": (
        "In place of bands, where at least 500 voted. Then all four numbers.",
        "به جای رده، اگر دست‌کم ۵۰۰ تن رأی دادند. آنگاه هر چهار شمار.",
    ),
    "desk.counted_no": ("Against, by number", "مخالف، به شمار"),
    "desk.counted_no_help": ("0 where nobody was.", "اگر کسی نبود ۰."),
    "desk.counted_abstained": ("Abstained, by number", "ممتنع، به شمار"),
    "desk.counted_abstained_help": ("0 where nobody did.", "اگر کسی نبود ۰."),
    "desk.counted_entitled": ("Could have voted", "دارندگان حق رأی"),
    "desk.counted_entitled_help": (
        "No more than the last count of members shows.",
        "نه بیش از آنچه آخرین شمار اعضا نشان می‌دهد.",
    ),
    "desk.ratified_yes": ("Organisations below that ratified it", "تشکل‌های زیرین که تصویب کردند"),
    "desk.ratified_yes_help": (
        "Where a statute asks for it. Then all four numbers.",
        "اگر اساسنامه‌ای آن را بخواهد. آنگاه هر چهار شمار.",
    ),
    "desk.ratified_no": ("Organisations below that rejected it", "تشکل‌های زیرین که رد کردند"),
    "desk.ratified_no_help": ("0 where none did.", "اگر هیچ‌یک نکرد ۰."),
    "desk.ratified_abstained": ("Organisations below that abstained", "تشکل‌های زیرین که رأی ممتنع دادند"),
    "desk.ratified_abstained_help": ("0 where none did.", "اگر هیچ‌یک نداد ۰."),
    "desk.ratified_entitled": ("Organisations below that were asked", "تشکل‌های زیرین که از آنها پرسیده شد"),
    "desk.ratified_entitled_help": (
        "All that stand under the organisation, whether they answered or not.",
        "همهٔ آنها که زیر تشکل می‌ایستند، پاسخ داده باشند یا نه.",
    ),
    "desk.counted_all": ("Say all four numbers or none.", "هر چهار شمار را بگویید یا هیچ‌یک را."),
    "desk.fewer_than_voted": (
        "Fewer than voted. Correct one of the numbers.",
        "کمتر از رأی‌دهندگان است. یکی از شمارها را درست کنید.",
    ),
    "desk.refusal_reason": ("Why", "چرا"),
    "desk.refusal_reason_help": (
        "A word; the reasons in full go to the candidate.",
        "یک واژه؛ دلیل‌ها به تفصیل برای داوطلب فرستاده می‌شود.",
    ),
}
