"""What a witness, a node that asks one, and a trust policy say, of refusals and of what was done."""

SENTENCES: dict[str, tuple[str, str]] = {
    "witness.requested": (
        "Request written: {origin} at {size} acts, from {old}; carry it to a witness.",
        "درخواست نوشته شد: {origin} با {size} اقدام، از {old}؛ آن را به گواه برسانید.",
    ),
    "witness.cosigned": (
        "Cosigned: {origin} at {size} acts; carry the answer back to the log's node.",
        "گواه امضا کرد: {origin} با {size} اقدام؛ پاسخ را به گره دفتر بازگردانید.",
    ),
    "witness.added": (
        "Published: {origin} at {size} acts; cosignatures on it: {number}.",
        "منتشر شد: {origin} با {size} اقدام؛ شمار امضای گواهان بر آن: {number}.",
    ),
    "witness.not_a_request": (
        "The file is not a request to a witness ({fault}); name the file that `colonnade log witness request` wrote.",
        "این پرونده درخواست از گواه نیست ({fault})؛ پرونده‌ای را بدهید که `colonnade log witness request` نوشته است.",
    ),
    "witness.unknown_origin": (
        "No `log` line of the trust file names {origin}; add its key, got from elsewhere, if you mean to witness it.",
        "هیچ سطر `log` در پروندهٔ اعتماد از {origin} نیست؛ اگر گواه آن می‌شوید، کلیدش را، گرفته از جای دیگر، بیفزایید.",
    ),
    "witness.not_signed": (
        "The checkpoint bears no good signature of the key trusted for {origin}; ask the log's node for a new request.",
        "نقطهٔ وارسی امضای درست کلیدی را که برای {origin} مورد اعتماد است ندارد؛ از گره دفتر درخواست تازه بخواهید.",
    ),
    "witness.old_beyond_size": (
        "The old size {old} is not between 0 and {size}, the size of {origin}; make the request with a right --old.",
        "اندازهٔ پیشین {old} میان ۰ و {size}، اندازهٔ {origin}، نیست؛ درخواست را با --old درست بنویسید.",
    ),
    "witness.conflict": (
        "This witness last cosigned {origin} at size {size}, not {old}; make a new request with --old {size}.",
        "این گواه بار پیش {origin} را در اندازهٔ {size} امضا کرده، نه {old}؛ درخواستی تازه با --old {size} بنویسید.",
    ),
    "witness.proof_from_nothing": (
        "The request for {origin} proves something from size 0, which needs no proof; make a new request.",
        "درخواست {origin} از اندازهٔ ۰ برهان می‌آورد، که برهان نمی‌خواهد؛ درخواستی تازه بنویسید.",
    ),
    "witness.another_root": (
        "{origin} shows another root at size {size} than was cosigned: the log was forked; keep the request as proof.",
        "{origin} در اندازهٔ {size} ریشه‌ای جز آنچه گواه امضا کرد دارد: دفتر دوشاخه شده؛ درخواست را نگه دارید، مدرک است.",
    ),
    "witness.bad_proof": (
        (
            "The proof does not show that {origin} at {old} is the beginning of {origin} at {size};"
            " keep the request, and ask the log's node for a new one."
        ),
        (
            "برهان نشان نمی‌دهد که {origin} در {old} آغاز {origin} در {size} است؛"
            " درخواست را نگه دارید و از گره دفتر درخواستی تازه بخواهید."
        ),
    ),
    "witness.memory_damaged": (
        "{place}, which this witness remembers, cannot be read; bring the newest back, or retire this witness's key.",
        "{place}، یعنی حافظهٔ این گواه، خواندنی نیست؛ تازه‌ترین آن را بازگردانید یا کلید این گواه را کنار بگذارید.",
    ),
    "witness.memory_not_kept": (
        "Nothing can be kept in {place}; name a folder of this witness's own that you may write.",
        "در {place} چیزی نگه داشته نمی‌شود؛ پوشه‌ای از آنِ همین گواه نام ببرید که اجازهٔ نوشتن در آن را دارید.",
    ),
    "witness.not_a_secret": (
        "{place} holds no secret key; name the file that `colonnade log witness key` wrote.",
        "{place} کلید نهانی ندارد؛ پرونده‌ای را نام ببرید که `colonnade log witness key` نوشته است.",
    ),
    "witness.open_secret": (
        "Others may read or change {place}; make it its owner's alone: chmod 600.",
        "دیگران می‌توانند {place} را بخوانند یا تغییر دهند؛ آن را تنها از آنِ صاحبش کنید: chmod 600.",
    ),
    "witness.bad_name": (
        "{text} cannot name a key; give a name without spaces and without +, such as witness.example/w1.",
        "{text} نام کلید نمی‌شود؛ نامی بی فاصله و بی + بدهید، مانند witness.example/w1.",
    ),
    "witness.not_a_witness": (
        "{text} is not a witness's key; give the line that `colonnade log witness key` printed.",
        "{text} کلید گواه نیست؛ سطری را بدهید که `colonnade log witness key` چاپ کرده است.",
    ),
    "witness.nobody_trusted": (
        "{place} names no witness; put `witness NAME VKEY` lines and a quorum there, or give --witness VKEY.",
        "{place} از گواهان کسی را نام نمی‌برد؛ سطرهای `witness NAME VKEY` و یک quorum در آن بگذارید یا --witness بدهید.",
    ),
    "witness.not_published": (
        "{origin} has no published checkpoint with its own signature; record an act first.",
        "{origin} نقطهٔ وارسی منتشرشده‌ای با امضای خود ندارد؛ نخست اقدامی ثبت کنید.",
    ),
    "witness.not_an_answer": (
        "The file is not a witness's answer; name the file that `colonnade log witness answer` wrote.",
        "این پرونده پاسخ گواه نیست؛ پرونده‌ای را نام ببرید که `colonnade log witness answer` نوشته است.",
    ),
    "witness.foreign_answer": (
        "The answer is of no witness that this node trusts; check the witness's key, and its --name.",
        "این پاسخ از گواهان مورد اعتماد این گره نیست؛ کلید گواه و --name آن را وارسی کنید.",
    ),
    "witness.not_of_this_checkpoint": (
        "What {name} signed is not the published checkpoint: damaged, or of an earlier one; make a new request.",
        "آنچه {name} امضا کرده نقطهٔ وارسی منتشرشده نیست: آسیب دیده یا از نقطهٔ وارسی پیشین است؛ درخواستی تازه بنویسید.",
    ),
    "witness.from_the_future": (
        "What {name} signed is dated {day}, which has not come; have the clocks of both machines set.",
        "آنچه {name} امضا کرده تاریخ {day} دارد که هنوز نرسیده؛ ساعت هر دو دستگاه را تنظیم کنید.",
    ),
    "witness.older_than_kept": (
        "{name} said the same on {day} already, which is later than this answer; nothing was added.",
        "{name} همین را در {day}، پس از این پاسخ، گفته است؛ چیزی افزوده نشد.",
    ),
    "witness.too_many": (
        "A checkpoint bears at most {limit} lines; name fewer witnesses.",
        "نقطهٔ وارسی بیش از {limit} سطر نمی‌پذیرد؛ گواهان کمتری نام ببرید.",
    ),
    "files.name_taken": (
        "{place} exists already or has no folder; name a new file in a folder that exists.",
        "{place} از پیش هست یا پوشه ندارد؛ پرونده‌ای تازه در پوشه‌ای موجود نام ببرید.",
    ),
    "policy.control_character": (
        "{place}, line {line}: a control character; save the file as plain text with line ends of one newline.",
        "{place}، سطر {line}: نویسهٔ کنترلی؛ پرونده را متن ساده و با پایان سطر تک‌نویسه‌ای ذخیره کنید.",
    ),
    "policy.unknown_keyword": (
        "{place}, line {line}: {text} is none of log, witness, group, quorum; begin the line with one of these.",
        "{place}، سطر {line}: {text} هیچ‌یک از log، witness، group و quorum نیست؛ سطر را با یکی از این‌ها آغاز کنید.",
    ),
    "policy.wrong_words": (
        (
            "{place}, line {line}: too few or too many words after {text}; write `log VKEY`, `witness NAME VKEY`,"
            " `group NAME any|all|NUMBER MEMBER…` or `quorum NAME`."
        ),
        (
            "{place}، سطر {line}: واژه‌های پس از {text} کم یا زیاد است؛ بنویسید `log VKEY`، `witness NAME VKEY`،"
            " `group NAME any|all|NUMBER MEMBER…` یا `quorum NAME`."
        ),
    ),
    "policy.bad_key": (
        "{place}, line {line}: {text} is no key of this kind; copy the log's or the witness's key whole.",
        "{place}، سطر {line}: {text} کلیدی از این گونه نیست؛ کلید دفتر یا گواه را کامل رونویسی کنید.",
    ),
    "policy.key_twice": (
        "{place}, line {line}: the public key of {text} stands on an earlier line; keep one of the two.",
        "{place}، سطر {line}: کلید آشکار {text} در سطری پیش‌تر هست؛ یکی از دو را نگه دارید.",
    ),
    "policy.name_twice": (
        "{place}, line {line}: the name {text} is taken; give it another.",
        "{place}، سطر {line}: نام {text} از پیش گرفته شده؛ نام دیگری بدهید.",
    ),
    "policy.unknown_name": (
        "{place}, line {line}: no line above names {text}; define it first.",
        "{place}، سطر {line}: هیچ سطری در بالا {text} را نام نمی‌برد؛ نخست آن را تعریف کنید.",
    ),
    "policy.member_twice": (
        "{place}, line {line}: {text} is a member already; a name may be one once.",
        "{place}، سطر {line}: {text} از پیش عضو است؛ هر نام تنها یک بار عضو می‌شود.",
    ),
    "policy.bad_threshold": (
        "{place}, line {line}: {text} is no threshold for {members} members; write any, all, or 1 to {members}.",
        "{place}، سطر {line}: {text} برای {members} عضو حد نصاب نیست؛ any یا all یا ۱ تا {members} بنویسید.",
    ),
    "policy.quorum_twice": (
        "{place}, line {line}: a second quorum; keep one.",
        "{place}، سطر {line}: دومین quorum؛ یکی را نگه دارید.",
    ),
    "policy.quorum_missing": (
        "{place}, line {line}: witnesses are named and no quorum; end with `quorum NAME` or `quorum none`.",
        "{place}، سطر {line}: گواهان نام برده شده‌اند و quorum نه؛ با `quorum NAME` یا `quorum none` پایان دهید.",
    ),
}
