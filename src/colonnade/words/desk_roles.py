"""What the desk offers: acts by what they are called there; organs, offices, electors and reasons.

The words of all but the acts are in ``words.acts``.
"""

from collections.abc import Mapping

ACTS: Mapping[str, tuple[str, str]] = {
    "statement": ("Statement", "بیانیه"),
    "support_received": ("Support received", "کمک دریافت‌شده"),
    "organ_established": ("An organ established", "برپایی رکن"),
    "office_filled": ("An office filled", "پر شدن سمت"),
    "office_ended": ("An office ended", "پایان سمت"),
    "resigned": ("Resignation", "استعفا"),
    "replied": ("Reply", "پاسخ"),
    "affiliation_decided": ("Decision to affiliate", "تصمیم به پیوستن"),
    "affiliation_admitted": ("Admission of an affiliate", "پذیرش عضو"),
    "affiliation_left": ("Leaving a body above", "کناره‌گیری از نهاد بالاتر"),
    "count_returned": ("Count of members", "شمار اعضا"),
    "attested": ("Attestation of a column", "تصدیق ستون"),
    "unavailability_declared": ("A key or office not available", "کلید یا سمتی که در دسترس نیست"),
    "key_rotated": ("Rotation of the key", "نو کردن کلید"),
    "key_lost": ("Loss of a key", "گم شدن کلید"),
    "founded": ("Founding", "بنیادگذاری"),
}

ORGANS = ("board", "inspection", "delegates", "election_commission", "executive_committee")
OFFICES = (
    *("chair", "vice_chair", "secretary", "treasurer", "spokesperson", "recording_secretary"),
    *("board_member", "second_board_member", "third_board_member"),
    *("inspector", "second_inspector", "third_inspector"),
    *("general_secretary", "auditor", "delegate"),
)
ELECTORS = ("assembly", "founding_assembly", "congress", "delegates", "board")
END_REASONS = ("term", "recalled", "died", "other")
