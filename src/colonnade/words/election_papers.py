"""What is said on the papers of an election and by the commands that make them: sheets, slips, a trustee's backup."""

from collections.abc import Mapping

FAULTS: Mapping[str, tuple[str, str]] = {
    "too_long": ("the file is too long", "پرونده بیش از اندازه بلند است"),
    "no_json": ("this is not JSON in UTF-8", "این JSON با UTF-8 نیست"),
    "no_object": ("this is no JSON object", "این شیء JSON نیست"),
    "nobody": ("nobody stands in it", "کسی در آن نیست"),
    "no_text": ("a text belongs there", "آنجا باید متن باشد"),
    "twice_a_name": ("this stands there twice", "این دو بار آمده است"),
    "number": ("this is no voter's number: 1, 2, 3 and so on", "این شمارهٔ رأی‌دهنده نیست: 1، 2، 3 و مانند آن"),
    "id": ("this id is empty or too long", "این شناسه تهی یا بیش از اندازه بلند است"),
    "credential": ("no credential stands there", "آنجا کلید رأی نیست"),
    "public_credential": (
        "no public credential of this election's group stands there",
        "آنجا کلید رأی همگانی در گروه این انتخابات نیست",
    ),
    "voting_code": ("no voting code stands there", "آنجا رمز رأی نیست"),
    "given_twice": ("what stands there stands elsewhere too", "آنچه آنجاست جای دیگری هم آمده است"),
}

SENTENCES: Mapping[str, tuple[str, str]] = {
    "elections.bad_list": (
        "{place}, at `{at}`: {fault}; take the file as the command wrote it.",
        "{place}، در `{at}`: {fault}؛ پرونده را چنان‌که فرمان نوشته است بدهید.",
    ),
    "elections.list_of_another_election": (
        ("{place}: number {number} has a credential that is not on this election's list; take the file made for it."),
        ("{place}: کلید رأی شمارهٔ {number} در فهرست این انتخابات نیست؛ پرونده‌ای را بدهید که برای آن ساخته شده است."),
    ),
    "elections.seed_mistyped": (
        (
            "This is not what stands on the paper: {letters} letters were read of {needed}, or some are mistyped;"
            " compare group by group, capitals and small letters too."
        ),
        (
            "این آن نیست که روی کاغذ است: از {needed} نویسه {letters} نویسه خوانده شد، یا نویسه‌ای اشتباه است؛"
            " گروه به گروه بسنجید، بزرگی و کوچکی نویسه‌ها را هم."
        ),
    ),
    "elections.no_typesetter": (
        "The package `typst`, which sets PDFs, is not installed; install it, then run the command again.",
        "بستهٔ `typst` که PDF را می‌چیند نصب نیست؛ نصبش کنید و فرمان را دوباره اجرا کنید.",
    ),
}

HELP: Mapping[str, tuple[str, str]] = {
    "election codes": (
        "as inspector: draw a voting code for each number of another column's roll",
        "برای بازرس: برای هر شماره از فهرست ستونی دیگر رمز رأی می‌سازد",
    ),
    "election sheets": (
        "as secretary: write the voters' sheets with their credentials, to be printed",
        "برای دبیر: برگه‌های رأی‌دهندگان را با کلید رأیشان می‌نویسد، برای چاپ",
    ),
    "election slips": (
        "as inspector: write the slips with the voting codes, to be printed and folded",
        "برای بازرس: برگه‌های تاشوی رمزهای رأی را می‌نویسد، برای چاپ و تا زدن",
    ),
    "election backup-share": (
        "as trustee: write the secret as a paper with check letters",
        "برای کلیددار: راز را با نویسه‌های وارسی روی کاغذ می‌آورد",
    ),
    "election restore-share": (
        "as trustee: type the secret from the paper into a new file",
        "برای کلیددار: راز را از روی کاغذ در پرونده‌ای تازه می‌نویسد",
    ),
    "paper_folder": ("the election's folder", "پوشهٔ انتخابات"),
    "numbers_of_secretary": (
        "numbers with public credentials, from a secretary of another column",
        "شماره‌ها با کلیدهای رأی همگانی، از دبیر ستونی دیگر",
    ),
    "new_codes": ("new file for the codes, its owner's alone", "پروندهٔ تازه برای رمزها، تنها از آنِ صاحبش"),
    "new_bonds": ("new file for what is handed in to the node", "پروندهٔ تازه برای آنچه به گره داده می‌شود"),
    "new_kept": (
        "new file, its owner's alone, with what replaces a lost code: its bond by number",
        "پروندهٔ تازه، تنها از آنِ صاحبش، برای جایگزینی رمز گم‌شده: پیوند هر شماره",
    ),
    "credentials_by_id": ("the secretary's credentials by id", "کلیدهای رأی نزد دبیر، با شناسه"),
    "codes_by_number": ("the inspector's codes by number", "رمزهای رأی نزد بازرس، با شماره"),
    "new_paper": (
        "new PDF, its owner's alone; more than 500 voters are several files, P-01.pdf and on",
        "PDF تازه، تنها از آنِ صاحبش؛ بیش از ۵۰۰ رأی‌دهنده چند پرونده می‌شود: P-01.pdf و پس از آن",
    ),
    "new_share_paper": ("new PDF, its owner's alone", "PDF تازه، تنها از آنِ صاحبش"),
    "trustee_secret": ("the trustee's secret", "راز کلیددار"),
    "new_trustee_secret": ("new file for the secret, its owner's alone", "پروندهٔ تازه برای راز، تنها از آنِ صاحبش"),
}

