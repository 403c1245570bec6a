"""What is said of elections: their states, what their acts say, every refusal."""

from collections.abc import Mapping

STATES: Mapping[str, tuple[str, str]] = {
    "set_up": ("set up, not yet rehearsed", "برپا شده، هنوز بی تمرین گشودن"),
    "rehearsed": ("rehearsed, not yet open", "گشودن تمرین شده، رأی‌گیری هنوز آغاز نشده"),
    "open": ("voting is open", "رأی‌گیری در جریان است"),
    "closed": ("voting is closed, no result yet", "رأی‌گیری پایان یافته، هنوز بی نتیجه"),
    "declared": ("the result is declared", "نتیجه اعلام شده است"),
    "void": ("void", "باطل"),
}
PURPOSES: Mapping[str, tuple[str, str]] = {
    "election": ("election", "انتخابات"),
    "recall": ("recall", "رأی به عزل"),
    "question": ("question put to the vote", "پرسش به رأی گذاشته"),
}
WEIGHTS: Mapping[str, tuple[str, str]] = {
    "equal": ("all votes weigh the same", "همهٔ رأی‌ها هم‌وزن‌اند"),
    "units": ("weights taken apart into units of one", "وزن‌ها به واحدهای یک‌رأیی شکسته شده‌اند"),
    "classes": ("every weight is shared by ten voters at least", "هر وزن دست‌کم از آن ده رأی‌دهنده است"),
}
KINDS: Mapping[str, tuple[str, str]] = {
    "choices": ("choices", "انتخاب از میان گزینه‌ها"),
    "ranking": ("ranking", "رتبه‌بندی"),
}
GROUNDS: Mapping[str, tuple[str, str]] = {
    "eligibility": ("who may vote", "حق رأی"),
    "notice": ("notice", "آگهی"),
    "ballot_missing": ("a ballot is missing", "برگهٔ رأیی نیست"),
    "ballot_not_mine": ("a ballot that its voter did not cast", "برگه‌ای که رأی‌دهنده‌اش آن را نداده"),
    "secrecy": ("secrecy", "مخفی بودن رأی"),
    "proof": ("a proof does not hold", "برهانی درست نیست"),
    "counting": ("counting", "شمارش"),
    "other": ("other", "دیگر"),
}
OBJECTORS: Mapping[str, tuple[str, str]] = {
    "voter": ("a voter", "رأی‌دهنده"),
    "candidate": ("a candidate", "نامزد"),
    "trustee": ("a trustee", "کلیددار"),
    "inspectors": ("inspectors", "بازرسان"),
    "organisation": ("an organisation", "تشکل"),
}
OUTCOMES: Mapping[str, tuple[str, str]] = {
    "rejected": ("rejected", "رد شد"),
    "upheld": ("upheld; the result stands", "وارد بود؛ نتیجه برجاست"),
    "void": ("upheld; the election is void", "وارد بود؛ انتخابات باطل است"),
}
REASONS: Mapping[str, tuple[str, str]] = {
    "defect": ("a defect", "ایراد"),
    "secrecy": ("secrecy was broken", "رأی مخفی نمانده است"),
    "trustees_missing": ("too few trustees are left to open it", "کلیدداران کافی برای گشودن نمانده‌اند"),
    "objection": ("an objection", "اعتراض"),
}
FACTS: Mapping[str, tuple[str, str]] = {
    "answers": ("answers", "گزینه‌ها"),
    "apart": ("nobody is two of trustee, inspector, candidate", "هیچ‌کس دو تا از کلیددار، بازرس و نامزد نیست"),
    "archive": ("SHA-256 of the archive", "SHA-256 بایگانی"),
    "ballots_at_least": ("ballots counted, at least", "برگه‌های شمرده، دست‌کم"),
    "ballots_counted": ("ballots counted", "برگه‌های شمرده"),
    "blank": ("blank ballots allowed", "رأی سفید رواست"),
    "closes": ("voting closes", "پایان رأی‌گیری"),
    "codes_by": ("voting codes by inspectors of", "رمز رأی از بازرسان"),
    "elected": ("elected", "برگزیده"),
    "election": ("election", "انتخابات"),
    "electorate": ("commitment to the electorate", "تعهد به فهرست رأی‌دهندگان"),
    "fingerprint": ("SHA-256 of the election", "SHA-256 انتخابات"),
    "ground": ("ground", "جهت"),
    "group": ("group", "گروه رمزنگاری"),
    "held_by": ("held by", "برگزارکننده"),
    "last_event": ("SHA-256 of the last event", "SHA-256 آخرین رویداد"),
    "numbers": ("votes, one number an answer", "رأی‌ها، هر گزینه یک عدد"),
    "objection": ("objection", "اعتراض"),
    "objection_days": ("days to object", "روزهای اعتراض"),
    "opens": ("voting opens", "آغاز رأی‌گیری"),
    "outcome": ("decision", "تصمیم"),
    "purpose": ("purpose", "هدف"),
    "questions": ("questions", "پرسش‌ها"),
    "record_day": ("who may vote is settled on", "روز تعیین رأی‌دهندگان"),
    "results": ("results", "نتیجه‌ها"),
    "threshold": ("trustees needed to open", "کلیدداران لازم برای گشودن"),
    "took_part": ("trustees who took part", "کلیدداران شرکت‌کننده"),
    "trustees": ("trustees", "کلیدداران"),
    "uuid": ("name in the protocol", "نام در پروتکل"),
    "voters": ("voters", "رأی‌دهندگان"),
    "voters_at_least": ("voters, at least", "رأی‌دهندگان، دست‌کم"),
    "weights": ("weights", "وزن‌ها"),
}
SENTENCES: Mapping[str, tuple[str, str]] = {
    "elections.code_missing": (
        "This voting code does not go with this credential; type the one that an inspector gave you for this election.",
        "این رمز رأی با این کلید رأی جور نیست؛ رمزی را بنویسید که بازرس برای همین انتخابات به شما داده است.",
    ),
    "elections.code_twice": (
        "One voting code was drawn twice; draw all of them again.",
        "یک رمز رأی دو بار درآمده است؛ همهٔ رمزها را از نو بسازید.",
    ),
    "elections.codes_missing": (
        "There are {codes} voting codes for {credentials} credentials; wait for every inspector's list.",
        "برای {credentials} کلید رأی {codes} رمز رأی هست؛ منتظر بمانید تا هر بازرس فهرست خود را بدهد.",
    ),
    "elections.credential_twice": (
        "The credential `{credential}` stands twice in the lists; ask each secretary for the list again.",
        "کلید رأی `{credential}` دو بار در فهرست‌هاست؛ فهرست را دوباره از هر دبیر بخواهید.",
    ),
    "elections.nobody_of_another_column": (
        "No inspector is of another column than `{column}`; ask inspectors of one more column.",
        "هیچ بازرسی از ستونی جز `{column}` نیست؛ از بازرسان یک ستون دیگر هم بخواهید.",
    ),
    "elections.not_a_code": (
        "This is no voting code: a character is wrong or missing; look at the sheet and type all twenty again.",
        "این رمز رأی نیست: نویسه‌ای نادرست است یا جا افتاده؛ برگه را ببینید و هر بیست نویسه را دوباره بنویسید.",
    ),
    "elections.not_a_credential": (
        "`{line}` is no public credential; give the list as `colonnade election credentials` writes it.",
        "`{line}` کلید رأی همگانی نیست؛ فهرست را همان‌گونه بدهید که `colonnade election credentials` می‌نویسد.",
    ),
    "elections.not_signed": (
        "The ballot bears no good signature by its credential; make it again with your own credential.",
        "برگهٔ رأی امضای درست کلید خود را ندارد؛ آن را دوباره با کلید رأی خودتان بسازید.",
    ),
    "elections.numbers_differ": (
        "The {codes} codes and {credentials} credentials are not for the same numbers; take the newest list.",
        "{codes} رمز و {credentials} کلید رأی هست و شماره‌هایشان یکی نیست؛ تازه‌ترین فهرست دبیر را بگیرید.",
    ),
    "elections.same_column": (
        "Codes and credentials would both come from `{column}`; have an inspector of another column issue the codes.",
        "رمزها و کلیدهای رأی هر دو از `{column}` می‌آمد؛ بگذارید بازرسی از ستونی دیگر رمزها را بدهد.",
    ),
    "elections.same_leaf": (
        "Two voters have one leaf; draw random bytes for each of them again.",
        "دو رأی‌دهنده یک برگ دارند؛ برای هر یک از نو بایت تصادفی بسازید.",
    ),
    "elections.too_many_units": (
        "A weight would become {units} ballots of one voter, and {most} is the most; choose smaller weights.",
        "وزنی {units} برگهٔ یک رأی‌دهنده می‌شد و بیشینه {most} است؛ وزن‌های کوچک‌تری بگیرید.",
    ),
    "elections.unknown_bond": (
        "The code to be replaced was never handed in; look at the inspector's list again.",
        "رمزی که باید جایگزین شود داده نشده بود؛ فهرست بازرس را دوباره ببینید.",
    ),
    "elections.credential_not_listed": (
        "This credential is not in the list of this election; use the one that your secretary gave you for it.",
        "این کلید رأی در فهرست این انتخابات نیست؛ همان را به کار ببرید که دبیر برای این انتخابات به شما داده است.",
    ),
    "elections.voter_twice": (
        "The roll entitles `{pseudonym}` twice on the record day; correct the roll.",
        "فهرست، `{pseudonym}` را در روز تعیین رأی‌دهندگان دو بار دارد؛ فهرست را درست کنید.",
    ),
    "elections.weight_unmasks": (
        "Only {voters} voters have the weight {weight}, and {least} are needed to hide them; use units of one.",
        "تنها {voters} رأی‌دهنده وزن {weight} دارند و {least} تن لازم است تا کسی شناخته نشود؛ واحدهای یک‌رأیی بگیرید.",
    ),
}
