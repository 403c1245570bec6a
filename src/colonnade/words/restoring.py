"""What backup, restore and a node that may not write say."""

from collections.abc import Mapping

SENTENCES: Mapping[str, tuple[str, str]] = {
    "publiclog.read_only": (
        (
            "The log {origin} was restored and is read-only; show that it is current with"
            " `colonnade restore --current`, or open a new one with `colonnade restore --new-log`."
        ),
        (
            "دفتر {origin} بازگردانده شده و تنها خواندنی است؛ با `colonnade restore --current` نشان دهید که به‌روز است،"
            " یا با `colonnade restore --new-log` دفتری تازه بگشایید."
        ),
    ),
    "publiclog.closed": (
        "The log {origin} is closed for ever on this node; write to the log that carries it on.",
        "دفتر {origin} در این گره برای همیشه بسته است؛ در دفتری بنویسید که آن را ادامه می‌دهد.",
    ),
    "publiclog.not_read_only": (
        "The log {origin} is not read-only; there is nothing to fetch or to resume, go on writing.",
        "دفتر {origin} تنها خواندنی نیست؛ چیزی برای گرفتن یا ازسرگیری نیست، به نوشتن ادامه دهید.",
    ),
    "publiclog.not_this_past": (
        (
            "What {place} publishes is not a beginning of the log in the database: an older or another database was put"
            " here; put the right one back, or fetch with `colonnade restore --fetch` and the folder of {place}."
        ),
        (
            "آنچه {place} منتشر کرده آغاز دفتر پایگاه داده نیست: پایگاه دادهٔ کهنه‌تر یا دیگری اینجا گذاشته شده است؛"
            " پایگاه درست را برگردانید، یا با `colonnade restore --fetch` و پوشهٔ {place} آن را بگیرید."
        ),
    ),
    "organisations.not_the_continuation": (
        (
            "The first act of this log must be `organisations.log_continued/1` with exactly origin {origin},"
            " size {size}, root {root}; record that first."
        ),
        (
            "نخستین اقدام این دفتر باید `organisations.log_continued/1` باشد، درست با نام {origin}، اندازهٔ {size}"
            " و ریشهٔ {root}؛ نخست همان را ثبت کنید."
        ),
    ),
    "backups.damaged": (
        "{place} in the backup is not what it must be; nothing was restored, take another copy of the backup.",
        "{place} در پشتیبان آن نیست که باید باشد؛ چیزی بازگردانده نشد، رونوشت دیگری از پشتیبان بردارید.",
    ),
    "backups.not_decrypted": (
        (
            "{place} cannot be decrypted as a backup with this key: it is damaged, cut short, for another key, or"
            " no backup; take another copy or the right key."
        ),
        (
            "{place} با این کلید به‌عنوان پشتیبان رمزگشایی نمی‌شود: آسیب دیده، بریده، برای کلیدی دیگر، یا پشتیبان نیست؛"
            " رونوشتی دیگر یا کلید درست را بردارید."
        ),
    ),
    "backups.file_taken": (
        "{place} exists already or has no folder that can be written; name a new file in a folder that exists.",
        "{place} از پیش هست یا پوشه‌ای نوشتنی ندارد؛ پرونده‌ای تازه در پوشه‌ای موجود نام ببرید.",
    ),
    "backups.not_written": (
        "{place} could not be written whole and was not kept; make room on the disk and try again.",
        "{place} را نشد کامل نوشت و نگه داشته نشد؛ روی دیسک جا باز کنید و دوباره بیازمایید.",
    ),
    "backups.not_a_recipient": (
        "{text} is no age recipient; give the `age1…` that `colonnade backup --new-key` printed.",
        "{text} گیرندهٔ age نیست؛ `age1…`ی را بدهید که `colonnade backup --new-key` چاپ کرد.",
    ),
    "backups.not_an_identity": (
        "{place} holds no backup key and no passphrase, or cannot be read; name the file that does.",
        "{place} نه کلید پشتیبان دارد و نه گذرواژه، یا خواندنی نیست؛ پرونده‌ای را نام ببرید که دارد.",
    ),
    "backups.nothing": (
        "No log of this node holds an act yet; there is nothing to back up.",
        "هیچ دفتری از این گره هنوز اقدامی ندارد؛ چیزی برای پشتیبان نیست.",
    ),
    "backups.not_published": (
        "The log {origin} holds acts that are not published; publish or fetch them first, then back up.",
        "دفتر {origin} اقدام‌هایی دارد که منتشر نشده‌اند؛ نخست منتشرشان کنید یا بگیرید، سپس پشتیبان بردارید.",
    ),
    "restoring.call_not_clear": (
        "The options do not say one thing to do; see `colonnade {command} --help`.",
        "گزینه‌ها یک کار را نمی‌گویند؛ `colonnade {command} --help` را ببینید.",
    ),
    "restoring.not_empty": (
        "{place} is not an empty folder; set COLONNADE_HOME to a new or an empty one.",
        "{place} پوشه‌ای تهی نیست؛ COLONNADE_HOME را پوشه‌ای تازه یا تهی بگذارید.",
    ),
    "restoring.database_taken": (
        "The database holds a node already; set COLONNADE_DATABASE_URL to an empty one.",
        "پایگاه داده از پیش گرهی دارد؛ COLONNADE_DATABASE_URL را پایگاهی تهی بگذارید.",
    ),
    "restoring.pinned_is_no_key": (
        "{text} is not a verifier key; give one line name+hash+key after --key.",
        "{text} کلید وارسی نیست؛ پس از --key یک سطر به شکل نام+درهم‌سازی+کلید بدهید.",
    ),
    "restoring.other_key": (
        "The backup is of the log {origin} under another key than --key names; do not trust this backup.",
        "پشتیبان از دفتر {origin} با کلیدی جز آن است که --key نام می‌برد؛ به این پشتیبان اعتماد نکنید.",
    ),
    "restoring.not_signed": (
        "{place} is no checkpoint signed by this log's key; take it from somebody who follows the log.",
        "{place} نقطهٔ وارسی با امضای کلید این دفتر نیست؛ آن را از کسی بگیرید که دفتر را دنبال می‌کند.",
    ),
    "restoring.not_outside": (
        "{place} lies in this node's own home and vouches for nothing; take a checkpoint from outside.",
        "{place} در خانهٔ همین گره است و چیزی را نشان نمی‌دهد؛ نقطهٔ وارسی‌ای از بیرون بگیرید.",
    ),
    "restoring.foreign_checkpoint": (
        "The checkpoint is of another log than {origin}; take one of this log.",
        "این نقطهٔ وارسی از دفتری جز {origin} است؛ یکی از همین دفتر بگیرید.",
    ),
    "restoring.proves_nothing": (
        "The copy shows {outside} acts and this log has {size}; an older state proves nothing, take a newer one.",
        "این رونوشت {outside} اقدام نشان می‌دهد و این دفتر {size} دارد؛ وضع کهنه چیزی نشان نمی‌دهد، تازه‌تر بگیرید.",
    ),
    "restoring.fetch_first": (
        (
            "The log went on to {outside} acts and this copy has {size}; fetch up to it first with"
            " `colonnade restore --fetch`."
        ),
        "دفتر تا {outside} اقدام پیش رفته و این رونوشت {size} دارد؛ نخست با `colonnade restore --fetch` به آن برسید.",
    ),
    "restoring.forked": (
        (
            "At {size} acts the log was signed with another root than here: it was forked; keep both as evidence and"
            " do not write."
        ),
        (
            "در {size} اقدام، دفتر با ریشه‌ای جز این امضا شده است: دفتر دوشاخه شده؛"
            " هر دو را به‌عنوان مدرک نگه دارید و ننویسید."
        ),
    ),
    "restoring.does_not_hold": (
        "{place} does not hold; nothing was taken, fetch the log from somebody else.",
        "{place} درست نیست؛ چیزی برداشته نشد، دفتر را از کس دیگری بگیرید.",
    ),
    "restoring.no_such_log": (
        "{place} holds no copy of the log {origin}; name an export or an address of that log.",
        "{place} رونوشتی از دفتر {origin} ندارد؛ خروجی یا نشانی همان دفتر را بدهید.",
    ),
    "restoring.not_the_logs_key": (
        "The secret key of the log {origin} is needed to write it; name the copy of its log.key with --log-key.",
        "برای نوشتن، کلید نهان دفتر {origin} لازم است؛ رونوشت log.key آن را با --log-key نام ببرید.",
    ),
    "restoring.nothing_to_cite": (
        "No log of this node holds an act that a new log could cite; make a new node with `colonnade init`.",
        "هیچ دفتری از این گره اقدامی ندارد که دفتر تازه به آن استناد کند؛ با `colonnade init` گرهی تازه بسازید.",
    ),
    "restoring.origin_taken": (
        "A log of this node is named {origin} already; give the new log a name that was never used.",
        "دفتری از این گره از پیش {origin} نام دارد؛ به دفتر تازه نامی بدهید که هرگز به کار نرفته است.",
    ),
}

