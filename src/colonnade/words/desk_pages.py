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
    "desk.nothing_to_do": ("No draft waits for you.", "هیچ پیش‌نویسی چشم‌به‌راه شما نیست."),
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
    "desk.waits_for_batch": (
        (
            "Acts of an organisation that does not show itself are taken in on the first seven days of a month, so that"
            " nobody learns on which day they were done. Agree now; it can be recorded from {day} on."
        ),
        (
            "اقدام‌های تشکلی که خود را نشان نمی‌دهد در هفت روز نخست ماه میلادی پذیرفته می‌شود، تا کسی نداند در کدام روز"
            " انجام شد. اکنون موافقت کنید؛ از {day} ثبت‌شدنی است."
        ),
    ),
    "desk.recorded": ("The act in the public log", "اقدام در دفتر عمومی"),
    "desk.hand_out": ("Hand out the file to be sealed", "بیرون دادن پرونده برای مهر"),
    "desk.bring_back": ("Bring it back sealed", "آوردن مهرشده"),
    "desk.sealed": ("The sealed act", "اقدام مهرشده"),
    "desk.sealed_help": (
        "Seal the file where the key is: `colonnade act seal FILE --secret SECRET`, and choose what it wrote.",
        "پرونده را جایی که کلید هست مهر کنید: `colonnade act seal FILE --secret SECRET` و همان را که نوشت برگزینید.",
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
    "desk.article": ("Article of the statute", "مادهٔ اساسنامه"),
    "desk.article_help": (
        "On which article the act rests; leave it out where there is no statute yet.",
        "اقدام بر کدام ماده استوار است؛ اگر هنوز اساسنامه‌ای نیست خالی بگذارید.",
    ),
    "desk.effective_month": ("Holds from the month", "از ماه"),
    "desk.effective_month_help": (
        "Your organisation does not show itself, so its acts say months. Only months that have ended.",
        "تشکل شما خود را نشان نمی‌دهد، پس اقدام‌هایش ماه را می‌گویند. تنها ماه‌هایی که پایان یافته‌اند.",
    ),
    "desk.no_such_signs": (
        "There is a sign in it that cannot stand in an act; type it anew instead of pasting it.",
        "نشانه‌ای در آن است که در اقدام نمی‌آید؛ به جای چسباندن، از نو بنویسیدش.",
    ),
    "desk.no_key": (
        "This is no public key; copy the line that `colonnade act key` printed, 44 signs.",
        "این کلید آشکار نیست؛ سطری را که `colonnade act key` چاپ کرد رونویسی کنید، ۴۴ نشانه.",
    ),
    "desk.lacking": (
        "There is nothing to choose among; come back once there is:",
        "چیزی برای برگزیدن نیست؛ هنگامی که بود بازگردید:",
    ),
    "desk.not_said": ("not said", "گفته نشود"),
    "desk.enclosed": ("The letter that goes with it", "نامهٔ پیوست"),
    "desk.opening": ("What only you can open", "آنچه تنها شما می‌توانید بگشایید"),
    "desk.opening_note": (
        (
            "The log will hold a commitment to this and nothing more. Whoever has these lines can open it: print them,"
            " keep them where you keep the minutes. They stay with this draft, for those who hold the offices."
        ),
        (
            "دفتر تنها تعهدی به این را خواهد داشت. هر که این سطرها را داشته باشد می‌تواند آن را بگشاید: چاپشان کنید و"
            " کنار"
            " صورت‌جلسه نگه دارید. همراه این پیش‌نویس می‌ماند، برای دارندگان سمت‌ها."
        ),
    ),
    "desk.document": ("Its text", "متن آن"),
    "desk.document_help": (
        "It is published with the act; leave it out if the title says all.",
        "همراه اقدام منتشر می‌شود؛ اگر عنوان همه را می‌گوید خالی بگذارید.",
    ),
    "desk.organ": ("Organ", "رکن"),
    "desk.organ_help": ("Which organ is established.", "کدام رکن برپا می‌شود."),
    "desk.organ_of": ("Of the organ", "از رکن"),
    "desk.organ_of_help": (
        "An organ that exists; establish it first where it does not.",
        "رکنی که هست؛ اگر نیست نخست برپایش کنید.",
    ),
    "desk.elected_by": ("Elected by", "برگزیدهٔ"),
    "desk.elected_by_help": ("Who elected, and can recall.", "آن که برگزید و می‌تواند عزل کند."),
    "desk.seats_number": ("Number of seats", "شمار کرسی‌ها"),
    "desk.seats_number_help": (
        "As the assembly decided; leave it out if it did not.",
        "چنان‌که مجمع تصمیم گرفت؛ اگر نگرفت خالی بگذارید.",
    ),
    "desk.office": ("Office", "سمت"),
    "desk.office_help": (
        "Whoever held it before holds it no longer.",
        "هر که پیش‌تر داشت دیگر ندارد.",
    ),
    "desk.office_held": ("Office", "سمت"),
    "desk.office_held_help": ("It is vacant from that day.", "از آن روز خالی است."),
    "desk.own_office": ("Your office", "سمت شما"),
    "desk.own_office_help": ("Only you can give it back.", "تنها خود شما می‌توانید واگذارش کنید."),
    "desk.holder": ("Held by", "دارنده"),
    "desk.holder_help": (
        "A role or a name chosen for the public, never the name in a passport: it stays in the log for ever.",
        "یک نقش یا نامی که برای همگان برگزیده‌اند، هرگز نام شناسنامه: این برای همیشه در دفتر می‌ماند.",
    ),
    "desk.until": ("Until", "تا"),
    "desk.until_help": (
        "The day on which it ends by itself, if there is one.",
        "روزی که خود به خود پایان می‌یابد، اگر هست.",
    ),
    "desk.alternate": ("Alternate", "علی‌البدل"),
    "desk.alternate_help": ("Takes the place of another who is away.", "جای دیگری را می‌گیرد که نیست."),
    "desk.end_reason": ("Why", "چرا"),
    "desk.end_reason_help": ("A word, never a story.", "یک واژه، نه یک داستان."),
    "desk.letter": ("Your letter", "نامهٔ شما"),
    "desk.letter_help": (
        "In your own words. It is kept with the act, and shown to others only if you wish.",
        "به زبان خودتان. همراه اقدام نگه داشته می‌شود و تنها اگر بخواهید به دیگران نشان داده می‌شود.",
    ),
    "desk.published": ("Publish my letter", "نامه‌ام منتشر شود"),
    "desk.published_help": (
        "Yours alone to decide. What is published was copied by others and cannot be taken back.",
        "تصمیم تنها با شماست. آنچه منتشر شد دیگران رونوشت کرده‌اند و بازگرداندنی نیست.",
    ),
    "desk.reply_to": ("In reply to", "در پاسخ به"),
    "desk.reply_to_help": ("What your organisation has on record.", "آنچه تشکل شما در دفتر دارد."),
    "desk.body_above": ("Under", "زیر"),
    "desk.body_above_help": (
        "Your assembly decides; then that body admits you or not. Leaving needs nobody's consent.",
        "مجمع شما تصمیم می‌گیرد؛ سپس آن نهاد می‌پذیرد یا نه. برای کناره‌گیری رضایت کسی لازم نیست.",
    ),
    "desk.affiliation_kind": ("How", "چگونه"),
    "desk.affiliation_kind_help": (
        "A full affiliate counts as its column; an associate does not.",
        "عضو پیوسته ستون آن است؛ وابسته نیست.",
    ),
    "desk.votes_yes": ("In favour", "موافق"),
    "desk.votes_yes_help": ("In bands: from how many up.", "به رده: از چند به بالا."),
    "desk.votes_no": ("Against", "مخالف"),
    "desk.votes_no_help": ("In bands: from how many up.", "به رده: از چند به بالا."),
    "desk.votes_abstained": ("Abstained", "ممتنع"),
    "desk.votes_abstained_help": ("In bands: from how many up.", "به رده: از چند به بالا."),
    "desk.votes_all": ("Say all three numbers or none.", "هر سه را بگویید یا هیچ‌یک را."),
    "desk.attested": ("Attested by an inspector", "به تصدیق یک بازرس"),
    "desk.attested_help": (
        "An inspector who does not sit on the board must then agree too.",
        "آنگاه بازرسی که در هیئت مدیره نیست هم باید موافقت کند.",
    ),
    "desk.decision": ("Decision that waits", "تصمیمی که منتظر است"),
    "desk.decision_help": (
        "Assemblies that decided to stand under you and were not answered yet.",
        "مجمع‌هایی که تصمیم گرفته‌اند زیر شما بایستند و هنوز پاسخی نگرفته‌اند.",
    ),
    "desk.body_left": ("Leave", "کناره‌گیری از"),
    "desk.body_left_help": ("It needs nobody's consent.", "رضایت کسی لازم نیست."),
    "desk.period": ("At the end of", "در پایان"),
    "desk.period_help": ("The month whose members were counted.", "ماهی که اعضایش شمرده شده‌اند."),
    "desk.count_basis": ("Counted by", "شمارش بر پایهٔ"),
    "desk.count_basis_help": (
        "Those on the list, or those who came to assemblies.",
        "آنان که در فهرست‌اند، یا آنان که به مجمع آمدند.",
    ),
    "desk.count": ("Number", "شمار"),
    "desk.count_help": (
        "Below fifty, or if you do not show it, the log holds “at least” and a commitment that only you can open.",
        "زیر پنجاه، یا اگر نشانش ندهید، دفتر «دست‌کم» و تعهدی دارد که تنها شما می‌توانید بگشایید.",
    ),
    "desk.count_shown": ("Show the number", "شمار نشان داده شود"),
    "desk.count_shown_help": (
        "Only from fifty up, and only if you wish.",
        "تنها از پنجاه به بالا، و تنها اگر بخواهید.",
    ),
    "desk.too_small_to_show": (
        "This number would give people away; leave it unticked, and a bound is shown.",
        "این شمار کسان را لو می‌دهد؛ تیک را بردارید تا تنها کران نشان داده شود.",
    ),
    "desk.assemblies": ("Number of dated assemblies", "شمار مجمع‌های تاریخ‌دار"),
    "desk.assemblies_help": (
        "Where attendance was counted: one shows a meeting, two show a body.",
        "اگر حاضران شمرده شده‌اند: یکی نشست را نشان می‌دهد، دو تا جمع را.",
    ),
    "desk.inspectors": ("Number of inspectors who attest it", "شمار بازرسانی که تصدیق می‌کنند"),
    "desk.inspectors_help": (
        "So many who do not sit on the board must agree here.",
        "به همین شمار، کسانی که در هیئت مدیره نیستند باید اینجا موافقت کنند.",
    ),
    "desk.column": ("Who stands", "چه کسی برپاست"),
    "desk.column_help": (
        "An organisation under yours that you have seen at work.",
        "تشکلی زیر شما که کارش را دیده‌اید.",
    ),
    "desk.branch_shown": ("Branch", "رشته"),
    "desk.branch_shown_help": (
        "Only where five columns under you share it.",
        "تنها اگر پنج ستون زیر شما در آن باشند.",
    ),
    "desk.not_available": ("Not available", "در دسترس نیست"),
    "desk.not_available_help": (
        "What it seals or does from that day on is kept and has no effect until confirmed. Why is never said.",
        "آنچه از آن روز مهر یا انجام شود نگه داشته می‌شود و تا تأیید اثری ندارد. چرایش هرگز گفته نمی‌شود.",
    ),
    "desk.since": ("Since", "از روز"),
    "desk.since_help": (
        "A day in either calendar, for example 2026-03-21 or 1405-01-01.",
        "روزی از هر یک از دو گاه‌شمار، مانند ۱۴۰۵-۰۱-۰۱ یا ۲۰۲۶-۰۳-۲۱.",
    ),
    "desk.declared_by": ("Declared by", "اعلام از سوی"),
    "desk.declared_by_help": (
        "By an organ, or by two or more officers who cannot wait for it.",
        "از سوی یک رکن، یا دو مسئول و بیشتر که نمی‌توانند منتظر آن بمانند.",
    ),
    "desk.officers": ("Number of officers", "شمار مسئولان"),
    "desk.officers_help": (
        "Where officers declare it: so many must agree here.",
        "اگر مسئولان اعلام می‌کنند: به همین شمار باید اینجا موافقت کنند.",
    ),
    "desk.old_key": ("Key that is replaced", "کلیدی که جایش گرفته می‌شود"),
    "desk.old_key_help": (
        "It seals this act, and no other from the next day on.",
        "این اقدام را مهر می‌کند و از فردا هیچ‌یک را.",
    ),
    "desk.new_key": ("New public key", "کلید آشکار تازه"),
    "desk.new_key_help": (
        "Made away from the node by `colonnade act key`; both keys must seal the file that is handed out.",
        "دور از گره با `colonnade act key` ساخته می‌شود؛ هر دو کلید باید پروندهٔ بیرون‌داده را مهر کنند.",
    ),
    "desk.lost_key": ("Key that is lost", "کلیدی که گم شده است"),
    "desk.lost_key_help": (
        "The loss shows at once and holds after fourteen days, in which the old key can object.",
        "گم شدن همان دم دیده می‌شود و پس از چهارده روز اثر دارد؛ تا آن روز کلید کهنه می‌تواند اعتراض کند.",
    ),
    "desk.new_key_or_node": ("New public key", "کلید آشکار تازه"),
    "desk.new_key_or_node_help": (
        "Left out, this node makes one and keeps it. The recovery key seals the file that is handed out.",
        "اگر خالی بگذارید، همین گره کلیدی می‌سازد و نگه می‌دارد. پروندهٔ بیرون‌داده را کلید بازیابی مهر می‌کند.",
    ),
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
