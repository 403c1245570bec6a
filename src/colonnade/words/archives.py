"""What is said of an archive of an election: which record is not as it must be, and which trustee's part."""

from collections.abc import Mapping

from colonnade.core.errors import Fact

MISREAD = "elections.misread"
FAULTS: Mapping[str, tuple[str, str]] = {
    "block_differs": ("its block is not written as in an archive", "بلوک آن چنان‌که در بایگانی می‌نویسند نیست"),
    "cut_short": ("the file ends in the middle of it", "پرونده در میانهٔ آن بریده شده است"),
    "empty_block": ("empty blocks follow, as another program writes them", "بلوک خالی دارد که کار برنامهٔ دیگری است"),
    "no_name": ("its name is not that of a record", "نامش نام هیچ رکوردی نیست"),
    "hash_differs": ("its content is not the one that its name says", "محتوایش آن نیست که نامش می‌گوید"),
    "padding_not_empty": ("something is written behind its content", "پس از محتوایش چیزی نوشته‌اند"),
    "record_too_long": ("it is longer than any record may be", "از هر رکورد مجازی بلندتر است"),
    "record_left_over": ("no event has a place for it", "در هیچ رویدادی جای ندارد"),
    "record_missing": ("records that belong before this event are missing", "رکوردهای پیش از این رویداد نیست"),
    "payload_differs": ("it names other records than those that stand there", "از رکوردهایی جز آنچه هست نام می‌برد"),
    "parent_differs": ("it does not follow on the event before it", "دنبالهٔ رویداد پیش از خود نیست"),
    "height_differs": ("its number in the chain is not the next", "شماره‌اش در زنجیره شمارهٔ بعدی نیست"),
    "out_of_order": ("such an event cannot come here", "چنین رویدادی این‌جا نمی‌آید"),
    "no_setup": ("the archive holds no election", "بایگانی هیچ انتخاباتی ندارد"),
    "no_time": ("its time is not seconds since 1970, as a text", "زمانش به ثانیه از 1970 و به شکل متن نیست"),
    "no_type_of_event": ("there is no such event", "چنین رویدادی نیست"),
    "too_long": ("it is too long", "بیش از اندازه بلند است"),
    "too_deep": ("it is nested too deep", "بیش از اندازه تودرتو است"),
    "no_json": ("it is not JSON", "JSON نیست"),
    "twice_a_key": ("a field stands there twice", "فیلدی دو بار آمده است"),
    "no_whole_number": ("it should be a whole number", "باید عدد صحیح باشد"),
    "number_too_large": ("a number there is too large", "عددی در آن بیش از اندازه بزرگ است"),
    "number_out_of_bounds": ("the number is out of bounds", "عدد بیرون از کران‌هاست"),
    "number_spelling": ("the number is not in its one spelling", "عدد تنها نوشتار درستش را ندارد"),
    "number_of_items": ("it has too few or too many entries", "شمار موردهایش کم یا زیاد است"),
    "other_spelling": ("it is not in its one spelling of JSON", "تنها نوشتار درست JSON را ندارد"),
    "no_object": ("it should be an object", "باید شیء JSON باشد"),
    "no_list": ("it should be a list", "باید فهرست باشد"),
    "no_text": ("it should be a text", "باید متن باشد"),
    "no_flag": ("it should be true or false", "باید true یا false باشد"),
    "text_too_long": ("the text is too long", "متن بیش از اندازه بلند است"),
    "field_missing": ("a field is missing", "فیلدی نیست"),
    "unknown_field": ("it has a field that the format does not know", "فیلدی دارد که این قالب نمی‌شناسد"),
    "order_of_fields": ("its fields are in another order", "ترتیب فیلدهایش جز این است"),
    "no_hash": ("it is no SHA-256", "SHA-256 نیست"),
    "no_weights": ("it says none of the ways in which votes weigh", "هیچ یک از شیوه‌های وزن رأی نیست"),
    "no_uuid": ("it is no name of an election", "نام هیچ انتخاباتی نیست"),
    "no_direction": ("the direction of writing is ltr or rtl", "جهت نوشتن ltr یا rtl است"),
    "no_kind_of_trustee": ("a trustee is Single or Pedersen", "کلیددار یا Single است یا Pedersen"),
    "no_hexadecimal": ("it is not hexadecimal", "شانزده‌شانزدهی نیست"),
    "element_spelling": ("it is no element of the group in its one spelling", "عضو گروه با تنها نوشتار درستش نیست"),
    "scalar_spelling": (
        "it is no number below the order of the group in its one spelling",
        "عددی کوچک‌تر از مرتبهٔ گروه با تنها نوشتار درستش نیست",
    ),
    "no_credential": ("it is no public credential", "رمز رأی‌دهی همگانی نیست"),
    "twice_a_credential": ("a credential stands on the list twice", "رمزی دو بار در فهرست آمده است"),
    "group_cannot_mix": ("its group cannot carry answers that are mixed", "گروهش پاسخ‌های آمیختنی را در خود جای نمی‌دهد"),
}
SENTENCES: Mapping[str, tuple[str, str]] = {
    MISREAD: (
        "{place}: {fault}; the archive is refused, so fetch it again from somebody else.",
        "{place}: {fault}؛ بایگانی پذیرفته نیست، پس آن را دوباره از کس دیگری بگیرید.",
    ),
    "elections.not_an_archive": (
        "This is no archive of an election: its first block is not named BELENIOS; give the .bel file itself.",
        "این بایگانی انتخابات نیست: نام نخستین بلوکش BELENIOS نیست؛ خود پروندهٔ .bel را بدهید.",
    ),
    "elections.unsupported": (
        "The archive uses what is not read here ({feature}); verify it with the belenios-tool that wrote it.",
        "بایگانی چیزی دارد که این‌جا خوانده نمی‌شود ({feature})؛ آن را با همان belenios-tool که نوشته است وارسی کنید.",
    ),
    "elections.not_continued": (
        "From {place} on this archive is not the older one continued; somebody has changed one of the two.",
        "این بایگانی از {place} به بعد دنبالهٔ بایگانی پیشین نیست؛ کسی یکی از این دو را دگرگون کرده است.",
    ),
    "elections.ballot_twice": (
        "The ballot at {place} has been cast before, to the letter; somebody has put it in again.",
        "برگهٔ رأی {place} پیش‌تر هم مو به مو آمده است؛ کسی آن را دوباره انداخته است.",
    ),
    "elections.unknown_credential": (
        "The credential at {place} is not on the list of who may vote; the ballot is refused.",
        "رمز رأی‌دهی {place} در فهرست رأی‌دهندگان نیست؛ برگه پذیرفته نیست.",
    ),
    "elections.other_tally": (
        "The tally at {place} is not that of the ballots that count; the archive is refused.",
        "جمع {place} از آنِ برگه‌هایی که شمرده می‌شوند نیست؛ بایگانی پذیرفته نیست.",
    ),
    "elections.no_such_owner": (
        "{place} names no trustee, or one who has given that part already; the archive is refused.",
        "{place} از هیچ کلیدداری نام نمی‌برد یا سهمش پیش‌تر آمده است؛ بایگانی پذیرفته نیست.",
    ),
    "elections.not_mixed": (
        "At {place} the answers that had to be mixed were not, or others were; the archive is refused.",
        "در {place} پاسخ‌هایی که باید می‌آمیختند نیامیخته‌اند یا جز آنها آمیخته‌اند؛ بایگانی پذیرفته نیست.",
    ),
    "elections.part_missing": (
        "{place} has not given the parts that are needed to open; ask the trustees for them.",
        "{place} سهم‌هایی را که برای گشودن باید نداده است؛ از کلیدداران بخواهید.",
    ),
    "elections.bad_message": (
        "The signature at {place} is not that of the trustee it names; it is refused.",
        "امضای {place} از آنِ کلیدداری که نام می‌برد نیست؛ پذیرفته نیست.",
    ),
    "elections.other_context": (
        "{place} was made for another group, number of trustees, threshold or place; make it again for this election.",
        "{place} برای گروه، شمار کلیددار، آستانه یا جای دیگری ساخته شده است؛ برای همین انتخابات دوباره بسازید.",
    ),
    "elections.other_key": (
        "The key at {place} is not the one that follows from what the trustees have given; it is refused.",
        "کلید {place} آن نیست که از داده‌های کلیدداران برمی‌آید؛ پذیرفته نیست.",
    ),
    "elections.bad_seed": (
        "This is no trustee's secret: it has 22 letters of base 58; copy it again from the paper.",
        "این رمز کلیددار نیست: 22 نویسه از پایهٔ 58 دارد؛ آن را دوباره از کاغذ بنویسید.",
    ),
    "elections.not_for_this_trustee": (
        "The letter at {place} cannot be opened with this secret; take the secret of the trustee it was written to.",
        "نامهٔ {place} با این رمز گشوده نمی‌شود؛ رمز همان کلیدداری را به کار برید که نامه به اوست.",
    ),
    "elections.not_invited": (
        "None of the trustees of this election has this secret; take the one made for it.",
        "هیچ کلیددار این انتخابات این رمز را ندارد؛ رمزی را که برای آن ساخته شده است به کار برید.",
    ),
}


def sentence_of(code: str, facts: Mapping[str, Fact]) -> tuple[str, Mapping[str, Fact]]:
    """Return the code and facts by which a reason is said: of what was misread, its fault is one of the facts."""
    fault = code.removeprefix("elections.")
    return (MISREAD, {**facts, "fault": fault}) if fault in FAULTS else (code, facts)
