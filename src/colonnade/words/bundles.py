"""What the exchange of bundles says: on the command line and where an act rests on another node's."""

from collections.abc import Mapping

NOT_A_BUNDLE: Mapping[str, tuple[str, str]] = {
    "manifest": ("it does not begin with a list of what is in it", "با فهرست آنچه در آن است آغاز نمی‌شود"),
    "cut_short": ("it ends within the list of what is in it", "در میانهٔ فهرست خود پایان می‌یابد"),
    "name": ("it names a member that has no place in a bundle", "بخشی را نام می‌برد که در بسته جایی ندارد"),
    "too_large": ("it is larger than a bundle may be", "از اندازهٔ روا برای بسته بزرگ‌تر است"),
    "too_many": ("it has more members than a bundle may have", "بیش از شمار روا بخش دارد"),
    "no_file": ("it is no plain file", "پروندهٔ ساده نیست"),
}
SENTENCES: Mapping[str, tuple[str, str]] = {
    "bundles.not_a_bundle": (
        "{place} is no bundle ({fault}); name a file that `colonnade bundle write` wrote, or ask for it again.",
        "{place} بسته نیست ({fault})؛ پرونده‌ای را نام ببرید که `colonnade bundle write` نوشته است، یا دوباره بخواهید.",
    ),
    "bundles.not_a_have": (
        "{place} does not say what a node has; give --for a bundle that this node wrote.",
        "{place} نمی‌گوید گره‌ای چه دارد؛ به --for بسته‌ای بدهید که همان گره نوشته است.",
    ),
    "bundles.nothing": (
        "No act was published here and no other log is known; there is nothing to write.",
        "اینجا اقدامی منتشر نشده و دفتر دیگری شناخته نیست؛ چیزی برای نوشتن نیست.",
    ),
    "bundles.damaged": (
        "{place} in the bundle is damaged; nothing of this log was taken: ask for the bundle again.",
        "{place} در بسته آسیب دیده است و از این دفتر چیزی گرفته نشد؛ بسته را دوباره بخواهید.",
    ),
    "bundles.incomplete": (
        "{place} is not in the bundle; nothing of this log was taken: ask for a whole bundle, written without --for.",
        "{place} در بسته نیست و از این دفتر چیزی گرفته نشد؛ بستهٔ کامل بخواهید که بی --for نوشته شده باشد.",
    ),
    "bundles.key_of_own": (
        "--key names {origin}, which is a log of this node; leave it out.",
        "--key از {origin} است که دفتر همین گره است؛ آن را بردارید.",
    ),
    "bundles.other_key": (
        "{origin} is known here with another key than --key gives; nothing was taken: ask its keeper, leave --key out.",
        "{origin} اینجا با کلیدی جز --key شناخته است و چیزی گرفته نشد؛ از نگهدارنده‌اش بپرسید و --key را بردارید.",
    ),
    "organisations.rests_on_another": (
        "The act rests on {act}, which another node recorded; put that into `after`, too.",
        "این اقدام بر {act} استوار است که گره دیگری ثبت کرده است؛ آن را هم در `after` بگذارید.",
    ),
}
FATES: Mapping[str, tuple[str, str]] = {
    "new": ("{origin}: new here, {size} acts.", "{origin}: اینجا تازه است، {size} اقدام."),
    "grown": ("{origin}: {size} acts, {before} before.", "{origin}: {size} اقدام، پیش از این {before}."),
    "same": ("{origin}: nothing new, {size} acts.", "{origin}: چیز تازه‌ای نیست، {size} اقدام."),
    "shorter": (
        "{origin}: the bundle holds less of it than is here, {size} acts; nothing changes.",
        "{origin}: بسته کمتر از آنچه اینجاست دارد، {size} اقدام؛ چیزی دگرگون نمی‌شود.",
    ),
    "forked": (
        "{origin} WAS FORKED: its key signed two pasts. Both are kept as evidence, and {view} of its acts count here.",
        (
            "{origin} دوشاخه شده است: کلیدش دو گذشته را امضا کرده است. هر دو به‌عنوان مدرک نگه داشته شد و اینجا"
            " {view} اقدام آن به شمار می‌آید."
        ),
    ),
    "own": ("{origin}: this node's own log, {size} acts.", "{origin}: دفتر خود این گره، {size} اقدام."),
    "own_ahead": (
        (
            "{origin} is this node's own log, and the bundle shows more of it than is here: this node was put back to"
            " an older state and is read-only now; fetch the rest with `colonnade restore --fetch`."
        ),
        (
            "{origin} دفتر خود این گره است و بسته بیش از آنچه اینجاست از آن دارد: این گره به وضع کهنه‌تری بازگشته"
            " و اکنون تنها خواندنی است؛ باقی را با `colonnade restore --fetch` بگیرید."
        ),
    ),
    "own_forked": (
        (
            "{origin} is this node's own log and WAS FORKED: somebody signed another past with its key. The evidence is"
            " kept and the log is read-only now; take the key away from others, then open a new log with"
            " `colonnade restore --new-log`."
        ),
        (
            "{origin} دفتر خود این گره است و دوشاخه شده است: کسی با کلیدش گذشتهٔ دیگری را امضا کرده است. مدرک نگه داشته"
            " شد و دفتر اکنون تنها خواندنی است؛ کلید را از دست دیگران بیرون بیاورید و با `colonnade restore --new-log`"
            " دفتری تازه بگشایید."
        ),
    ),
    "unasked": (
        "{origin}: not taken, as nobody asked for it; to follow it, get its key from its keeper and give it to --key.",
        (
            "{origin}: گرفته نشد، چون کسی آن را نخواسته است؛ برای پیگیری‌اش کلید آن را از نگهدارنده‌اش بگیرید"
            " و به --key بدهید."
        ),
    ),
    "refused": ("{origin}: refused, nothing of it was taken.", "{origin}: رد شد و چیزی از آن گرفته نشد."),
    "incomplete": ("{origin}: incomplete, nothing of it was taken.", "{origin}: ناقص است و چیزی از آن گرفته نشد."),
}
"""What became of a log in a bundle."""
ANSWERS: Mapping[str, tuple[str, str]] = {
    "written": (
        "Written to {place}: logs {logs}, forks {forks}.",
        "در {place} نوشته شد: {logs} دفتر، {forks} دوشاخگی.",
    ),
    "missing": ("Missing in the bundle: {place}.", "در بسته نیست: {place}."),
    "damaged": ("Damaged in the bundle: {place}.", "در بسته آسیب دیده است: {place}."),
    "no_end": (
        "The bundle does not end as it should; what is told above could be used.",
        "بسته چنان که باید پایان نمی‌یابد؛ آنچه در بالا آمده به کار آمد.",
    ),
    "waiting": (
        "Acts that wait for others that are not here: {number}; the page of the logs names them.",
        "{number} اقدام منتظر اقدام‌هایی‌اند که اینجا نیستند؛ صفحهٔ دفترها آنها را نام می‌برد.",
    ),
    "more": ("Missing or damaged besides: {number}.", "نبوده یا آسیب‌دیدهٔ دیگر: {number}."),
    "evidence": ("New evidence of a fork: {digest}.", "مدرک تازهٔ دوشاخگی: {digest}."),
}
HELP: Mapping[str, tuple[str, str]] = {
    "bundle": ("logs carried to and from other nodes in one file", "دفترها در یک پرونده، به گره‌های دیگر و از آنها"),
    "bundle write": ("write what is known here into a file", "آنچه اینجا شناخته است را در پرونده‌ای می‌نویسد"),
    "bundle read": ("take in what another node wrote", "آنچه گره دیگری نوشته است را می‌گیرد"),
    "new_bundle": ("new file for the bundle", "پروندهٔ تازه برای بسته"),
    "bundle_for": (
        "a bundle that the reader wrote: what he has is left out",
        "بسته‌ای که گیرنده نوشته است: آنچه دارد کنار گذاشته می‌شود",
    ),
    "bundle_file": ("file that `bundle write` wrote", "پرونده‌ای که `bundle write` نوشته است"),
    "bundle_key": (
        "the key of a log to follow from now on, from elsewhere; may be repeated",
        "کلید دفتری که از این پس پی گرفته می‌شود، از جای دیگر؛ می‌توان تکرار کرد",
    ),
}


def fate(name: str, language: str, **facts: str | int) -> str:
    """Return what became of a log in ``language``."""
    return FATES[name][int(language == "fa")].format(**facts)


def told(name: str, language: str, **facts: str | int) -> str:
    """Return the answer ``name`` in ``language``."""
    return ANSWERS[name][int(language == "fa")].format(**facts)
