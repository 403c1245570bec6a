"""What the pages of a ballot box say, the public ones and the officers'. Codes are ``box.what``."""

from collections.abc import Mapping

SAYINGS: Mapping[str, tuple[str, str]] = {
    "box.title": ("Ballot box", "صندوق رأی"),
    "box.not_here": (
        "The ballot box of this election is not on this site.",
        "صندوق رأی این انتخابات روی این سایت نیست.",
    ),
    "box.for_officers": ("For officers: this ballot box at the desk", "برای مسئولان: این صندوق در میز کار"),
    "box.is_taking": ("The ballot box takes ballots.", "صندوق رأی برگه می‌گیرد."),
    "box.is_here": ("The ballot box is on this node and not closed.", "صندوق رأی روی این گره است و بسته نیست."),
    "box.is_waiting": (
        "The ballot box is ready and takes no ballots today, since voting is not open.",
        "صندوق رأی آماده است و امروز برگه نمی‌گیرد، چون رأی‌گیری باز نیست.",
    ),
    "box.is_stopped": (
        ("The ballot box is stopped: ballots may be missing, and an officer must look into it. Keep your ballot."),
        "صندوق رأی متوقف است: شاید برگه‌هایی گم شده باشد و مسئولی باید رسیدگی کند. برگه‌تان را نگه دارید.",
    ),
    "box.is_closed": ("The ballot box is closed.", "صندوق رأی بسته است."),
    "box.is_complete": (
        "The ballot box is closed, and the archive holds its result.",
        "صندوق رأی بسته است و بایگانی نتیجه‌اش را در خود دارد.",
    ),
    "box.was_stopped": (
        ("This ballot box was stopped once and goes on: look for your tracker, and cast again if it is not here."),
        "این صندوق یک بار متوقف شد و ادامه یافت: کد پیگیری‌تان را بجویید و اگر نبود دوباره رأی دهید.",
    ),
    "box.cast_title": ("Cast a ballot made elsewhere", "انداختن برگه‌ای که جای دیگری ساخته شده"),
    "box.cast_lead": (
        (
            "Your ballot was made on your own device with your credential. Bring it here with the voting code of "
            "your inspector; both are needed. Nothing is kept of the code, nor who sent what when."
        ),
        (
            "برگه‌تان را با کلید رأی خود روی دستگاهتان ساخته‌اید. آن را با رمز رأیی که بازرس داده بیاورید؛ هر دو "
            "لازم است. نه رمز نگه داشته می‌شود و نه اینکه چه کسی کی چه فرستاد."
        ),
    ),
    "box.coercion": (
        (
            "Nobody can see here how you voted; somebody who stands beside you while you vote can. You may vote "
            "again later, and the last ballot counts."
        ),
        (
            "کسی این‌جا نمی‌بیند چه رأیی داده‌اید؛ آن که هنگام رأی کنارتان ایستاده می‌بیند. می‌توانید بعدتر "
            "دوباره رأی دهید و برگهٔ آخر شمرده می‌شود."
        ),
    ),
    "box.ballot_file": ("Ballot, as a file", "برگهٔ رأی، به شکل پرونده"),
    "box.ballot_file_help": (
        "The file that `colonnade election vote` wrote.",
        "پرونده‌ای که `colonnade election vote` نوشته است.",
    ),
    "box.ballot_text": ("Or its text", "یا متن آن"),
    "box.ballot_text_help": (
        "Everything in the file, unchanged: a ballot has one spelling only.",
        "هر چه در پرونده هست، بی هیچ تغییری: برگه تنها یک نوشتار دارد.",
    ),
    "box.code": ("Voting code", "رمز رأی"),
    "box.code_help": (
        "Twenty letters and digits, from an inspector; blanks and strokes do not matter.",
        "بیست نویسه از بازرس؛ فاصله و خط تیره فرقی نمی‌کند.",
    ),
    "box.one_ballot": ("Bring one ballot, as a file or as its text.", "یک برگه بیاورید، یا به شکل پرونده یا متن آن."),
    "box.too_large": (
        "This file is larger than any ballot; bring the one that was made for this election.",
        "این پرونده از هر برگهٔ رأی بزرگ‌تر است؛ همان را بیاورید که برای این انتخابات ساخته شده است.",
    ),
    "box.cast": ("Cast the ballot", "انداختن برگه"),
    "box.taken_title": ("Your ballot is in the box", "برگهٔ شما در صندوق است"),
    "box.taken": ("It was found good and is stored for good.", "برگه درست بود و برای همیشه نگه داشته شد."),
    "box.taken_before": ("It was stored before, and counts once.", "از پیش نگه داشته شده بود و یک بار شمرده می‌شود."),
    "box.tracker": ("Tracker", "کد پیگیری"),
    "box.keep_tracker": (
        (
            "Write it down. With it you find your ballot on the board and in the archive; it does not tell how "
            "you voted."
        ),
        "آن را یادداشت کنید. با آن برگه‌تان را در تابلو و بایگانی می‌یابید؛ نمی‌گوید چه رأیی داده‌اید.",
    ),
    "box.again": (
        ("You may vote again until the box is closed, with the same credential and code; the last ballot counts."),
        "تا صندوق بسته نشده می‌توانید با همان کلید و رمز دوباره رأی دهید؛ برگهٔ آخر شمرده می‌شود.",
    ),
    "box.board_title": ("Board of trackers", "تابلوی کدهای پیگیری"),
    "box.board_lead": (
        (
            "Every ballot is here by its tracker, sorted, so that the order tells nothing. Results are not shown "
            "before the end."
        ),
        ("هر برگه با کد پیگیری‌اش این‌جاست و مرتب شده، تا ترتیب چیزی نگوید. پیش از پایان نتیجه‌ای نشان داده نمی‌شود."),
    ),
    "box.board_kept": (
        "How many vote is not shown here, so there is no list; look for your own whole tracker.",
        "این‌جا نشان داده نمی‌شود که چند تن رأی می‌دهند، پس فهرستی نیست؛ کد پیگیری کامل خود را بجویید.",
    ),
    "box.look": ("Look for it", "جست‌وجو"),
    "box.found": ("What was found", "آنچه یافت شد"),
    "box.is_there": ("This ballot is in the box.", "این برگه در صندوق است."),
    "box.is_not_there": (
        "No ballot with this tracker is in the box; look at each character, and then object or cast again.",
        "برگه‌ای با این کد در صندوق نیست؛ هر نویسه را ببینید و سپس اعتراض کنید یا دوباره رأی دهید.",
    ),
    "box.begin_so": ("These trackers begin so:", "این کدها چنین آغاز می‌شوند:"),
    "box.more_begin_so": (
        "More begin so; type more characters.",
        "کدهای بیشتری چنین آغاز می‌شوند؛ نویسه‌های بیشتری بنویسید.",
    ),
    "box.all": ("All ballots: {number}", "همهٔ برگه‌ها: {number}"),
    "box.none_yet": ("No ballot yet.", "هنوز برگه‌ای نیست."),
    "box.pages": ("Pages of the board", "صفحه‌های تابلو"),
    "box.page_of": ("Page {number} of {of}", "صفحهٔ {number} از {of}"),
    "box.previous": ("Previous", "پیشین"),
    "box.next": ("Next", "پسین"),
    "box.archive": ("Take the archive, to check it", "گرفتن بایگانی برای بررسی"),
    "box.first_event": ("SHA-256 of the Setup event", "SHA-256 رویداد برپایی"),
    "box.ballots": ("Ballots in the box", "برگه‌های صندوق"),
    "box.host": ("Bring the box", "آوردن صندوق"),
    "box.host_help": (
        (
            "The archive that `colonnade election open` wrote, and the bonds of every inspector. The box takes "
            "ballots once the act that opens voting names its Setup event."
        ),
        (
            "بایگانی‌ای که `colonnade election open` نوشته و پیوندهای هر بازرس. صندوق هنگامی برگه می‌گیرد که "
            "اقدام گشودن رأی‌گیری رویداد برپایی آن را نام ببرد."
        ),
    ),
    "box.archive_file": ("Archive (.bel)", "بایگانی (.bel)"),
    "box.archive_file_help": (
        "At most 20 MiB here; a larger one with `colonnade election host` or `colonnade election complete`.",
        ("این‌جا حداکثر ۲۰ مبی‌بایت؛ بزرگ‌تر از آن با `colonnade election host` یا `colonnade election complete`."),
    ),
    "box.bonds": ("Bonds of the inspectors, one file each", "پیوندهای بازرسان، هر یک یک پرونده"),
    "box.bonds_help": (
        "Choose all files at once; `colonnade election codes` wrote them.",
        "همهٔ پرونده‌ها را با هم برگزینید؛ `colonnade election codes` آنها را نوشته است.",
    ),
    "box.close": ("Close the box", "بستن صندوق"),
    "box.close_help": (
        (
            "Once and for good. The end of ballots and their encrypted tally are written behind them, and the "
            "node forgets what codes were tied to. Then take the archive to the trustees."
        ),
        (
            "یک بار و برای همیشه. پایان برگه‌ها و جمع رمزشدهٔ آنها پشت سرشان نوشته می‌شود و گره پیوند رمزها را "
            "فراموش می‌کند. سپس بایگانی را نزد کلیدداران ببرید."
        ),
    ),
    "box.sure": ("No ballot comes any more; I want to close it", "دیگر برگه‌ای نمی‌آید؛ می‌خواهم آن را ببندم"),
    "box.replace": ("Replace a lost code", "جایگزینی رمز گم‌شده"),
    "box.replace_help": (
        "The inspector brings the bond of the lost code and that of the new one; no code, no name, no number.",
        "بازرس پیوند رمز گم‌شده و پیوند رمز تازه را می‌آورد؛ نه رمز، نه نام، نه شماره.",
    ),
    "box.lost_bond": ("Bond of the lost code", "پیوند رمز گم‌شده"),
    "box.new_bond": ("Bond of the new code", "پیوند رمز تازه"),
    "box.resume": ("Go on with the box", "ادامه دادن با صندوق"),
    "box.resume_help": (
        (
            "The box came from a backup or lost its key. Bring every tracker that is known outside, from the "
            "board, from copies of the archive, from voters: only if none is missing the box goes on. The board "
            "says for good that it was stopped."
        ),
        (
            "صندوق از پشتیبان آمده یا کلیدش گم شده است. هر کد پیگیری را که بیرون دانسته است بیاورید، از تابلو، از "
            "نسخه‌های بایگانی، از رأی‌دهندگان: تنها اگر هیچ‌یک گم نباشد صندوق ادامه می‌یابد. تابلو برای همیشه "
            "می‌گوید که متوقف شده بود."
        ),
    ),
    "box.trackers": ("Trackers known outside, one a line", "کدهای پیگیری دانسته در بیرون، هر سطر یکی"),
    "box.complete": ("Bring the archive further", "پیش بردن بایگانی"),
    "box.complete_help": (
        (
            "An archive that begins with everything that is here: after the tally the trustees' one with the "
            "result; of a stopped box any newer copy."
        ),
        (
            "بایگانی‌ای که با همهٔ آنچه این‌جاست آغاز می‌شود: پس از شمارش، آنِ کلیدداران با نتیجه؛ برای صندوق "
            "متوقف، هر نسخهٔ تازه‌تر."
        ),
    ),
}
