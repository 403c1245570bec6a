"""What the desk's forms say of an organisation itself, of those under it, and of keys; what helps ends in ``_help``."""

from collections.abc import Mapping

SAYINGS: Mapping[str, tuple[str, str]] = {
    "desk.of_people": ("People and offices", "کسان و سمت‌ها"),
    "desk.of_figures": ("Counts, votes and support", "شمار، رأی و کمک"),
    "desk.of_words": ("What it says", "آنچه می‌گوید"),
    "desk.of_affiliation": ("Who stands under whom", "چه کسی زیر چه کسی می‌ایستد"),
    "desk.of_itself": ("The organisation itself", "خود تشکل"),
    "desk.of_keys": ("Keys and absence", "کلیدها و نبودن"),
    "desk.refused": ("This cannot be done as it stands", "چنین که هست نمی‌شود"),
    "desk.refused_kept": (
        "Nothing was recorded; the draft is kept.",
        "چیزی ثبت نشد؛ پیش‌نویس همان‌گونه مانده است.",
    ),
    "desk.rests_on": ("Rests on", "بر پایهٔ"),
    "desk.to_do_next": ("What to do", "چه باید کرد"),
    "desk.choose": ("Choose…", "برگزینید…"),
    "desk.find": ("Find an organisation by name", "تشکلی را با نام بیابید"),
    "desk.find_help": (
        "Part of a name; several with commas. The newest are listed until you look for one.",
        "بخشی از نام؛ چند نام با ویرگول. تا چیزی نجویید، تازه‌ترین‌ها آمده‌اند.",
    ),
    "desk.find_button": ("Look", "جست‌وجو"),
    "desk.voted_fa": ("What was voted on, in Persian", "رأی‌گیری برای چه بود، به فارسی"),
    "desk.voted_fa_help": (
        "As in the call: “Election of the board, 1405”.",
        "چنان‌که در دعوت آمده است: «انتخاب هیئت مدیره، ۱۴۰۵».",
    ),
    "desk.voted_en": ("What was voted on, in English", "رأی‌گیری برای چه بود، به انگلیسی"),
    "desk.voted_en_help": ("In one of the two languages at least.", "دست‌کم به یکی از دو زبان."),
    "desk.result": ("The result", "نتیجه"),
    "desk.result_help": (
        (
            "The audit file of the count, from the page that counts or by `colonnade count --audit`. It is read and not"
            " kept. The names of those elected become public as they stand on the ballots: a person in danger stands"
            " under a pseudonym, or the ballots are counted again under another name."
        ),
        (
            "پروندهٔ بازبینی شمارش، از صفحهٔ شمارش یا با `colonnade count --audit`. خوانده می‌شود و نگه داشته نمی‌شود."
            " نام برگزیدگان همان‌گونه که روی برگه‌هاست همگانی می‌شود: کسی که در خطر است با نام مستعار نامزد می‌شود، یا"
            " برگه‌ها با نامی دیگر دوباره شمرده می‌شود."
        ),
    ),
    "desk.ballots_shown": ("Show the figures of the ballots", "ارقام برگه‌ها نشان داده شود"),
    "desk.ballots_shown_help": (
        (
            "Only from five hundred ballots up, where your organisation shows as many members. Otherwise the log holds"
            " “at least” and a commitment that only you can open."
        ),
        (
            "تنها از پانصد برگه به بالا و اگر تشکل شما همان اندازه عضو نشان می‌دهد. وگرنه دفتر «دست‌کم» و تعهدی دارد که"
            " تنها شما می‌توانید بگشایید."
        ),
    ),
    "desk.counted_by": ("Counted by", "شمارندهٔ رأی"),
    "desk.counted_by_help": (
        "The assembly itself, or the commission that it elected for this.",
        "خود مجمع، یا هیئتی که مجمع برای این کار برگزیده است.",
    ),
    "desk.affiliate": ("Affiliate", "تشکل عضو"),
    "desk.affiliate_help": ("An organisation that stands under yours.", "تشکلی که زیر شما می‌ایستد."),
    "desk.parting_reason": ("Why", "چرا"),
    "desk.parting_reason_help": (
        "A word, never a story: what was said at the hearing stays there.",
        "یک واژه، نه یک داستان: آنچه در رسیدگی گفته شد همان‌جا می‌ماند.",
    ),
    "desk.notified": ("Notified on", "روز ابلاغ"),
    "desk.notified_help": (
        "The day on which the charge was given to the affiliate in writing.",
        "روزی که آنچه به تشکل عضو نسبت داده می‌شود کتبی به آن داده شد.",
    ),
    "desk.notified_month": ("Notified in", "ماه ابلاغ"),
    "desk.notified_month_help": (
        "The month in which the charge was given to the affiliate in writing.",
        "ماهی که آنچه به تشکل عضو نسبت داده می‌شود کتبی به آن داده شد.",
    ),
    "desk.heard": ("Heard on", "روز رسیدگی"),
    "desk.heard_help": (
        "At least fifteen days after the notice, and before the decision holds.",
        "دست‌کم پانزده روز پس از ابلاغ، و پیش از آنکه تصمیم برقرار شود.",
    ),
    "desk.heard_month": ("Heard in", "ماه رسیدگی"),
    "desk.heard_month_help": (
        "A later month than that of the notice, and no later than the decision's.",
        "ماهی پس از ماه ابلاغ، و نه پس از ماه تصمیم.",
    ),
    "desk.hearing_answer": ("How it answered", "چگونه پاسخ داد"),
    "desk.hearing_answer_help": (
        "In person, in writing, or not at all though it was asked.",
        "حضوری، کتبی، یا با آنکه خواسته شد هیچ.",
    ),
    "desk.suspended_until": ("Suspended until", "تعلیق تا"),
    "desk.suspended_until_help": (
        "The day on which it ends by itself; leave it out if it must be lifted.",
        "روزی که خود به خود پایان می‌یابد؛ اگر باید برداشته شود خالی بگذارید.",
    ),
    "desk.suspended": ("Suspended affiliate", "تشکل عضو در تعلیق"),
    "desk.suspended_help": ("It has its rights again from that day.", "از آن روز دوباره حقوق خود را دارد."),
    "desk.trusteeship_until": ("Until", "تا"),
    "desk.trusteeship_until_help": (
        "Within eighteen months; the day is public.",
        "در هجده ماه؛ این روز آشکار است.",
    ),
    "desk.trusteeship_reason": ("Why", "چرا"),
    "desk.trusteeship_reason_help": (
        "One sentence for everybody to read, without any person's name.",
        "جمله‌ای برای همگان، بی نام هیچ شخصی.",
    ),
    "desk.under_trusteeship": ("Under trusteeship", "زیر سرپرستی"),
    "desk.under_trusteeship_help": ("It governs itself again from that day.", "از آن روز دوباره خود را اداره می‌کند."),
    "desk.unconfirmed": ("Acts that wait", "اقدام‌هایی که منتظرند"),
    "desk.unconfirmed_help": (
        "Sealed or done by a key or office that was not available; tick those that shall take effect.",
        "با کلید یا از سمتی که در دسترس نبود؛ آنها را تیک بزنید که باید اثر یابند.",
    ),
    "desk.confirmed_by": ("Confirmed by", "تأیید از سوی"),
    "desk.confirmed_by_help": (
        "An assembly decided so, brought by two of the board; or two inspectors looked and agree.",
        "مجمع چنین تصمیم گرفت و دو تن از هیئت مدیره می‌آورند؛ یا دو بازرس دیدند و می‌پذیرند.",
    ),
    "desk.loss": ("Declared lost", "گم‌شده خوانده شد"),
    "desk.loss_help": (
        "The key is still there: it seals this within fourteen days, and the new key never holds.",
        "کلید هنوز هست: این را در چهارده روز مهر می‌کند و کلید تازه هرگز معتبر نمی‌شود.",
    ),
    "desk.name_fa": ("Name in Persian", "نام به فارسی"),
    "desk.name_fa_help": ("Change only what changes.", "تنها آنچه دگرگون می‌شود را تغییر دهید."),
    "desk.name_en": ("Name in English", "نام به انگلیسی"),
    "desk.name_en_help": ("Change only what changes.", "تنها آنچه دگرگون می‌شود را تغییر دهید."),
    "desk.claimed_class": ("Calls itself", "خود را می‌نامد"),
    "desk.claimed_class_help": (
        "What it is shown to be follows from its acts, not from this.",
        "آنچه نشان داده می‌شود از اقدام‌ها برمی‌آید، نه از این.",
    ),
    "desk.basis": ("Carried by", "بر پایهٔ"),
    "desk.basis_help": ("Who stands behind it.", "چه کسانی پشت آن ایستاده‌اند."),
    "desk.branch": ("Branch", "رشته"),
    "desk.branch_help": ("The branch in which its members work.", "رشته‌ای که اعضایش در آن کار می‌کنند."),
    "desk.place": ("Place", "جا"),
    "desk.place_help": (
        "As precise as is safe: a town rather than a gate.",
        "تا آنجا دقیق که بی‌خطر است: شهر، نه در کارخانه.",
    ),
    "desk.workplace": ("Works where it stands", "همان‌جا کار می‌کند"),
    "desk.workplace_help": (
        "Its members work at the place or in the branch of which it speaks.",
        "اعضایش در همان جا یا رشته‌ای کار می‌کنند که از آن می‌گوید.",
    ),
    "desk.sealed_is_opened": (
        "What is sealed is opened, not changed: choose “Opening of what was sealed”.",
        "آنچه مهر است گشوده می‌شود، نه دگرگون: «گشودن آنچه مهر بود» را برگزینید.",
    ),
    "desk.nothing_changed": (
        "Everything stands as it stood: change what is to be otherwise.",
        "همه چیز همان است که بود: آنچه باید دگر شود تغییر دهید.",
    ),
    "desk.opened": ("What is opened", "آنچه گشوده می‌شود"),
    "desk.opened_help": (
        (
            "Everything that the founding hid: name, place, who called and who came, in bands. It cannot be"
            " closed again; the draft shows it word by word."
        ),
        (
            "همهٔ آنچه بنیادگذاری پنهان کرد: نام، جا، که فراخواند و که آمد، به رده. دیگر بسته نمی‌شود؛ پیش‌نویس واژه"
            " به واژه نشانش می‌دهد."
        ),
    ),
    "desk.successors": ("Goes on in", "ادامه در"),
    "desk.successors_help": (
        "Two or more organisations that were founded already. Every affiliation, office and organ here ends.",
        "دو تشکل یا بیشتر که از پیش بنیاد نهاده شده‌اند. همهٔ پیوندها، سمت‌ها و رکن‌های اینجا پایان می‌یابد.",
    ),
    "desk.two_successors": (
        "Choose two or more; in one alone an organisation merges.",
        "دو یا بیشتر برگزینید؛ تشکل در یکی تنها ادغام می‌شود.",
    ),
    "desk.into": ("Goes on in", "ادامه در"),
    "desk.into_help": (
        "An organisation that stands. Every affiliation, office and organ here ends.",
        "تشکلی که برپاست. همهٔ پیوندها، سمت‌ها و رکن‌های اینجا پایان می‌یابد.",
    ),
    "desk.assets_to": ("Assets go to", "دارایی به"),
    "desk.assets_to_help": (
        "A body, never a person, as the statute or the assembly says. Every affiliation, office and organ here ends.",
        "یک نهاد، هرگز شخص، چنان‌که اساسنامه یا مجمع می‌گوید. همهٔ پیوندها، سمت‌ها و رکن‌های اینجا پایان می‌یابد.",
    ),
    "desk.captured": ("Captured body", "نهاد تسخیرشده"),
    "desk.captured_help": (
        "A body above you that no longer belongs to those who stand under it.",
        "نهادی بالای شما که دیگر از آنِ زیردستانش نیست.",
    ),
    "desk.refounded": ("Carried on by", "ادامه‌دهنده"),
    "desk.refounded_help": (
        "Its successor, once more than half of the base organisations under the old body say so.",
        "جانشین آن است، همین که بیش از نیمی از تشکل‌های پایهٔ زیر نهاد کهنه چنین بگویند.",
    ),
    "desk.same_body": ("Choose another body than the captured one.", "نهادی جز آن نهاد برگزینید."),
    "desk.council": ("Local council", "شورای محلی"),
    "desk.council_help": (
        "One that calls itself a local council and has no body yet; it is drawn beside yours, never a column.",
        "شورایی که خود را شورای محلی می‌نامد و هنوز نهادی ندارد؛ کنار شما کشیده می‌شود و هرگز ستون نیست.",
    ),
    "desk.body_fa": ("Name in Persian", "نام به فارسی"),
    "desk.body_fa_help": ("The international body, as readers of Persian know it.", "نهاد بین‌المللی، به فارسی."),
    "desk.body_en": ("Name in English", "نام به انگلیسی"),
    "desk.body_en_help": (
        "The international body, as readers of English know it.",
        "نهاد بین‌المللی، به انگلیسی.",
    ),
    "desk.body_code": ("Short name", "نام کوتاه"),
    "desk.body_code_help": (
        "In Latin letters, as others write it, for example itf; it tells bodies apart.",
        "به حروف لاتین، چنان‌که دیگران می‌نویسند، مانند itf؛ نهادها با آن از هم بازشناخته می‌شوند.",
    ),
    "desk.no_word": (
        "Write it with the letters a to z and digits, for example itf.",
        "آن را با حروف a تا z و رقم بنویسید، مانند itf.",
    ),
    "desk.international": ("International body", "نهاد بین‌المللی"),
    "desk.international_help": ("One to which your organisation belongs.", "نهادی که تشکل شما عضو آن است."),
    "desk.mandate_from": ("Mandate from", "وکالت از"),
    "desk.mandate_from_help": (
        "The affiliate whose delegate it is, where it is one.",
        "تشکل عضوی که این کس نمایندهٔ آن است، اگر هست.",
    ),
}
