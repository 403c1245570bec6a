"""What the pages of elections say. Codes are ``election.what``."""

from collections.abc import Mapping

SAYINGS: Mapping[str, tuple[str, str]] = {
    "election.link": ("Elections", "انتخابات"),
    "election.protects": (
        "What this vote protects, and what it does not",
        "این رأی‌گیری چه را نگه می‌دارد و چه را نه",
    ),
    "election.all": ("All elections", "همهٔ انتخابات"),
    "election.list_title": ("Elections of {name}", "انتخابات {name}"),
    "election.none": ("The public log tells of no election.", "دفتر عمومی از انتخاباتی نمی‌گوید."),
    "election.from_to": ("Voting from {opens} to {closes}", "رأی‌گیری از {opens} تا {closes}"),
    "election.facts": ("What is known", "آنچه دانسته است"),
    "election.purpose": ("Purpose", "هدف"),
    "election.opens": ("Voting opens", "آغاز رأی‌گیری"),
    "election.closes": ("Voting closes", "پایان رأی‌گیری"),
    "election.record_day": ("Who may vote is settled on", "روز تعیین رأی‌دهندگان"),
    "election.voters": ("Voters", "رأی‌دهندگان"),
    "election.ballots": ("Ballots counted", "برگه‌های شمرده"),
    "election.weights": ("Weights", "وزن‌ها"),
    "election.object_until": ("Can be objected to until", "مهلت اعتراض تا"),
    "election.void_because": ("Void because of", "باطل به سبب"),
    "election.at_least": ("{floor} or more", "{floor} یا بیشتر"),
    "election.not_shown": ("not shown", "نشان داده نمی‌شود"),
    "election.questions": ("Questions", "پرسش‌ها"),
    "election.results": ("Result", "نتیجه"),
    "election.asked": (
        "{kind}: {answers} answers, {seats} to be elected.",
        "{kind}: {answers} گزینه، {seats} برگزیده.",
    ),
    "election.counted_by": ("Counted by {rule}, edition {edition}.", "شمارش با {rule}، ویرایش {edition}."),
    "election.elected": ("Elected", "برگزیده"),
    "election.lots": ("lots decided a tie", "قرعه تساوی‌ای را تعیین کرد"),
    "election.votes_for": ("Answer {answer}", "گزینهٔ {answer}"),
    "election.votes_blank": ("Blank", "سفید"),
    "election.answer": ("Answer", "گزینه"),
    "election.votes": ("Votes", "رأی"),
    "election.share_of": ("Of the ballots", "از برگه‌ها"),
    "election.share": ("{share} %", "{share} ٪"),
    "election.bar": ("Beside the most", "در برابر بیشترین"),
    "election.votes_hidden": (
        "The votes are not shown, since so few may vote; whoever has a part in the election has the archive.",
        "رأی‌ها نشان داده نمی‌شود چون رأی‌دهندگان کم‌اند؛ هر که در انتخابات سهمی دارد بایگانی را دارد.",
    ),
    "election.ranked": (
        (
            "A ranking has no sums: the ballots were mixed, opened one by one and counted by this rule. How to "
            "count them again stands below."
        ),
        ("رتبه‌بندی جمع ندارد: برگه‌ها آمیخته، یک‌یک گشوده و با این قاعده شمرده شده‌اند. شیوهٔ بازشماری در پایین آمده است."),
    ),
    "election.told_set_up": (
        "It was set up. Voters: {voters}. Of {of} trustees, {needed} together can open the result, and none alone.",
        (
            "برپا شد. رأی‌دهندگان: {voters}. از {of} کلیددار {needed} تن با هم می‌توانند نتیجه را بگشایند و "
            "هیچ‌کس به تنهایی نه."
        ),
    ),
    "election.told_rehearsed": (
        "The trustees opened a box in which nobody had voted, so that it is known that they can.",
        "کلیدداران صندوقی را که کسی در آن رأی نداده بود گشودند تا دانسته شود که می‌توانند.",
    ),
    "election.told_open": ("Voting opened with an empty box.", "رأی‌گیری با صندوقی خالی آغاز شد."),
    "election.told_closed": (
        "Voting was closed; the box is known by its last event. Ballots counted: {ballots}.",
        "رأی‌گیری پایان یافت؛ صندوق با آخرین رویدادش شناخته است. برگه‌های شمرده: {ballots}.",
    ),
    "election.told_declared": (
        "The trustees opened the sums, and the result was declared.",
        "کلیدداران جمع‌ها را گشودند و نتیجه اعلام شد.",
    ),
    "election.told_void": ("The election is void.", "انتخابات باطل شد."),
    "election.objections_open": ("It can be objected to until {day}.", "تا {day} می‌توان اعتراض کرد."),
    "election.objections_over": (
        "The time to object was over after {day}.",
        "مهلت اعتراض پس از {day} به پایان رسید.",
    ),
    "election.keys_gone": (
        "{gone} of {of} trustees' organisations have said that the key is destroyed.",
        "{gone} از {of} تشکلِ کلیددار گفته‌اند که کلید نابود شده است.",
    ),
    "election.check": ("How to check it yourself", "خودتان چگونه بررسی کنید"),
    "election.check_lead": (
        (
            "Lay the archive into an empty folder. Nothing here needs this site or its word; every command runs "
            "without a network."
        ),
        (
            "بایگانی را در پوشه‌ای خالی بگذارید. هیچ یک از اینها به این سایت و گفته‌اش نیاز ندارد؛ هر فرمان بی "
            "شبکه اجرا می‌شود."
        ),
    ),
    "election.check_expected": ("It must say", "باید این را بگوید"),
    "election.check_hash": (
        "The file is the one that the result names.",
        "پرونده همان است که نتیجه از آن نام برده است.",
    ),
    "election.check_verify": (
        "Every ballot, every proof, the sum and the result, by Colonnade's verifier; compare the last event.",
        "هر برگه، هر برهان، جمع و نتیجه، با وارسی‌کنندهٔ ستون‌گان؛ آخرین رویداد را بسنجید.",
    ),
    "election.check_other_tool": (
        "The same by somebody else's tool, as Debian has it; it reads the archive in this folder.",
        "همان با ابزار دیگران، چنان‌که در دبیان هست؛ بایگانی همین پوشه را می‌خواند.",
    ),
    "election.check_other_tool_newer": (
        (
            "The same by somebody else's tool. Version 2.0, as Debian has it, does not know this group; take 3.0 "
            "or newer."
        ),
        "همان با ابزار دیگران. نسخهٔ ۲٫۰ که در دبیان هست این گروه را نمی‌شناسد؛ ۳٫۰ یا تازه‌تر بگیرید.",
    ),
    "election.check_name": (
        "The election in it is the one that was set up: the name of its second record is the fingerprint.",
        "انتخابات درون آن همان است که برپا شد: نام دومین رکوردش همان اثر انگشت است.",
    ),
    "election.check_closing": (
        "The box was neither cut nor lengthened after the closing: one of the events bears this name.",
        "صندوق پس از پایان نه بریده شده و نه دراز: یکی از رویدادها این نام را دارد.",
    ),
    "election.check_older": (
        "Whoever took a copy while ballots came, or later, sees that nothing of it is missing now.",
        "هر که هنگام رأی‌گیری یا پس از آن رونوشتی برداشته، می‌بیند که چیزی از آن کم نشده است.",
    ),
    "election.check_result": (
        "Rankings: the ballots as they were opened, without anybody's name, out of the archive.",
        "رتبه‌ها: برگه‌ها چنان‌که گشوده شدند، بی نام هیچ‌کس، از بایگانی.",
    ),
    "election.check_count": (
        "Counted again by the rule of the set-up; candidates stand there by number, in the order of the ballot.",
        "بازشماری با قاعدهٔ برپایی؛ نامزدها با شماره و به ترتیب برگه آمده‌اند.",
    ),
    "election.check_count_more": (
        "A further ranking, once only its list is left in the file.",
        "رتبه‌بندی بعدی، پس از آن که در پرونده تنها فهرست آن بماند.",
    ),
    "election.back": ("The election", "انتخابات"),
    "election.minutes": ("Minutes of the election", "صورت‌جلسهٔ انتخابات"),
    "election.minutes_print": ("Minutes as PDF", "صورت‌جلسه، PDF"),
    "election.hands": ("In whose hands it is", "در دست چه کسانی است"),
    "election.trustees": ("Trustees, each of another organisation", "کلیدداران، هر یک از تشکلی دیگر"),
    "election.threshold_of": ("{needed} of {of} open the result", "{needed} از {of} نتیجه را می‌گشایند"),
    "election.key_gone": ("key destroyed", "کلید نابود شد"),
    "election.codes_by": ("Voting codes come from inspectors of", "رمزهای رأی از بازرسان"),
    "election.objections": ("Objections", "اعتراض‌ها"),
    "election.no_objection": ("Nobody has objected.", "کسی اعتراض نکرده است."),
    "election.objected": ("from the side of: {by}; ground: {ground}", "از سوی: {by}؛ جهت: {ground}"),
    "election.undecided": ("not decided yet", "هنوز بی تصمیم"),
    "election.steps": ("Its course", "گام‌ها"),
    "election.proof": ("What can be checked", "آنچه می‌توان بررسی کرد"),
    "election.archive_public": (
        "Whoever has the archive can verify every ballot and the result, and must find the digests below.",
        "هر که بایگانی را دارد می‌تواند تک‌تک برگه‌ها و نتیجه را بیازماید و باید به چکیده‌های زیر برسد.",
    ),
    "election.archive_kept": (
        "The archive would show how few may vote: it goes to voters, trustees and observers, not to the public.",
        ("بایگانی کم‌شماری رأی‌دهندگان را نشان می‌داد: به رأی‌دهندگان، کلیدداران و مشاهده‌گران داده می‌شود، نه به همگان."),
    ),
    "election.uuid": ("Name in the protocol", "نام در پروتکل"),
    "election.group": ("Group", "گروه رمزنگاری"),
    "election.fingerprint": ("SHA-256 of the election", "SHA-256 انتخابات"),
    "election.electorate": ("Commitment to the electorate", "تعهد به فهرست رأی‌دهندگان"),
    "election.rehearsal": ("SHA-256 of the rehearsal's archive", "SHA-256 بایگانی تمرین"),
    "election.first_event": ("Last event before voting", "آخرین رویداد پیش از رأی‌گیری"),
    "election.last_event": ("Last event at the closing", "آخرین رویداد هنگام پایان"),
    "election.archive": ("SHA-256 of the archive", "SHA-256 بایگانی"),
    "election.result_event": ("Last event of the result", "آخرین رویداد نتیجه"),
    "election.limits": (
        "No vote from afar is free of pressure. Where it is feared, vote on paper, in the assembly.",
        "هیچ رأیی از راه دور از فشار آزاد نیست. هر جا بیم آن هست، در مجمع و روی کاغذ رأی بدهید.",
    ),
}
