"""Why the criteria on votes, accountability and coherence answer as they do: one sentence a reason."""

from collections.abc import Mapping

REASONS: Mapping[str, tuple[str, str]] = {
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
    "acc_01.left_open": (
        "Of {leaders} leaders, {open} hold mandates of bodies of which it is left open whether they stand on columns.",
        "از {leaders} مسئول، {open} تن اعتبارنامهٔ نهادهایی را دارند که معلوم نیست بر ستون ایستاده‌اند یا نه.",
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
        "Leaders can be recalled, by a majority of {value} (at most {threshold}), within {days} days.",
        "مسئول را می‌توان برکنار کرد، با اکثریت {value} (حداکثر {threshold}) و در {days} روز.",
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
    "coh_02.statements": (
        "No article claims to speak for workers. Statements on record: {statements}; no act says for whom they speak.",
        (
            "هیچ ماده‌ای مدعی سخن‌گفتن از سوی کارگران نیست. شمار بیانیه‌های ثبت‌شده: {statements}؛ هیچ اقدامی نمی‌گوید "
            "از سوی چه کسانی است."
        ),
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
