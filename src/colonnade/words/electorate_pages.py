"""What the pages of a roll of voters say. Codes are ``roll.what``; what helps beside a field ends in ``_help``."""

from collections.abc import Mapping

SAYINGS: Mapping[str, tuple[str, str]] = {
    "roll.title": ("Roll of voters", "فهرست رأی‌دهندگان"),
    "roll.of": ("Roll of voters of {name}", "فهرست رأی‌دهندگان {name}"),
    "roll.lead": (
        "Who may vote in elections, by pseudonym. This organisation's board and inspection see it, nobody else.",
        "چه کسانی در انتخابات رأی می‌دهند، با نام مستعار. تنها هیئت مدیره و بازرسان همین تشکل آن را می‌بینند.",
    ),
    "roll.never_names": (
        (
            "Write no names here, no numbers of cards, telephones or staff: a pseudonym that only you and the voter"
            " connect with a person. Keep what connects them away from this node, on paper if need be."
        ),
        (
            "اینجا نام کسی را ننویسید، نه شمارهٔ کارت و تلفن و پرسنلی: نامی مستعار که تنها شما و خود رأی‌دهنده می‌دانید"
            " از آن کیست. آنچه این دو را به هم می‌رساند دور از این گره نگه دارید، اگر لازم است روی کاغذ."
        ),
    ),
    "roll.empty": ("The roll is empty.", "فهرست خالی است."),
    "roll.entitled": (
        "{entitled} may vote today; the roll has {lines} lines.",
        "امروز {entitled} تن حق رأی دارند؛ فهرست {lines} سطر دارد.",
    ),
    "roll.few": (
        (
            "Fewer than ten may vote. So small a vote tells much of everybody's choice, and a unanimous one tells all:"
            " vote together with others, or agree openly."
        ),
        (
            "کمتر از ده تن حق رأی دارند. رأی‌گیری به این کوچکی از انتخاب هر کس بسیار می‌گوید و اگر یک‌صدا باشد همه را"
            " می‌گوید: با دیگران رأی بگیرید، یا آشکارا تصمیم بگیرید."
        ),
    ),
    "roll.since": ("from {day}", "از {day}"),
    "roll.until": ("until before {day}", "تا پیش از {day}"),
    "roll.weight": ("weight {weight}", "وزن {weight}"),
    "roll.over": ("over", "پایان یافته"),
    "roll.lines": ("Lines", "سطرها"),
    "roll.pages": ("Pages of the roll", "صفحه‌های فهرست"),
    "roll.before": ("Page before", "صفحهٔ پیش"),
    "roll.after": ("Next page", "صفحهٔ پس"),
    "roll.correct": ("Correct", "درست کردن"),
    "roll.correct_line": ("Correct the line", "درست کردن سطر"),
    "roll.correct_of": ("Correct the line of {pseudonym}", "درست کردن سطر {pseudonym}"),
    "roll.end": ("End the entitlement", "پایان دادن به حق رأی"),
    "roll.erase": ("Erase the line", "پاک کردن سطر"),
    "roll.erase_note": (
        (
            "The line is over and can be erased for good. Wait until nothing may be objected to any more in elections"
            " in which it counted."
        ),
        "این سطر پایان یافته و می‌شود برای همیشه پاکش کرد. بگذارید مهلت اعتراض به انتخاباتی که در آن به شمار آمد بگذرد.",
    ),
    "roll.bring": ("Bring a roll", "آوردن فهرست"),
    "roll.bring_lead": (
        (
            "A file or text, a line for each voter. First you see what would change. A pseudonym that is on the roll"
            " and not in what you bring stays as it is."
        ),
        (
            "پرونده یا نوشته‌ای، برای هر رأی‌دهنده یک سطر. نخست می‌بینید چه تغییر می‌کند. نام مستعاری که در فهرست هست و در"
            " آنچه می‌آورید نیست همان‌گونه می‌ماند."
        ),
    ),
    "roll.file": ("The roll as a file", "فهرست به شکل پرونده"),
    "roll.file_help": (
        (
            "CSV in `UTF-8`: `pseudonym,since,until,weight`, parted by commas, semicolons or tabs. The last two may be"
            " left out, and so may a first line with these names."
        ),
        (
            "CSV با `UTF-8`: `pseudonym,since,until,weight`، جدا با ویرگول، نقطه‌ویرگول یا تب. دو تای آخر را می‌شود"
            " ننوشت؛ سطر نخست با این نام‌ها را هم، که به فارسی «نام مستعار»، «از»، «تا» و «وزن» است."
        ),
    ),
    "roll.pasted": ("Or the roll as text", "یا فهرست به شکل نوشته"),
    "roll.pasted_help": (
        (
            "The same, typed or pasted, say `heron,2026-01-01` or `heron,1404/10/11,1405/10/11`. The second day is the"
            " first one without a vote; empty means that no end is known."
        ),
        (
            "همان، نوشته یا چسبانده، مانند `heron,1404/10/11,1405/10/11` یا `heron,2026-01-01`. روز دوم نخستین روز"
            " بی حق رأی است؛ اگر خالی باشد پایانی معلوم نیست."
        ),
    ),
    "roll.one_of_both": (
        "Bring a file or paste text, one of both.",
        "پرونده بیاورید یا نوشته بچسبانید، یکی از این دو را.",
    ),
    "roll.look": ("See what would change", "ببینید چه تغییر می‌کند"),
    "roll.would_change": ("What would change", "آنچه تغییر می‌کند"),
    "roll.nothing_changes": ("Nothing would change.", "چیزی تغییر نمی‌کند."),
    "roll.new": ("New: {count}", "تازه: {count}"),
    "roll.changed": ("Changed: {count}", "تغییریافته: {count}"),
    "roll.same": ("As they were: {count}", "بی تغییر: {count}"),
    "roll.left": (
        "On the roll and not in what you brought, they stay: {count}",
        "در فهرست هستند و در آنچه آوردید نیستند، می‌مانند: {count}",
    ),
    "roll.was": ("was", "بود"),
    "roll.becomes": ("becomes", "می‌شود"),
    "roll.and_more": ("and {count} more", "و {count} تای دیگر"),
    "roll.keep": ("Keep it so", "همین‌گونه نگه دارید"),
    "roll.pseudonym": ("Pseudonym", "نام مستعار"),
    "roll.pseudonym_help": (
        "Letters, digits, spaces, dots and strokes, forty at most. Never a name.",
        "حرف، رقم، فاصله، نقطه و خط تیره، دست بالا چهل نویسه. هرگز نام کسی.",
    ),
    "roll.first_day": ("May vote from", "حق رأی از"),
    "roll.first_day_help": (
        "The first day, in either calendar, say `2026-01-01` or `1404-10-11`.",
        "روز نخست، در هر یک از دو گاه‌شماری، مانند `1404-10-11` یا `2026-01-01`.",
    ),
    "roll.end_day": ("May vote until before", "حق رأی تا پیش از"),
    "roll.end_day_help": (
        "The first day without a vote; leave it empty where no end is known.",
        "نخستین روز بی حق رأی؛ اگر پایانی معلوم نیست خالی بگذارید.",
    ),
    "roll.ends": ("Ends on", "پایان در"),
    "roll.ends_help": (
        "The first day without a vote, in either calendar. Elections with an earlier record day are not touched by it.",
        "نخستین روز بی حق رأی، در هر یک از دو گاه‌شماری. انتخاباتی که روز تعیین رأی‌دهندگانش پیش از آن است تغییر نمی‌کند.",
    ),
    "roll.whole_weight": ("Weight", "وزن"),
    "roll.whole_weight_help": (
        "A whole number; 1 where all votes weigh the same.",
        "عددی درست؛ آنجا که همهٔ رأی‌ها هم‌وزن‌اند ۱.",
    ),
    "roll.take": ("Take away the list for an election", "برداشتن فهرست برای انتخابات"),
    "roll.take_lead": (
        (
            "`V.csv`, from which `colonnade election credentials` makes the voters' credentials, away from this node."
            " A voter's number is her place in it: keep the file until the election is over, then destroy it."
        ),
        (
            "`V.csv` که `colonnade election credentials` دور از این گره از آن کلیدهای رأی را می‌سازد. شمارهٔ هر"
            " رأی‌دهنده جای او در آن است: پرونده را تا پایان انتخابات نگه دارید و سپس نابودش کنید."
        ),
    ),
    "roll.record_day": ("Who may vote is settled on", "روز تعیین رأی‌دهندگان"),
    "roll.record_day_help": (
        "The record day, as the act says that sets the election up.",
        "همان روزی که اقدام برپایی انتخابات می‌گوید.",
    ),
    "roll.weights": ("Weights", "وزن‌ها"),
    "roll.weights_help": (
        (
            "A weight shared by fewer than ten voters would unmask them and is refused. In units, a weight of three is"
            " three ballots of weight one."
        ),
        (
            "وزنی که از آن کمتر از ده تن باشد آنان را می‌شناساند و پذیرفته نمی‌شود. در واحدهای یک‌رأیی، وزن سه سه برگهٔ"
            " رأی به وزن یک است."
        ),
    ),
    "roll.as_they_are": ("as they are", "همان‌گونه که هست"),
    "roll.in_units": ("in units of one", "به واحدهای یک‌رأیی"),
    "roll.take_button": ("Take `V.csv` away", "برداشتن `V.csv`"),
    "roll.whole": ("The whole roll, to be corrected elsewhere", "همهٔ فهرست، برای درست کردن در جای دیگر"),
    "roll.back": ("To the roll", "به فهرست"),
    "roll.save": ("Keep the line", "سطر را نگه دارید"),
    "roll.bad_day": (
        "This is no day; write it as `2026-01-01` or `1404-10-11`.",
        "این روز نیست؛ آن را مانند `1404-10-11` یا `2026-01-01` بنویسید.",
    ),
    "roll.needed": ("Fill this in.", "این را پر کنید."),
}
