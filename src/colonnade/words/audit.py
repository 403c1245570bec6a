"""What an audit says: refusals of rule sets, and one sentence a reason of a finding."""

from collections.abc import Mapping
from fractions import Fraction

from colonnade.core.audit.findings import Finding
from colonnade.core.errors import Fact
from colonnade.core.texts import shown
from colonnade.words.calendars import decimals, digits

SENTENCES: Mapping[str, tuple[str, str]] = {
    "audit.not_a_rule_set": (
        "{place} is no rule set of the audit{at}: {fault}; correct it there, or leave out `--rules`.",
        "{place} مجموعه‌قاعدهٔ ممیزی نیست{at}: {fault}؛ همان‌جا درستش کنید یا `--rules` را ننویسید.",
    ),
}
RULE_SET_FAULTS: Mapping[str, tuple[str, str]] = {
    "too_long": ("it is larger than a rule set can be", "از هر مجموعه‌قاعده‌ای بزرگ‌تر است"),
    "not_utf8": ("this is not UTF-8", "این UTF-8 نیست"),
    "not_toml": ("this is not TOML", "این TOML نیست"),
    "not_a_table": ("a table should stand here", "باید جدولی اینجا باشد"),
    "missing": ("this is missing", "این نیست"),
    "unknown": ("no rule set has this", "هیچ مجموعه‌قاعده‌ای این را ندارد"),
    "format": (
        "the format should be colonnade.audit-rules/1",
        "قالب باید colonnade.audit-rules/1 باشد",
    ),
    "not_a_text": ("a short text of one line should stand here", "باید متن کوتاه یک‌سطری اینجا باشد"),
    "not_a_number": (
        'a whole number or a part "P/Q" should stand here, never one with a point',
        'باید عدد درست یا کسر "P/Q" اینجا باشد، نه عدد اعشاری',
    ),
    "not_whole": ("a whole number should stand here", "باید عدد درست اینجا باشد"),
    "not_a_severity": ("a severity is B, M or m", "شدت یکی از B و M و m است"),
    "levels_out_of_order": (
        "carried may not be above stands, nor stands above 1",
        "carried نباید از stands بیشتر باشد و stands نباید از ۱ بیشتر باشد",
    ),
    "no_norm": ("at least one norm should stand here", "باید دست‌کم یک هنجار اینجا باشد"),
    "not_a_tag": (
        "a tag is law, constitution, practice or default",
        "برچسب یکی از law و constitution و practice و default است",
    ),
}
REASONS: Mapping[str, tuple[str, str]] = {
    "common.not_told": (
        "No source says.",
        "هیچ منبعی نمی‌گوید.",
    ),
    "common.in_conflict": (
        "Sources contradict one another ({sources} are cited); none was chosen.",
        "منبع‌ها با هم نمی‌خوانند ({sources} منبع ذکر شده است)؛ هیچ‌کدام برگزیده نشد.",
    ),
    "common.no_total": (
        "A part is told ({part}), but no source declares the whole, so that no share can be shown.",
        "بخشی گفته شده ({part})، اما هیچ منبعی کل را اعلام نکرده است و سهم را نمی‌توان نشان داد.",
    ),
    "common.not_applicable": (
        "Does not apply to this class.",
        "به این رده مربوط نیست.",
    ),
    "common.no_statute": (
        "The statute is not known.",
        "اساسنامه شناخته نیست.",
    ),
    "common.no_rule": (
        "What is known of the statute has no rule on this.",
        "آنچه از اساسنامه شناخته است قاعده‌ای دربارهٔ این ندارد.",
    ),
    "fnd_01.pass": (
        "{value} valid base organisations stand under it; {threshold} are needed.",
        "{value} تشکل پایهٔ معتبر زیر آن ایستاده است؛ {threshold} تا لازم است.",
    ),
    "fnd_01.partial": (
        (
            "{value} valid base organisations stand under it; {threshold} are needed. Of {possible} more it is "
            "left open, {refused} are shown to be none."
        ),
        (
            "{value} تشکل پایهٔ معتبر زیر آن ایستاده است؛ {threshold} تا لازم است. دربارهٔ {possible} تای دیگر "
            "معلوم نیست و {refused} تا نشان داده شده که معتبر نیست."
        ),
    ),
    "fnd_01.fail": (
        (
            "Only {value} valid base organisations stand under it; {threshold} are needed. Of {possible} more it "
            "is left open, {refused} are shown to be none."
        ),
        (
            "تنها {value} تشکل پایهٔ معتبر زیر آن ایستاده است؛ {threshold} تا لازم است. دربارهٔ {possible} تای "
            "دیگر معلوم نیست و {refused} تا نشان داده شده که معتبر نیست."
        ),
    ),
    "fnd_01.none": (
        (
            "No valid base organisation stands under it; {threshold} are needed. Of {possible} it is left open, "
            "{refused} are shown to be none."
        ),
        (
            "هیچ تشکل پایهٔ معتبری زیر آن نایستاده است؛ {threshold} تا لازم است. دربارهٔ {possible} تا معلوم "
            "نیست و {refused} تا نشان داده شده که معتبر نیست."
        ),
    ),
    "fnd_01.unknown": (
        (
            "{value} valid base organisations are shown of {threshold} needed; it is left open how many there "
            "are ({possible} may be valid, {refused} are not)."
        ),
        (
            "{value} تشکل پایهٔ معتبر از {threshold} تای لازم نشان داده شده است؛ شمار همه معلوم نیست ({possible} "
            "تا شاید معتبر باشد، {refused} تا نیست)."
        ),
    ),
    "fnd_02.pass": (
        (
            "{value} federations, {unions} affiliates that stand and {branches} branches; {threshold} "
            "federations, or unions enough, and {needed_branches} branches are needed."
        ),
        (
            "{value} فدراسیون، {unions} عضو پیوستهٔ ایستاده و {branches} رشته؛ {threshold} فدراسیون، یا "
            "اتحادیه‌های کافی، و {needed_branches} رشته لازم است."
        ),
    ),
    "fnd_02.fail": (
        (
            "Only {value} federations, {unions} affiliates that stand and {branches} branches; {threshold} "
            "federations, or unions enough, and {needed_branches} branches are needed."
        ),
        (
            "تنها {value} فدراسیون، {unions} عضو پیوستهٔ ایستاده و {branches} رشته؛ {threshold} فدراسیون، یا "
            "اتحادیه‌های کافی، و {needed_branches} رشته لازم است."
        ),
    ),
    "fnd_02.unknown": (
        (
            "{value} federations, {unions} affiliates that stand and {branches} branches are shown; {threshold} "
            "federations, or unions enough, and {needed_branches} branches are needed, and it is left open how "
            "many there are."
        ),
        (
            "{value} فدراسیون، {unions} عضو پیوستهٔ ایستاده و {branches} رشته نشان داده شده است؛ {threshold} "
            "فدراسیون، یا اتحادیه‌های کافی، و {needed_branches} رشته لازم است و شمار همه معلوم نیست."
        ),
    ),
    "fnd_03.roof_not_founded": (
        "The day of its own founding is not known.",
        "روز بنیادگذاری خودش شناخته نیست.",
    ),
    "fnd_03.no_affiliates": (
        "No affiliate stood before it: it has none.",
        "هیچ عضو پیوسته‌ای پیش از آن نایستاده بود: عضوی ندارد.",
    ),
    "fnd_03.pass": (
        (
            "{value} of its affiliates stood before it, or long enough before they joined ({good} of {total}); "
            "at least {threshold} is asked."
        ),
        (
            "{value} از عضوهای پیوسته‌اش پیش از آن، یا به اندازهٔ کافی پیش از پیوستن، ایستاده بودند ({good} از "
            "{total})؛ دست‌کم {threshold} لازم است."
        ),
    ),
    "fnd_03.partial": (
        (
            "Only {value} of its affiliates stood before it, or long enough before they joined ({good} of "
            "{total}, {bad} did not); at least {threshold} is asked."
        ),
        (
            "تنها {value} از عضوهای پیوسته‌اش پیش از آن، یا به اندازهٔ کافی پیش از پیوستن، ایستاده بودند ({good} "
            "از {total}؛ {bad} نبودند)؛ دست‌کم {threshold} لازم است."
        ),
    ),
    "fnd_03.fail": (
        (
            "Most affiliates were set up after it, or just before they joined: {value} stood before ({good} of "
            "{total}, {bad} did not); at least {threshold} is asked."
        ),
        (
            "عضوهای پیوسته بیشتر پس از آن یا اندکی پیش از پیوستن برپا شده‌اند: {value} پیش‌تر ایستاده بود "
            "({good} از {total}؛ {bad} نبود)؛ دست‌کم {threshold} لازم است."
        ),
    ),
    "fnd_03.unknown": (
        (
            "{good} of {total} affiliates are shown to have stood before, {bad} not; of the rest nobody tells, "
            "so that it cannot be held against {threshold} ({value} at least)."
        ),
        (
            "از {total} عضو پیوسته نشان داده شده که {good} تا پیش‌تر ایستاده بود و {bad} تا نه؛ دربارهٔ بقیه کسی "
            "نمی‌گوید و نمی‌توان با {threshold} سنجید (دست‌کم {value})."
        ),
    ),
    "fnd_04.no_affiliates": (
        "No assembly decided to join: it has no affiliate.",
        "هیچ مجمعی به پیوستن رأی نداده است: عضوی ندارد.",
    ),
    "fnd_04.pass": (
        "The own assembly of each affiliate decided to join ({good} of {total}).",
        "مجمع خود هر عضو پیوسته به پیوستن رأی داده است ({good} از {total}).",
    ),
    "fnd_04.partial": (
        "The own assemblies of {good} of {total} affiliates decided to join, of {bad} not; all are asked for.",
        "مجمع خود {good} از {total} عضو پیوسته به پیوستن رأی داده است و {bad} تا نه؛ همه لازم است.",
    ),
    "fnd_04.fail": (
        ("The own assemblies of only {good} of {total} affiliates decided to join, of {bad} not; all are asked for."),
        "مجمع خود تنها {good} از {total} عضو پیوسته به پیوستن رأی داده است و {bad} تا نه؛ همه لازم است.",
    ),
    "fnd_04.unknown": (
        (
            "A vote to join is on record, or attested, for {good} of {total} affiliates, a vote against for "
            "{bad}; of the rest nobody tells."
        ),
        (
            "برای {good} از {total} عضو پیوسته رأی به پیوستن ثبت یا تصدیق شده و برای {bad} تا رأی مخالف؛ دربارهٔ "
            "بقیه کسی نمی‌گوید."
        ),
    ),
    "fnd_05.nobody": (
        ("Nobody who voted in the assembly held a mandate of a base organisation; at least {threshold} is asked."),
        "هیچ رأی‌دهنده‌ای در مجمع اعتبارنامهٔ تشکل پایه نداشت؛ دست‌کم {threshold} لازم است.",
    ),
    "fnd_05.pass": (
        (
            "{value} of the votes in the assembly rested on mandates of base organisations; at least {threshold} "
            "is asked."
        ),
        "{value} از رأی‌های مجمع بر اعتبارنامهٔ تشکل‌های پایه تکیه داشت؛ دست‌کم {threshold} لازم است.",
    ),
    "fnd_05.partial": (
        (
            "Only {value} of the votes in the assembly rested on mandates of base organisations; at least "
            "{threshold} is asked."
        ),
        "تنها {value} از رأی‌های مجمع بر اعتبارنامهٔ تشکل‌های پایه تکیه داشت؛ دست‌کم {threshold} لازم است.",
    ),
    "fnd_05.fail": (
        (
            "No more than {value} of the votes in the assembly rested on mandates of base organisations; at "
            "least {threshold} is asked."
        ),
        "بیش از {value} از رأی‌های مجمع بر اعتبارنامهٔ تشکل‌های پایه تکیه نداشت؛ دست‌کم {threshold} لازم است.",
    ),
    "fnd_05.members": (
        "Its assembly is that of its own members, who work where it stands.",
        "مجمع آن از اعضای خودش است که همان‌جا کار می‌کنند.",
    ),
    "fnd_06.lifelong": (
        "{seats} seats for life and {vetoes} vetoes are held.",
        "{seats} کرسی مادام‌العمر و {vetoes} حق وتو هست.",
    ),
    "fnd_06.lifelong_not_told": (
        "The founders' powers end in time, but nobody tells whether there are seats for life or vetoes.",
        "اختیار مؤسسان به‌هنگام پایان می‌یابد، اما کسی نمی‌گوید که کرسی مادام‌العمر یا حق وتو هست یا نه.",
    ),
    "fnd_06.rule": (
        "By the statute the founders' powers end after {value} days; at most {threshold} are allowed.",
        "بنا بر اساسنامه اختیار مؤسسان پس از {value} روز پایان می‌یابد؛ حداکثر {threshold} روز رواست.",
    ),
    "fnd_06.rule_too_long": (
        "By the statute the founders' powers last {value} days; at most {threshold} are allowed.",
        "بنا بر اساسنامه اختیار مؤسسان {value} روز می‌پاید؛ حداکثر {threshold} روز رواست.",
    ),
    "fnd_06.never": (
        "By the statute the founders' powers have no end; at most {threshold} days are allowed.",
        "بنا بر اساسنامه اختیار مؤسسان پایانی ندارد؛ حداکثر {threshold} روز رواست.",
    ),
    "fnd_06.board": (
        "The first board was elected {value} days after the founding; at most {threshold} are allowed.",
        "نخستین هیئت مدیره {value} روز پس از بنیادگذاری برگزیده شد؛ حداکثر {threshold} روز رواست.",
    ),
    "fnd_06.board_late": (
        "The first board was elected only {value} days after the founding; at most {threshold} are allowed.",
        "نخستین هیئت مدیره تازه {value} روز پس از بنیادگذاری برگزیده شد؛ حداکثر {threshold} روز رواست.",
    ),
    "rep_01.no_constituency": (
        (
            "At least {members} members are verified; for how many it claims to speak is not told, so that no "
            "share can be shown."
        ),
        (
            "دست‌کم {members} عضو راستی‌آزمایی شده است؛ نگفته‌اند مدعی سخن‌گفتن از سوی چند نفر است و سهم را "
            "نمی‌توان نشان داد."
        ),
    ),
    "rep_01.pass": (
        (
            "{members} verified members of {constituency} for whom it claims to speak: {value}; from {threshold} "
            "on it is representative."
        ),
        (
            "{members} عضو راستی‌آزموده از {constituency} نفری که مدعی سخن‌گفتن از سوی آنان است: {value}؛ از "
            "{threshold} به بالا نماینده به شمار می‌آید."
        ),
    ),
    "rep_01.partial": (
        (
            "{members} verified members of {constituency} for whom it claims to speak: {value}; it is present, "
            "and representative from {threshold} on."
        ),
        (
            "{members} عضو راستی‌آزموده از {constituency} نفری که مدعی سخن‌گفتن از سوی آنان است: {value}؛ حضور "
            "دارد و از {threshold} به بالا نماینده به شمار می‌آید."
        ),
    ),
    "rep_01.fail": (
        (
            "{members} verified members of {constituency} for whom it claims to speak: {value}; that is no "
            "basis, {threshold} would be representative."
        ),
        (
            "{members} عضو راستی‌آزموده از {constituency} نفری که مدعی سخن‌گفتن از سوی آنان است: {value}؛ این "
            "پایه‌ای نیست، {threshold} نمایندگی می‌بود."
        ),
    ),
    "rep_01.unknown": (
        (
            "At least {members} verified members of {constituency} for whom it claims to speak, {value}; how "
            "many there are in all is not told ({threshold} would be representative)."
        ),
        (
            "دست‌کم {members} عضو راستی‌آزموده از {constituency} نفری که مدعی سخن‌گفتن از سوی آنان است، {value}؛ "
            "شمار همه را نگفته‌اند ({threshold} نمایندگی می‌بود)."
        ),
    ),
    "rep_02.pass": (
        (
            "Its {columns} columns reach {value} of the places and branches that it claims; at least {threshold} "
            "is asked."
        ),
        ("{columns} ستون آن به {value} از جاها و رشته‌هایی که مدعی آن‌هاست می‌رسد؛ دست‌کم {threshold} لازم است."),
    ),
    "rep_02.partial": (
        (
            "Its {columns} columns reach only {value} of the places and branches that it claims; at least "
            "{threshold} is asked."
        ),
        ("{columns} ستون آن تنها به {value} از جاها و رشته‌هایی که مدعی آن‌هاست می‌رسد؛ دست‌کم {threshold} لازم است."),
    ),
    "rep_02.none": (
        ("No column stands in what it claims: {columns} columns, {value} reached; at least {threshold} is asked."),
        ("هیچ ستونی در آنچه مدعی آن است نایستاده است: {columns} ستون، {value} از ادعا؛ دست‌کم {threshold} لازم است."),
    ),
    "rep_02.unknown": (
        (
            "{columns} columns are shown, which reach {value} of what it claims; whether at least {threshold} is "
            "reached is left open."
        ),
        ("{columns} ستون نشان داده شده که به {value} از ادعایش می‌رسد؛ معلوم نیست که دست‌کم به {threshold} برسد."),
    ),
    "rep_02.itself": (
        "It stands where it claims to: among those who work there.",
        "همان‌جا ایستاده است که مدعی آن است: میان کسانی که آنجا کار می‌کنند.",
    ),
    "rep_02.no_claim": (
        "Which places and branches it claims is not told.",
        "نگفته‌اند مدعی کدام جاها و رشته‌هاست.",
    ),
    "rep_03.pass": (
        (
            "Of {affiliates} affiliates, one vote stands for at most {value} times as many members as another; "
            "at most {threshold} times is asked."
        ),
        (
            "میان {affiliates} عضو پیوسته هر رأی حداکثر {value} برابر رأی دیگر عضو پشت خود دارد؛ حداکثر "
            "{threshold} برابر رواست."
        ),
    ),
    "rep_03.partial": (
        (
            "Of {affiliates} affiliates, one vote stands for {value} times as many members as another; at most "
            "{threshold} times is asked."
        ),
        ("میان {affiliates} عضو پیوسته رأیی {value} برابر رأی دیگر عضو پشت خود دارد؛ حداکثر {threshold} برابر رواست."),
    ),
    "rep_03.fail": (
        (
            "Of {affiliates} affiliates, one vote stands for {value} times as many members as another; that is "
            "not comparable, at most {threshold} times is asked."
        ),
        (
            "میان {affiliates} عضو پیوسته رأیی {value} برابر رأی دیگر عضو پشت خود دارد؛ این سنجیدنی نیست، حداکثر "
            "{threshold} برابر رواست."
        ),
    ),
    "rep_03.no_votes": (
        "Affiliates are told of, but none with both votes and members.",
        "از عضوهای پیوسته گفته‌اند، اما هیچ‌یک هم رأی و هم عضو ندارد.",
    ),
    "rep_04.pass": (
        (
            "The largest affiliate has {value} of the votes, at most {threshold} is asked; {blocking} are needed "
            "to block."
        ),
        (
            "بزرگ‌ترین عضو پیوسته {value} از رأی‌ها را دارد، حداکثر {threshold} رواست؛ برای جلوگیری {blocking} "
            "عضو لازم است."
        ),
    ),
    "rep_04.partial": (
        (
            "The largest affiliate has {value} of the votes; at most {threshold} is asked; {blocking} are needed "
            "to block."
        ),
        (
            "بزرگ‌ترین عضو پیوسته {value} از رأی‌ها را دارد؛ حداکثر {threshold} رواست؛ برای جلوگیری {blocking} "
            "عضو لازم است."
        ),
    ),
    "rep_04.fail": (
        (
            "The largest affiliate has {value} of the votes and can dominate or block alone; at most {threshold} "
            "is asked, and {blocking} is enough to block."
        ),
        (
            "بزرگ‌ترین عضو پیوسته {value} از رأی‌ها را دارد و به تنهایی می‌تواند چیره شود یا جلوگیری کند؛ حداکثر "
            "{threshold} رواست و {blocking} عضو برای جلوگیری بس است."
        ),
    ),
    "rep_05.pass": (
        (
            "Each of {groups} groups has its part of the seats; the one furthest behind has {value}, {threshold} "
            "is asked."
        ),
        (
            "هر یک از {groups} گروه سهم خود را از کرسی‌ها دارد؛ آن که از همه عقب‌تر است {value} دارد و "
            "{threshold} لازم است."
        ),
    ),
    "rep_05.partial": (
        (
            "The {groups} groups that are told of have their part of the seats (the one furthest behind {value}, "
            "{threshold} is asked); of the others nobody tells."
        ),
        (
            "{groups} گروهی که از آن‌ها گفته‌اند سهم خود را از کرسی‌ها دارند (عقب‌ترین {value}، لازم "
            "{threshold})؛ از گروه‌های دیگر کسی نمی‌گوید."
        ),
    ),
    "rep_05.fail": (
        "Of {groups} groups one has only {value} of the seats; {threshold} is asked.",
        "از {groups} گروه یکی تنها {value} از کرسی‌ها را دارد؛ {threshold} لازم است.",
    ),
    "rep_05.too_small": (
        "All groups that are told of are too small to be looked at.",
        "همهٔ گروه‌هایی که از آن‌ها گفته‌اند کوچک‌تر از آن‌اند که بررسی شوند.",
    ),
    "acc_01.none": (
        "No leader is reached by mandates from a base assembly.",
        "هیچ مسئولی با اعتبارنامه از مجمع تشکل پایه برنیامده است.",
    ),
    "acc_01.no_mandated_electorate": (
        (
            "Nobody who elects the leaders holds a mandate of a base organisation: the chain is broken at its "
            "first link."
        ),
        ("هیچ‌یک از کسانی که مسئولان را برمی‌گزینند اعتبارنامهٔ تشکل پایه ندارند: زنجیره در همان حلقهٔ نخست گسسته است."),
    ),
    "acc_01.pass": (
        ("Each of {leaders} leaders is reached by dated mandates from a base assembly; {value} links are broken."),
        ("هر یک از {leaders} مسئول با اعتبارنامه‌های تاریخ‌دار از مجمع تشکل پایه برآمده است؛ {value} حلقه گسسته است."),
    ),
    "acc_01.fail": (
        (
            "Of {leaders} leaders, {value} are not reached by dated mandates from a base assembly; at most "
            "{threshold} is allowed."
        ),
        (
            "از {leaders} مسئول، {value} تن با اعتبارنامه‌های تاریخ‌دار از مجمع تشکل پایه برنیامده‌اند؛ حداکثر "
            "{threshold} رواست."
        ),
    ),
    "acc_02.none": (
        "By the statute nobody can recall a leader.",
        "بنا بر اساسنامه هیچ‌کس نمی‌تواند مسئولی را برکنار کند.",
    ),
    "acc_02.majority": (
        "Recall takes a majority of {value}; at most {threshold} may be asked.",
        "برکناری اکثریت {value} می‌خواهد؛ حداکثر {threshold} رواست.",
    ),
    "acc_02.days": (
        "Recall takes up to {value} days; at most {threshold} may pass.",
        "برکناری تا {value} روز می‌کشد؛ حداکثر {threshold} روز رواست.",
    ),
    "acc_02.not_all_told": (
        "There is a rule on recall, but by whom, by which majority or within which time is not all told.",
        "قاعده‌ای برای برکناری هست، اما همهٔ آن (به دست که، با چه اکثریت، در چه مهلت) گفته نشده است.",
    ),
    "acc_02.pass": (
        ("Who elected a leader can recall them, by a majority of {value} (at most {threshold}), within {days} days."),
        "برگزینندگان می‌توانند مسئول را برکنار کنند، با اکثریت {value} (حداکثر {threshold}) و در {days} روز.",
    ),
    "acc_03.reports": (
        "{value} of {threshold} reports that were due were given.",
        "از {threshold} گزارش موعدرسیده {value} داده شده است.",
    ),
    "acc_03.departures_not_told": (
        "Who left the leadership, and of how many, is not told.",
        "نگفته‌اند چه شمار از رهبری رفته‌اند و از چند تن.",
    ),
    "acc_03.of_how_many": (
        "{left} left; how many of them were leaders, and of how many, is not told.",
        "{left} تن رفته‌اند؛ نگفته‌اند چند تن از آنان مسئول بودند و از چند تن.",
    ),
    "acc_03.reports_not_told": (
        "Departures are no burden, but whether the reports that were due were given is not told.",
        "رفتن‌ها باری نیست، اما نگفته‌اند گزارش‌های موعدرسیده داده شده است یا نه.",
    ),
    "acc_03.explained": (
        "{left} leaders left, and the assembly was told why.",
        "{left} مسئول رفته‌اند و به مجمع گفته شده چرا.",
    ),
    "acc_03.pass": (
        "Reports were given, and {value} of the leaders left ({left}); less than {threshold} is asked.",
        "گزارش‌ها داده شده و {value} از مسئولان رفته‌اند ({left} تن)؛ کمتر از {threshold} لازم است.",
    ),
    "acc_03.partial": (
        (
            "Reports were given, but {value} of the leaders left ({left}) and nobody told the assembly why; less "
            "than {threshold} is asked."
        ),
        (
            "گزارش‌ها داده شده، اما {value} از مسئولان رفته‌اند ({left} تن) و به مجمع نگفته‌اند چرا؛ کمتر از "
            "{threshold} لازم است."
        ),
    ),
    "acc_03.fail": (
        ("{value} of the leaders left ({left}), and nobody told the assembly why; less than {threshold} is asked."),
        "{value} از مسئولان رفته‌اند ({left} تن) و به مجمع نگفته‌اند چرا؛ کمتر از {threshold} لازم است.",
    ),
    "coh_01.no_roof_named": (
        "It bears the name of no roof and claims none.",
        "نام هیچ سقفی را ندارد و مدعی آن نیست.",
    ),
    "coh_01.base_pass": (
        "It is a base organisation, as it says.",
        "چنان‌که می‌گوید تشکل پایه است.",
    ),
    "coh_01.base_fail": (
        "It calls itself a base organisation and is shown not to be one.",
        "خود را تشکل پایه می‌نامد و نشان داده شده که نیست.",
    ),
    "coh_01.base_unknown": (
        "It calls itself a base organisation; whether it is one is left open.",
        "خود را تشکل پایه می‌نامد؛ معلوم نیست که باشد.",
    ),
    "coh_01.pass": (
        "Its name says {borne}, and so it is built.",
        "نامش می‌گوید {borne}، و ساختارش همین است.",
    ),
    "coh_01.partial": (
        "Its name says {borne}; it is built so in part.",
        "نامش می‌گوید {borne}؛ ساختارش تا اندازه‌ای چنین است.",
    ),
    "coh_01.fail": (
        "Its name says {borne}; it is not built so. Which name would fit stands with the levels.",
        "نامش می‌گوید {borne}؛ ساختارش چنین نیست. نام برازنده کنار سطح‌ها آمده است.",
    ),
    "coh_01.unknown": (
        "Its name says {borne}; whether it is built so is left open.",
        "نامش می‌گوید {borne}؛ معلوم نیست ساختارش چنین باشد.",
    ),
    "coh_02.fail": (
        (
            "{beyond} claims to speak for workers go beyond mandate or membership; {value} of the claims rest on "
            "both, {threshold} is asked."
        ),
        (
            "{beyond} ادعای سخن‌گفتن از سوی کارگران از اعتبارنامه یا عضویت فراتر می‌رود؛ {value} از ادعاها بر هر "
            "دو تکیه دارد و {threshold} لازم است."
        ),
    ),
    "coh_02.unknown": (
        "For {claims} claims to speak for workers, mandate or membership is not told.",
        "برای {claims} ادعای سخن‌گفتن از سوی کارگران، اعتبارنامه یا عضویت گفته نشده است.",
    ),
    "coh_02.pass": (
        "Each of {claims} claims to speak for workers rests on a mandate and on membership.",
        "هر یک از {claims} ادعای سخن‌گفتن از سوی کارگران بر اعتبارنامه و عضویت تکیه دارد.",
    ),
    "coh_02.no_claim": (
        "It makes no claim to speak for workers.",
        "ادعای سخن‌گفتن از سوی کارگران ندارد.",
    ),
    "coh_02.claims_not_told": (
        "What it claims is not told.",
        "نگفته‌اند چه ادعایی دارد.",
    ),
    "coh_03.pass": (
        "The statute contradicts itself nowhere.",
        "اساسنامه هیچ‌جا با خود ناسازگار نیست.",
    ),
    "coh_03.partial": (
        "The statute contradicts itself in {value} places; none is asked.",
        "اساسنامه در {value} جا با خود ناسازگار است؛ هیچ‌جا نباید باشد.",
    ),
    "coh_03.fail": (
        "The statute contradicts itself in {value} places; none is asked.",
        "اساسنامه در {value} جا با خود ناسازگار است؛ هیچ‌جا نباید باشد.",
    ),
    "coh_03.unknown": (
        "What is known of the statute contradicts itself in {value} places; the rest is not known.",
        "آنچه از اساسنامه شناخته است در {value} جا با خود ناسازگار است؛ بقیه شناخته نیست.",
    ),
    "coh_04.nothing_due": (
        "Nothing is told to have been due by the statute.",
        "نگفته‌اند که بنا بر اساسنامه چیزی موعد داشته باشد.",
    ),
    "coh_04.pass": (
        "{value} of what the statute made due was breached; at most {threshold} is allowed.",
        "{value} از آنچه اساسنامه موعد نهاده بود نقض شد؛ حداکثر {threshold} رواست.",
    ),
    "coh_04.fail": (
        "{value} of what the statute made due was breached; at most {threshold} is allowed.",
        "{value} از آنچه اساسنامه موعد نهاده بود نقض شد؛ حداکثر {threshold} رواست.",
    ),
}

