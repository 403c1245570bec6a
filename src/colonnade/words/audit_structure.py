"""Why the criteria on founding and reach answer as they do, and why any may: one sentence a reason."""

from collections.abc import Mapping

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
        "A part is told, but no source declares the whole, so that no share can be shown.",
        "بخشی گفته شده، اما هیچ منبعی کل را اعلام نکرده است و سهم را نمی‌توان نشان داد.",
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
}
