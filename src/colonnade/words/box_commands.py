"""What the commands for a node's ballot boxes say: their help, and what they have done."""

from collections.abc import Mapping

from colonnade.core.errors import Fact

HELP: Mapping[str, tuple[str, str]] = {
    "election host": (
        "on a node: bring the ballot box of an election",
        "در گره: صندوق رأی یک انتخابات را می‌آورد",
    ),
    "election close-box": (
        "on a node: close its ballot box, once and for good",
        "در گره: صندوق رأی را یک بار و برای همیشه می‌بندد",
    ),
    "election fetch": (
        "on a node: write the archive of its ballot box into a file",
        "در گره: بایگانی صندوق رأی را در پرونده‌ای می‌نویسد",
    ),
    "election complete": (
        "on a node: bring the archive with the result, or a newer one of a stopped box",
        "در گره: بایگانی با نتیجه را می‌آورد، یا برای صندوق متوقف، نسخهٔ تازه‌تر را",
    ),
    "election resume-box": (
        "on a node: go on with a ballot box that is stopped, where nothing is missing",
        "در گره: با صندوق متوقف ادامه می‌دهد، اگر چیزی گم نباشد",
    ),
    "box_act": (
        "the act that set the election up, as its page names it",
        "اقدامی که انتخابات را برپا کرد، چنان‌که صفحه‌اش می‌گوید",
    ),
    "box_archive": ("the archive that `election open` wrote", "بایگانی‌ای که `election open` نوشته است"),
    "box_bonds": ("bonds of the inspectors, one file each", "پیوندهای بازرسان، هر یک یک پرونده"),
    "box_target": ("new file for the archive, its owner's alone", "پروندهٔ تازه برای بایگانی، تنها از آنِ صاحبش"),
    "box_further": ("the archive, further than here", "بایگانی، پیش‌تر از آنچه اینجاست"),
    "box_trackers": (
        "every tracker that is known outside, one a line",
        "هر کد پیگیری که بیرون دانسته است، هر سطر یکی",
    ),
}
DONE: Mapping[str, tuple[str, str]] = {
    "hosted": (
        "The ballot box of {uuid} is on this node; the act that opens voting names {event}.",
        "صندوق رأی {uuid} روی این گره است؛ اقدام گشودن رأی‌گیری {event} را نام می‌برد.",
    ),
    "closed": (
        "The ballot box of {uuid} is closed with {ballots} ballots; fetch its archive for the trustees.",
        "صندوق رأی {uuid} با {ballots} برگه بسته شد؛ بایگانی‌اش را برای کلیدداران بردارید.",
    ),
    "fetched": (
        "The archive of {uuid} is written.",
        "بایگانی {uuid} نوشته شد.",
    ),
    "completed": (
        "The archive of {uuid} is as far as the one you brought.",
        "بایگانی {uuid} به اندازهٔ همانی است که آوردید.",
    ),
    "resumed": (
        "The ballot box of {uuid} takes ballots again, with {ballots} in it.",
        "صندوق رأی {uuid} دوباره برگه می‌گیرد و {ballots} برگه در آن است.",
    ),
}


def told(done: str, language: str, **facts: Fact) -> str:
    """Return what was done."""
    return DONE[done][int(language == "fa")].format(**facts)
