"""What is said where a ballot box on a node refuses: why a box cannot be hosted, a ballot not taken."""

from collections.abc import Mapping

WHAT: Mapping[str, tuple[str, str]] = {
    "uuid": ("the name in the protocol", "نام در پروتکل"),
    "group": ("the group", "گروه رمزنگاری"),
    "fingerprint": ("the fingerprint of the election", "اثر انتخابات (fingerprint)"),
    "trustees": ("the keys of the trustees", "کلیدهای کلیدداران"),
}
SENTENCES: Mapping[str, tuple[str, str]] = {
    "elections.archive_kept": (
        "This archive is not public; take it at the desk, if you sit in an organisation with a part in the election.",
        "این بایگانی همگانی نیست؛ اگر در تشکلی با سهمی در این انتخابات سمتی دارید، آن را از میز کار بردارید.",
    ),
    "elections.archives_busy": (
        "Several archives are being sent already; wait half a minute and ask for this one again.",
        "چند بایگانی همین حالا فرستاده می‌شود؛ نیم دقیقه بمانید و این را دوباره بخواهید.",
    ),
    "elections.box_archive_refused": (
        "The archive does not verify, first at {place}; `colonnade election verify` tells every reason.",
        "بایگانی درست نیست، نخست در {place}؛ `colonnade election verify` همهٔ دلیل‌ها را می‌گوید.",
    ),
    "elections.ballot_too_long": (
        "This is longer than any ballot; send the file that was made for this election, and nothing else.",
        "این از هر برگهٔ رأی بلندتر است؛ تنها پرونده‌ای را بفرستید که برای این انتخابات ساخته شده است.",
    ),
    "elections.box_busy": (
        "Many ballots are being examined, and nothing was lost; wait half a minute and try again.",
        "برگه‌های بسیاری بررسی می‌شوند و چیزی از دست نرفته است؛ نیم دقیقه بمانید و دوباره بفرستید.",
    ),
    "elections.ballot_box_closed": (
        "The ballot box is closed for good and takes no ballot any more.",
        "صندوق رأی برای همیشه بسته شده است و دیگر برگه‌ای نمی‌گیرد.",
    ),
    "elections.box_exists": (
        "The ballot box of this election is on this node already; look at it there.",
        "صندوق رأی این انتخابات از پیش روی این گره هست؛ همان را ببینید.",
    ),
    "elections.box_not_continued": (
        "This archive does not begin with all of the box that is here; take the archive from here, and go on with it.",
        "این بایگانی با همهٔ آنچه در صندوق اینجاست آغاز نمی‌شود؛ بایگانی را از اینجا بگیرید و با همان پیش بروید.",
    ),
    "elections.box_not_stopped": (
        "The ballot box is not stopped; there is nothing to resume.",
        "صندوق رأی متوقف نیست؛ چیزی برای ادامه دادن نیست.",
    ),
    "elections.box_still_open": (
        "The ballot box is not closed yet; close it first.",
        "صندوق رأی هنوز بسته نشده است؛ نخست آن را ببندید.",
    ),
    "elections.box_stopped": (
        "The box is stopped, since ballots or its key may be lost; keep your ballot, and ask an officer to look at it.",
        "صندوق متوقف است، چون شاید برگه‌هایی یا کلیدش گم شده باشد؛ برگه‌تان را نگه دارید و از مسئولی رسیدگی بخواهید.",
    ),
    "elections.closed_too_early": (
        "This archive closes the voting before its closing day; bring a copy made while voting was open.",
        "این بایگانی رأی‌گیری را پیش از روز پایانش می‌بندد؛ نسخه‌ای بیاورید که هنگام رأی‌گیری برداشته شده است.",
    ),
    "elections.no_box_key": (
        "The key of this ballot box is not on this node; cast nothing, and ask its inspectors for their lists again.",
        "کلید این صندوق رأی روی این گره نیست؛ چیزی نیندازید و فهرست‌ها را دوباره از بازرسان بخواهید.",
    ),
    "elections.no_such_box": (
        "No ballot box of this election is on this node; ask where its box is.",
        "صندوق رأی این انتخابات روی این گره نیست؛ بپرسید صندوقش کجاست.",
    ),
    "elections.no_such_election": (
        "The public log tells of no such election; look at the list of elections.",
        "دفتر عمومی از چنین انتخاباتی نمی‌گوید؛ فهرست انتخابات را ببینید.",
    ),
    "elections.no_such_set_up": (
        "`{act}` is no act that sets up an election, as far as this node knows; take the id from the election's page.",
        "`{act}` تا آنجا که این گره می‌داند اقدام برپایی انتخابات نیست؛ شناسه را از صفحهٔ انتخابات بردارید.",
    ),
    "elections.not_a_sending": (
        'Send one object of JSON, `{{"ballot": …, "code": "…"}}`: the ballot as an object or as its exact text.',
        'یک شیء JSON بفرستید، `{{"ballot": …, "code": "…"}}`: برگه به شکل شیء یا متن دقیقش.',
    ),
    "elections.not_bonds": (
        "This is not what an inspector hands in; give the file of bonds that `colonnade election codes` wrote.",
        "این آن چیزی نیست که بازرس می‌دهد؛ پروندهٔ پیوندهایی را بدهید که `colonnade election codes` نوشته است.",
    ),
    "elections.not_boxes": (
        "{place} of the backup does not hold ballot boxes as they are kept; take another backup.",
        "{place} در پشتیبان صندوق رأی را چنان‌که نگه می‌دارند در خود ندارد؛ پشتیبان دیگری بردارید.",
    ),
    "elections.not_setup_alone": (
        "The archive holds more than the setup; a box begins with the archive that `colonnade election open` wrote.",
        "بایگانی بیش از برپایی را در خود دارد؛ صندوق با بایگانی‌ای آغاز می‌شود که `colonnade election open` نوشته است.",
    ),
    "elections.not_tallied": (
        "The archive holds no result yet; bring it once enough trustees have opened it.",
        "بایگانی هنوز نتیجه‌ای ندارد؛ پس از آنکه شمار کافی از کلیدداران آن را گشودند بیاوریدش.",
    ),
    "elections.not_trackers": (
        "A line is no tracker: 43 letters and digits each, one a line, as they stand on the board.",
        "سطری کد پیگیری نیست: هر کد ۴۳ نویسه است، هر سطر یکی، چنان‌که در تابلو آمده است.",
    ),
    "elections.not_yet_to_close": (
        "The day on which voting closes has not come; keep the box open and come back on that day.",
        "روز پایان رأی‌گیری نرسیده است؛ صندوق را باز نگه دارید و همان روز بازگردید.",
    ),
    "elections.other_than_set_up": (
        "The archive is of another election than was set up: {what} differs; bring the one that the act was made from.",
        "بایگانی از انتخاباتی که برپا شد نیست: {what} فرق دارد؛ همان را بیاورید که اقدام از روی آن نوشته شد.",
    ),
    "elections.too_late_to_host": (
        "Voting is closed or void, or was opened with another setup; see the election's page: no box of it begins now.",
        "رأی‌گیری پایان یافته یا باطل است، یا با برپایی دیگری گشوده شده؛ صفحهٔ انتخابات را ببینید.",
    ),
    "elections.trackers_missing": (
        "Ballots of {missing} of these trackers are not here: bring a newer copy of the archive, or void the election.",
        "برگه‌های {missing} تا از این کدهای پیگیری اینجا نیست: بایگانی تازه‌تری بیاورید یا انتخابات را باطل کنید.",
    ),
    "elections.voting_not_open": (
        "No act that opens this ballot box stands today, so voting is not open; keep your ballot, and come back.",
        "امروز اقدامی که این صندوق را بگشاید برپا نیست، پس رأی‌گیری باز نیست؛ برگه‌تان را نگه دارید و بازگردید.",
    ),
}
