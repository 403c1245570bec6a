"""What the desk says of the steps between typing and the log: forms kept, what was done, what waits, acts carried away.

Codes are ``kept.what``, ``done.what``, ``waits.what``, ``away.what``.
"""

from collections.abc import Mapping

DEEDS: Mapping[str, tuple[str, str]] = {
    "wrote": ("Wrote a draft", "پیش‌نویسی نوشتید"),
    "agreed": ("Agreed", "موافقت کردید"),
    "recorded": ("Recorded", "ثبت کردید"),
    "withdrew": ("Withdrew a draft", "پیش‌نویسی را پس گرفتید"),
    "sat": ("Took a seat", "کرسی‌ای را گرفتید"),
    "founded": ("Founded", "بنیاد نهادید"),
}
SENTENCES: dict[str, tuple[str, str]] = {
    "desk.too_many_kept": (
        "You keep {most} forms already; finish one or forget one on your desk, then keep this one.",
        "از پیش {most} برگه نگه داشته‌اید؛ یکی را روی میزتان تمام یا فراموش کنید، سپس این را نگه دارید.",
    ),
    "desk.no_such_form": (
        "You keep no such form; it was finished or forgotten, look at your desk.",
        "چنین برگه‌ای نگه نداشته‌اید؛ تمام یا فراموش شده است، میزتان را ببینید.",
    ),
    "desk.sent_before": (
        "This form has begun draft {number} already, and others were shown that since; change it there.",
        "این برگه پیش‌تر پیش‌نویس {number} را آغاز کرده و دیگران آن را دیده‌اند؛ آنجا تغییرش دهید.",
    ),
    "desk.founded_already": (
        "The organisation stands and somebody sits on its board; ask the board for the codes of the other seats.",
        "تشکل برپاست و کسی در هیئت مدیره نشسته است؛ کد کرسی‌های دیگر را از هیئت مدیره بخواهید.",
    ),
}
SAYINGS: Mapping[str, tuple[str, str]] = {
    "kept.keep": ("Keep what I typed", "نوشته‌هایم را نگه دار"),
    "kept.how": (
        "Whole or not: it is kept for your account alone, and stands on your desk until you finish it.",
        "کامل باشد یا نه، تنها برای حساب شما می‌ماند و تا تمامش کنید روی میز شماست.",
    ),
    "kept.since": ("As you typed it on {day}.", "چنان‌که در {day} نوشتید."),
    "kept.title": ("Not finished", "ناتمام"),
    "kept.lead": ("What you typed and kept. Nobody else sees it.", "آنچه نوشتید و نگه داشتید. دیگری آن را نمی‌بیند."),
    "kept.forget": ("Forget it", "فراموشش کن"),
    "waits.count": (
        "The count for {month} is due: {month} has ended and none is on record for it.",
        "شمار {month} را باید داد: ماه پایان یافته و شماری برایش در دفتر نیست.",
    ),
    "waits.answer": (
        "{number} decided to stand under you and wait for your answer.",
        "{number} تشکل تصمیم گرفته زیر شما بایستد و چشم‌به‌راه پاسخ شماست.",
    ),
    "waits.code": (
        "Nobody sits in the seat of {office} and no code for it is good: give one.",
        "در کرسی {office} کسی نیست و کدی هم برایش در کار نیست: کدی بدهید.",
    ),
    "waits.term": (
        "The term of {office} ends on {day}: have it filled anew before.",
        "دورهٔ {office} در {day} پایان می‌یابد: پیش از آن از نو پرش کنید.",
    ),
    "waits.loss": (
        "A key was declared lost. If it was not, whoever has it can object until {day}; then the new key holds.",
        "کلیدی گم‌شده اعلام شده است. اگر چنین نیست، دارنده‌اش تا {day} می‌تواند اعتراض کند؛ سپس کلید تازه برجاست.",
    ),
    "waits.confirm": (
        "{number} acts came from a key or office that was not available: the assembly or the inspectors confirm them.",
        "{number} اقدام از کلید یا سمتی آمده که در دسترس نبود: مجمع یا بازرسان آنها را تأیید می‌کنند.",
    ),
    "waits.write": ("Write it", "بنویسید"),
    "waits.nothing": ("Nothing waits for this office.", "چیزی چشم‌به‌راه این سمت نیست."),
    "away.title": ("Draft {number} as pictures: {act}", "پیش‌نویس {number} به تصویر: {act}"),
    "away.founding": ("The founding as pictures", "بنیادگذاری به تصویر"),
    "away.lead": (
        (
            "The exact bytes that are sealed, as codes for a phone or a camera: nothing needs to be plugged in."
            " Nothing here is secret: this is what the public log will hold."
        ),
        (
            "همان بایت‌هایی که مهر می‌شوند، به شکل رمزینه برای گوشی یا دوربین: نیازی به وصل کردن چیزی نیست. هیچ چیز"
            " پنهانی اینجا نیست: این است آنچه دفتر عمومی خواهد داشت."
        ),
    ),
    "away.scan": (
        "Scan every picture, in any order, into one text file, where the key is.",
        "هر تصویر را، به هر ترتیبی، در یک پروندهٔ متنی اسکن کنید، همان‌جا که کلید هست.",
    ),
    "away.seal": (
        "Seal it there: `colonnade act seal FILE --secret SECRET`.",
        "آنجا مهرش کنید: `colonnade act seal FILE --secret SECRET`.",
    ),
    "away.back": (
        "Bring the file back, or copy what the command printed and paste it below.",
        "پرونده را بازگردانید، یا آنچه را فرمان چاپ کرد رونویسی کنید و در زیر بچسبانید.",
    ),
    "away.part": ("Part {number} of {total}", "بخش {number} از {total}"),
    "away.digest": ("of the act whose digest begins", "از اقدامی که چکیده‌اش چنین آغاز می‌شود"),
    "away.as_text": ("The same as text, to be copied", "همان به شکل متن، برای رونویسی"),
    "away.file": ("Sealed, as a file", "مهرشده، به شکل پرونده"),
    "away.file_help": (
        "What `colonnade act seal` made of it; of several acts all files, in any order.",
        "آنچه `colonnade act seal` از آن ساخت؛ از چند اقدام همهٔ پرونده‌ها، به هر ترتیبی.",
    ),
    "away.pasted": ("Or sealed, as text", "یا مهرشده، به شکل متن"),
    "away.pasted_help": (
        "Every line that `colonnade act seal` printed, or a scanner read, in any order.",
        "هر سطری که `colonnade act seal` چاپ کرد یا اسکنر خواند، به هر ترتیبی.",
    ),
    "away.hand_out": ("Hand it out as pictures", "بیرون دادن به شکل تصویر"),
    "away.is_out": ("The same bytes once more:", "همان بایت‌ها بار دیگر:"),
    "away.again_file": ("as a file", "به شکل پرونده"),
    "away.again_pictures": ("As pictures for a phone", "به شکل تصویر برای گوشی"),
    "away.to_draft": ("Back to the draft", "بازگشت به پیش‌نویس"),
    "again.founded": (
        (
            "You founded this; nobody sits on its board yet. If the page with the codes for its seats never reached"
            " you, have it shown again. Where it must make new codes, the earlier ones are void."
        ),
        (
            "این را شما بنیاد نهادید؛ هنوز کسی در هیئت مدیره‌اش ننشسته است. اگر صفحهٔ کدهای کرسی‌ها به شما نرسید،"
            " دوباره نشانش دهید. اگر ناچار کدهای تازه بسازد، کدهای پیشین باطل می‌شود."
        ),
    ),
    "again.codes": ("Show the codes again", "کدها را دوباره نشان بده"),
    "again.no_recovery": (
        "No recovery key is shown here: none was made on this page, or it was shown before and is kept nowhere.",
        "اینجا کلید بازیابی نیست: در این صفحه ساخته نشد، یا پیش‌تر نشان داده شد و جایی نگهداری نمی‌شود.",
    ),
    "done.title": ("What you have done", "آنچه کرده‌اید"),
    "done.lead": (
        (
            "What your account has done at the desk, by day. It says no time and nothing of anybody else, and"
            " nobody but you can read it here."
        ),
        (
            "آنچه حساب شما سر میز کرده است، روز به روز. نه ساعتی می‌گوید و نه چیزی از دیگری، و جز شما کسی اینجا"
            " نمی‌خواندش."
        ),
    ),
    "done.nothing": ("Nothing yet.", "هنوز هیچ."),
    "done.with_account": ("Seats that came with your account", "کرسی‌هایی که با حسابتان آمد"),
    "done.pages": ("Other days", "روزهای دیگر"),
    "done.newer": ("Newer", "تازه‌تر"),
    "done.older": ("Older", "کهنه‌تر"),
}