ANSWERS: Mapping[str, tuple[str, str]] = {
    "pass": ("pass", "برآورده"),
    "partial": ("partial", "تا اندازه‌ای"),
    "fail": ("fail", "برنیامده"),
    "unknown": ("unknown", "نامعلوم"),
    "n/a": ("n/a", "بی‌مورد"),
}
CLASSES: Mapping[str, tuple[str, str]] = {
    "base": ("base organisation", "تشکل پایه"),
    "union": ("union", "اتحادیه"),
    "federation": ("federation", "فدراسیون"),
    "confederation": ("confederation", "کنفدراسیون"),
    "committee": ("committee or support network", "کمیته یا شبکهٔ پشتیبانی"),
    "coordination_council": ("coordination council", "شورای هماهنگی"),
    "local_council": ("local council", "شورای محلی"),
}
LEVELS: Mapping[str, tuple[str, str]] = {
    "1": ("no base shown", "پایه‌ای نشان داده نشده است"),
    "1b": ("claims exceed base", "ادعا از پایه فراتر است"),
    "2": ("under construction", "در دست ساخت"),
    "3": ("mostly carried", "بیشترش بر پایه است"),
    "4": ("stands on its columns", "بر ستون‌های خود ایستاده است"),
}
PROVENANCES: Mapping[str, tuple[str, str]] = {
    "signed": ("sealed", "مهرشده"),
    "witnessed": ("seen by witnesses", "دیدهٔ گواهان"),
    "own": ("its own words", "به گفتهٔ خودش"),
    "member": ("words of members", "به گفتهٔ اعضا"),
    "reported": ("one party's report", "گزارش یک طرف"),
    "inferred": ("drawn from other facts", "برگرفته از داده‌های دیگر"),
}
MISSING: Mapping[str, tuple[str, str]] = {
    "criterion": ("{ref} must pass", "{ref} باید برآورده شود"),
    "claim": ("the claim {ref} must be dropped", "ادعای {ref} باید کنار گذاشته شود"),
    "name": ("it must bear the name of a {ref}", "باید نام {ref} را داشته باشد"),
}
NEVER: Mapping[str, tuple[str, str]] = {
    "legality": (
        "Whether anything is lawful: this is no legal opinion, only a structural finding under the rule set named.",
        "قانونی‌بودن یا نبودن چیزی: این نظر حقوقی نیست و تنها یافته‌ای ساختاری بر پایهٔ همین مجموعه‌قاعده است.",
    ),
    "persons": (
        "Who anybody is: no audit asks for identities, and nobody loses by not naming members.",
        "این‌که کسی کیست: هیچ ممیزی هویتی نمی‌خواهد و هیچ‌کس از نام‌نبردن اعضا زیان نمی‌بیند.",
    ),
    "conduct": (
        "What nobody keeps a record of, such as how people treat one another or what moves them.",
        "آنچه کسی ثبتش نمی‌کند، مانند رفتار آدم‌ها با هم یا انگیزه‌هایشان.",
    ),
}
NOT_EXAMINED: Mapping[str, tuple[str, str]] = {
    "criterion": ("{ref}: no source says.", "{ref}: هیچ منبعی نمی‌گوید."),
}
_NAMED: Mapping[str, Mapping[str, tuple[str, str]]] = {"borne": CLASSES}
_EXACT = 100
"""Shares of whole per cents are said as they are; others with the fraction behind."""


