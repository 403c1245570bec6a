"""What the desk's forms say of elections; what helps ends in ``_help``."""

from collections.abc import Mapping

SAYINGS: Mapping[str, tuple[str, str]] = {
    "desk.of_elections": ("Elections", "انتخابات"),
    "desk.read_files": ("Read the files", "خواندن پرونده‌ها"),
    "desk.file_needed": ("Bring the file.", "پرونده را بدهید."),
    "desk.opened_archive": ("Archive in which nobody has voted", "بایگانی‌ای که هنوز کسی در آن رأی نداده"),
    "desk.opened_archive_help": (
        "The `.bel` file as `colonnade election open` wrote it. It is verified and read, never kept.",
        "پروندهٔ `.bel` چنان‌که `colonnade election open` نوشته است. وارسی و خوانده می‌شود و هرگز نمی‌ماند.",
    ),
    "desk.electorate_file": ("File of the electorate", "پروندهٔ فهرست رأی‌دهندگان"),
    "desk.electorate_file_help": (
        "`electorate.json` from the same folder: the commitment to who may vote, and how many.",
        "`electorate.json` از همان پوشه: تعهد به رأی‌دهندگان و شمارشان.",
    ),
    "desk.election_purpose": ("What the vote is for", "رأی‌گیری برای چیست"),
    "desk.election_purpose_help": (
        "A recall and a question are held as an election is.",
        "رأی به عزل و پرسش همان‌گونه برگزار می‌شود که انتخابات.",
    ),
    "desk.codes_by": ("Who issues the voting codes", "چه تشکل‌هایی رمز رأی می‌دهند"),
    "desk.codes_by_help": (
        (
            "Organisations whose inspectors issue them; none that holds a trustee's key. Two at least; one is "
            "enough where a base organisation elects for itself, another than it."
        ),
        (
            "تشکل‌هایی که بازرسانشان رمز می‌دهند؛ هیچ یک کلیددار نیست. دست‌کم دو تا؛ تشکل پایه‌ای که برای خود "
            "انتخابات دارد به یکی جز خودش بسنده می‌کند."
        ),
    ),
    "desk.trustee_of": ("Whose trustee this is", "این کلیددار از کدام تشکل است"),
    "desk.trustee_of_help": (
        "Each of another column, so that no organisation opens votes alone.",
        "هر یک از ستونی دیگر، تا هیچ تشکلی تنها رأی‌ها را نگشاید.",
    ),
    "desk.trustee_number": ("Key {number}, {name}: its organisation", "کلید {number}، {name}: از کدام تشکل"),
    "desk.seats_of_question": ("How many are elected", "چند تن برگزیده می‌شوند"),
    "desk.seats_of_question_help": (
        "0 where a question is put and nobody is elected.",
        "۰ برای پرسشی که در آن کسی برگزیده نمی‌شود.",
    ),
    "desk.question_seats": (
        "Question {number}, {title}: how many are elected",
        "پرسش {number}، {title}: چند تن برگزیده می‌شوند",
    ),
    "desk.rule_of_question": ("By which rule the ranking is counted", "رتبه‌ها با کدام قاعده شمرده می‌شود"),
    "desk.rule_of_question_help": (
        "It cannot be changed once voting is open. What each does is in the rules of counting, with its source.",
        "پس از آغاز رأی‌گیری عوض نمی‌شود. کار هر یک و منبعش در قاعده‌های شمارش آمده است.",
    ),
    "desk.question_rule": ("Question {number}, {title}: the rule", "پرسش {number}، {title}: قاعده"),
    "desk.record_day": ("Day on which who may vote is settled", "روز تعیین رأی‌دهندگان"),
    "desk.record_day_help": ("Not after voting opens.", "نه پس از آغاز رأی‌گیری."),
    "desk.record_month": ("Month in which who may vote is settled", "ماه تعیین رأی‌دهندگان"),
    "desk.record_month_help": ("A hidden organisation says months.", "تشکل پنهان ماه را می‌گوید."),
    "desk.voting_opens": ("Voting opens on", "آغاز رأی‌گیری"),
    "desk.voting_opens_help": ("On this act's day or later.", "در روز همین اقدام یا پس از آن."),
    "desk.opens_month": ("Voting opens in", "ماه آغاز رأی‌گیری"),
    "desk.opens_month_help": ("A month that has ended.", "ماهی که به پایان رسیده است."),
    "desk.voting_closes": ("Voting closes on", "پایان رأی‌گیری"),
    "desk.voting_closes_help": ("On the day it opens or later.", "در روز آغاز یا پس از آن."),
    "desk.closes_month": ("Voting closes in", "ماه پایان رأی‌گیری"),
    "desk.closes_month_help": ("A month that has ended.", "ماهی که به پایان رسیده است."),
    "desk.objection_days": ("Days to object", "روزهای اعتراض"),
    "desk.objection_days_help": (
        "From the result on, seven at least; no key is destroyed before.",
        "از روز نتیجه، دست‌کم هفت روز؛ پیش از آن هیچ کلیدی نابود نمی‌شود.",
    ),
    "desk.voters_shown": ("Show how many may vote", "شمار رأی‌دهندگان نشان داده شود"),
    "desk.voters_shown_help": (
        (
            "Then the archive is public too, and numbers of ballots and votes from ten ballots up. Only from "
            "fifty voters up, and up to what your own count of members shows. Otherwise a band stands there, and "
            "the archive goes to those who have a part in the election."
        ),
        (
            "آن‌گاه بایگانی هم همگانی است، و از ده برگه به بالا شمار برگه‌ها و رأی‌ها. تنها از پنجاه رأی‌دهنده "
            "به بالا و تا آن‌جا که شمار اعضای خودتان نشان می‌دهد. وگرنه بازه‌ای می‌آید و بایگانی به کسانی می‌رسد "
            "که در انتخابات سهمی دارند."
        ),
    ),
    "desk.hands_apart": ("Nobody has two of these hands", "هیچ‌کس دو تا از این دست‌ها را ندارد"),
    "desk.hands_apart_help": (
        (
            "You declare that nobody is two of trustee, inspector who issues codes, and candidate. The log "
            "cannot show it."
        ),
        "اعلام می‌کنید که هیچ‌کس دو تا از کلیددار، بازرس رمزدهنده و نامزد نیست. دفتر نمی‌تواند این را نشان دهد.",
    ),
    "desk.hands_apart_needed": (
        "Tick this once it is true; otherwise whoever could open votes could cast them too.",
        "هرگاه درست شد این را نشان بزنید؛ وگرنه آن که رأی را می‌گشاید می‌تواند رأی هم بیندازد.",
    ),
    "desk.election": ("Which election", "کدام انتخابات"),
    "desk.election_help": ("Elections that stand where this step comes next.", "انتخاباتی که این گام نوبتش است."),
    "desk.rehearsal_archive": ("Archive of the rehearsal", "بایگانی تمرین"),
    "desk.rehearsal_archive_help": (
        "`rehearsal.bel`: a box without votes that enough trustees have opened. It is verified and read, never kept.",
        "`rehearsal.bel`: صندوقی بی رأی که کلیدداران کافی گشوده‌اند. وارسی و خوانده می‌شود و هرگز نمی‌ماند.",
    ),
    "desk.closed_archive": ("Archive of the closed box", "بایگانی صندوق بسته"),
    "desk.closed_archive_help": (
        "The `.bel` file after the closing, before anybody opens it. Every ballot in it is verified here.",
        "پروندهٔ `.bel` پس از پایان و پیش از گشودن. هر برگهٔ آن همین‌جا وارسی می‌شود.",
    ),
    "desk.final_archive": ("Final archive", "بایگانی پایانی"),
    "desk.final_archive_help": (
        (
            "The `.bel` file with the result. It is verified whole; sums are taken from it, rankings are counted "
            "here by the rule of the set-up. It is never kept; keep it yourself and give it to whoever may check "
            "it."
        ),
        (
            "پروندهٔ `.bel` با نتیجه. سراسر وارسی می‌شود؛ جمع‌ها از آن می‌آید و رتبه‌ها همین‌جا با قاعدهٔ برپایی "
            "شمرده می‌شود. این‌جا نمی‌ماند؛ خودتان نگهش دارید و به هر که می‌تواند بررسی کند بدهید."
        ),
    ),
    "desk.election_lots": ("What was drawn", "آنچه قرعه شد"),
    "desk.election_lots_help": (
        (
            "Only after a tie that decides a seat. A line a tie: question, stage, and the numbers in the order "
            "drawn, as in `1/1: 3 2`. Bring the archive again with it."
        ),
        (
            "تنها پس از تساوی‌ای که کرسی‌ای را تعیین کند. هر تساوی یک سطر: پرسش، مرحله و شماره‌ها به ترتیب قرعه، "
            "مانند `1/1: 3 2`. بایگانی را هم دوباره بدهید."
        ),
    ),
    "desk.void_reason": ("Why it is void", "چرا باطل است"),
    "desk.void_reason_help": ("The log keeps the ground, never a name.", "دفتر سبب را نگه می‌دارد و هیچ نامی را نه."),
    "desk.objection_by": ("From whose side", "از سوی که"),
    "desk.objection_by_help": (
        "No act names whoever objects. The inspectors speak for themselves.",
        "هیچ اقدامی از معترض نام نمی‌برد. بازرسان خود سخن می‌گویند.",
    ),
    "desk.objection_ground": ("Ground", "جهت اعتراض"),
    "desk.objection_ground_help": ("What the objection is about.", "اعتراض دربارهٔ چیست."),
    "desk.objection_letter": ("The objection in full", "متن اعتراض"),
    "desk.objection_letter_help": (
        "Need not be written. It stays with the organisation unless you publish it; name nobody in it.",
        "نوشتنش لازم نیست. نزد تشکل می‌ماند مگر منتشرش کنید؛ از کسی در آن نام نبرید.",
    ),
    "desk.election_objection": ("Which objection", "کدام اعتراض"),
    "desk.election_objection_help": ("Objections that wait for a decision.", "اعتراض‌هایی که منتظر تصمیم‌اند."),
    "desk.objection_outcome": ("Decision", "تصمیم"),
    "desk.objection_outcome_help": (
        "Once and for all; *void* makes the election void from this day.",
        "یک بار برای همیشه؛ «باطل» انتخابات را از این روز باطل می‌کند.",
    ),
    "desk.fill_offices": ("Offices for those who were elected", "سمت برای برگزیدگان"),
    "desk.fill_offices_help": (
        "A result fills no office. Begin with whoever accepts; the name is filled in.",
        "نتیجه خود سمتی را پر نمی‌کند. با آن که می‌پذیرد آغاز کنید؛ نام از پیش نوشته می‌شود.",
    ),
    "desk.fill_office": ("An office for {name}", "سمتی برای {name}"),
}