ANSWERS: Mapping[str, tuple[str, str]] = {
    "codes_drawn": (
        "{voters} codes in {codes}: print them as slips, then destroy it. {bonds} goes to the node.",
        "{voters} رمز در {codes}: آنها را با slips چاپ کنید و سپس نابودش کنید. {bonds} به گره می‌رود.",
    ),
    "papers_written": (
        (
            "{voters} voters, {pages} pages: {files}. Print and destroy; whoever reads it holds what voters"
            " should hold alone."
        ),
        (
            "{voters} رأی‌دهنده، {pages} صفحه: {files}. چاپ و نابود کنید؛ هر که آن را بخواند چیزی دارد که تنها"
            " باید نزد رأی‌دهنده باشد."
        ),
    ),
    "share_written": (
        "{file}: print it, type it in once to try it (`restore-share`), then destroy this file.",
        "{file}: چاپش کنید، یک بار برای آزمودن از رویش بنویسید (`restore-share`)، سپس این پرونده را نابود کنید.",
    ),
    "share_restored": (
        "The check letters agree; the secret is in {file}.",
        "نویسه‌های وارسی درست است؛ راز در {file} است.",
    ),
    "type_seed": (
        "Type the 25 letters from the paper; they will not be shown: ",
        "۲۵ نویسهٔ روی کاغذ را بنویسید؛ نشان داده نمی‌شوند: ",
    ),
}

