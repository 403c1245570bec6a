"""What a node and its command say when they refuse."""

PORT_FAULTS: dict[str, tuple[str, str]] = {
    "not_a_number": ("not a number from 1 to 65535", "عددی از ۱ تا ۶۵۵۳۵ نیست"),
    "taken": ("taken by another program", "در دست برنامهٔ دیگری است"),
    "not_allowed": ("not yours to use", "اجازه‌اش را ندارید"),
}
SENTENCES: dict[str, tuple[str, str]] = {
    "homes.taken": (
        "{place} is a node's home already; set COLONNADE_HOME to another folder.",
        "{place} از پیش خانهٔ یک گره است؛ COLONNADE_HOME را پوشهٔ دیگری بگذارید.",
    ),
    "homes.none": (
        "{place} is no node's home; run `colonnade init` first, or set COLONNADE_HOME.",
        "{place} خانهٔ هیچ گرهی نیست؛ نخست `colonnade init` را اجرا کنید یا COLONNADE_HOME را تعیین کنید.",
    ),
    "homes.demo": (
        "{place} is a demo's home; a real node needs a folder of its own: set COLONNADE_HOME.",
        "{place} خانهٔ نمایش است؛ گره واقعی پوشهٔ خود را می‌خواهد: COLONNADE_HOME را تعیین کنید.",
    ),
    "homes.demo_origin": (
        "The origin {origin} belongs to demos alone; name the log of a real node otherwise.",
        "نام {origin} تنها از آنِ نمایش است؛ دفتر گره واقعی را نام دیگری بدهید.",
    ),
    "homes.bad_origin": (
        "A log cannot be named `{origin}`; give a name without spaces and plus signs, e.g. union.example/log.",
        "دفتر را نمی‌توان `{origin}` نامید؛ نامی بی فاصله و بی نشان + بدهید، مانند union.example/log.",
    ),
    "homes.real": (
        "{place} is a real node's home; a demo needs a folder of its own: set COLONNADE_HOME.",
        "{place} خانهٔ گره واقعی است؛ نمایش پوشهٔ خود را می‌خواهد: COLONNADE_HOME را تعیین کنید.",
    ),
    "serving.port": (
        "Port {port} cannot be used ({fault}); set PORT to a free one between 1 and 65535.",
        "درگاه {port} به کار نمی‌آید ({fault})؛ PORT را درگاهی آزاد میان ۱ و ۶۵۵۳۵ بگذارید.",
    ),
    "serving.host": (
        "{host} is no address of this machine; give --host one that is, e.g. 127.0.0.1.",
        "{host} نشانی این دستگاه نیست؛ با --host نشانی‌ای از آن بدهید، مانند 127.0.0.1.",
    ),
    "homes.damaged": (
        "{place} cannot be read as what a home keeps there; put it back from a backup.",
        "{place} آن نیست که باید در خانه باشد؛ آن را از پشتیبان برگردانید.",
    ),
    "homes.no_key": (
        "{place} is not there, and the node cannot sign without it; put it back from where you keep it safe.",
        "{place} آنجا نیست و گره بی آن امضا نمی‌کند؛ آن را از جای امنی که نگهش داشته‌اید برگردانید.",
    ),
    "homes.not_readable": (
        "{place} cannot be read; name a file that exists and that you may read.",
        "{place} خواندنی نیست؛ پرونده‌ای را نام ببرید که هست و اجازهٔ خواندنش را دارید.",
    ),
    "exports.nothing": (
        "The log holds no act yet; there is nothing to export.",
        "دفتر هنوز هیچ اقدامی ندارد؛ چیزی برای خروجی نیست.",
    ),
    "exports.foreign_folder": (
        "{place} is not part of an earlier export of this log; name an empty or a new folder.",
        "{place} بخشی از خروجی پیشین این دفتر نیست؛ پوشه‌ای تهی یا تازه نام ببرید.",
    ),
    "organisations.cannot_stand": (
        "The act would not take effect ({standing}: {why}); nothing was stored.",
        "این اقدام اثر نمی‌یابد ({standing}: {why})؛ چیزی ذخیره نشد.",
    ),
    "organisations.statute_forbids": (
        "The act would not take effect ({standing}: {why}; article {article}, statute of {statute}); nothing stored.",
        "این اقدام اثر نمی‌یابد ({standing}: {why}؛ مادهٔ {article} اساسنامهٔ {statute})؛ چیزی ذخیره نشد.",
    ),
    "organisations.not_after_the_last": (
        "The act must come after the newest act of the log; put {last} into `after`.",
        "این اقدام باید پس از تازه‌ترین اقدام دفتر بیاید؛ {last} را در `after` بگذارید.",
    ),
    "organisations.recorded_ahead": (
        "The act says it was recorded on {recorded}, which has not ended here; correct the day.",
        "این اقدام می‌گوید در {recorded} ثبت شده که هنوز به پایان نرسیده است؛ روز را درست کنید.",
    ),
    "organisations.bad_seal": (
        "A line under the act is no good seal; seal the act's own bytes again with `colonnade act seal`.",
        "سطری زیر این اقدام مهر درست نیست؛ بایت‌های خودِ اقدام را دوباره با `colonnade act seal` مهر کنید.",
    ),
    "log.not_a_chain": (
        "The act {act} does not come after the one before it in the log; restore the log from a backup.",
        "اقدام {act} پس از اقدام پیش از خود در دفتر نمی‌آید؛ دفتر را از پشتیبان بازگردانید.",
    ),
    "log.entries_differ": (
        "The stored acts do not make the log's root; nothing was rebuilt: restore the log from a backup.",
        "اقدام‌های ذخیره‌شده ریشهٔ دفتر را نمی‌سازند؛ چیزی بازساخته نشد: دفتر را از پشتیبان بازگردانید.",
    ),
    "organisations.out_of_batch": (
        "Acts of hidden organisations are taken in on the first seven days of a month; bring this one from {first} on.",
        "اقدام تشکل‌های پنهان در هفت روز نخست هر ماه میلادی پذیرفته می‌شود؛ این را از {first} به بعد بیاورید.",
    ),
    "acts.file_taken": (
        "{place} exists already or has no folder; name a new file in a folder that exists.",
        "{place} از پیش هست یا پوشه ندارد؛ پرونده‌ای تازه در پوشه‌ای موجود نام ببرید.",
    ),
    "acts.no_document": (
        "No document {digest} is kept here; give the `sha256` that its act names.",
        "سند {digest} اینجا نگه داشته نمی‌شود؛ `sha256` آن را چنان‌که در اقدام آمده است بدهید.",
    ),
    "publiclog.document_erased": (
        "The document {digest} was erased here for good and is not taken in again; leave it out.",
        "سند {digest} اینجا برای همیشه پاک شده است و دوباره پذیرفته نمی‌شود؛ آن را نیاورید.",
    ),
    "organisations.document_not_named": (
        "The act names no document {digest}; nothing was stored: give the sealed file that it names, or leave it out.",
        "این اقدام سند {digest} را نام نمی‌برد و چیزی ذخیره نشد؛ پروندهٔ مهرشده‌ای را بدهید که نام می‌برد یا هیچ ندهید.",
    ),
    "organisations.named_by_no_act": (
        "No act recorded here names the document {digest}; give the file that `colonnade act document` sealed.",
        "هیچ اقدامی در اینجا سند {digest} را نام نمی‌برد؛ پرونده‌ای را بدهید که `colonnade act document` مهر کرده است.",
    ),
    "acts.not_a_secret": (
        "{place} holds no secret key; name a file that `colonnade act key` wrote.",
        "{place} کلید نهانی ندارد؛ پرونده‌ای را نام ببرید که `colonnade act key` نوشته است.",
    ),
    "acts.malformed": (
        "The act is malformed at {path} ({fault}); correct it there.",
        "این اقدام در {path} نادرست است ({fault})؛ همان‌جا را درست کنید.",
    ),
    "log.not_a_note": (
        "The file is not a sealed act ({fault}); name the file that `colonnade act seal` wrote.",
        "این پرونده اقدام مهرشده نیست ({fault})؛ پرونده‌ای را نام ببرید که `colonnade act seal` نوشته است.",
    ),
}
