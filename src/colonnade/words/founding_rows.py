"""What the pages of founding say of rows: whom they asked and what those answered, witnesses, and of the statute."""

from collections.abc import Mapping

ROWS: Mapping[str, tuple[str, str]] = {
    "asked": ("Asked: {number}", "پرسیده: {number}"),
    "witnesses": ("Witness {number}", "گواه {number}"),
}
ROW_LEADS: Mapping[str, tuple[str, str]] = {
    "asked": (
        "Whom did you ask to call the assembly with you or to support it, and what did they answer? Leave rows empty.",
        "از که خواستید مجمع را با شما فراخواند یا از آن پشتیبانی کند، و چه پاسخ داد؟ سطرهای زیادی را خالی بگذارید.",
    ),
    "witnesses": (
        "Who, besides the recovery key, can together replace a lost key? People or bodies outside; leave rows empty.",
        "جز کلید بازیابی، چه کسانی با هم می‌توانند کلید گم‌شده را جایگزین کنند؟ کسانی بیرون از تشکل؛ سطرهای زیادی خالی.",
    ),
}
SAYINGS: Mapping[str, tuple[str, str]] = {
    "found.one_more": ("One more row", "یک سطر دیگر"),
    "found.whom": ("Who was asked", "از که پرسیده شد"),
    "found.whom_help": (
        "A body or a kind of people, never the name of a person: it stays in the log for ever.",
        "یک نهاد یا گونه‌ای از مردم، هرگز نام شخص: برای همیشه در دفتر می‌ماند.",
    ),
    "found.answer": ("The answer", "پاسخ"),
    "found.answer_help": ("What they answered, or that they did not.", "چه پاسخ داد، یا اینکه پاسخ نداد."),
    "found.witness": ("Called", "نام"),
    "found.witness_help": (
        "A body or a name chosen for the public, never the name in a passport.",
        "یک نهاد یا نامی برای همگان، هرگز نام شناسنامه.",
    ),
    "found.witness_key": ("Public key", "کلید آشکار"),
    "found.witness_key_help": (
        "Made by the witness with `colonnade act key`, 44 signs. The secret half stays there.",
        "گواه آن را با `colonnade act key` ساخته است، ۴۴ نشانه. نیمهٔ نهان نزد خودش می‌ماند.",
    ),
    "found.witnesses_needed": ("How many witnesses together", "چند گواه با هم"),
    "found.witnesses_needed_help": (
        "So many of them must seal that a key was lost; leave it out where there are none.",
        "این شمار از آنان باید گم شدن کلید را مهر کنند؛ اگر گواه ندارید خالی بگذارید.",
    ),
    "found.witnesses_fit": (
        "Say how many of the witnesses are needed: at least one, at most as many as there are; none without witnesses.",
        "بگویید چند تن از گواهان لازم است: دست‌کم یکی، حداکثر به شمارشان؛ بی گواه، هیچ.",
    ),
    "found.statute": ("Until you have a statute", "تا وقتی اساسنامه ندارید"),
    "found.statute_lead": (
        "These defaults hold. Your own statute will be able to say otherwise.",
        "این پیش‌فرض‌ها برجاست. اساسنامهٔ خودتان می‌تواند جز این بگوید.",
    ),
}
