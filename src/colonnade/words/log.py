"""What a verifier and a log say. ``place`` is a file or an entry."""

NOTE_FAULTS: dict[str, tuple[str, str]] = {
    "too_long": ("it is too long", "بیش از اندازه بلند است"),
    "not_utf8": ("it is not UTF-8", "UTF-8 نیست"),
    "control_character": ("it holds control characters", "نویسهٔ کنترلی دارد"),
    "no_signature": ("it bears no seal", "مهری ندارد"),
    "too_many_signatures": ("it bears too many seals", "بیش از اندازه مهر دارد"),
    "signature_line": ("a line that should be a seal is none", "سطری که باید مهر باشد مهر نیست"),
}
SENTENCES: dict[str, tuple[str, str]] = {
    "log.file_missing": (
        "The file {place} is missing; fetch the export again.",
        "پروندهٔ {place} نیست؛ خروجی را دوباره بگیرید.",
    ),
    "log.not_a_checkpoint": (
        "The file {place} is not a signed checkpoint; fetch it again from the log itself.",
        "پروندهٔ {place} نقطهٔ وارسی امضاشده نیست؛ آن را دوباره از خود دفتر بگیرید.",
    ),
    "log.foreign_origin": (
        "The {place} is of another log than the key names; use the key of this log.",
        "{place} از دفتری جز آن است که کلید نام می‌برد؛ کلید همین دفتر را به کار برید.",
    ),
    "log.checkpoint_not_signed": (
        "The {place} bears no good signature of the log's key; do not trust this copy.",
        "{place} امضای درست کلید دفتر را ندارد؛ به این رونوشت اعتماد نکنید.",
    ),
    "log.cosignature_fails": (
        "A cosignature on the {place} does not hold for the key of the witness it names; do not trust this copy.",
        "امضایی بر {place} با کلید آن گواه که نام می‌برد نمی‌خواند؛ به این رونوشت اعتماد نکنید.",
    ),
    "log.quorum_not_met": (
        "The {place} does not bear the cosignatures that the trust file asks for; wait for them, or ask the witnesses.",
        "{place} امضای گواهانی را که پروندهٔ اعتماد می‌خواهد ندارد؛ منتظرشان بمانید یا از گواهان بپرسید.",
    ),
    "log.quorum_met": (
        "The witnesses that the trust file asks for have cosigned.",
        "گواهانی که پروندهٔ اعتماد می‌خواهد امضا کرده‌اند.",
    ),
    "log.root_differs": (
        "The entries do not make the root that the {place} signs; do not trust this copy.",
        "اقدام‌ها ریشه‌ای را نمی‌سازند که {place} امضا کرده است؛ به این رونوشت اعتماد نکنید.",
    ),
    "log.file_not_expected": (
        "The file {place} has no place in an export and was not checked; remove it or fetch the export again.",
        "پروندهٔ {place} جایی در خروجی ندارد و وارسی نشد؛ آن را بردارید یا خروجی را دوباره بگیرید.",
    ),
    "log.beyond_the_checkpoint": (
        "The file {place} holds more than the checkpoint signs; fetch the newer checkpoint with it.",
        "پروندهٔ {place} بیش از آن دارد که نقطهٔ وارسی امضا کرده است؛ نقطهٔ وارسی تازه‌تر را هم بگیرید.",
    ),
    "log.entries_unreadable": (
        "The file {place} does not hold the entries it should; fetch it again.",
        "پروندهٔ {place} اقدام‌هایی را که باید ندارد؛ آن را دوباره بگیرید.",
    ),
    "log.tile_differs": (
        "The file {place} does not agree with the entries; do not trust this copy.",
        "پروندهٔ {place} با اقدام‌ها نمی‌خواند؛ به این رونوشت اعتماد نکنید.",
    ),
    "log.entry_not_an_act": (
        "The {place} is not a well-formed sealed act; ask the log's keeper for the missing reason.",
        "{place} اقدامی درست‌ساخته و مهرشده نیست؛ علت را از نگهدارندهٔ دفتر بپرسید.",
    ),
    "log.seal_fails": (
        "A seal on {place} does not hold; do not trust this act.",
        "مهری بر {place} درست نیست؛ به این اقدام اعتماد نکنید.",
    ),
    "log.shorter_than_seen": (
        "The {place} is older than one already seen; fetch the log again, and keep both if it persists.",
        "{place} کهنه‌تر از آن است که پیش‌تر دیده شد؛ دفتر را دوباره بگیرید و اگر ماند هر دو را نگه دارید.",
    ),
    "log.another_past": (
        "The {place} has another past than one already seen: the log was forked; keep both as evidence.",
        "{place} گذشته‌ای جز آن دارد که پیش‌تر دیده شد: دفتر دوشاخه شده است؛ هر دو را به‌عنوان مدرک نگه دارید.",
    ),
    "log.blob_differs": (
        "The document {place} does not have the hash that is its name; fetch it again.",
        "سند {place} درهم‌سازی‌ای را که نام اوست ندارد؛ آن را دوباره بگیرید.",
    ),
    "log.other_content": (
        "The published file {place} holds something else; this log and its files are not of one past.",
        "پروندهٔ منتشرشدهٔ {place} چیز دیگری دارد؛ این دفتر و پرونده‌هایش یک گذشته ندارند.",
    ),
    "log.key_from_export": (
        "The key was taken from the export itself; compare it with one you have from elsewhere.",
        "کلید از خود خروجی برداشته شد؛ آن را با کلیدی که از جای دیگر دارید بسنجید.",
    ),
    "log.newer_not_excluded": (
        "Without --since, a newer state of the log cannot be excluded.",
        "بی --since نمی‌توان گفت که وضع تازه‌تری از دفتر در کار نیست.",
    ),
    "log.unreachable": (
        "Nothing at {place} answers as a published log; name the folder that holds `checkpoint` and `vkey`.",
        "در {place} دفتر عمومی‌ای پاسخ نمی‌دهد؛ نشانی پوشه‌ای را بدهید که `checkpoint` و `vkey` در آن است.",
    ),
    "log.no_answer": (
        "{place} does not answer any more, so the log could not be read whole; try again later or ask its keeper.",
        "{place} دیگر پاسخ نمی‌دهد و دفتر تا پایان خوانده نشد؛ دیرتر دوباره بیازمایید یا از نگهدارنده‌اش بپرسید.",
    ),
    "log.leads_elsewhere": (
        "{place} leads to another address, which was not followed; give the address where the log itself lies.",
        "{place} به نشانی دیگری می‌برد که دنبال نشد؛ نشانی‌ای را بدهید که خود دفتر آنجاست.",
    ),
    "log.two_keys": (
        "Two different keys were given for {place}; keep the one that you trust.",
        "برای {place} دو کلید متفاوت داده شده است؛ آن را نگه دارید که به آن اعتماد دارید.",
    ),
    "log.since_elsewhere": (
        "--since gives a checkpoint of {place}, and no such log is here; give one of this log or fetch it all again.",
        "نقطهٔ وارسی --since از {place} است و چنین دفتری اینجا نیست؛ از همین دفتر بدهید یا همه را دوباره بگیرید.",
    ),
    "log.key_elsewhere": (
        "--key gives the key of {place}, and no such log is here; give that of this log or fetch it all again.",
        "کلید --key از {place} است و چنین دفتری اینجا نیست؛ کلید همین دفتر را بدهید یا همه را دوباره بگیرید.",
    ),
    "log.other_key": (
        "The file {place} holds another key of this name than the one you gave; do not trust this copy.",
        "پروندهٔ {place} کلید دیگری با این نام دارد، نه آنکه شما دادید؛ به این رونوشت اعتماد نکنید.",
    ),
    "log.no_log": (
        "The folder {place} holds no log; fetch the export again.",
        "پوشهٔ {place} دفتری ندارد؛ خروجی را دوباره بگیرید.",
    ),
    "log.not_an_export": (
        "{place} is not an export: it has no folder logs; name the folder that `colonnade log export` wrote.",
        "{place} خروجی یک دفتر نیست: پوشهٔ logs در آن نیست؛ پوشه‌ای را نام ببرید که `colonnade log export` نوشته است.",
    ),
    "log.not_a_key": (
        "{place} is not a verifier key; give one line name+hash+key.",
        "{place} کلید وارسی نیست؛ یک سطر به شکل نام+درهم‌سازی+کلید بدهید.",
    ),
    "log.accepted": (
        "Accepted: {origin}, {size} acts, every file checked.",
        "پذیرفته شد: {origin}، {size} اقدام، همهٔ پرونده‌ها وارسی شد.",
    ),
    "log.demo": (
        "DEMO: this is the log of a demo; every name in it is invented.",
        "نمایش (DEMO): این دفتر نمایش است و همهٔ نام‌هایش ساختگی است.",
    ),
    "log.refused": ("Refused: {origin}.", "رد شد: {origin}."),
}
