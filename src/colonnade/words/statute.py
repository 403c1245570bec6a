"""The least statute: which defaults hold in an organisation that has no statute of its own, in words.

The numbers are those of the rules themselves. Source: docs/rules/desk.md, docs/rules/organisations.md.
"""

from colonnade.core.desk.hands import OFFICERS
from colonnade.core.organisations.keys import LOSS_HOLDS_AFTER
from colonnade.words.calendars import digits

DEFAULTS: tuple[tuple[str, str], ...] = (
    (
        "{officers} officers of the board stand behind every act of the board and whatever an assembly decided.",
        "پشت هر اقدام هیئت مدیره و هر تصمیم مجمع {officers} تن از مسئولان هیئت مدیره می‌ایستند.",
    ),
    (
        "The assembly elects and recalls. An inspector never sits on the board and signs nothing of the board's.",
        "مجمع برمی‌گزیند و عزل می‌کند. بازرس هرگز در هیئت مدیره نیست و برای آن چیزی امضا نمی‌کند.",
    ),
    (
        "A count needs at least one inspector; an attestation of others needs {officers}.",
        "هر شمار دست‌کم یک بازرس می‌خواهد؛ تصدیق دیگران {officers} بازرس.",
    ),
    (
        "Whoever resigns an office needs nobody's consent; whether the letter is published is theirs to say.",
        "هر که از سمتی استعفا دهد به رضایت کسی نیاز ندارد؛ انتشار نامه‌اش با خود اوست.",
    ),
    (
        "The organisation's own assembly decides to stand under another body; leaving needs nobody's consent.",
        "پیوستن به نهادی دیگر با مجمع خود تشکل است؛ کناره‌گیری به رضایت کسی نیاز ندارد.",
    ),
    (
        "A lost key is replaced by the recovery key or the witnesses; the old key can object for {days} days.",
        "کلید گم‌شده با کلید بازیابی یا به دست گواهان جایگزین می‌شود؛ کلید پیشین تا {days} روز می‌تواند اعتراض کند.",
    ),
    (
        "{officers} officers can declare a key or an office not available, since a day and never why.",
        "{officers} تن از مسئولان می‌توانند اعلام کنند که کلید یا سمتی از روزی در دسترس نیست، بی گفتن چرایی.",
    ),
)


def in_words(language: str) -> list[str]:
    """Return the defaults as sentences in ``language``."""
    said = {"officers": digits(str(OFFICERS), language), "days": digits(str(LOSS_HOLDS_AFTER.days), language)}
    return [each[int(language == "fa")].format(**said) for each in DEFAULTS]
