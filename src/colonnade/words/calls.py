"""What the command says of itself: its help, a call that is wrong, and what keeps it from its work."""

from collections.abc import Mapping

from colonnade.words import apportionment, bundles, election_papers, power, restoring
from colonnade.words.audit_report import HELP as AUDIT_HELP
from colonnade.words.box_commands import HELP as BOX_HELP
from colonnade.words.coherence import HELP as STATUTE_HELP
from colonnade.words.counting import HELP as COUNT_HELP
from colonnade.words.election_commands import HELP as ELECTION_HELP
from colonnade.words.kernels import HELP as KERNELS_HELP

SENTENCES: dict[str, tuple[str, str]] = {
    "calls.no_command": (
        "No command was given after `{before}`; name one of: {choices}.",
        "پس از `{before}` فرمانی نیامده است؛ یکی از اینها را نام ببرید: {choices}.",
    ),
    "calls.unknown_command": (
        "`{given}` is no command of `{before}`; name one of: {choices}.",
        "`{given}` فرمان `{before}` نیست؛ یکی از اینها را نام ببرید: {choices}.",
    ),
    "calls.mistyped_command": (
        "`{given}` is no command of `{before}`; did you mean `{nearest}`?",
        "`{given}` فرمان `{before}` نیست؛ آیا `{nearest}` را می‌خواستید؟",
    ),
    "calls.missing": (
        "`{before}` also needs {names}; see `{before} --help`.",
        "`{before}` این را هم لازم دارد: {names}؛ `{before} --help` را ببینید.",
    ),
    "calls.unknown_argument": (
        "`{before}` does not know {names}; leave it out, or see `{before} --help`.",
        "`{before}` این را نمی‌شناسد: {names}؛ آن را بردارید یا `{before} --help` را ببینید.",
    ),
    "calls.not_a_choice": (
        "{option} cannot be `{given}`; give one of: {choices}.",
        "{option} نمی‌تواند `{given}` باشد؛ یکی از اینها را بدهید: {choices}.",
    ),
    "calls.needs_a_value": (
        "{option} needs a value after it; see `{before} --help`.",
        "پس از {option} باید مقداری بیاید؛ `{before} --help` را ببینید.",
    ),
    "calls.takes_no_value": (
        "{option} takes no value; leave out `{given}`.",
        "{option} مقداری نمی‌گیرد؛ `{given}` را بردارید.",
    ),
    "calls.wrong": (
        "The call is wrong ({reason}); see `{before} --help`.",
        "فراخوانی نادرست است ({reason})؛ `{before} --help` را ببینید.",
    ),
    "faults.no_space": (
        "No space is left to write {place}; free some, then run the command again.",
        "برای نوشتن {place} جایی نمانده است؛ جا باز کنید و فرمان را دوباره اجرا کنید.",
    ),
    "faults.not_allowed": (
        "You may not read or write {place}; ask for the right to, or name another place.",
        "اجازهٔ خواندن یا نوشتن {place} را ندارید؛ اجازه بگیرید یا جای دیگری را نام ببرید.",
    ),
    "faults.read_only": (
        "{place} lies on a disk that can only be read; name another place.",
        "{place} روی دیسکی است که تنها خوانده می‌شود؛ جای دیگری را نام ببرید.",
    ),
    "faults.is_a_folder": (
        "{place} is a folder and a file is needed; name a file.",
        "{place} پوشه است و پرونده لازم است؛ پرونده‌ای را نام ببرید.",
    ),
    "faults.no_folder": (
        "{place} is a file, or below one, where a folder is needed; name a folder.",
        "{place} پرونده است یا زیر پرونده‌ای است و پوشه لازم است؛ پوشه‌ای را نام ببرید.",
    ),
    "faults.missing": (
        "{place} is not there; name what exists, or put it back.",
        "{place} آنجا نیست؛ چیزی را نام ببرید که هست یا آن را برگردانید.",
    ),
    "faults.too_large": (
        "{place} grew larger than this system lets a file be; raise the limit, then run the command again.",
        (
            "{place} از اندازه‌ای که این دستگاه برای پرونده روا می‌دارد گذشت؛ حد را بالا ببرید و فرمان را دوباره"
            " اجرا کنید."
        ),
    ),
    "faults.storage": (
        "{place} could not be read or written ({reason}); check the disk, then run the command again.",
        "{place} خوانده یا نوشته نشد ({reason})؛ دیسک را وارسی کنید و فرمان را دوباره اجرا کنید.",
    ),
    "faults.system": (
        "The system refused what the command needs ({reason}); mend that, then run it again.",
        "دستگاه آنچه را فرمان لازم دارد نپذیرفت ({reason})؛ آن را درست کنید و فرمان را دوباره اجرا کنید.",
    ),
    "faults.nobody_reads": (
        "Nobody reads the answer any more: the command that was to read it has ended; run this one without it.",
        "دیگر کسی پاسخ را نمی‌خواند: فرمانی که باید می‌خواند پایان یافته است؛ این فرمان را بی آن اجرا کنید.",
    ),
    "faults.answer_lost": (
        "The answer could not be written out ({reason}); send it to a place that takes it.",
        "پاسخ نوشته نشد ({reason})؛ آن را به جایی بفرستید که بپذیرد.",
    ),
    "faults.interrupted": (
        "Interrupted before the end, and nothing was left half-written; run the command again to do the rest.",
        "پیش از پایان بریده شد و چیزی نیمه‌کاره نماند؛ برای باقی کار فرمان را دوباره اجرا کنید.",
    ),
    "faults.process_lost": (
        (
            "A process of this command was ended before its work was done, perhaps for want of memory, and nothing is"
            " decided; see that there is memory, then run the command again."
        ),
        (
            "یکی از فرایندهای این فرمان پیش از پایان کارش از میان رفت، شاید از کمبود حافظه، و چیزی معلوم نشد؛ ببینید"
            " حافظه هست و فرمان را دوباره اجرا کنید."
        ),
    ),
    "faults.ours": (
        "This is a fault of Colonnade, not yours ({kind} in {place}); report it with this line.",
        "این خطای ستون‌گان است، نه شما ({kind} در {place})؛ آن را با همین سطر گزارش کنید.",
    ),
    "databases.bad_address": (
        "COLONNADE_DATABASE_URL names no PostgreSQL database; write postgresql://USER@HOST:PORT/NAME, or unset it.",
        "COLONNADE_DATABASE_URL نشانی PostgreSQL نیست؛ postgresql://USER@HOST:PORT/NAME بنویسید یا آن را بردارید.",
    ),
    "databases.unreachable": (
        "The database {place} does not let us in; see that it runs, and that COLONNADE_DATABASE_URL names it rightly.",
        "پایگاه دادهٔ {place} راه نمی‌دهد؛ ببینید که روشن است و COLONNADE_DATABASE_URL آن را درست نام می‌برد.",
    ),
    "databases.locked": (
        "The database {place} is held by another program; let that end, then run the command again.",
        "پایگاه دادهٔ {place} در دست برنامهٔ دیگری است؛ بگذارید پایان یابد و فرمان را دوباره اجرا کنید.",
    ),
    "databases.not_ours": (
        "{place} is no database, or a damaged one; put it back from a backup.",
        "{place} پایگاه داده نیست یا آسیب دیده است؛ آن را از پشتیبان برگردانید.",
    ),
    "databases.no_space": (
        "No space is left for the database {place}; free some, then run the command again.",
        "برای پایگاه دادهٔ {place} جایی نمانده است؛ جا باز کنید و فرمان را دوباره اجرا کنید.",
    ),
    "databases.not_allowed": (
        "The database {place} can only be read by you; ask for the right to write it and its folder.",
        "پایگاه دادهٔ {place} را تنها می‌توانید بخوانید؛ اجازهٔ نوشتن آن و پوشه‌اش را بگیرید.",
    ),
    "databases.not_opened": (
        "The database {place} cannot be opened; see that it is a file that you may read and write.",
        "پایگاه دادهٔ {place} باز نمی‌شود؛ ببینید که پرونده‌ای است که می‌توانید بخوانید و بنویسید.",
    ),
    "databases.failed": (
        "The database {place} failed ({kind}), and nothing was stored; check it, then run the command again.",
        "پایگاه دادهٔ {place} از کار ماند ({kind}) و چیزی ذخیره نشد؛ آن را وارسی کنید و فرمان را دوباره اجرا کنید.",
    ),
}

