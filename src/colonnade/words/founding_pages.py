"""What the pages of founding say. Codes are ``found.what``; what helps beside a field ends in ``_help``."""

from collections.abc import Mapping

STEPS: Mapping[str, tuple[str, str]] = {
    "call": ("Who called, and when", "چه کسی فراخواند و کی"),
    "what": ("What it is", "چیست"),
    "meeting": ("The assembly", "مجمع"),
    "offices": ("Organs and first offices", "رکن‌ها و نخستین سمت‌ها"),
    "keys": ("Keys", "کلیدها"),
}
STEP_LEADS: Mapping[str, tuple[str, str]] = {
    "call": (
        "Nobody's name is asked for: how many called, in bands, and how many days before the assembly.",
        "نام هیچ‌کس پرسیده نمی‌شود: چند تن فراخواندند، به رده، و چند روز پیش از مجمع.",
    ),
    "what": (
        "What it calls itself. What it is shown to be is derived from what stands on record.",
        "خود را چه می‌نامد. آنچه نشان داده می‌شود از دفتر برمی‌آید.",
    ),
    "meeting": (
        "The founding assembly makes the organisation; this is its record.",
        "تشکل را مجمع مؤسس پدید می‌آورد؛ این ثبت آن است.",
    ),
    "offices": (
        "Two officers stand behind an act of the board, so at least two are named. Inspectors never sit on the board.",
        "پشت هر اقدام هیئت مدیره دو مسئول می‌ایستند، پس دست‌کم دو تن نام برده می‌شوند. بازرس هرگز در هیئت مدیره نیست.",
    ),
    "keys": (
        "Acts are sealed with a key. Whoever has it speaks for the organisation.",
        "اقدام‌ها با کلید مهر می‌شوند. هر که آن را دارد به نام تشکل سخن می‌گوید.",
    ),
}
VISIBILITIES: Mapping[str, tuple[str, str]] = {
    "open": ("openly", "آشکار"),
    "pseudonymous": ("under a pseudonym", "با نام مستعار"),
    "sealed": ("sealed", "مهرشده"),
}
CUSTODIES: Mapping[str, tuple[str, str]] = {
    "officers": ("the officers", "مسئولان"),
    "node": ("this node", "همین گره"),
}
RECOVERIES: Mapping[str, tuple[str, str]] = {
    "page": ("made here, shown once", "ساختهٔ همین‌جا، یک بار نشان داده می‌شود"),
    "typed": ("made elsewhere", "ساختهٔ جای دیگر"),
    "none": ("none", "هیچ"),
}
SAYINGS: Mapping[str, tuple[str, str]] = {
    "found.title": ("Found an organisation", "بنیاد نهادن تشکل"),
    "found.lead": (
        (
            "Five steps, then everything in words, then it is recorded in one go. What you type is kept between the"
            " steps, for your account alone; nothing is public before the end. Every page can be printed."
        ),
        (
            "پنج گام، سپس همه چیز به زبان آدمی، سپس یکجا ثبت می‌شود. آنچه می‌نویسید میان گام‌ها نگه داشته می‌شود،"
            " تنها برای"
            " حساب شما؛ پیش از پایان هیچ چیز همگانی نیست. هر صفحه چاپ‌شدنی است."
        ),
    ),
    "found.answered": ("answered", "پاسخ داده شده"),
    "found.open": ("still open", "هنوز باز"),
    "found.kept": ("What you typed so far is kept here.", "آنچه تا اینجا نوشته‌اید اینجا نگه داشته شده است."),
    "found.give_up": ("Forget all of it", "همه را فراموش کن"),
    "found.step_of": ("Step {number} of {of}.", "گام {number} از {of}."),
    "found.go_on": ("Keep and go on", "نگه دار و برو جلو"),
    "found.all_steps": ("All steps", "همهٔ گام‌ها"),
    "found.review": ("Everything before it is recorded", "همه چیز پیش از ثبت"),
    "found.review_lead": (
        "Read it aloud in the assembly, or print it. This is what the public log will hold for ever.",
        "در مجمع بلند بخوانیدش یا چاپش کنید. این است آنچه دفتر عمومی برای همیشه خواهد داشت.",
    ),
    "found.act": ("The founding", "بنیادگذاری"),
    "found.offices_filled": ("Offices that are filled", "سمت‌هایی که پر می‌شوند"),
    "found.recovery_note": (
        (
            "On the next page the recovery key is shown once, with the codes for the seats. Have a printer or pen"
            " ready:"
            " nobody can show it again."
        ),
        (
            "در صفحهٔ بعد کلید بازیابی یک بار نشان داده می‌شود، با کد کرسی‌ها. چاپگر یا قلم آماده کنید: دوباره"
            " نشان‌دادنی نیست."
        ),
    ),
    "found.record": ("Record the founding", "ثبت بنیادگذاری"),
    "found.hand_out": ("Make the files to be sealed", "ساختن پرونده‌ها برای مهر"),
    "found.handed_out": (
        "Take every file to where the keys are, seal each with every key, and bring all of them back together.",
        "هر پرونده را نزد کلیدها ببرید، هر یک را با همهٔ کلیدها مهر کنید و همه را با هم بازگردانید.",
    ),
    "found.file": ("File {number}", "پروندهٔ {number}"),
    "found.sealed": ("The sealed files", "پرونده‌های مهرشده"),
    "found.sealed_help": (
        "Seal each where the key is: `colonnade act seal FILE --secret SECRET`; choose all of them, in any order.",
        "هر یک را نزد کلید مهر کنید: `colonnade act seal FILE --secret SECRET`؛ همه را برگزینید، به هر ترتیبی.",
    ),
    "found.stands": ("The organisation stands.", "تشکل برپاست."),
    "found.its_page": ("Its public page", "صفحهٔ همگانی آن"),
    "found.recovery_sheet": ("Recovery key", "کلید بازیابی"),
    "found.recovery_how": (
        (
            "Whoever has this sheet can replace the organisation's key when it is lost. Keep it in a place of its own,"
            " away from the node and from the codes; typed into a file, `colonnade act seal` takes it."
        ),
        (
            "هر که این برگه را داشته باشد می‌تواند کلید گم‌شدهٔ تشکل را جایگزین کند. آن را جدا، دور از گره و از کدها"
            " نگه"
            " دارید؛ اگر در پرونده‌ای نوشته شود `colonnade act seal` آن را می‌پذیرد."
        ),
    ),
    "found.conveners": ("Who called the assembly", "چه کسانی مجمع را فراخواندند"),
    "found.conveners_help": ("A kind of people, never a name.", "گونه‌ای از مردم، هرگز یک نام."),
    "found.conveners_band": ("How many called", "چند تن فراخواندند"),
    "found.conveners_band_help": ("In bands: from how many up.", "به رده: از چند به بالا."),
    "found.notice_days": ("Days of notice", "روزهای آگهی"),
    "found.notice_days_help": (
        "How many days before the assembly it was called; leave it out if nobody counted.",
        "چند روز پیش از مجمع فراخوانده شد؛ اگر کسی نشمرد خالی بگذارید.",
    ),
    "found.visibility": ("Shows itself", "خود را نشان می‌دهد"),
    "found.visibility_help": (
        (
            "Under a pseudonym: no place, no branch. Sealed: a commitment alone, which can be opened later. What was"
            " shown once cannot be taken back."
        ),
        (
            "با نام مستعار: بی جا و رشته. مهرشده: تنها یک تعهد که بعد گشودنی است. آنچه یک بار نشان داده شد"
            " بازگرداندنی نیست."
        ),
    ),
    "found.name_fa": ("Name in Persian", "نام به فارسی"),
    "found.name_fa_help": ("Or the pseudonym it chose.", "یا نام مستعاری که برگزید."),
    "found.name_en": ("Name in English", "نام به انگلیسی"),
    "found.name_en_help": ("One of the two is enough.", "یکی از دو تا بس است."),
    "found.claimed_class": ("Calls itself", "خود را می‌نامد"),
    "found.claimed_class_help": (
        "A base organisation is one of people who work together; the others stand on organisations.",
        "تشکل پایه از کسانی است که با هم کار می‌کنند؛ دیگران بر تشکل‌ها می‌ایستند.",
    ),
    "found.basis": ("Carried by", "بر پایهٔ"),
    "found.basis_help": ("What its numbers will count.", "آنچه شمارهایش خواهد شمرد."),
    "found.branch": ("Branch", "رشته"),
    "found.branch_help": ("Leave it out if it would tell too much.", "اگر زیاد می‌گوید خالی بگذارید."),
    "found.place": ("Place", "جا"),
    "found.place_help": ("A town or a region, never a street.", "شهر یا ناحیه، هرگز خیابان."),
    "found.workplace": ("Its people work where it says it stands", "کسانش همان‌جا کار می‌کنند که می‌گوید"),
    "found.workplace_help": (
        "Only such an organisation can be a column under a federation.",
        "تنها چنین تشکلی می‌تواند ستون فدراسیونی باشد.",
    ),
    "found.shows_too_much": (
        "Under a pseudonym this is not shown; leave it out.",
        "با نام مستعار این نشان داده نمی‌شود؛ خالی بگذاریدش.",
    ),
    "found.sealed_base_only": (
        "Only a base organisation of members or of those who attend can be sealed; choose another way to show it.",
        "تنها تشکل پایهٔ اعضا یا حاضران مهرشدنی است؛ شکل دیگری از نشان دادن برگزینید.",
    ),
    "found.held": ("Day of the assembly", "روز مجمع"),
    "found.held_help": (
        "A day in either calendar, for example 2026-03-21 or 1405-01-01.",
        "روزی از هر یک از دو گاه‌شمار، مانند ۱۴۰۵-۰۱-۰۱ یا ۲۰۲۶-۰۳-۲۱.",
    ),
    "found.held_month": ("Month of the assembly", "ماه مجمع"),
    "found.held_month_help": (
        "An organisation that does not show itself says months; it is taken in on the first seven days of a month.",
        "تشکلی که خود را نشان نمی‌دهد ماه را می‌گوید؛ در هفت روز نخست ماه پذیرفته می‌شود.",
    ),
    "found.present_workers": ("Workers who were there", "کارگرانی که بودند"),
    "found.present_workers_help": ("In bands: from how many up.", "به رده: از چند به بالا."),
    "found.present_guests": ("Guests", "مهمانان"),
    "found.present_guests_help": ("In bands; leave it out if there were none.", "به رده؛ اگر نبودند خالی بگذارید."),
    "found.present_observers": ("Observers", "مشاهده‌گران"),
    "found.present_observers_help": ("In bands; leave it out if there were none.", "به رده؛ اگر نبودند خالی بگذارید."),
    "found.board_seats": ("Seats on the board", "کرسی‌های هیئت مدیره"),
    "found.board_seats_help": (
        "As the assembly decided; leave it out if it did not.",
        "چنان‌که مجمع تصمیم گرفت؛ اگر نگرفت خالی.",
    ),
    "found.secretary": ("Secretary", "دبیر"),
    "found.secretary_help": (
        "A role or a name chosen for the public, never the name in a passport.",
        "یک نقش یا نامی برای همگان، هرگز نام شناسنامه.",
    ),
    "found.treasurer": ("Treasurer", "خزانه‌دار"),
    "found.treasurer_help": ("Another person than the secretary.", "کسی جز دبیر."),
    "found.chair": ("Chair", "رئیس"),
    "found.chair_help": ("Leave it out if nobody was elected.", "اگر کسی برگزیده نشد خالی بگذارید."),
    "found.inspector": ("Inspector", "بازرس"),
    "found.inspector_help": (
        "Attests counts; does not sit on the board.",
        "شمارها را تصدیق می‌کند؛ در هیئت مدیره نیست.",
    ),
    "found.second_inspector": ("Second inspector", "بازرس دوم"),
    "found.second_inspector_help": ("Some acts ask for two.", "برخی اقدام‌ها دو بازرس می‌خواهند."),
    "found.custody": ("Who keeps the key", "کلید نزد کیست"),
    "found.custody_help": (
        (
            "The officers, away from the node: nobody who keeps the node can speak for the organisation. This node:"
            " it makes and keeps the key, and whoever keeps the node could speak for it. Every act says which of the"
            " two it is."
        ),
        (
            "مسئولان، دور از گره: هیچ نگهدار گرهی نمی‌تواند به نام تشکل سخن بگوید. همین گره: کلید را می‌سازد و نگه"
            " می‌دارد و نگهدارش می‌تواند به نام آن سخن بگوید. هر اقدام می‌گوید کدام است."
        ),
    ),
    "found.first_key": ("Public key of an officer", "کلید آشکار یک مسئول"),
    "found.first_key_help": (
        "Where the officers keep it: made by `colonnade act key`, 44 signs. The secret half never comes here.",
        "اگر نزد مسئولان است: با `colonnade act key` ساخته می‌شود، ۴۴ نشانه. نیمهٔ نهان هرگز اینجا نمی‌آید.",
    ),
    "found.second_key": ("Public key of another officer", "کلید آشکار مسئولی دیگر"),
    "found.second_key_help": ("Either of them can then seal alone.", "آنگاه هر یک به تنهایی می‌تواند مهر کند."),
    "found.recovery": ("Recovery key", "کلید بازیابی"),
    "found.recovery_help": (
        (
            "It replaces a lost key, and does nothing else. Where the node keeps the key it can be made here, on a"
            " sheet to print; with none, a lost key cannot be replaced."
        ),
        (
            "جای کلید گم‌شده را می‌گیرد و کار دیگری نمی‌کند. اگر کلید نزد گره است می‌تواند همین‌جا ساخته شود، روی"
            " برگه‌ای برای چاپ؛ بی آن، کلید گم‌شده جایگزین نمی‌شود."
        ),
    ),
    "found.recovery_key": ("Its public half", "نیمهٔ آشکار آن"),
    "found.recovery_key_help": (
        "Where it was made elsewhere by `colonnade act key`.",
        "اگر جای دیگری با `colonnade act key` ساخته شده است.",
    ),
    "found.same_key": (
        "One key is named twice; each needs a key of its own.",
        "یک کلید دو بار آمده است؛ هر یک کلید خود را می‌خواهد.",
    ),
    "found.officers_make_it": (
        "Where the officers keep the key, they make the recovery key too; type in its public half, or choose none.",
        "اگر کلید نزد مسئولان است، کلید بازیابی را هم خودشان می‌سازند؛ نیمهٔ آشکارش را بنویسید یا «هیچ» را برگزینید.",
    ),
}