def said(table: Mapping[str, tuple[str, str]], name: str, language: str, **facts: Fact) -> str:
    """Return what ``table`` says of ``name``."""
    return table[name][1 if language == "fa" else 0].format(**facts)


def sentence(finding: Finding, language: str, reasons: Mapping[str, tuple[str, str]] = REASONS) -> str:
    """Return the one sentence of a finding; numbers in the reader's digits, quoted names unable to turn the line."""
    facts = {name: _fact(name, fact, language) for name, fact in finding.facts.items()}
    measured = {"value": finding.value, "threshold": finding.threshold}
    numbers = {name: spelled(number, finding.unit or "", language) for name, number in measured.items()}
    return reasons[finding.reason][1 if language == "fa" else 0].format(**{**facts, **numbers})


def _fact(name: str, fact: Fact, language: str) -> str:
    if name in _NAMED:
        return said(_NAMED[name], str(fact), language)
    return digits(str(fact), language) if isinstance(fact, int) else shown(fact)


def spelled(number: Fraction | None, unit: str, language: str) -> str:
    """Return ``number`` as it is read: a share in per cent, with the exact fraction where that is not whole."""
    if number is None:
        return "–"
    if unit != "share":
        return digits(str(number), language)
    hundredths = number * _EXACT
    sign = "٪" if language == "fa" else "%"
    if hundredths.denominator == 1:
        return f"{digits(str(hundredths), language)}{sign}"
    tenths = (hundredths * 20 + 1) // 2
    rounded = decimals(f"{tenths // 10}.{tenths % 10}", language)
    return f"{rounded}{sign} ({digits(str(number), language)})"