HELP: Mapping[str, tuple[str, str]] = {
    **restoring.HELP,
    **bundles.HELP,
    **apportionment.HELP,
    **power.HELP,
    **election_papers.HELP,
    **AUDIT_HELP,
    **BOX_HELP,
    **COUNT_HELP,
    **ELECTION_HELP,
    **STATUTE_HELP,
    **KERNELS_HELP,
    "usage": ("usage: ", "شیوهٔ کاربرد: "),
    "positionals": ("what to name", "آنچه نام می‌برید"),
    "options": ("options", "گزینه‌ها"),
    "help": ("show this help and end", "همین راهنما را نشان می‌دهد"),
    "version": ("show the version and end", "شمارهٔ نسخه را نشان می‌دهد"),
    "lang": (
        "language of the answer (default: the locale's, else en)",
        "زبان پاسخ (اگر نگویید: زبان دستگاه، وگرنه en)",
    ),
    "format": (
        "text for people or JSON for programs (default: text)",
        "متن برای مردم یا JSON برای برنامه‌ها (اگر نگویید: text)",
    ),
    "colonnade": (
        "Federations from below, and what stands, checkably.",
        "فدراسیون از پایین، و آنچه برپاست، چنان که هر کس بتواند وارسی کند.",
    ),
    "account": ("invitations to accounts", "دعوت به حساب"),
    "account invite": (
        "write an invitation to a new account, to be printed",
        "دعوتی به حسابی تازه می‌نویسد، برای چاپ",
    ),
    "account reinvite": (
        "write an invitation that gives an account back after a day; asks for its user name",
        "دعوتی می‌نویسد که حسابی را پس از یک روز بازمی‌گرداند؛ نام کاربری آن را می‌پرسد",
    ),
    "account seat": (
        "write the code for the seat of an office, to be printed for who holds it",
        "کد کرسی یک سمت را می‌نویسد، تا برای دارندهٔ آن چاپ شود",
    ),
    "filling_act": (
        "the act that filled the office, as its page names it",
        "اقدامی که سمت را پر کرد، چنان‌که صفحه‌اش می‌گوید",
    ),
    "new_seat_sheet": ("new file for the sheet, its owner's alone", "پروندهٔ تازه برای برگه، تنها از آنِ صاحبش"),
    "new_invitation": ("new file for the sheet, its owner's alone", "پروندهٔ تازه برای برگه، تنها از آنِ صاحبش"),
    "log": ("the public log", "دفتر عمومی"),
    "log verify": ("check an export, or the log at an address", "خروجی یا دفتری را در نشانی‌اش وارسی می‌کند"),
    "log export": ("write the published log into a folder", "دفتر منتشرشده را در پوشه‌ای می‌نویسد"),
    "log witness": (
        "cosignatures, by files carried to a witness and back",
        "امضای گواهان، با پرونده‌هایی که نزد گواه می‌روند و بازمی‌گردند",
    ),
    "log witness request": (
        "on the node: write what a witness is asked",
        "در گره: آنچه از گواه خواسته می‌شود را می‌نویسد",
    ),
    "log witness key": (
        "on the witness's machine: make its secret key; prints the public one",
        "در دستگاه گواه: کلید نهان او را می‌سازد؛ کلید آشکار را چاپ می‌کند",
    ),
    "log witness answer": (
        "on the witness's machine: check a request and write the cosignature",
        "در دستگاه گواه: درخواست را وارسی می‌کند و امضای گواه را می‌نویسد",
    ),
    "log witness add": (
        "on the node: check an answer and publish it with the checkpoint",
        "در گره: پاسخ را وارسی و با نقطهٔ وارسی منتشر می‌کند",
    ),
    "new_request": ("new file for the request", "پروندهٔ تازه برای درخواست"),
    "old_size": (
        "the size that this witness cosigned last, as it says",
        "اندازه‌ای که این گواه، به گفتهٔ خودش، بار پیش امضا کرد",
    ),
    "witness_name": ("the key's name, e.g. witness.example/w1", "نام کلید، مانند witness.example/w1"),
    "request": ("file that the node wrote", "پرونده‌ای که گره نوشته است"),
    "new_answer": ("new file for the answer", "پروندهٔ تازه برای پاسخ"),
    "witness_secret": ("file that `log witness key` wrote", "پرونده‌ای که `log witness key` نوشته است"),
    "witness_trust": ("policy whose `log` lines pin the logs", "سیاستی که سطرهای `log` آن کلید دفترها را می‌گوید"),
    "witness_state": ("where the witness remembers; keep it for ever", "حافظهٔ گواه؛ آن را برای همیشه نگه دارید"),
    "answer": ("file that the witness wrote", "پرونده‌ای که گواه نوشته است"),
    "node_trust": (
        "policy that names the witnesses, in place of the home's",
        "سیاستی که گواهان را نام می‌برد، به جای سیاست خانه",
    ),
    "witness_key": ("a witness's key, beside those", "کلید یک گواه دیگر، افزون بر آنان"),
    "init": ("make COLONNADE_HOME a node's home", "پوشهٔ COLONNADE_HOME را خانهٔ گره می‌کند"),
    "demo": ("show an invented colonnade in the browser", "ستون‌گانی ساختگی را در مرورگر نشان می‌دهد"),
    "serve": ("show this node's pages, behind a reverse proxy", "صفحه‌های این گره را پشت پراکسی معکوس نشان می‌دهد"),
    "rebuild": ("make every table anew from the log", "همهٔ جدول‌ها را از نو از دفتر می‌سازد"),
    "act": ("acts", "اقدام‌ها"),
    "act key": (
        "make a secret key for an organisation; prints the public one",
        "کلید نهانی برای تشکل می‌سازد؛ کلید آشکار را چاپ می‌کند",
    ),
    "act commit": (
        "hide what a sealed founding or a small count must not show; prints the commitment",
        "آنچه بنیادگذاری مهرشده یا شمار کوچک نباید نشان دهد پنهان می‌کند؛ تعهد را چاپ می‌کند",
    ),
    "whole_draft": (
        "draft with all its facts: a founding with visibility sealed, or a count",
        "پیش‌نویس با همهٔ داده‌هایش: بنیادگذاری با visibility برابر sealed، یا شمار",
    ),
    "committed_draft": (
        "new file for the draft that `act write` takes",
        "پروندهٔ تازه برای پیش‌نویسی که `act write` می‌گیرد",
    ),
    "opening": (
        "new file for what was hidden and its random bytes; keep it, show it to nobody",
        "پروندهٔ تازه برای آنچه پنهان شد و بایت‌های تصادفی‌اش؛ نگهش دارید و به کسی نشان ندهید",
    ),
    "act write": (
        "write an act's canonical bytes from a draft in JSON",
        "بایت‌های معیار اقدام را از پیش‌نویس JSON می‌نویسد",
    ),
    "act seal": ("add a seal to an act", "مهری بر اقدام می‌افزاید"),
    "act record": ("judge a sealed act, store it and publish", "اقدام مهرشده را می‌سنجد، ذخیره و منتشر می‌کند"),
    "act document": (
        "seal a document for an act; prints what the draft says of it",
        "سندی را برای اقدام مهر می‌کند؛ آنچه پیش‌نویس باید از آن بگوید چاپ می‌شود",
    ),
    "act erase": (
        "erase a document for good; its act and every proof stay",
        "سندی را برای همیشه پاک می‌کند؛ اقدام و همهٔ برهان‌ها می‌مانند",
    ),
    "act enclose": (
        "give a sealed document later to the recorded act that names it",
        "سند مهرشده را بعدها به اقدام ثبت‌شده‌ای می‌دهد که آن را نام می‌برد",
    ),
    "enclosed": (
        "the document, as `act document` sealed it",
        "سند، چنان‌که `act document` مهر کرده است",
    ),
    "document": ("the document", "سند"),
    "new_sealed_document": ("new file for the sealed document", "پروندهٔ تازه برای سند مهرشده"),
    "document_type": (
        "what kind of document, e.g. application/pdf (default: text/plain)",
        "گونهٔ سند، مانند application/pdf (اگر نگویید: text/plain)",
    ),
    "sealed_document": (
        "a document that the act names, as `act document` sealed it; may be repeated",
        "سندی که اقدام نام می‌برد، چنان‌که `act document` مهر کرده است؛ می‌توان تکرار کرد",
    ),
    "document_digest": ("the document's SHA-256, as its act names it", "SHA-256 سند، چنان‌که در اقدام آمده است"),
    "export": (
        "folder written by `colonnade log export`, or address of a log",
        "پوشه‌ای که `colonnade log export` نوشته است، یا نشانی دفتر",
    ),
    "key": ("the log's key, from elsewhere", "کلید دفتر، از جای دیگر"),
    "trust": ("logs, witnesses and quorum (C2SP tlog-policy)", "دفترها، گواهان و حد نصاب (C2SP tlog-policy)"),
    "since": ("a checkpoint seen before", "نقطهٔ وارسی‌ای که پیش‌تر دیده شد"),
    "seals": ("check every seal on every act", "همهٔ مهرهای همهٔ اقدام‌ها را وارسی می‌کند"),
    "target": ("new or empty folder, or an earlier export of this log", "پوشهٔ تازه یا تهی، یا خروجی پیشین همین دفتر"),
    "origin": ("the log's name, e.g. union.example/log", "نام دفتر، مانند union.example/log"),
    "host": ("address to listen on (default 127.0.0.1)", "نشانی‌ای که بر آن گوش می‌دهد (اگر نگویید: 127.0.0.1)"),
    "new_secret": ("new file for the secret key", "پروندهٔ تازه برای کلید نهان"),
    "draft": (
        "JSON: act, organisation, effective, facts; the rest as usual",
        "JSON: act، organisation، effective، facts؛ باقی به روال",
    ),
    "new_act": ("new file for the act", "پروندهٔ تازه برای اقدام"),
    "act_file": (
        "the act, sealed before or not, or its parts as scanned",
        "اقدام، پیش‌تر مهرشده یا نه، یا بخش‌هایش چنان‌که اسکن شد",
    ),
    "sealed_file": ("the sealed act", "اقدام مهرشده"),
    "secret": ("file that `act key` wrote", "پرونده‌ای که `act key` نوشته است"),
}