PAPER: Mapping[str, tuple[str, str]] = {
    "number": ("Number", "شماره"),
    "election": ("Election", "انتخابات"),
    # The voter's sheet.
    "sheets_title": ("Voters' sheets", "برگه‌های رأی‌دهندگان"),
    "for_whom": ("For", "برای"),
    "for_whom_why": (
        (
            "The name is the one in your secretary's roll: it brings this sheet into the right hand. Neither the"
            " node nor the inspectors know it. Tear this strip off when you have the sheet, and burn it."
        ),
        (
            "این نام همان است که در فهرست دبیر شماست، تا این برگه به دست خودتان برسد. نه گره آن را می‌داند و نه"
            " بازرسان. برگه که به دستتان رسید این نوار را جدا کنید و بسوزانید."
        ),
    ),
    "tear": ("tear off here", "از اینجا جدا کنید"),
    "your_credential": ("Your credential", "کلید رأی شما"),
    "credential_how": (
        "Capital and small letters differ. Zero, capital O, capital I and small l never occur.",
        "نویسه‌های بزرگ و کوچک فرق دارند. صفر، O بزرگ، I بزرگ و l کوچک هرگز در آن نیست.",
    ),
    "credential_picture": (
        "The picture holds the credential and nothing else: no address, no name.",
        "این تصویر تنها کلید رأی را دارد و نه چیز دیگری: نه نشانی و نه نام.",
    ),
    "credential_alt": ("QR code of the credential", "کد QR کلید رأی"),
    "vote": ("Vote", "رأی دادن"),
    "vote_code": (
        (
            "You also need a voting code. It comes folded, with this number, from an inspector of another"
            " organisation. With only one of the two nobody can vote."
        ),
        (
            "رمز رأی هم لازم دارید: برگهٔ تاشده‌ای با همین شماره از بازرس تشکلی دیگر. با تنها یکی از این دو"
            " هیچ‌کس نمی‌تواند رأی بدهد."
        ),
    ),
    "vote_type": (
        (
            "Where you vote, type the credential as it stands here, or let the picture be read; then choose, and"
            " give the code. If the election's fingerprint is shown, compare it with the public log."
        ),
        (
            "هنگام رأی دادن کلید رأی را چنان‌که اینجاست بنویسید یا تصویر را بخوانید؛ سپس برگزینید و رمز رأی را بدهید."
            " اگر اثر انگشت انتخابات نشان داده شد آن را با دفتر عمومی بسنجید."
        ),
    ),
    "vote_tracker": ("You are shown a tracker. Write it down:", "یک کد پیگیری به شما نشان می‌دهند. یادداشتش کنید:"),
    "vote_again": (
        "Until voting closes you may vote again with the same two; the last ballot counts, and its tracker.",
        "تا پایان رأی‌گیری می‌توانید با همین دو دوباره رأی بدهید؛ آخرین برگه شمرده می‌شود، با کد پیگیری خودش.",
    ),
    "check": ("Check", "وارسی"),
    "check_board": (
        (
            "Look for your tracker on the election's board, from another device if you can. There: your ballot is"
            " in the box as you cast it. Not there, or another than yours: tell an inspector before voting"
            " closes."
        ),
        (
            "کد پیگیری خود را در تابلوی انتخابات بجویید، اگر شد از دستگاهی دیگر. اگر هست: برگهٔ شما همان‌گونه که"
            " انداختید در صندوق است. اگر نیست یا جز این است: پیش از پایان رأی‌گیری به بازرسی بگویید."
        ),
    ),
    "check_silent": (
        "A tracker does not show how you voted, to you or to anybody.",
        "کد پیگیری به هیچ‌کس، حتی خودتان، نشان نمی‌دهد چه رأیی دادید.",
    ),
    "keep": ("Keep, then burn", "نگه‌داری، سپس سوزاندن"),
    "keep_apart": (
        "Keep sheet and code apart, and take no picture of them. Whoever has both can vote in your place.",
        (
            "برگه و رمز را جدا از هم نگه دارید و از آنها عکس نگیرید. هر که هر دو را داشته باشد می‌تواند به جای"
            " شما رأی بدهد."
        ),
    ),
    "keep_lost": (
        "If one is lost or was seen, ask the inspector for a new code at once: the old one casts no more.",
        "اگر یکی گم شد یا دیده شد، بی‌درنگ از بازرس رمز تازه بخواهید: رمز کهنه دیگر رأی نمی‌دهد.",
    ),
    "keep_burn": (
        "When nobody can object to the result any more, burn both.",
        "زمان اعتراض به نتیجه که گذشت، هر دو را بسوزانید.",
    ),
    "honest": ("What your secretary can do with it", "دبیر با این برگه چه می‌تواند بکند"),
    "honest_knows": (
        (
            "Whoever made this sheet knows your credential: can see whether your number has voted, and can try to"
            " cast. Without the code it is refused. How you voted it does not show."
        ),
        (
            "سازندهٔ این برگه کلید رأی شما را می‌داند: می‌تواند ببیند شمارهٔ شما رأی داده است یا نه، و می‌تواند"
            " بکوشد رأی بیندازد. بی رمز رأی پذیرفته نمی‌شود. این برگه نشان نمی‌دهد که شما چه رأیی داده‌اید."
        ),
    ),
    "honest_hand": (
        (
            "That is why the code comes from another hand. Show it to nobody, your secretary neither; together,"
            " secretary and inspector could vote for whoever stays at home."
        ),
        (
            "برای همین رمز رأی از دست دیگری می‌آید. آن را به هیچ‌کس نشان ندهید، به دبیر هم نه؛ دبیر و بازرس با هم"
            " می‌توانند به جای کسی که رأی نمی‌دهد رأی بدهند."
        ),
    ),
    # The inspector's slip.
    "slips_title": ("Slips with voting codes", "برگه‌های رمز رأی"),
    "slip": ("Voting code", "رمز رأی"),
    "slip_outside": (
        "For the voter with this number, closed. If it was opened before it reached you, ask for another.",
        "برای رأی‌دهنده‌ای با این شماره، بسته. اگر پیش از رسیدن به شما باز شده، رمز دیگری بخواهید.",
    ),
    "slip_fold": (
        "First fold the code onto the pattern, then this panel outward behind it; close with tape.",
        "نخست رمز را روی نقش تا کنید، سپس این بخش را به بیرون و پشت آن؛ با چسب ببندید.",
    ),
    "slip_use": (
        (
            "You need it together with the credential of your secretary, on the sheet with the same number."
            " Neither alone votes. Show it to nobody; burn it with the sheet."
        ),
        (
            "آن را با کلید رأیی به کار می‌برید که دبیر داده است، روی برگه‌ای با همین شماره. هیچ‌یک به‌تنهایی رأی"
            " نمی‌دهد. به کسی نشانش ندهید و با برگه بسوزانید."
        ),
    ),
    "slip_alt": ("QR code of the voting code", "کد QR رمز رأی"),
    "fold_in": ("fold inward", "تا به درون"),
    "fold_out": ("fold outward", "تا به بیرون"),
    # The trustee's backup.
    "share_title": ("A trustee's secret, on paper", "راز کلیددار روی کاغذ"),
    "trustee": ("Trustee", "کلیددار"),
    "trustee_of": ("{number} of {trustees}, {threshold} open", "{number} از {trustees}، با {threshold} گشوده می‌شود"),
    "uuid": ("Identifier", "شناسهٔ انتخابات"),
    "fingerprint": ("Fingerprint of the public key", "اثر انگشت کلید همگانی"),
    "fingerprint_why": (
        "SHA-256 of the public key, its first 32 digits: it tells two papers apart, and is no secret.",
        "SHA-256 کلید همگانی، ۳۲ رقم نخست: دو کاغذ را از هم بازمی‌شناساند و راز نیست.",
    ),
    "secret": ("The secret", "راز"),
    "secret_how": (
        (
            "22 letters and three that check them. Capital and small letters differ; zero, capital O, capital I"
            " and small l never occur."
        ),
        (
            "۲۲ نویسه و سه نویسه که آنها را می‌سنجد. نویسه‌های بزرگ و کوچک فرق دارند؛ صفر، O بزرگ، I بزرگ و l"
            " کوچک هرگز در آن نیست."
        ),
    ),
    "secret_alt": ("QR code of the secret", "کد QR راز"),
    "share_what": ("What it is", "این چیست"),
    "share_what_is": (
        (
            "Your part of the key of this election. Whoever has as many such papers as are needed opens the box,"
            " ballot by ballot too. Nobody else may have yours: no other trustee, no secretary, no inspector."
        ),
        (
            "سهم شما از کلید این انتخابات. هر که به شمار لازم از این کاغذها داشته باشد صندوق را می‌گشاید، برگه به"
            " برگه هم. هیچ‌کس دیگر نباید آن را داشته باشد: نه کلیددار دیگر، نه دبیر و نه بازرس."
        ),
    ),
    "share_keep": ("Until the result", "تا نتیجه"),
    "share_keep_how": (
        (
            "Keep it closed, away from the device that holds the file, and take no picture. If it was seen or is"
            " lost, tell the other trustees: voting should then begin anew with new keys."
        ),
        (
            "آن را بسته و دور از دستگاهی که پرونده در آن است نگه دارید و از آن عکس نگیرید. اگر دیده یا گم شد به"
            " کلیدداران دیگر بگویید: آنگاه باید با کلیدهای تازه از نو رأی گرفت."
        ),
    ),
    "share_restore": ("To use it: ", "برای به کار بردن: "),
    "share_after": ("After the election", "پس از انتخابات"),
    "share_after_how": (
        (
            "When the result stands and nobody can object any more, burn this paper and destroy the file and its"
            " copies. Your organisation then puts on record that the key is gone. As long as as many papers as"
            " are needed exist, every ballot can still be opened."
        ),
        (
            "نتیجه که قطعی شد و زمان اعتراض گذشت، این کاغذ را بسوزانید و پرونده و رونوشت‌هایش را نابود کنید. سپس"
            " تشکل شما ثبت می‌کند که کلید از میان رفته است. تا زمانی که به شمار لازم از این کاغذها هست، هر برگهٔ"
            " رأی را می‌توان گشود."
        ),
    ),
}


def answered(name: str, language: str, **facts: str | int) -> str:
    """Return an answer of a command in ``language``."""
    return _in(ANSWERS[name], language).format(**facts)


def on_paper(name: str, language: str) -> str:
    """Return what a paper says in ``language``."""
    return _in(PAPER[name], language)


def _in(said: tuple[str, str], language: str) -> str:
    return said[1] if language == "fa" else said[0]
