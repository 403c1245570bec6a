"""What the pages of the desk say. Codes are ``desk.what``; what helps beside a field ends in ``_help``."""

from collections.abc import Mapping

SUPPORT_KINDS = ("money", "premises", "publicity", "hosting")
SUPPORT_SOURCES = ("union", "state", "employer", "party", "foundation", "broadcaster", "public")
SAYINGS: Mapping[str, tuple[str, str]] = {
    "desk.yours": ("Your desk", "میز کار شما"),
    "desk.lead": (
        "What waits for you, what you wrote, and what came of it. Only those who hold the offices see it.",
        "آنچه چشم‌به‌راه شماست، آنچه نوشته‌اید و آنچه از آن برآمد. تنها دارندگان سمت‌ها آن را می‌بینند.",
    ),
    "desk.no_seat": (
        "You hold no office on this node. If you were given a code on paper for one, type it here.",
        "شما در این گره سمتی ندارید. اگر برای سمتی کدی روی کاغذ گرفته‌اید، اینجا بنویسید.",
    ),
    "desk.take_seat": ("Take an office", "گرفتن سمت"),
    "desk.code": ("Code on paper", "کد روی کاغذ"),
    "desk.code_help": (
        "Twenty digits, as they stand on the sheet that you were given for the office.",
        "بیست رقم، همان‌گونه که روی برگه‌ای است که برای سمت به شما داده‌اند.",
    ),
    "desk.seats": ("Seats and their codes", "کرسی‌ها و کدهایشان"),
    "desk.seats_of": ("Seats of {name}", "کرسی‌های {name}"),
    "desk.seats_lead": (
        (
            "Every office that somebody holds has a seat here. Who sits there is told to nobody; whether somebody does,"
            " to the board. Give the code to who holds the office, from hand to hand."
        ),
        (
            "هر سمتی که کسی دارد اینجا کرسی‌ای دارد. اینکه چه کسی در آن نشسته به هیچ‌کس گفته نمی‌شود؛ اینکه کسی"
            " نشسته، به"
            " هیئت مدیره. کد را دست به دست به دارندهٔ سمت بدهید."
        ),
    ),
    "desk.no_offices": (
        "Nobody holds an office yet: fill one first.",
        "هنوز کسی سمتی ندارد: نخست سمتی را پر کنید.",
    ),
    "desk.seat_is_taken": ("somebody sits there", "کسی در آن نشسته است"),
    "desk.code_given": ("a code was given, good until {day}", "کدی داده شده، تا {day}"),
    "desk.no_code": ("no code that is good", "کدی در کار نیست"),
    "desk.give": ("Give a code", "دادن کد"),
    "desk.give_for": ("Give a code for: {title}", "دادن کد برای: {title}"),
    "desk.give_again": ("Give another code", "دادن کدی دیگر"),
    "desk.give_again_for": ("Give another code for: {title}", "دادن کدی دیگر برای: {title}"),
    "desk.give_lead": (
        (
            "The code is shown once, to be printed or copied. Whoever types it sits in the seat, as long as the"
            " office is held."
        ),
        "کد یک بار نشان داده می‌شود تا چاپ یا رونویسی شود. هر که بنویسدش در کرسی می‌نشیند، تا وقتی سمت برجاست.",
    ),
    "desk.give_voids": (
        "One was given already. It will be void, and whoever has it learns that when they type it.",
        "کدی پیش‌تر داده شده است. آن باطل می‌شود و دارنده‌اش هنگام نوشتن از آن آگاه می‌شود.",
    ),
    "desk.show_code": ("Show the code", "کد را نشان بده"),
    "desk.codes": ("Codes for seats", "کدهای کرسی‌ها"),
    "desk.codes_lead": (
        "Shown this once. Print the page, cut it, give each sheet to who holds that office, and to nobody else.",
        "تنها همین یک بار نشان داده می‌شود. صفحه را چاپ کنید، ببرید و هر برگه را تنها به دارندهٔ همان سمت بدهید.",
    ),
    "desk.code_picture": ("The code for {title}, to be read by a phone", "کد {title}، برای خواندن با گوشی"),
    "desk.code_term": ("Good once, from {opens} to {until}.", "یک بار، از {opens} تا {until}."),
    "desk.code_how": (
        (
            "On the site: “Account”. If you have no account yet: “I have an invitation”. If you have one: “Your desk”,"
            " then “Take an office”. If the code is refused, another may have been given in its place: ask your board."
        ),
        (
            "در سایت: «حساب». اگر حساب ندارید: «دعوت دارم». اگر دارید: «میز کار شما»، سپس «گرفتن سمت». اگر کد پذیرفته"
            " نشد،"
            " شاید کد دیگری به جای آن داده باشند: از هیئت مدیرهٔ خود بپرسید."
        ),
    ),
    "desk.codes_done": ("I have them on paper", "روی کاغذ دارمشان"),
    "desk.to_do": ("Waiting for you", "چشم‌به‌راه شما"),
    "desk.nothing_to_do": ("Nothing waits for you.", "چیزی چشم‌به‌راه شما نیست."),
    "desk.under_way": ("Under way", "در جریان"),
    "desk.ended": ("What came of the rest", "سرانجام بقیه"),
    "desk.offices": ("Your offices", "سمت‌های شما"),
    "desk.write_new": ("Write an act", "نوشتن اقدام"),
    "desk.draft": ("Draft {number}: {act}", "پیش‌نویس {number}: {act}"),
    "desk.of": ("Of", "از"),
    "desk.stands": ("Stands", "وضعیت"),
    "desk.begun": ("Begun on", "آغاز"),
    "desk.says": ("What it will say", "آنچه خواهد گفت"),
    "desk.holds_from": ("Holds from", "از تاریخ"),
    "desk.by_organ": ("By", "از سوی"),
    "desk.custody": ("Sealed by", "مهر از سوی"),
    "desk.custody_node": (
        "this node, which keeps the key: whoever keeps the node could speak for the organisation",
        "همین گره که کلید را دارد: نگهدار گره می‌تواند به جای تشکل سخن بگوید",
    ),
    "desk.custody_officers": (
        "the officers, away from the node: nobody who keeps the node can speak for the organisation",
        "مسئولان، دور از گره: هیچ نگهدار گرهی نمی‌تواند به جای تشکل سخن بگوید",
    ),
    "desk.missing": ("Still missing", "هنوز لازم"),
    "desk.missing_hands": ("{more} more of: {organs}", "{more} تن دیگر از: {organs}"),
    "desk.missing_office": ("who holds the office: {office}", "دارندهٔ سمت: {office}"),
    "desk.missing_any": ("{more} more who hold any office", "{more} تن دیگر از دارندگان هر سمتی"),
    "desk.out_of_reach": (
        "Too few have taken their offices: give out the codes for them first.",
        "هنوز کسانی به شمار کافی سمت خود را نگرفته‌اند: نخست کدهایشان را بدهید.",
    ),
    "desk.propose": ("Agree and show it to the others", "پذیرفتن و نشان دادن به دیگران"),
    "desk.agree": ("Agree to these words", "پذیرفتن همین متن"),
    "desk.agreed": ("You have agreed.", "شما پذیرفته‌اید."),
    "desk.change": ("Change", "تغییر"),
    "desk.change_note": ("A change asks everybody again.", "با هر تغییر، دوباره از همه پرسیده می‌شود."),
    "desk.withdraw": ("Withdraw", "پس گرفتن"),
    "desk.record": ("Seal and record", "مهر و ثبت"),
    "desk.record_note": (
        "An act in the log stays there for ever; a mistake is corrected by another act, never removed.",
        "اقدامی که در دفتر آمد برای همیشه می‌ماند؛ اشتباه با اقدامی دیگر اصلاح می‌شود، نه با پاک کردن.",
    ),
    "desk.recorded": ("The act in the public log", "اقدام در دفتر عمومی"),
    "desk.hand_out": ("Hand out the file to be sealed", "بیرون دادن پرونده برای مهر"),
    "desk.bring_back": ("Bring it back sealed", "آوردن مهرشده"),
    "desk.sealed": ("The sealed act", "اقدام مهرشده"),
    "desk.sealed_help": (
        "Seal the file where the key is: `colonnade act seal FILE --key KEY`, and choose what it wrote.",
        "پرونده را جایی که کلید هست مهر کنید: `colonnade act seal FILE --key KEY` و همان را که نوشت برگزینید.",
    ),
    "desk.take_back": ("It is not coming back", "دیگر نمی‌آید"),
    "desk.save": ("Keep the draft", "نگه داشتن پیش‌نویس"),
    "desk.effective": ("Holds from", "از تاریخ"),
    "desk.effective_help": (
        "A day in either calendar, for example 2026-03-21 or 1405-01-01.",
        "روزی از هر یک از دو گاه‌شمار، مانند ۱۴۰۵-۰۱-۰۱ یا ۲۰۲۶-۰۳-۲۱.",
    ),
    "desk.no_day": (
        "This is no day; write it as 2026-03-21 or 1405-01-01.",
        "این روزی نیست؛ آن را مانند ۱۴۰۵-۰۱-۰۱ یا ۲۰۲۶-۰۳-۲۱ بنویسید.",
    ),
    "desk.needed": ("This is needed.", "این لازم است."),
    "desk.too_long": ("This is too long; shorten it.", "این بلند است؛ کوتاهش کنید."),
    "desk.whole": ("Write a whole number.", "عددی درست بنویسید."),
    "desk.title_fa": ("Title in Persian", "عنوان به فارسی"),
    "desk.title_fa_help": ("As readers of Persian will see it.", "همان که خوانندگان فارسی می‌بینند."),
    "desk.title_en": ("Title in English", "عنوان به انگلیسی"),
    "desk.title_en_help": ("As readers of English will see it.", "همان که خوانندگان انگلیسی می‌بینند."),
    "desk.support": ("Kind of support", "گونهٔ کمک"),
    "desk.support_help": ("What was given.", "آنچه داده شد."),
    "desk.source": ("From whom", "از که"),
    "desk.source_help": (
        "The name of a body, never of a private person: it stays in the log for ever.",
        "نام یک نهاد، هرگز نام شخص: این برای همیشه در دفتر می‌ماند.",
    ),
    "desk.source_kind": ("Kind of giver", "گونهٔ دهنده"),
    "desk.source_kind_help": ("What the giver is.", "دهنده چیست."),
    "desk.amount": ("Amount", "مبلغ"),
    "desk.amount_help": (
        "In whole units; leave it out if it is not money.",
        "به واحد کامل؛ اگر پول نیست خالی بگذارید.",
    ),
    "desk.currency": ("Currency", "ارز"),
    "desk.currency_help": ("Three letters, for example EUR or IRR.", "سه حرف، مانند EUR یا IRR."),
}
