"""What is said of dossiers: what is wrong with one and what to do, and the conditions under which one is made."""

from collections.abc import Mapping, Sequence

from colonnade.words import acts, calendars

SENTENCES: Mapping[str, tuple[str, str]] = {
    "audit.not_a_dossier": (
        "Line {line} of the dossier, `{key}`: {fault}; {remedy}{allowed}.",
        "سطر {line} پروندهٔ ممیزی، `{key}`: {fault}؛ {remedy}{allowed}.",
    ),
}
_FAULTS: Mapping[str, tuple[tuple[str, str], tuple[str, str]]] = {
    "bad_header": (
        ("the name of a table is not closed", "نام جدول بسته نشده است"),
        ("write [table], or [[table]] for one of a list", "بنویسید [table]، یا برای یکی از فهرست [[table]]"),
    ),
    "cannot_correct": (
        ("no act of this type corrects another", "هیچ اقدامی از این نوع دیگری را اصلاح نمی‌کند"),
        ("leave it out, or take such a type", "آن را بردارید یا چنین نوعی بنویسید"),
    ),
    "cannot_tell": (
        ("this kind of source cannot know it in this way", "این گونه منبع نمی‌تواند آن را به این شیوه بداند"),
        ("take how it can know", "شیوه‌ای را بنویسید که می‌تواند بداند"),
    ),
    "day": (
        ("this is neither a day nor a month", "این نه روز است و نه ماه"),
        ('write "2024-03" or "2024-03-21", in quotation marks', 'بنویسید "2024-03" یا "2024-03-21"، در گیومهٔ انگلیسی'),
    ),
    "day_for_month": (
        ("this dossier gives months only, and a day stands here", "این پرونده تنها ماه می‌دهد و اینجا روز آمده است"),
        ('leave out the day: "2024-03"', 'روز را بردارید: "2024-03"'),
    ),
    "drawn_from_nothing": (
        ("what is inferred is inferred from something", "آنچه استنباط شده از چیزی استنباط شده است"),
        ("name those facts in `drawn_from`", "آن دانسته‌ها را در `drawn_from` نام ببرید"),
    ),
    "empty": (
        ("nothing stands here", "چیزی اینجا نیست"),
        ("write it, or leave the key out", "آن را بنویسید یا کلید را بردارید"),
    ),
    "exactly_one": (
        ("one of the two is given, not both and not neither", "یکی از آن دو می‌آید، نه هر دو و نه هیچ"),
        ("keep one", "یکی را نگه دارید"),
    ),
    "form": (
        ("this is not of the form that it has there", "این به شکلی نیست که آنجا دارد"),
        ("see docs/rules/facts.md", "docs/rules/facts.md را ببینید"),
    ),
    "form_of_fact": (
        ("this is not of the form that it has there", "این به شکلی نیست که آنجا دارد"),
        ("write a word of a-z, 0-9 and _", "واژه‌ای از a-z، 0-9 و _ بنویسید"),
    ),
    "format": (
        ("this is not the format that can be read", "این قالبی نیست که بتوان خواند"),
        ("write the format in the first line", "قالب را در سطر نخست بنویسید"),
    ),
    "founded_twice": (
        ("this body is founded already", "این نهاد از پیش بنیاد یافته است"),
        ("keep one founding and tell the other in `note`", "یک بنیاد را نگه دارید و دیگری را در `note` بگویید"),
    ),
    "fraction": (
        ("nothing in a dossier is counted in parts", "در پرونده هیچ چیز کسری نیست"),
        ('write whole numbers, and a share as "2/3"', 'عدد درست بنویسید و سهم را چنین: "2/3"'),
    ),
    "future": (
        ("this is later than the date of the dossier", "این پس از تاریخ پرونده است"),
        ("correct one of the two", "یکی از آن دو را درست کنید"),
    ),
    "given_twice": (
        ("this is given a second time", "این بار دوم آمده است"),
        ("keep one; entries of a list begin with [[…]]", "یکی را نگه دارید؛ هر یک از فهرست با [[…]] آغاز می‌شود"),
    ),
    "goes_with_at_least": (
        ("a lower bound stands alone", "کران پایین تنها می‌آید"),
        ("write `at_least` or `count`", "یا `at_least` بنویسید یا `count`"),
    ),
    "hidden_by_month": (
        ("of a hidden body days show too much", "روز دربارهٔ نهاد پنهان بیش از اندازه نشان می‌دهد"),
        ('write the month: "2024-03"', 'ماه را بنویسید: "2024-03"'),
    ),
    "key": (
        ("this is no key of a dossier", "این کلید پرونده نیست"),
        ("make keys of letters, digits, hyphens and low lines", "کلید را از حروف لاتین، رقم، خط تیره و زیرخط بسازید"),
    ),
    "kind_of_fact": (
        ("a value of another kind is needed", "مقداری از گونهٔ دیگر لازم است"),
        (
            "see the type in docs/rules/facts.md, or the matter in docs/rules/audit.md",
            "نوع را در docs/rules/facts.md یا موضوع را در docs/rules/audit.md ببینید",
        ),
    ),
    "language": (
        ("this is no language of the dossier", "این از زبان‌های پرونده نیست"),
        ("take one of `languages`, or add it there", "یکی از `languages` را بنویسید یا آن را آنجا بیفزایید"),
    ),
    "listed_twice": (("this stands in the list already", "این از پیش در فهرست است"), ("keep one", "یکی را نگه دارید")),
    "long_text": (
        ("this is too long", "این بیش از اندازه بلند است"),
        ("shorten it to 500 characters, a reply to 2000", "آن را تا ۵۰۰ نویسه کوتاه کنید، پاسخ را تا ۲۰۰۰"),
    ),
    "loop": (
        ("these acts name one another in a circle", "این اقدام‌ها یکدیگر را در حلقه نام می‌برند"),
        ("name what came before", "آنچه را پیش‌تر بوده نام ببرید"),
    ),
    "missing": (("this is missing", "این نیست و باید باشد"), ("add it", "آن را بیفزایید")),
    "named_twice": (
        ("something has this name already", "چیزی از پیش این نام را دارد"),
        ("give it another `id`", "`id` دیگری به آن بدهید"),
    ),
    "native_date": (
        ("days and months stand in quotation marks here", "روز و ماه اینجا در گیومهٔ انگلیسی می‌آید"),
        ('write "2024-03"', 'بنویسید "2024-03"'),
    ),
    "no_equals": (
        ("after a key an equals sign is missing", "پس از کلید نشانهٔ = نیست"),
        ("write key = value", "بنویسید key = value"),
    ),
    "no_ground": (
        ("nobody is said to know this", "گفته نشده است چه کسی این را می‌داند"),
        (
            'write from = [{ source = "…", place = "…", provenance = "…" }]',
            'بنویسید from = [{ source = "…", place = "…", provenance = "…" }]',
        ),
    ),
    "no_key": (
        ("a key should stand here", "باید کلیدی اینجا باشد"),
        ("write key = value, and a table in braces in one line", "بنویسید key = value، و جدول در آکولاد را در یک سطر"),
    ),
    "no_source": (
        ("a dossier rests on one source at least", "پرونده دست‌کم بر یک منبع استوار است"),
        ("add a [[source]]", "یک [[source]] بیفزایید"),
    ),
    "no_such_act": (
        ("no act of the dossier has this name", "هیچ اقدامی در پرونده این نام را ندارد"),
        ("write the `id` of an [[act]]", "`id` یک [[act]] را بنویسید"),
    ),
    "no_such_body": (
        ("no body of this name is founded in the dossier", "نهادی به این نام در پرونده بنیاد نیافته است"),
        ("write its founding as an [[act]], or correct the name", "بنیاد آن را [[act]] بنویسید یا نام را درست کنید"),
    ),
    "no_such_fact": (
        ("no other fact of the dossier has this name", "دانستهٔ دیگری در پرونده این نام را ندارد"),
        ("write the `id` of a fact", "`id` یک دانسته را بنویسید"),
    ),
    "no_such_finding": (
        ("this is no criterion of the catalogue", "این از سنجه‌های فهرست نیست"),
        ("write one such as FND-01", "یکی را چون FND-01 بنویسید"),
    ),
    "no_such_source": (
        ("no source of the dossier has this name", "هیچ منبعی در پرونده این نام را ندارد"),
        ("write the `id` of a [[source]]", "`id` یک [[source]] را بنویسید"),
    ),
    "no_value": (
        ("no value can be read here", "اینجا مقداری خوانده نمی‌شود"),
        ('write "text", a whole number, true or false', 'بنویسید "متن"، عددی درست، true یا false'),
    ),
    "not_a_band": (
        ("this is not the beginning of a band", "این آغاز هیچ رده‌ای نیست"),
        (
            "of people present write 0, 10, 50, 150 or 500; of a count also 3 or 7",
            "برای حاضران 0، 10، 50، 150 یا 500 بنویسید؛ برای شمار 3 یا 7 نیز",
        ),
    ),
    "not_a_list": (("a list is needed", "فهرستی لازم است"), ('write ["…", "…"]', 'بنویسید ["…", "…"]')),
    "not_a_month": (
        ("a month is enough here, and a day is too much", "اینجا ماه بس است و روز زیاد است"),
        ('write "2024-03"', 'بنویسید "2024-03"'),
    ),
    "not_a_name": (
        ("this cannot be a name within the dossier", "این نمی‌تواند نامی در پرونده باشد"),
        (
            "take at most 60 Latin letters, digits, points, hyphens and low lines",
            "حداکثر ۶۰ حرف لاتین، رقم، نقطه، خط تیره و زیرخط بنویسید",
        ),
    ),
    "not_a_passage": (
        ("a text with its language is needed", "متنی با زبان آن لازم است"),
        ('write { fa = "…" }, one text a language', 'بنویسید { fa = "…" }، برای هر زبان یک متن'),
    ),
    "not_a_table": (("a table is needed", "جدولی لازم است"), ("write { key = value }", "بنویسید { key = value }")),
    "not_entries": (
        ("a list of tables is needed", "فهرستی از جدول‌ها لازم است"),
        ("begin each with [[…]], or write [{ … }]", "هر یک را با [[…]] آغاز کنید یا بنویسید [{ … }]"),
    ),
    "not_one_of": (
        ("this is none of the words that may stand here", "این از واژه‌هایی نیست که اینجا می‌آید"),
        ("take one of them", "یکی از آن‌ها را بنویسید"),
    ),
    "not_one_of_fact": (
        ("this is none of the words that may stand here", "این از واژه‌هایی نیست که اینجا می‌آید"),
        (
            "see the type in docs/rules/facts.md, or the matter in docs/rules/audit.md",
            "نوع را در docs/rules/facts.md یا موضوع را در docs/rules/audit.md ببینید",
        ),
    ),
    "not_text": (("a text is needed", "متنی لازم است"), ('write "…"', 'بنویسید "…"')),
    "not_yes_or_no": (
        ("true or false is needed", "true یا false لازم است"),
        ("write one of the two", "یکی از دو را بنویسید"),
    ),
    "not_toml": (
        ("this is not TOML", "این TOML نیست"),
        ("write [table] or key = value", "بنویسید [table] یا key = value"),
    ),
    "not_utf8": (("this is not UTF-8", "این UTF-8 نیست"), ("save the file as UTF-8", "پرونده را با UTF-8 ذخیره کنید")),
    "number": (
        ("this number is too large or too small", "این عدد بیش از اندازه بزرگ یا کوچک است"),
        ("write a whole number with at most 15 digits", "عددی درست با حداکثر ۱۵ رقم بنویسید"),
    ),
    "open_array": (("a list is not closed", "فهرستی بسته نشده است"), ("close it with ]", "آن را با ] ببندید")),
    "open_string": (
        ("a text is not closed, or a backslash in it means nothing", "متنی بسته نشده یا \\ در آن بی‌معناست"),
        ('close it with ", and write \\\\ for a backslash', 'آن را با " ببندید و برای \\ بنویسید \\\\'),
    ),
    "open_table": (
        ("a table in braces is not closed, or runs over lines", "جدولی در آکولاد بسته نشده یا چند سطر است"),
        ("write { key = value } in one line", "در یک سطر بنویسید { key = value }"),
    ),
    "person": (
        ("a dossier has no field for a person", "پرونده جایی برای نام شخص ندارد"),
        ("leave it out and tell the role or the organ", "آن را بردارید و نقش یا رکن را بگویید"),
    ),
    "rest_of_line": (
        ("something stands after the value", "پس از مقدار چیزی آمده است"),
        ("write one key = value a line", "در هر سطر یک key = value بنویسید"),
    ),
    "rule_key": (
        ("this is no key of the statutes' vocabulary", "این از کلیدهای واژگان اساسنامه نیست"),
        ("take one of docs/rules/statutes.md", "یکی از docs/rules/statutes.md را بنویسید"),
    ),
    "rule_value": (
        ("this is not what a rule of this key says", "این چیزی نیست که قاعدهٔ این کلید می‌گوید"),
        ("see the key in docs/rules/statutes.md", "کلید را در docs/rules/statutes.md ببینید"),
    ),
    "same_founding": (
        ("another body is founded in the very same words", "نهاد دیگری با همین گفته‌ها بنیاد یافته است"),
        ("give its name or place, so that they are two", "نام یا جای آن را بنویسید تا دو نهاد باشند"),
    ),
    "seal": (
        ("a dossier holds no keys, seals or commitments", "پرونده کلید، مهر یا تعهد ندارد"),
        ("leave it out", "آن را بردارید"),
    ),
    "shows_too_much": (
        ("such an organisation does not show it", "چنین تشکلی آن را نشان نمی‌دهد"),
        ("leave it out", "آن را بردارید"),
    ),
    "signed": (
        ("only a log proves a seal or a witness", "مهر و گواه را تنها دفتر عمومی ثابت می‌کند"),
        ("take own, member, reported or inferred", "own، member، reported یا inferred بنویسید"),
    ),
    "small_count": (
        ("so small a number shows a body's people", "عددی چنین کوچک افراد نهاد را نشان می‌دهد"),
        ("write at_least = 0, 3, 7 or 10 instead of count", "به جای count بنویسید at_least = 0، 3، 7 یا 10"),
    ),
    "too_deep": (
        ("this is nested too deep", "تودرتویی بیش از اندازه است"),
        ("write it flat, one entry after another", "هموار بنویسید، یکی پس از دیگری"),
    ),
    "too_large": (
        ("this is larger than 2 MiB", "این بزرگ‌تر از ۲ مبی‌بایت است"),
        ("write a dossier a body", "برای هر نهاد پرونده‌ای بنویسید"),
    ),
    "too_long": (
        ("this act is too long", "این اقدام بیش از اندازه بلند است"),
        ("shorten its texts", "متن‌های آن را کوتاه کنید"),
    ),
    "too_many": (
        ("there are more than 20,000 entries", "بیش از ۲۰٬۰۰۰ مدخل هست"),
        ("write a dossier a body", "برای هر نهاد پرونده‌ای بنویسید"),
    ),
    "too_many_alike": (
        (
            "more than 1,000 rules, or more than 1,000 of one matter about one body, are told",
            "بیش از ۱٬۰۰۰ قاعده، یا بیش از ۱٬۰۰۰ گفته دربارهٔ یک موضوع یک نهاد هست",
        ),
        ("leave out what is told twice", "آنچه دو بار گفته شده است را بردارید"),
    ),
    "untrue_condition": (
        ("what the dossier holds is against this condition", "آنچه در پرونده است با این شرط نمی‌خواند"),
        ("leave the condition out", "شرط را بردارید"),
    ),
    "unknown_fact": (
        ("nothing of this name is told there", "چیزی به این نام آنجا گفته نمی‌شود"),
        (
            "see the type in docs/rules/facts.md, or the matter in docs/rules/audit.md",
            "نوع را در docs/rules/facts.md یا موضوع را در docs/rules/audit.md ببینید",
        ),
    ),
    "unknown_key": (
        ("no key of this name stands there", "کلیدی به این نام آنجا نیست"),
        ("take one of the keys that do", "یکی از کلیدهای آنجا را بنویسید"),
    ),
    "unprintable": (
        (
            "a character that does not print, turns a line around or is not composed (NFC)",
            "نویسه‌ای که چاپ نمی‌شود، سطر را برمی‌گرداند یا ترکیب‌شده (NFC) نیست",
        ),
        ("type the text anew", "متن را دوباره تایپ کنید"),
    ),
}
FAULTS: Mapping[str, tuple[str, str]] = {name: said for name, (said, _) in _FAULTS.items()}
"""What is wrong at the line named."""
REMEDIES: Mapping[str, tuple[str, str]] = {name: said for name, (_, said) in _FAULTS.items()}
"""What to do about it."""
CONDITIONS: Mapping[str, tuple[str, str]] = {
    "tests_the_machine": (
        "This dossier tests the machine; it is not an audit of a body.",
        "این پرونده برای آزمودن دستگاه است و ممیزی هیچ نهادی نیست.",
    ),
    "one_party": (
        "It rests on one source, an opponent: what does not rest on the body's own words is one party's report.",
        "بر یک منبع، از مخالفان، استوار است: آنچه بر گفته‌های خود نهاد استوار نیست گزارش یک طرف است.",
    ),
    "months_only": ("It gives months and no days.", "ماه می‌دهد و روز نه."),
    "not_shown": (
        "Reports made from it stand on no public page and in no demonstration.",
        "گزارش‌های آن در هیچ صفحهٔ عمومی و هیچ نمایشی نمی‌آید.",
    ),
    "reply_not_asked": ("The body was not asked for its reply.", "از نهاد پاسخی خواسته نشده است."),
    "statute_in_part": ("Only parts of its statute were seen.", "تنها بخش‌هایی از اساسنامهٔ آن دیده شده است."),
}
"""The conditions at the head of a dossier, with which every report from it opens."""
TEXTS: Mapping[str, tuple[str, str]] = {
    "one_party_report": ("one party's report", "گزارش یک طرف"),
    "free_text": (
        "Free text stands on {number} lines of the dossier ({lines}). It may hold a name: read it before others do.",
        "در {number} سطر پرونده متن آزاد هست ({lines}). شاید نامی در آن باشد: پیش از آنکه دیگری ببیند آن را بخوانید.",
    ),
    "seizure": (
        "A dossier on bodies in a repressive country can itself be seized: write in it nothing that may not be found.",
        "پروندهٔ نهادهای درون کشوری سرکوبگر خود ممکن است به دست مأموران بیفتد: چیزی در آن ننویسید که نباید پیدا شود.",
    ),
    "set_aside": (
        "Told and kept, without effect: {name} ({why}).",
        "گفته شده و نگه داشته شده، بی‌اثر: {name} ({why}).",
    ),
}
"""What a report from a dossier says besides its findings; ``one_party_report`` marks what is not the body's own."""
WHYS: Mapping[str, tuple[str, str]] = {
    "sources_differ": (
        "the sources tell of one body and one day what cannot both be",
        "منبع‌ها از یک نهاد و یک روز چیزهایی می‌گویند که با هم نمی‌شود",
    ),
}
"""Why a reported act is set aside, where ``acts.WHYS`` does not say."""
_NAMED_LINES = 12


