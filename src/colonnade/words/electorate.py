"""What is said when a roll of voters refuses, and what is wrong in one that was brought."""

from collections.abc import Mapping

FAULTS: Mapping[str, tuple[str, str]] = {
    "too_long": (
        "the file is larger than 10 MB; bring the roll alone",
        "پرونده از ۱۰ مگابایت بزرگ‌تر است؛ تنها خود فهرست را بیاورید",
    ),
    "not_utf8": (
        "this is not UTF-8; save the file as CSV in UTF-8",
        "این UTF-8 نیست؛ پرونده را به شکل CSV با UTF-8 ذخیره کنید",
    ),
    "quotes": (
        "a quotation mark is not closed, or text follows one; take the quotation marks out",
        "گیومه‌ای بسته نشده یا پس از آن متنی آمده است؛ گیومه‌ها را بردارید",
    ),
    "too_many_rows": (
        "a roll has at most 20,000 lines; bring no more",
        "فهرست دست بالا ۲۰٬۰۰۰ سطر دارد؛ بیش از آن نیاورید",
    ),
    "no_lines": (
        "no voter stands here; write one a line, say `heron,2026-01-01`",
        "رأی‌دهنده‌ای اینجا نیست؛ هر یک را در سطری بنویسید، مانند `heron,1404-10-11`",
    ),
    "number_of_cells": (
        "so many cells stand here; write pseudonym, first day, end and weight, of which the last two may be left out",
        "این شمار خانه اینجاست؛ نام مستعار، روز نخست، پایان و وزن را بنویسید که دو تای آخر را می‌شود ننوشت",
    ),
    "no_pseudonym": ("the pseudonym is missing; write it", "نام مستعار نیست؛ آن را بنویسید"),
    "long_pseudonym": (
        "the pseudonym is longer than 40 characters; shorten it",
        "نام مستعار از ۴۰ نویسه بلندتر است؛ کوتاهش کنید",
    ),
    "signs": (
        "a pseudonym begins with a letter or digit and has but letters, digits, spaces, dots, strokes; write another",
        "نام مستعار با حرف یا رقم آغاز می‌شود و جز حرف و رقم و فاصله و نقطه و خط تیره ندارد؛ نام دیگری بنویسید",
    ),
    "many_digits": (
        "eight digits in a row are the number of a card or a telephone, and name somebody; write a pseudonym",
        "هشت رقم پشت سر هم شمارهٔ کارت یا تلفن است و کسی را لو می‌دهد؛ نامی مستعار بنویسید",
    ),
    "no_since": (
        "this is no day; write the first day of the entitlement, say `2026-01-01` or `1404-10-11`",
        "این روز نیست؛ روز نخست حق رأی را بنویسید، مانند `1404-10-11` یا `2026-01-01`",
    ),
    "no_until": (
        "this is no day; write the first day without a vote, or leave it empty",
        "این روز نیست؛ نخستین روز بی حق رأی را بنویسید، یا خالی بگذارید",
    ),
    "ends_before": (
        "the entitlement would end before it begins; correct one of the two days",
        "حق رأی پیش از آغازش پایان می‌یافت؛ یکی از دو روز را درست کنید",
    ),
    "no_weight": (
        "a weight is a whole number from 1 to 1,000,000; correct it, or leave it empty for 1",
        "وزن عددی درست از ۱ تا ۱٬۰۰۰٬۰۰۰ است؛ درستش کنید، یا برای ۱ خالی بگذارید",
    ),
    "twice": (
        "this pseudonym is entitled for the same day in the line in brackets too; end one entitlement before the other",
        "این نام مستعار در سطری که در کمانک است هم برای همان روز حق رأی دارد؛ یکی را پیش از دیگری پایان دهید",
    ),
}
SENTENCES: Mapping[str, tuple[str, str]] = {
    "electorate.bad_line": ("Line {line}: `{given}`: {fault}.", "سطر {line}: `{given}`: {fault}."),
    "electorate.bad_pseudonym": ("This cannot be kept: {fault}.", "این را نمی‌شود نگه داشت: {fault}."),
    "electorate.ends_before_it_begins": (
        "The entitlement would end before it begins; choose {since} or a later day.",
        "حق رأی پیش از آغازش پایان می‌یافت؛ {since} یا روزی پس از آن را بنویسید.",
    ),
    "electorate.entitled_twice": (
        "The roll would entitle `{pseudonym}` twice, from {since} on; end the other entitlement before that day.",
        "فهرست به `{pseudonym}` دو بار حق رأی می‌داد، از {since}؛ حق رأی دیگر را پیش از آن روز پایان دهید.",
    ),
    "electorate.not_over": (
        "Only a line that is over can be erased; end the entitlement first.",
        "تنها سطری که پایان یافته پاک می‌شود؛ نخست حق رأی را پایان دهید.",
    ),
    "electorate.nobody_entitled": (
        "Nobody on the roll may vote on {day}; choose another day, or bring the roll.",
        "در {day} هیچ‌کس در فهرست حق رأی ندارد؛ روز دیگری بنویسید یا فهرست را بیاورید.",
    ),
    "electorate.changed_meanwhile": (
        "The roll was changed since you looked; look again at what would change, then keep it.",
        "فهرست پس از نگاه شما تغییر کرده است؛ دوباره ببینید چه تغییر می‌کند و سپس نگه دارید.",
    ),
    "electorate.not_yours": (
        "Only who sits on this organisation's board or in its inspection sees its roll of voters; ask one of them.",
        "تنها هیئت مدیره و بازرسان همین تشکل فهرست رأی‌دهندگانش را می‌بینند؛ از یکی از آنان بخواهید.",
    ),
    "electorate.board_alone": (
        "Inspectors look into the roll of voters and change nothing in it; ask the board to correct it.",
        "بازرسان فهرست رأی‌دهندگان را می‌بینند و چیزی در آن تغییر نمی‌دهند؛ از هیئت مدیره بخواهید درستش کند.",
    ),
    "electorate.not_a_base": (
        "Only a base organisation keeps a roll of voters, since members are there alone; keep it there.",
        "تنها تشکل پایه فهرست رأی‌دهندگان دارد، چون اعضا تنها آنجایند؛ فهرست را همان‌جا نگه دارید.",
    ),
    "electorate.no_such_line": (
        "The roll has no such line any more; look at the roll again.",
        "فهرست دیگر چنین سطری ندارد؛ دوباره به فهرست نگاه کنید.",
    ),
    "electorate.not_kept": (
        "{place} in the backup is no roll of voters as it is kept; nothing was restored, take another copy of it.",
        "{place} در پشتیبان، فهرست رأی‌دهندگان به شکل نگهداری‌اش نیست؛ چیزی بازگردانده نشد، رونوشت دیگری از آن بردارید.",
    ),
}
