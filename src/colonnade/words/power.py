"""What is said of power: quotas that are none, and how the figures came about."""

from collections.abc import Mapping

SENTENCES: Mapping[str, tuple[str, str]] = {
    "power.bad_quota": (
        "`{given}` is no quota; write a number N, a part P/Q (at least), or >P/Q (more than).",
        "`{given}` حد تصویب نیست؛ عدد N، بخش P/Q (دست‌کم) یا >P/Q (بیش از) بنویسید.",
    ),
    "power.quota_beyond_weights": (
        "The quota `{given}` is beyond all weights together ({total}): nothing could ever be carried; lower it.",
        "حد تصویب `{given}` از همهٔ وزن‌ها روی هم ({total}) بیشتر است و هرگز چیزی تصویب نمی‌شود؛ آن را پایین بیاورید.",
    ),
    "power.quota_of_nothing": (
        "With the quota `{given}` everything would be carried by nobody; ask for 1 at least.",
        "با حد تصویب `{given}` همه چیز بی هیچ رأیی تصویب می‌شود؛ دست‌کم 1 بخواهید.",
    ),
    "power.no_weights": (
        "All weights are 0, so nobody decides anything; correct the weights.",
        "همهٔ وزن‌ها 0 است و کسی چیزی را تعیین نمی‌کند؛ وزن‌ها را درست کنید.",
    ),
    "power.second_quota": (
        "A double majority needs the column second in {place} and `--second-quota`, both or neither.",
        "اکثریت دوگانه هم ستون second در {place} و هم `--second-quota` می‌خواهد؛ هر دو یا هیچ‌یک.",
    ),
    "power.bad_samples": (
        "`--samples {given}` is no number from 2 to 10,000,000; write digits alone.",
        "`--samples {given}` عددی از 2 تا 10,000,000 نیست؛ تنها رقم بنویسید.",
    ),
}
HELP: Mapping[str, tuple[str, str]] = {
    "power": (
        "say how often each vote decides: Banzhaf and Shapley–Shubik",
        "می‌گوید هر رأی تا چه اندازه تعیین‌کننده است: بانتساف و شپلی–شوبیک",
    ),
    "weights": (
        "CSV: name,weight; for a double majority also second",
        "CSV: name,weight؛ برای اکثریت دوگانه second نیز",
    ),
    "quota": (
        "what carries a motion: N, P/Q (at least that part of all) or >P/Q (more than it)",
        "آنچه برای تصویب لازم است: N، P/Q (دست‌کم این بخش از همه) یا >P/Q (بیش از آن)",
    ),
    "second_quota": ("the same for the second weight", "همان برای وزن دوم"),
    "samples": (
        "take a sample of so many orders, however few could be counted exactly",
        "نمونه‌ای از این شمار ترتیب می‌گیرد، هرچند شمارش دقیق شدنی باشد",
    ),
    "seed": ("what the sample follows from (default: 1)", "آنچه نمونه از آن برمی‌آید (اگر نگویید: 1)"),
}
NOTES: Mapping[str, tuple[str, str]] = {
    "exact": ("method: exact (every coalition counted)", "روش: دقیق (همهٔ ائتلاف‌ها شمرده شد)"),
    "sampled": (
        (
            "method: sampled ({samples} orders, seed {seed}); no figure is off by more than {error_bound}, but for "
            "one seed in a million"
        ),
        (
            "روش: نمونه‌گیری ({samples} ترتیب، بذر {seed})؛ هیچ رقمی بیش از {error_bound} خطا ندارد، مگر با یک بذر "
            "از هر میلیون"
        ),
    ),
    "quota": ("quota: {quota} of {total}", "حد تصویب: {quota} از {total}"),
}


def note(name: str, language: str, **facts: str | int) -> str:
    """Return a line about how the figures came about."""
    return NOTES[name][1 if language == "fa" else 0].format(**facts)