def text(code: str, language: str, **facts: str | int) -> str:
    """Return one of ``TEXTS``."""
    return TEXTS[code][1 if language == "fa" else 0].format(**facts)


def one_partys(sentence: str, language: str) -> str:
    """Return the sentence of a finding, marked as one party's report."""
    return f"{sentence} ({text('one_party_report', language)})"


def on_free_text(lines: Sequence[int], language: str) -> str:
    """Return the warning about the lines on which somebody wrote freely; empty where there is none."""
    if not lines:
        return ""
    named = ("، " if language == "fa" else ", ").join(map(str, lines[:_NAMED_LINES])) + (
        "…" if len(lines) > _NAMED_LINES else ""
    )
    return calendars.digits(text("free_text", language, number=len(lines), lines=named), language)


def on_set_aside(name: str, why: str, language: str) -> str:
    """Return what is said of a reported act that cannot stand: its name in the dossier, and the rule."""
    english, persian = WHYS.get(why) or acts.WHYS.get(why, (why, why))
    return text("set_aside", language, name=name, why=persian if language == "fa" else english)


def conditions(names: Sequence[str], language: str) -> tuple[str, ...]:
    """Return the sentences with which a report from a dossier opens, in the dossier's order."""
    return tuple(CONDITIONS[name][1 if language == "fa" else 0] for name in names)
