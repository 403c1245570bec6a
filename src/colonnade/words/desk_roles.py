"""What the desk offers: acts by what they are called there; organs, offices, electors and reasons.

The words of all but the acts are in ``words.acts``.
"""

from collections.abc import Mapping

ACTS: Mapping[str, tuple[str, str]] = {
    "statement": ("Statement", "بیانیه"),
    "votes_counted": ("Result of a count of votes", "نتیجهٔ شمارش رأی"),
    "support_received": ("Support received", "کمک دریافت‌شده"),
    "organ_established": ("An organ established", "برپایی رکن"),
    "office_filled": ("An office filled", "پر شدن سمت"),
    "office_ended": ("An office ended", "پایان سمت"),
    "resigned": ("Resignation", "استعفا"),
    "replied": ("Reply", "پاسخ"),
    "affiliation_decided": ("Decision to affiliate", "تصمیم به پیوستن"),
    "affiliation_admitted": ("Admission of an affiliate", "پذیرش عضو"),
    "affiliation_refused": ("Refusal of a candidate", "نپذیرفتن داوطلب"),
    "affiliation_left": ("Leaving a body above", "کناره‌گیری از نهاد بالاتر"),
    "count_returned": ("Count of members", "شمار اعضا"),
    "attested": ("Attestation of a column", "تصدیق ستون"),
    "unavailability_declared": ("A key or office not available", "کلید یا سمتی که در دسترس نیست"),
    "key_rotated": ("Rotation of the key", "نو کردن کلید"),
    "key_lost": ("Loss of a key", "گم شدن کلید"),
    "affiliation_suspended": ("Suspension of an affiliate", "تعلیق تشکل عضو"),
    "suspension_lifted": ("A suspension lifted", "برداشتن تعلیق"),
    "affiliation_ended": ("End of an affiliation", "پایان دادن به عضویت"),
    "trusteeship_began": ("Trusteeship over an affiliate", "سرپرستی بر تشکل عضو"),
    "trusteeship_ended": ("End of a trusteeship", "پایان سرپرستی"),
    "council_founded": ("A local council of ours", "شورای محلی ما"),
    "international_joined": ("Joining an international body", "پیوستن به نهاد بین‌المللی"),
    "international_left": ("Leaving an international body", "کناره‌گیری از نهاد بین‌المللی"),
    "changed": ("Change of what it is", "دگرگونی آنچه هست"),
    "opened": ("Opening of what was sealed", "گشودن آنچه مهر بود"),
    "split": ("Split", "انشعاب"),
    "merged": ("Merger", "ادغام"),
    "dissolved": ("Dissolution", "انحلال"),
    "refounding_supported": ("Support for a re-founding", "پشتیبانی از بازبنیادگذاری"),
    "acts_confirmed": ("Confirmation of acts that wait", "تأیید اقدام‌هایی که منتظرند"),
    "key_loss_objected": ("Objection: the key is not lost", "اعتراض: کلید گم نشده است"),
    "founded": ("Founding", "بنیادگذاری"),
    "adopted": ("Adoption of a statute", "تصویب اساسنامه"),
    "amended": ("Amendment of the statute", "اصلاح اساسنامه"),
    "renewed": ("Renewal for another time", "تمدید برای دوره‌ای دیگر"),
    "set_up": ("An election set up", "برپایی انتخابات"),
    "rehearsed": ("Rehearsal of the opening", "تمرین گشودن"),
    "voting_opened": ("Voting opened", "آغاز رأی‌گیری"),
    "voting_closed": ("Voting closed", "پایان رأی‌گیری"),
    "result_declared": ("Result of an election", "نتیجهٔ انتخابات"),
    "objection_raised": ("Objection to an election", "اعتراض به انتخابات"),
    "objection_decided": ("Decision on an objection", "تصمیم دربارهٔ اعتراض"),
    "key_destroyed": ("A trustee's key destroyed", "نابود کردن کلید کلیددار"),
    "voided": ("An election void", "باطل شدن انتخابات"),
}

ORGANS = ("board", "inspection", "delegates", "election_commission", "executive_committee")
OFFICES = (
    *("chair", "vice_chair", "secretary", "treasurer", "spokesperson", "recording_secretary"),
    *("board_member", "second_board_member", "third_board_member"),
    *("inspector", "second_inspector", "third_inspector"),
    *("general_secretary", "auditor", "delegate"),
)
DECIDERS = ("assembly", "extraordinary_assembly", "founding_assembly", "congress")
ELECTORS = ("assembly", "founding_assembly", "congress", "delegates", "board")
END_REASONS = ("term", "recalled", "died", "other")