PROGRESS: Mapping[str, tuple[str, str]] = {
    "weighing": ("Counting: {done} of {total} steps", "شمارش: {done} از {total} گام"),
    "checking": ("Checking: {done} of {total} files", "وارسی: {done} از {total} پرونده"),
    "fetching": ("Fetching: {done} of {total} files", "گرفتن: {done} از {total} پرونده"),
    "exporting": ("Writing: {done} of {total} files", "نوشتن: {done} از {total} پرونده"),
    "bundling": ("Writing: {done} of {total} parts", "نوشتن: {done} از {total} بخش"),
    "keeping": ("Keeping: {done} of {total} acts", "نگهداری: {done} از {total} اقدام"),
    "surveying": ("Looking into the backup: {done} of {total} acts", "وارسی پشتیبان: {done} از {total} اقدام"),
    "restoring": ("Restoring: {done} of {total} acts", "بازگردانی: {done} از {total} اقدام"),
    "going_through": ("Checking: {done} of {total} kB", "وارسی: {done} از {total} کیلوبایت"),
    "recounting": ("Counting again: {done} of at most {total}", "شمارش دوباره: {done} از دست‌بالا {total}"),
    "closing_box": ("Tallying: {done} of {total} ballots", "جمع: {done} از {total} برگه"),
    "rebuilding": ("Judging: {done} of {total} acts", "سنجش: {done} از {total} اقدام"),
    "papers": ("Setting the papers: {done} of {total} voters", "چیدن برگه‌ها: {done} از {total} رأی‌دهنده"),
    "furnishing": ("Recording the demo: {done} of {total} acts", "ثبت نمایش: {done} از {total} اقدام"),
}


def help_of(name: str, language: str) -> str:
    """Return the help text ``name`` in ``language``."""
    english, persian = HELP[name]
    return persian if language == "fa" else english


def progress_of(name: str, language: str, done: int, total: int) -> str:
    """Return how far the work ``name`` is, as a line in ``language``."""
    english, persian = PROGRESS[name]
    return (persian if language == "fa" else english).format(done=done, total=total)
