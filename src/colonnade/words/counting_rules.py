"""One sentence on each rule by which rankings are counted, for whoever chooses one."""

from collections.abc import Mapping

RULES: Mapping[str, tuple[str, str]] = {
    "scottish-stv": (
        "several seats in proportion; surplus votes go on, each at a fraction, as in Scotland's local elections",
        "چند کرسی به نسبت؛ مازاد رأی‌ها با کسری از ارزش جابه‌جا می‌شود، چون انتخابات محلی اسکاتلند",
    ),
    "ers97": (
        "several seats in proportion, as British unions and societies have long counted by hand",
        "چند کرسی به نسبت، همان‌گونه که اتحادیه‌ها و انجمن‌های بریتانیا سال‌ها با دست شمرده‌اند",
    ),
    "ni-stv": (
        "several seats in proportion; only the papers received last make a surplus, as in Northern Ireland",
        "چند کرسی به نسبت؛ مازاد تنها از برگه‌هایی است که آخر رسیده‌اند، چون ایرلند شمالی",
    ),
    "meek-nz": (
        "several seats in proportion; the quota falls as papers run out; needs a computer, as in New Zealand",
        "چند کرسی به نسبت؛ حد نصاب با تمام شدن برگه‌ها پایین می‌آید؛ رایانه می‌خواهد، چون نیوزیلند",
    ),
    "wigm-exact": (
        "several seats in proportion, every fraction exact and nothing lost to rounding",
        "چند کرسی به نسبت، هر کسر دقیق و بی هیچ گرد کردنی",
    ),
    "irv": (
        "one seat; whoever has fewest first places drops out until somebody has more than half",
        "یک کرسی؛ آن که کمترین رتبهٔ نخست را دارد کنار می‌رود تا کسی بیش از نیم رأی‌ها را داشته باشد",
    ),
    "schulze": (
        "whoever beats each other in pairs comes first; not proportional, made for one seat or an order",
        "آن که دو به دو از همه پیش است اول می‌آید؛ نسبی نیست، برای یک کرسی یا یک ترتیب است",
    ),
    "schulze-margins": (
        "the same, a victory being weighed by its margin",
        "همان، با این تفاوت که هر پیروزی به اندازهٔ فاصله‌اش سنجیده می‌شود",
    ),
    "majority-judgment": (
        "each is graded; the best middle grade wins, of two middle grades the worse",
        "به هر کس نمره داده می‌شود؛ بهترین نمرهٔ میانه برنده است، از دو میانه بدترش",
    ),
    "majority-judgment-belenios": (
        "the same, of two middle grades the better, as Belenios counts",
        "همان، از دو میانه بهترش، چنان‌که Belenios می‌شمارد",
    ),
    "approval": (
        "everybody who is ranked at all has one vote; most votes win",
        "هر که رتبه‌ای گرفته باشد یک رأی دارد؛ بیشترین رأی برنده است",
    ),
    "plurality": (
        "only the first place counts; most votes win",
        "تنها رتبهٔ نخست به شمار می‌آید؛ بیشترین رأی برنده است",
    ),
    "block": (
        "as many as there are seats have one vote each; most votes win",
        "به شمار کرسی‌ها هر یک از آنان یک رأی دارد؛ بیشترین رأی برنده است",
    ),
    "party-list": (
        "seats go to lists in proportion, by the largest quotients; the answers are lists",
        "کرسی‌ها به نسبت و با بزرگ‌ترین خارج‌قسمت‌ها به فهرست‌ها می‌رسد؛ گزینه‌ها فهرست‌اند",
    ),
}