ANSWERS: Mapping[str, tuple[str, str]] = {
    "backup.done": (
        "{place} holds {size} acts. The log's key is not in it: keep log.key in another safe place.",
        "{place} دارای {size} اقدام است. کلید دفتر در آن نیست: log.key را در جای امن دیگری نگه دارید.",
    ),
    "restore.done": (
        (
            "Restored, read-only: {origin}, {size} acts. It writes again after `colonnade restore --current`,"
            " or in a new log after `colonnade restore --new-log`."
        ),
        (
            "بازگردانده شد، تنها خواندنی: {origin}، {size} اقدام. پس از `colonnade restore --current` دوباره می‌نویسد،"
            " یا پس از `colonnade restore --new-log` در دفتری تازه."
        ),
    ),
    "restore.fetched": (
        "{taken} acts of {origin} were taken. Now show an outside checkpoint with `colonnade restore --current`.",
        "{taken} اقدام از {origin} برداشته شد. اکنون نقطهٔ وارسی بیرونی را با `colonnade restore --current` نشان دهید.",
    ),
    "restore.resumed": (
        "{origin} is shown to be current; this node writes it again. No other device may.",
        "{origin} به‌روز نشان داده شد؛ این گره دوباره آن را می‌نویسد. هیچ دستگاه دیگری نباید بنویسد.",
    ),
    "restore.new_log": (
        (
            "{origin} waits for its first act: `organisations.log_continued/1` with the facts above, by one of the"
            " organisations. Keep a copy of its key, in `keys`, in a safe place."
        ),
        (
            "{origin} در انتظار نخستین اقدام خود است: `organisations.log_continued/1` با همین داده‌ها، از یکی از"
            " تشکل‌ها. رونوشتی از کلید آن را، در `keys`، در جای امنی نگه دارید."
        ),
    ),
}

