"""What `colonnade election vote` says of a ballot, and what a voter compares before she trusts it."""

from collections.abc import Mapping

VOTED: Mapping[str, tuple[str, str]] = {
    "voted": (
        (
            "The ballot is in the box. Tracker: {tracker}\nElection: {name}\nFingerprint: {fingerprint}\nCompare the"
            " fingerprint with the one that the set-up in the public log names; if it is another, this is not your"
            " election: tell an inspector, and vote again in the right one."
        ),
        (
            "برگهٔ رأی در صندوق است. کد پیگیری: {tracker}\nانتخابات: {name}\nاثر انگشت: {fingerprint}\nاین اثر انگشت را"
            " با آنچه برپایی انتخابات در دفتر عمومی نام می‌برد بسنجید؛ اگر یکی نیست این انتخابات شما نیست: به بازرسی"
            " بگویید و در انتخابات درست دوباره رأی دهید."
        ),
    ),
    "ballot_written": (
        (
            "The ballot is made and not cast. Tracker: {tracker}\nElection: {name}\nFingerprint: {fingerprint}\nCompare"
            " the fingerprint with the one that the set-up in the public log names; if it is another, this is not your"
            " election: give the ballot to nobody."
        ),
        (
            "برگهٔ رأی ساخته شد و هنوز انداخته نشده است. کد پیگیری: {tracker}\nانتخابات: {name}\nاثر انگشت:"
            " {fingerprint}\nاین اثر انگشت را با آنچه برپایی انتخابات در دفتر عمومی نام می‌برد بسنجید؛ اگر یکی نیست این"
            " انتخابات شما نیست: برگه را به هیچ‌کس ندهید."
        ),
    ),
}
