"""What is wrong with the file of a statute, in words."""

from collections.abc import Mapping

FAULTS: Mapping[str, tuple[str, str]] = {
    "empty": (
        "the file is empty; begin it with the line `colonnade.statute/1`",
        "پرونده تهی است؛ آن را با سطر `colonnade.statute/1` آغاز کنید",
    ),
    "too_long": ("the file is larger than 1 MiB; shorten it", "پرونده از ۱ مبی‌بایت بزرگ‌تر است؛ کوتاهش کنید"),
    "not_utf8": ("this is not UTF-8; save the file as UTF-8", "این UTF-8 نیست؛ پرونده را با UTF-8 ذخیره کنید"),
    "line_too_long": (
        "the line is longer than 8,000 characters; divide it into paragraphs",
        "سطر از ۸٬۰۰۰ نویسه بلندتر است؛ آن را به چند سطر بخش کنید",
    ),
    "not_plain": (
        "the line holds characters that are not seen or turn the line around; write it anew",
        "سطر نویسه‌هایی دارد که دیده نمی‌شود یا سطر را برمی‌گرداند؛ آن را از نو بنویسید",
    ),
    "no_format": (
        "the first line must be `colonnade.statute/1`; write it there",
        "سطر نخست باید `colonnade.statute/1` باشد؛ آن را آنجا بنویسید",
    ),
    "other_format": (
        "this version reads `colonnade.statute/1` alone; take a newer Colonnade, or write that format",
        "این نسخه تنها `colonnade.statute/1` را می‌خواند؛ کولوناد تازه‌تری بگیرید یا به این شکل بنویسید",
    ),
    "not_a_header": (
        "before the title stand lines such as `languages: fa, en`; write the title as `# …`",
        "پیش از عنوان سطرهایی چون `languages: fa, en` می‌آید؛ عنوان را به شکل `# …` بنویسید",
    ),
    "no_such_header": (
        "only languages, binding, calendar and zone stand here; correct the name",
        "اینجا تنها languages، binding، calendar و zone می‌آید؛ نام را درست کنید",
    ),
    "header_twice": ("this is said already; take one of the two out", "این پیش‌تر گفته شده است؛ یکی از دو را بردارید"),
    "header_missing": (
        "this line is missing before the title; write it, for example `calendar: solar`",
        "این سطر پیش از عنوان نیست؛ آن را بنویسید، برای نمونه `calendar: solar`",
    ),
    "bad_languages": (
        "a language has two or three small letters; write `languages: fa, en`",
        "زبان دو یا سه حرف کوچک لاتین دارد؛ بنویسید `languages: fa, en`",
    ),
    "languages_twice": (
        "a language is named twice, or there are more than eight; name each once",
        "زبانی دو بار آمده یا بیش از هشت زبان است؛ هر یک را یک بار بیاورید",
    ),
    "binding_not_listed": (
        "the binding language is not among the languages; name one of them",
        "زبان الزام‌آور در میان زبان‌ها نیست؛ یکی از آنها را بنویسید",
    ),
    "no_such_calendar": (
        "there are two calendars, solar and gregorian; write one of them",
        "دو گاه‌شماری هست، solar و gregorian؛ یکی را بنویسید",
    ),
    "no_such_zone": (
        "a zone is named as `Asia/Tehran` or `UTC`; write it so",
        "منطقهٔ زمانی را چون `Asia/Tehran` یا `UTC` می‌نویسند؛ چنین بنویسید",
    ),
    "no_title": ("the title is missing; write it as `# …`", "عنوان نیست؛ آن را به شکل `# …` بنویسید"),
    "title_twice": (
        "the title stands above already; write chapters as `## Chapter 1: …`, articles as `### Article 1: …`",
        "عنوان پیش‌تر آمده است؛ فصل را `## فصل ۱: …` و ماده را `### ماده ۱: …` بنویسید",
    ),
    "title_empty": ("the title says nothing; write it after the `#`", "عنوان چیزی نمی‌گوید؛ آن را پس از `#` بنویسید"),
    "no_articles": (
        "there is no article; write at least one as `### Article 1: …`",
        "ماده‌ای نیست؛ دست‌کم یکی به شکل `### ماده ۱: …` بنویسید",
    ),
    "no_such_heading": (
        "this is no heading; write `## Chapter 1: …` or `### Article 1: …`",
        "این سرعنوان نیست؛ بنویسید `## فصل ۱: …` یا `### ماده ۱: …`",
    ),
    "number_too_small": ("numbers begin with 1; correct this one", "شماره‌ها از ۱ آغاز می‌شوند؛ این را درست کنید"),
    "too_many_chapters": ("there are more than 200 chapters; join some", "بیش از ۲۰۰ فصل است؛ چندتا را یکی کنید"),
    "too_many_articles": ("there are more than 1,000 articles; join some", "بیش از ۱٬۰۰۰ ماده است؛ چندتا را یکی کنید"),
    "too_many_rules": ("there are more than 1,000 rules; take some out", "بیش از ۱٬۰۰۰ قاعده است؛ چندتا را بردارید"),
    "too_many_parts": (
        "the article has more than 200 paragraphs, items and notes; divide it",
        "ماده بیش از ۲۰۰ پاره، بند و تبصره دارد؛ آن را بخش کنید",
    ),
    "not_a_translation": (
        "a translation begins with its language, as in `[en] Members`; write it so",
        "ترجمه با زبان خود آغاز می‌شود، چون `[en] Members`؛ چنین بنویسید",
    ),
    "language_not_listed": (
        "this language is not named at the head of the file; add it there, or correct it here",
        "این زبان در سر پرونده نیامده است؛ آنجا بیفزایید یا اینجا درستش کنید",
    ),
    "binding_comes_first": (
        "the binding text comes first and without a mark; take the mark out",
        "متن الزام‌آور نخست و بی نشان می‌آید؛ نشان را بردارید",
    ),
    "translated_twice": (
        "a text in this language stands here already; take one of the two out",
        "اینجا پیش‌تر متنی به این زبان آمده است؛ یکی از دو را بردارید",
    ),
    "rule_outside": (
        "a rule stands under the article that says it; move it under one",
        "قاعده زیر ماده‌ای می‌آید که آن را می‌گوید؛ آن را زیر ماده‌ای ببرید",
    ),
    "not_a_rule": (
        "a rule is written `> quorum.assembly = 2/3`; write it so",
        "قاعده را چنین می‌نویسند: `> quorum.assembly = 2/3`؛ چنین بنویسید",
    ),
    "said_twice": (
        "the article says this already; take one of the two rules out",
        "این ماده پیش‌تر همین را گفته است؛ یکی از دو قاعده را بردارید",
    ),
    "text_outside": (
        "text stands in articles alone; write `### Article 1: …` above it",
        "متن تنها در ماده می‌آید؛ بالای آن `### ماده ۱: …` بنویسید",
    ),
    "says_nothing": ("the item or note says nothing; write its text", "بند یا تبصره چیزی نمی‌گوید؛ متنش را بنویسید"),
    "no_key": (
        "there is no such rule; the nearest stands after the arrow: check the name",
        "چنین قاعده‌ای نیست؛ نزدیک‌ترین پس از پیکان آمده است: نام را بررسی کنید",
    ),
    "no_near_key": (
        "there is no such rule; take a name from the vocabulary in docs/rules/statutes.md",
        "چنین قاعده‌ای نیست؛ نامی از واژگان docs/rules/statutes.md بردارید",
    ),
    "names_nothing": (
        "a name of your own must follow, as in `organ.board`; add it",
        "پس از آن باید نامی از خود شما بیاید، چون `organ.board`؛ آن را بیفزایید",
    ),
    "no_such_scope": (
        "this rule cannot be said of that; take the last part of the name out",
        "این قاعده دربارهٔ آن گفته نمی‌شود؛ پارهٔ آخر نام را بردارید",
    ),
    "name_is_a_matter": (
        "this name is the name of a matter that is decided; choose another",
        "این نام، نام موضوعی است که دربارهٔ آن تصمیم می‌گیرند؛ نام دیگری برگزینید",
    ),
    "not_a_name": (
        "a name has small letters a to z, digits and low lines; correct it",
        "نام از حروف کوچک a تا z، رقم و زیرخط است؛ درستش کنید",
    ),
    "not_whole": ("this is no whole number; write digits alone", "این عدد درست نیست؛ تنها رقم بنویسید"),
    "out_of_bounds": (
        "the number is too small or too large; correct it",
        "عدد بیش از اندازه کوچک یا بزرگ است؛ درستش کنید",
    ),
    "not_yes_or_no": ("only yes or no stands here; write one of them", "اینجا تنها yes یا no می‌آید؛ یکی را بنویسید"),
    "no_such_word": (
        "this is none of the words that stand here; see the vocabulary in docs/rules/statutes.md",
        "این از واژه‌هایی نیست که اینجا می‌آید؛ واژگان را در docs/rules/statutes.md ببینید",
    ),
    "not_a_text": (
        "a short text without commas stands here; write one",
        "اینجا متنی کوتاه و بی ویرگول می‌آید؛ یکی بنویسید",
    ),
    "not_a_part": (
        "this is no part; write `2/3`, `more than 1/2`, `1/2+1` or `30%`",
        "این بخشی از یک کل نیست؛ بنویسید `2/3`، `more than 1/2`، `1/2+1` یا `30%`",
    ),
    "quorum_of_nobody": (
        "a quorum of nobody is none; write `any` where any number will do, or how many must be there",
        "حد نصاب هیچ، حد نصاب نیست؛ اگر هر شماری بس است `any` بنویسید، وگرنه بنویسید چند تن باید باشند",
    ),
    "part_of_nothing": (
        "0 asks for nothing here; write a larger part, or take the value out",
        "اینجا 0 چیزی نمی‌خواهد؛ بخش بزرگ‌تری بنویسید یا این مقدار را بردارید",
    ),
    "above_the_whole": ("this is more than the whole; correct it", "این از کل بیشتر است؛ درستش کنید"),
    "no_such_unit": (
        "time is counted in days, months or years; write one of them",
        "زمان را با days، months یا years می‌شمارند؛ یکی را بنویسید",
    ),
    "not_an_amount": (
        "a sum is written with its currency, as in `115 SEK`; write it so",
        "مبلغ را با ارز آن می‌نویسند، چون `115 SEK`؛ چنین بنویسید",
    ),
    "not_a_list": ("a list stands here, as in `a, b`; write it so", "اینجا فهرستی چون `a, b` می‌آید؛ چنین بنویسید"),
    "too_many": ("the list has more than 100 entries; shorten it", "فهرست بیش از ۱۰۰ تا دارد؛ کوتاهش کنید"),
    "twice": ("this is named twice; take one of the two out", "این دو بار آمده است؛ یکی از دو را بردارید"),
    "not_a_step": (
        "this is no bracket; write `5000:1, 10000:2, *:3`",
        "این پله نیست؛ بنویسید `5000:1, 10000:2, *:3`",
    ),
    "falling": (
        "this bracket does not rise above the one before it; correct it",
        "این پله از پلهٔ پیش بالاتر نمی‌رود؛ درستش کنید",
    ),
    "not_a_table": (
        "named values stand here, as in `first: 1/2; second: 1/3`; write them so",
        "اینجا مقدارهای نام‌دار می‌آید، چون `first: 1/2; second: 1/3`؛ چنین بنویسید",
    ),
    "not_a_field": (
        "values are named and parted by semicolons, as in `first: 1/2; second: 1/3`; write them so",
        "مقدارها نام دارند و با نقطه‌ویرگول جدا می‌شوند، چون `first: 1/2; second: 1/3`؛ چنین بنویسید",
    ),
    "no_such_field": (
        "this rule has no value of that name; correct the name, or take it out",
        "این قاعده مقداری به این نام ندارد؛ نام را درست کنید یا بردارید",
    ),
    "missing": ("this value is missing from the rule; add it", "این مقدار در قاعده نیست؛ آن را بیفزایید"),
    "empty_value": ("the rule says nothing; write its value", "قاعده چیزی نمی‌گوید؛ مقدارش را بنویسید"),
}
ANSWER_FAULTS: Mapping[str, tuple[str, str]] = {
    "empty": ("it is empty", "خالی است"),
    "has_commas": ("it has a comma or a semicolon", "ویرگول یا نقطه‌ویرگول دارد"),
    "no_such_choice": ("it is none of the choices", "هیچ‌یک از گزینه‌ها نیست"),
    "not_a_text": (
        "it is longer than 120 characters or has signs that are not seen",
        "از ۱۲۰ نویسه بلندتر است یا نشانه‌هایی دارد که دیده نمی‌شود",
    ),
    "out_of_bounds": ("it is no whole number within the bounds of the template", "عدد درستی در کران‌های الگو نیست"),
}
SENTENCES: Mapping[str, tuple[str, str]] = {
    "statutes.bad_answer": (
        "This answer cannot be taken: {fault}; write another one.",
        "این پاسخ پذیرفته نمی‌شود: {fault}؛ پاسخ دیگری بنویسید.",
    ),
    "statutes.not_a_statute": (
        "{place}, line {line}: `{given}`: {fault}.",
        "{place}، سطر {line}: `{given}`: {fault}.",
    ),
    "statutes.nothing_there": ("{place}, line {line}: {fault}.", "{place}، سطر {line}: {fault}."),
    "statutes.bad_rule": (
        "The rule `{key}` cannot be read at `{path}`: `{given}`: {fault}.",
        "قاعدهٔ `{key}` در `{path}` خوانده نمی‌شود: `{given}`: {fault}.",
    ),
    "statutes.another_version": (
        "This is an amendment of another version; article {article} is another here: take the version in force.",
        "این اصلاحیهٔ نسخهٔ دیگری است؛ ماده {article} اینجا چیز دیگری می‌گوید: نسخهٔ جاری را بگیرید.",
    ),
    "statutes.another_frame": (
        "This is an amendment of another version, with other chapters or articles: take the version in force.",
        "این اصلاحیهٔ نسخهٔ دیگری است با فصل‌ها یا ماده‌های دیگر: نسخهٔ جاری را بگیرید.",
    ),
}