HELP: Mapping[str, tuple[str, str]] = {
    "backup": (
        "keep this node in one encrypted file, without its log's key",
        "این گره را، بی کلید دفترش، در پرونده‌ای رمزشده نگه می‌دارد",
    ),
    "restore": (
        "put a node together from a backup, or let it write again",
        "گره را از پشتیبان بازمی‌گرداند، یا می‌گذارد دوباره بنویسد",
    ),
    "backup_file": ("new file for the backup", "پروندهٔ تازهٔ پشتیبان"),
    "recipient": ("age recipient; may be repeated", "گیرندهٔ age؛ می‌تواند تکرار شود"),
    "passphrase": ("file whose first line is the passphrase", "پرونده‌ای که سطر نخستش گذرواژه است"),
    "backup_key": (
        "make a backup key in a new file; prints its recipient",
        "کلید پشتیبان را در پرونده‌ای تازه می‌سازد؛ گیرنده‌اش را چاپ می‌کند",
    ),
    "kept_file": ("a backup, put into an empty COLONNADE_HOME", "پشتیبانی که در COLONNADE_HOME تهی گذاشته می‌شود"),
    "identity": ("file with the backup key that opens FILE", "پروندهٔ کلید پشتیبانی که FILE را می‌گشاید"),
    "pinned": ("the log's key, from elsewhere: another is refused", "کلید دفتر از جای دیگر: جز آن پذیرفته نمی‌شود"),
    "fetch": ("take what the log signed after the backup", "آنچه را دفتر پس از پشتیبان امضا کرده است می‌گیرد"),
    "current": ("an outside checkpoint: the node writes again", "نقطهٔ وارسی‌ای از بیرون: گره دوباره می‌نویسد"),
    "log_key": ("the log's secret key, from your own safe place", "کلید نهان دفتر، از جای امن خودتان"),
    "new_log": (
        "otherwise: open a new log that carries on the old one",
        "وگرنه: دفتری تازه می‌گشاید که دفتر کهنه را ادامه می‌دهد",
    ),
}


def told(code: str, language: str, **facts: str | int) -> str:
    """Return the answer for ``code`` in ``language`` (``fa`` or ``en``)."""
    return ANSWERS[code][int(language == "fa")].format(**facts)
