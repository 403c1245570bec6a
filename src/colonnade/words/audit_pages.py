"""What the pages of the audit say: of our own organisations, and the one to which a dossier is brought."""

from collections.abc import Mapping

SAYINGS: Mapping[str, tuple[str, str]] = {
    "audit.link": ("Audit: does this roof stand on columns?", "ممیزی: آیا این سقف بر ستون ایستاده است؟"),
    "audit.title": ("Audit of {name}", "ممیزی {name}"),
    "audit.nothing": ("There is nothing to audit.", "چیزی برای ممیزی نیست."),
    "audit.from_acts": (
        "Made from the acts in the public log alone. What no act says is unknown: neither untrue nor a failing.",
        "تنها از اقدام‌های دفتر عمومی ساخته شده است. آنچه هیچ اقدامی نمی‌گوید نامعلوم است، نه نادرست و نه کوتاهی.",
    ),
    "audit.node_keeps_the_key": (
        "The node seals for this organisation: whoever runs the node could have spoken in its name.",
        "گره به جای این تشکل مهر می‌زند: هر که گره را می‌گرداند می‌توانسته به نام آن سخن بگوید.",
    ),
}
