"""What apportionment says: faults of its files, demands that nothing can meet, ties, warnings and the table's heads."""

from collections.abc import Mapping

from colonnade.core.errors import Fact
from colonnade.core.texts import shown
from colonnade.words.calendars import decimals, digits

ROW_FAULTS: Mapping[str, tuple[str, str]] = {
    "too_long": (
        "the file is larger than 10 MB; take out what is no affiliate",
        "پرونده از ۱۰ مگابایت بزرگ‌تر است؛ آنچه تشکل عضو نیست بردارید",
    ),
    "not_utf8": (
        "this is not UTF-8; save the file as CSV in UTF-8",
        "این UTF-8 نیست؛ پرونده را به شکل CSV با UTF-8 ذخیره کنید",
    ),
    "quotes": (
        "a quotation mark is not closed, or text follows one; close it, or double it inside a name",
        "گیومه‌ای بسته نشده یا پس از آن متنی آمده است؛ آن را ببندید یا درون نام دو بار بنویسید",
    ),
    "unknown_column": (
        "no column of that name is known here; take it out or correct its name",
        "ستونی با این نام اینجا شناخته نیست؛ آن را بردارید یا نامش را درست کنید",
    ),
    "column_twice": ("this column is there twice; take one out", "این ستون دو بار آمده است؛ یکی را بردارید"),
    "missing_column": (
        "the column of that name is missing; the first line must name the columns",
        "ستونی با این نام نیست؛ سطر نخست باید نام ستون‌ها را بگوید",
    ),
    "number_of_cells": (
        "so many cells stand here and another number of columns above; put a name with a separator in quotation marks",
        "این شمار خانه اینجاست و شمار ستون‌های بالا جز این است؛ نامی را که جداکننده دارد در گیومه بگذارید",
    ),
    "no_rows": ("no affiliate follows; write one a line", "پس از آن تشکل عضوی نیست؛ هر یک را در سطری بنویسید"),
    "too_many_rows": (
        "there are more than 100,000 lines; divide the file",
        "بیش از ۱۰۰٬۰۰۰ سطر است؛ پرونده را بخش کنید",
    ),
    "no_name": ("the name is missing; write it", "نام نیست؛ آن را بنویسید"),
    "name_not_plain": (
        "the name holds characters that are not seen or turn the line around; write it anew",
        "نام نویسه‌هایی دارد که دیده نمی‌شود یا سطر را برمی‌گرداند؛ آن را از نو بنویسید",
    ),
    "name_too_long": ("the name is longer than 200 characters; shorten it", "نام از ۲۰۰ نویسه بلندتر است؛ کوتاهش کنید"),
    "no_number": (
        "the number in this column is missing; write it, 0 where there is none",
        "عدد این ستون نیست؛ آن را بنویسید، و اگر هیچ است 0",
    ),
    "negative": ("the number is below 0; correct it", "عدد کمتر از صفر است؛ درستش کنید"),
    "not_whole": (
        "this is no whole number; write digits alone, without sign, point or space",
        "این عدد درست نیست؛ تنها رقم بنویسید، بی علامت و ممیز و فاصله",
    ),
    "too_large": (
        "the number is larger than 1,000,000,000,000; correct it",
        "عدد از ۱٬۰۰۰٬۰۰۰٬۰۰۰٬۰۰۰ بزرگ‌تر است؛ درستش کنید",
    ),
    "twice": (
        "this name stands in the line in brackets already; give each its own name, or add the two up",
        "این نام پیش‌تر در سطری که در کمانک است آمده؛ به هر یک نام خودش را بدهید یا دو را جمع کنید",
    ),
}
LOT_FAULTS: Mapping[str, tuple[str, str]] = {
    "too_long": ("the file is larger than 1 MB", "پرونده از ۱ مگابایت بزرگ‌تر است"),
    "not_utf8": ("this is not UTF-8", "این UTF-8 نیست"),
    "not_a_lot": ("this is not `STAGE: 3 1 2`", "این به شکل `STAGE: 3 1 2` نیست"),
    "stage_twice": ("the stage was drawn for already", "برای این مرحله پیش‌تر قرعه آمده است"),
    "twice": ("a number is named twice", "عددی دو بار آمده است"),
}
PARAMETER_FAULTS: Mapping[str, tuple[str, str]] = {
    "not_whole": ("a whole number from 0 on", "عدد درست از 0 به بالا"),
    "not_counting": ("a whole number from 1 on", "عدد درست از 1 به بالا"),
    "not_a_part": ("a part P/Q, not above 1", "بخشی به شکل P/Q که از 1 بیشتر نباشد"),
    "part_of_no_house": (
        "a whole number, since this method divides no fixed number of seats",
        "عدد درست، زیرا این روش شمار ثابتی از کرسی‌ها را بخش نمی‌کند",
    ),
    "cap_below_floor": ("a number not below the floor", "عددی که از کف کمتر نباشد"),
    "beyond_everybody": ("left out where the last bracket is `*`", "نوشته نشود، جایی که آخرین پله `*` است"),
    "not_one_of_rest": (
        "one of: hamilton, dhondt, sainte-lague, huntington-hill",
        "یکی از اینها: hamilton، dhondt، sainte-lague، huntington-hill",
    ),
    "not_one_of_rounding": ("one of: sainte-lague, dhondt", "یکی از اینها: sainte-lague، dhondt"),
}
SENTENCES: Mapping[str, tuple[str, str]] = {
    "rows.bad_line": (
        "{place}, line {line}: `{given}`: {fault}.",
        "{place}، سطر {line}: `{given}`: {fault}.",
    ),
    "apportionment.bad_lots": (
        (
            "{place}, line {line}: {fault}; write one line a tie, first the stage, then the numbers, the first to be "
            "favoured."
        ),
        "{place}، سطر {line}: {fault}؛ برای هر برابری یک سطر بنویسید: نخست مرحله، سپس شماره‌ها، اولی برتر.",
    ),
    "apportionment.other_lots": (
        "The lots of stage {stage} do not name exactly those who are equal ({equals}); draw among these.",
        "قرعهٔ مرحلهٔ {stage} درست همان برابرها را نام نمی‌برد ({equals})؛ میان همین‌ها قرعه بکشید.",
    ),
    "apportionment.no_such_parameter": (
        "`--param {given}`: {method} takes each of these once, as NAME=VALUE: {names}.",
        "`--param {given}`: روش {method} هر یک از اینها را یک بار به شکل NAME=VALUE می‌گیرد: {names}.",
    ),
    "apportionment.bad_parameter": (
        "`--param {name}={given}`: {name} must be {fault}.",
        "`--param {name}={given}`: مقدار {name} باید چنین باشد: {fault}.",
    ),
    "apportionment.missing_parameter": (
        "{method} also needs `--param {name}=…`; take the number from your rulebook.",
        "روش {method} به `--param {name}=…` هم نیاز دارد؛ عدد را از اساسنامهٔ خود بردارید.",
    ),
    "apportionment.bad_table": (
        "`{given}` is no bracket; write `--param table=500:1,1000:2,*:3`: up to so many members, so many seats.",
        "`{given}` پله نیست؛ بنویسید `--param table=500:1,1000:2,*:3`: تا این شمار عضو، این شمار کرسی.",
    ),
    "apportionment.falling_table": (
        "Bracket {number} of the table does not rise above the one before it; more members never give fewer seats.",
        "پلهٔ {number} جدول از پلهٔ پیش بالاتر نمی‌رود؛ عضو بیشتر هرگز کرسی کمتر نمی‌دهد.",
    ),
    "apportionment.beyond_table": (
        "{name} has {members} members, beyond the last bracket; add one with `*`, or `--param further=…`.",
        "{name} {members} عضو دارد، بیش از آخرین پله؛ پله‌ای با `*` یا `--param further=…` بیفزایید.",
    ),
    "apportionment.seats_needed": (
        "{method} divides a number of seats; name it with `--seats N`.",
        "روش {method} شماری کرسی را بخش می‌کند؛ آن را با `--seats N` بگویید.",
    ),
    "apportionment.bad_seats": (
        "`--seats {given}` is no whole number; write digits alone.",
        "`--seats {given}` عدد درست نیست؛ تنها رقم بنویسید.",
    ),
    "apportionment.too_many_seats": (
        "{seats} seats are more than can be divided here ({most}); ask for fewer.",
        "{seats} کرسی بیش از آن است که اینجا بخش شود ({most})؛ کمتر بخواهید.",
    ),
    "apportionment.floors_beyond_seats": (
        "The floors take {needed} seats and there are {seats}; lower the floors or divide more seats.",
        "کف‌ها {needed} کرسی می‌خواهند و {seats} کرسی هست؛ کف را پایین بیاورید یا کرسی بیشتری بخش کنید.",
    ),
    "apportionment.caps_below_seats": (
        "The caps leave room for {room} of {seats} seats; raise the caps or divide fewer seats.",
        "سقف‌ها تنها برای {room} از {seats} کرسی جا می‌گذارند؛ سقف را بالا ببرید یا کرسی کمتری بخش کنید.",
    ),
    "apportionment.floor_above_cap": (
        "{name} must have at least {floor} seats and may have at most {cap}; correct one of the two.",
        "{name} باید دست‌کم {floor} کرسی داشته باشد و بیش از {cap} نمی‌تواند؛ یکی از این دو را درست کنید.",
    ),
    "apportionment.no_members": (
        "There are {seats} seats and nobody has a member to divide them by; correct the numbers of members.",
        "{seats} کرسی هست و هیچ‌کس عضوی ندارد که بر پایهٔ آن بخش شود؛ شمار اعضا را درست کنید.",
    ),
    "apportionment.zero_members": (
        (
            "{name} has no members, and Huntington–Hill gives everybody a seat; take it out of the file or choose "
            "another method."
        ),
        "{name} عضوی ندارد و روش هانتینگتون–هیل به هر یک کرسی می‌دهد؛ آن را از پرونده بردارید یا روش دیگری برگزینید.",
    ),
    "apportionment.nobody_passes": (
        "No list reaches the threshold, and there are {seats} seats; lower the threshold or correct the votes.",
        "هیچ فهرستی به حد لازم نمی‌رسد و {seats} کرسی هست؛ حد را پایین بیاورید یا رأی‌ها را درست کنید.",
    ),
    "apportionment.undecided_regions": (
        "The division of {seats} seats among the regions ends in a tie; draw for it and name each region's seats.",
        "بخش کردن {seats} کرسی میان ناحیه‌ها به برابری می‌رسد؛ قرعه بکشید و کرسی هر ناحیه را نام ببرید.",
    ),
    "apportionment.fewer_seats_than_affiliates": (
        (
            "Huntington–Hill gives everybody one seat first: {affiliates} affiliates, {seats} seats; divide more "
            "seats or choose another method."
        ),
        (
            "روش هانتینگتون–هیل نخست به هر یک کرسی می‌دهد: {affiliates} تشکل عضو، {seats} کرسی؛ کرسی بیشتری بخش کنید "
            "یا روش دیگری برگزینید."
        ),
    ),
}
TIE: tuple[str, str] = (
    (
        "Tie at stage {stage}: {names} have the same claim to {seats} of the seats. No program draws this: draw lots, "
        "write `{stage}:` and then the numbers {numbers} in the order drawn into a file, and give it with --lots."
    ),
    (
        "برابری در مرحلهٔ {stage}: {names} حق برابر بر {seats} کرسی دارند. هیچ برنامه‌ای این را نمی‌کشد: قرعه بکشید، "
        "`{stage}:` و سپس شماره‌های {numbers} را به ترتیب قرعه در پرونده‌ای بنویسید و با --lots بدهید."
    ),
)
DRAWN: tuple[str, str] = (
    "Tie at stage {stage}, by lot in this order: {names}; seats to give: {seats}.",
    "برابری در مرحلهٔ {stage}، با قرعه به این ترتیب: {names}؛ کرسی‌های ماندنی: {seats}.",
)
WARNINGS: Mapping[str, tuple[str, str]] = {
    "alabama": (
        "A seat more, fewer for {name}: with {before} seats it has {had}, with {seats} it has {now} (Alabama paradox).",
        "یک کرسی بیشتر، سهم {name} کمتر: با {before} کرسی {had} و با {seats} کرسی {now} (ناسازهٔ آلاباما).",
    ),
    "new_affiliate": (
        (
            "If an affiliate with {members} members joined and brought {seats} seats, as one of that size has, "
            "{loser} would lose a seat and {winner} gain one; "
            "so with {cases} of {tried} sizes tried."
        ),
        (
            "اگر تشکل عضوی با {members} عضو بپیوندد و {seats} کرسی با خود بیاورد، چنان‌که دارندهٔ آن اندازه دارد، "
            "{loser} یک کرسی می‌بازد و {winner} یکی می‌برد؛ "
            "در {cases} اندازه از {tried} اندازهٔ آزموده چنین است."
        ),
    ),
    "population": (
        (
            "If {name} had {members} members in place of {was}, {loser} would lose a seat and {winner} gain one, "
            "though neither changed; "
            "so with {cases} of {tried} changes tried, of one in a hundred or at least one member."
        ),
        (
            "اگر {name} به جای {was} عضو {members} عضو داشت، {loser} یک کرسی می‌باخت و {winner} یکی می‌برد، با آنکه "
            "هیچ‌یک تغییر نکرده است؛ "
            "در {cases} تغییر از {tried} تغییر آزموده، هر یک یک‌صدم یا دست‌کم یک عضو، چنین است."
        ),
    ),
    "not_searched": (
        (
            "With more than {most} affiliates it was not looked whether a newcomer or a change of members moves "
            "seats between others."
        ),
        "با بیش از {most} تشکل عضو وارسی نشد که تازه‌وارد یا تغییر شمار اعضا کرسی دیگران را جابه‌جا می‌کند یا نه.",
    ),
    "quota": (
        (
            "{name} has {seats} seats; its exact share is {share}, and this method is not bound to the whole numbers "
            "beside it."
        ),
        "{name} {seats} کرسی دارد؛ سهم دقیقش {share} است و این روش به عددهای درست دو سوی آن پایبند نیست.",
    ),
    "no_seat": (
        "Affiliates with members and without a seat: {number}, among them {name}; a floor would give them one.",
        "تشکل‌های عضوی که عضو دارند و کرسی ندارند: {number}، از آن میان {name}؛ کف به آنان کرسی می‌دهد.",
    ),
    "not_attested": (
        "{name} claims {claimed} members and {attested} are attested; only these count.",
        "{name} {claimed} عضو ادعا می‌کند و {attested} تصدیق شده است؛ تنها همین‌ها به شمار می‌آید.",
    ),
    "seats": (
        "{asked} seats were asked for; this rule counts each affiliate by itself and gives {given} in all.",
        "{asked} کرسی خواسته شد؛ این قاعده هر تشکل عضو را جدا می‌سنجد و روی هم {given} کرسی می‌دهد.",
    ),
    "unused_lot": (
        "Lots were given for stage {stage}, where there is no tie; they decided nothing.",
        "برای مرحلهٔ {stage} قرعه داده شده و آنجا برابری نیست؛ آن قرعه چیزی را تعیین نکرد.",
    ),
}
HELP: Mapping[str, tuple[str, str]] = {
    "apportion": (
        "give affiliates seats by their attested members",
        "به تشکل‌های عضو بر پایهٔ اعضای تصدیق‌شده کرسی می‌دهد",
    ),
    "affiliates": (
        "CSV: name,members; also attested, floor, cap for each",
        "CSV: name,members؛ برای هر یک attested، floor و cap نیز می‌توان آورد",
    ),
    "method": (
        "how seats are divided; `docs/rules/apportionment.md` explains each",
        "شیوهٔ بخش کردن کرسی‌ها؛ `docs/rules/apportionment.md` هر یک را توضیح می‌دهد",
    ),
    "seats": ("how many seats there are to divide", "شمار کرسی‌هایی که بخش می‌شود"),
    "param": (
        "what the method is told, e.g. per=500, floor=1, cap=1/3; may be repeated",
        "آنچه به روش گفته می‌شود، مانند per=500، floor=1، cap=1/3؛ می‌توان تکرار کرد",
    ),
    "lots": (
        "lots drawn for a tie, one line each: `1: 3 1 2`",
        "قرعه‌هایی که برای برابری کشیده شد، هر یک در سطری: `1: 3 1 2`",
    ),
}
HEADS: Mapping[str, tuple[str, str]] = {
    "name": ("affiliate", "تشکل عضو"),
    "members": ("members", "اعضا"),
    "seats": ("seats", "کرسی"),
    "total": ("total", "جمع"),
    "weight": ("weight", "وزن"),
    "second": ("second weight", "وزن دوم"),
    "banzhaf": ("Banzhaf", "بانتساف"),
    "shapley_shubik": ("Shapley–Shubik", "شپلی–شوبیک"),
}


def warned(kind: str, facts: Mapping[str, Fact], language: str) -> str:
    """Return the sentence of a warning, names made harmless."""
    said = {**facts, "share": decimals(str(facts["share"]), language)} if "share" in facts else facts
    return _said(WARNINGS[kind], said, language)


def of_a_tie(facts: Mapping[str, Fact], language: str, *, is_drawn: bool) -> str:
    """Return what is said of a tie: how it was drawn, or what is needed so that it can be."""
    return _said(DRAWN if is_drawn else TIE, facts, language)


def head(name: str, language: str) -> str:
    """Return the head of a column."""
    return HEADS[name][1 if language == "fa" else 0]


def _said(sentences: tuple[str, str], facts: Mapping[str, Fact], language: str) -> str:
    safe = {name: shown(fact) if isinstance(fact, str) else digits(str(fact), language) for name, fact in facts.items()}
    return sentences[1 if language == "fa" else 0].format(**safe)
