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
STAGES: Mapping[str, tuple[str, str]] = {
    "open": ("open for ballots", "باز برای رأی"),
    "closed": ("closed and not yet opened", "بسته و هنوز ناگشوده"),
    "tallied": ("opened, with its result", "گشوده و با نتیجه"),
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
VOID_REASONS: Mapping[str, tuple[str, str]] = {**REASONS, "other": GROUNDS["other"]}
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
    "elections.lots_needed": (
        (
            "Question {question} is tied in stage {stage}: {names}. Draw lots in public, write what was drawn into the "
            "field for it (`{question}/{stage}: …`), the one drawn first first, and bring the archive again."
        ),
        (
            "پرسش {question} در مرحلهٔ {stage} مساوی است: {names}. در حضور همه قرعه بکشید، آنچه را درآمد در جای آن "
            "بنویسید (`{question}/{stage}: …`)، نخستین قرعه نخست، و بایگانی را دوباره بدهید."
        ),
    ),
    "elections.not_verified": (
        "The archive does not verify, at {place}; fetch it again from somebody else.",
        "بایگانی در {place} درست نیست؛ آن را دوباره از کس دیگری بگیرید.",
    ),
    "elections.other_archive": (
        "This archive is of another election; bring the one whose fingerprint the set-up names.",
        "این بایگانی از انتخابات دیگری است؛ همان را بیاورید که برپایی، اثر انگشتش را گفته است.",
    ),
    "elections.other_closing": (
        "This archive does not go on from the event with which voting was closed; bring the one that does.",
        "این بایگانی دنبالهٔ رویدادی نیست که رأی‌گیری با آن پایان یافت؛ همان را بیاورید که دنبالهٔ آن است.",
    ),
    "elections.other_edition": (
        "The set-up names another edition of {rule} than the one known here ({known}); count it elsewhere.",
        "برپایی، ویرایش دیگری از {rule} را گفته است نه آن را که اینجا هست ({known})؛ جای دیگری بشمارید.",
    ),
    "elections.other_electorate": (
        (
            "The electorate tells of {voters} credentials, and the archive holds {credentials}, or they weigh "
            "otherwise; bring both files from one folder."
        ),
        (
            "فهرست رأی‌دهندگان از {voters} کلید رأی می‌گوید و بایگانی {credentials} دارد، یا وزن‌ها دیگر است؛ "
            "هر دو پرونده را از یک پوشه بیاورید."
        ),
    ),
    "elections.other_keys": (
        "The rehearsal was opened with other keys than those of this election; hold it with its own trustees.",
        "تمرین با کلیدهایی جز کلیدهای این انتخابات گشوده شده است؛ آن را با کلیدداران خودش برگزار کنید.",
    ),
    "elections.other_setup": (
        "This archive does not begin with the event with which voting was opened; bring the box that did.",
        "این بایگانی با رویدادی که رأی‌گیری با آن آغاز شد آغاز نمی‌شود؛ همان صندوق را بیاورید.",
    ),
    "elections.other_stage": (
        "This archive is {state}; bring the one that is {wanted}.",
        "این بایگانی {state} است؛ آن را بیاورید که {wanted} است.",
    ),
    "elections.box_at_other_stage": (
        (
            "No file was brought, and the ballot box on this node is {state}; this act needs it {wanted}. Bring the "
            "box as far first, or bring the file of the archive that is."
        ),
        (
            "پرونده‌ای نیامد و صندوق رأی در این گره {state} است؛ این اقدام آن را {wanted} می‌خواهد. نخست صندوق را تا "
            "آن‌جا پیش ببرید، یا پروندهٔ بایگانی‌ای را بیاورید که چنین است."
        ),
    ),
    "elections.no_box_to_read": (
        "No ballot box of this election is on this node; bring the file.",
        "صندوق رأی این انتخابات در این گره نیست؛ پرونده را بیاورید.",
    ),
    "elections.votes_inside": (
        "There are {ballots} ballots in this archive; bring the one without any.",
        "در این بایگانی {ballots} برگهٔ رأی هست؛ آن را بیاورید که هیچ ندارد.",
    ),
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
