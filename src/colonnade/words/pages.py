"""What the public pages say: one table, English and Persian. Codes are ``page.what``."""

from collections.abc import Mapping

from colonnade.words import (
    account_pages,
    audit_pages,
    box_pages,
    count_pages,
    desk_act_pages,
    desk_elections,
    desk_joining,
    desk_pages,
    desk_steps,
    election_minutes,
    election_pages,
    electorate_pages,
    founding_pages,
    founding_rows,
    statute_check_pages,
    statute_pages,
    statute_standing,
)

SAYINGS: Mapping[str, tuple[str, str]] = {
    **account_pages.SAYINGS,
    **audit_pages.SAYINGS,
    **box_pages.SAYINGS,
    **count_pages.SAYINGS,
    **desk_pages.SAYINGS,
    **desk_act_pages.SAYINGS,
    **desk_elections.SAYINGS,
    **desk_joining.SAYINGS,
    **desk_steps.SAYINGS,
    **election_minutes.SAYINGS,
    **election_pages.SAYINGS,
    **electorate_pages.SAYINGS,
    **founding_pages.SAYINGS,
    **founding_rows.SAYINGS,
    **statute_check_pages.SAYINGS,
    **statute_pages.SAYINGS,
    **statute_standing.SAYINGS,
    "site.name": ("Colonnade", "ستون‌گان"),
    "site.demo": ("DEMO: every name here is invented", "نمایش (DEMO): همهٔ نام‌ها ساختگی است"),
    "site.read_only": (
        "This site was restored from a backup and is read-only: newer acts than those here may exist.",
        "این سایت از پشتیبان بازگردانده شده و تنها خواندنی است: شاید اقدام‌هایی تازه‌تر از آنچه اینجاست باشد.",
    ),
    "site.skip": ("Skip to the content", "پرش به متن"),
    "site.pages": ("Pages", "صفحه‌ها"),
    "site.log": ("The public log", "دفتر عمومی"),
    "site.other_language": ("فارسی", "English"),
    "site.foot": (
        "Nothing on this page asks to be believed: every line rests on an act in the public log.",
        "این صفحه از کسی نمی‌خواهد که باورش کند: هر سطر بر اقدامی در دفتر عمومی استوار است.",
    ),
    "site.licence": ("Free software, AGPL-3.0-or-later", "نرم‌افزار آزاد، AGPL-3.0-or-later"),
    "site.feed": ("Feed of acts", "خوراک اقدام‌ها"),
    "home.title": ("What stands, and on what", "چه برپاست، و بر چه"),
    "home.lead": (
        "A federation stands on base organisations, as a roof on columns. Here is what the acts in the log show.",
        "فدراسیون بر تشکل‌های پایه استوار است، چنان که سقف بر ستون. این است آنچه اقدام‌های دفتر نشان می‌دهند.",
    ),
    "home.nothing": (
        "No organisation stands on this day, as far as the log then knew.",
        "در این روز، تا آنجا که دفتر می‌دانست، هیچ تشکلی برپا نبود.",
    ),
    "home.roofs": ("Other roofs", "سقف‌های دیگر"),
    "home.more_roofs": (
        "And {number} more; find them by name.",
        "و {number} سقف دیگر؛ با نام بیابیدشان.",
    ),
    "home.figures": ("In figures", "به شمار"),
    "home.organisations": ("organisations stand", "تشکل برپاست"),
    "home.base": ("call themselves base organisations", "خود را تشکل پایه می‌نامند"),
    "home.federations": ("call themselves federations", "خود را فدراسیون می‌نامند"),
    "home.confederations": ("call themselves confederations", "خود را کنفدراسیون می‌نامند"),
    "home.acts": ("acts in the log", "اقدام در دفتر"),
    "home.latest": ("Latest acts", "تازه‌ترین اقدام‌ها"),
    "search.label": ("Find an organisation by name", "تشکلی را با نام بیابید"),
    "search.button": ("Search", "جست‌وجو"),
    "search.title": ("Found by name", "یافته با نام"),
    "search.none": (
        "No organisation has this in its name; try a shorter part of it.",
        "هیچ تشکلی این را در نام خود ندارد؛ بخش کوتاه‌تری را بیازمایید.",
    ),
    "search.many": ("The first {number} are shown.", "{number} مورد نخست نشان داده شده."),
    "when.title": ("Look at another day", "روزی دیگر را ببینید"),
    "when.on": ("as it stood on", "چنان که برپا بود در"),
    "when.known": ("as known on", "چنان که دانسته بود در"),
    "when.hint": ("2025-03-21 or 1404-01-01", "۱۴۰۴/۰۱/۰۱ یا ۲۰۲۵/۰۳/۲۱"),
    "when.show": ("Show", "نشان بده"),
    "when.today": ("Back to today", "بازگشت به امروز"),
    "when.past": (
        "You see {on}, as known on {known}.",
        "{on} را می‌بینید، چنان که در {known} دانسته بود.",
    ),
    "when.bad": (
        "“{text}” is no day; write year, month and day, such as 2025-03-21 or 1404-01-01.",
        "«{text}» روز نیست؛ سال و ماه و روز را بنویسید، مانند ۱۴۰۴/۰۱/۰۱ یا ۲۰۲۵/۰۳/۲۱.",
    ),
    "picture.title": ("The colonnade of {name}", "ستون‌گان {name}"),
    "picture.in_words": ("The same in words", "همین تصویر، به نوشته"),
    "picture.stands": ("{number} columns stand under it.", "{number} ستون زیر آن برپاست."),
    "picture.none": ("No column stands under it.", "هیچ ستونی زیر آن برپا نیست."),
    "picture.directly": ("standing directly under it", "مستقیم زیر آن"),
    "picture.column_stands": ("stands", "برپاست"),
    "picture.column_missing": ("not shown to stand", "برپا بودنش نشان داده نشده"),
    "picture.group": ("{stands} of {number} stand", "{stands} از {number} برپاست"),
    "picture.any_branch": ("of every branch", "از هر رشته"),
    "picture.bodies": ("{number} bodies", "{number} نهاد"),
    "picture.federations": ("{number} of them shown to be federations", "فدراسیون بودن {number} از آنها نشان داده شده"),
    "picture.many": (
        "A column of three shafts stands for many.",
        "ستون سه‌تنه به جای ستون‌های بسیار است.",
    ),
    "picture.finer": ("A finer picture of {name}", "تصویری ریزتر از {name}"),
    "picture.more_councils": ("and {number} more", "و {number} شورای دیگر"),
    "picture.no_branch": ("branch not shown", "رشته نشان داده نشده"),
    "picture.councils": ("Local councils beside it (never columns)", "شوراهای محلی کنار آن (هرگز ستون نیستند)"),
    "picture.key": (
        "A drum of a column is a band of attested members. Dashed: claimed and not shown.",
        "هر تکهٔ ستون، یک رده از اعضای تصدیق‌شده است. خط‌چین: ادعا شده و نشان داده نشده.",
    ),
    "organisation.calls_itself": ("calls itself: {form}", "خود را می‌نامد: {form}"),
    "organisation.is_shown": ("is shown to be: {form}", "نشان داده شده که هست: {form}"),
    "organisation.sealed": ("Sealed organisation {id}", "تشکل مهرشدهٔ {id}"),
    "organisation.nameless": ("Organisation {id}", "تشکل {id}"),
    "organisation.borne_out": ("What it calls itself is borne out.", "آنچه خود را می‌نامد، نشان داده شده است."),
    "organisation.not_borne_out": (
        "What it calls itself is not borne out by what the log shows.",
        "آنچه خود را می‌نامد، با آنچه دفتر نشان می‌دهد تأیید نمی‌شود.",
    ),
    "organisation.ended": ("It does not stand on this day.", "در این روز برپا نیست."),
    "organisation.reasons": ("Why", "چرا"),
    "organisation.met": ("shown", "نشان داده شد"),
    "organisation.not_met": ("missing", "کم است"),
    "organisation.under": ("stands under", "زیر این می‌ایستد"),
    "organisation.associate": ("associate", "وابسته"),
    "organisation.suspended": ("suspended", "تعلیق"),
    "organisation.columns": ("What stands under it", "آنچه زیر آن می‌ایستد"),
    "organisation.offices": ("Offices", "سمت‌ها"),
    "organisation.vacant": ("No office is on record.", "هیچ سمتی ثبت نشده است."),
    "organisation.alternate": ("alternate", "علی‌البدل"),
    "organisation.until": ("until {day}", "تا {day}"),
    "organisation.absent": ("declared not available", "در دسترس نیست"),
    "organisation.organs": ("Organs", "رکن‌ها"),
    "organisation.robustness": ("How much it bears", "چه‌اندازه تاب دارد"),
    "organisation.falls": (
        "Fewest columns whose leaving brings the roof down: {leaving}. Sets of that many that do: {ways}.",
        "کمترین شمار ستون‌هایی که رفتنشان سقف را می‌اندازد: {leaving}. شمار چنین دسته‌هایی: {ways}.",
    ),
    "organisation.falls_uncounted": (
        "Fewest columns whose leaving brings the roof down: {leaving}. The sets that do are too many to count here.",
        "کمترین شمار ستون‌هایی که رفتنشان سقف را می‌اندازد: {leaving}. شمار چنین دسته‌هایی بیش از آن است که اینجا بیاید.",
    ),
    "organisation.first_sets": ("The first ten of them", "ده دستهٔ نخست"),
    "organisation.record": ("Statements, support, resignations", "بیانیه‌ها، کمک‌ها، استعفاها"),
    "organisation.timeline": ("What happened", "چه گذشت"),
    "organisation.facts": ("What it is", "چیست"),
    "organisation.branch": ("branch", "رشته"),
    "organisation.place": ("place", "جا"),
    "organisation.size": ("members, attested", "عضو تصدیق‌شده"),
    "organisation.from": ("{floor} or more", "{floor} یا بیشتر"),
    "organisation.below": ("below {floor}", "کمتر از {floor}"),
    "organisation.visibility": ("shows itself", "خود را نشان می‌دهد"),
    "organisation.founded": ("founded", "بنیادگذاری"),
    "organisation.loss": (
        "The loss of a key has been declared. The new key takes its place on {day}; the old key may object until then.",
        "گم شدن کلیدی اعلام شده است. کلید تازه از {day} جای آن را می‌گیرد؛ تا آن روز کلید کهنه می‌تواند اعتراض کند.",
    ),
    "organisation.trusteeship": ("under trusteeship until {day}", "زیر سرپرستی تا {day}"),
    "organisation.successor": ("carries on", "ادامهٔ"),
    "organisation.goes_on_in": ("goes on in", "ادامه دارد در"),
    "organisation.international": ("belongs to", "عضو است در"),
    "organisation.popolo": ("as data (Popolo JSON)", "به شکل داده (Popolo JSON)"),
    "act.by": ("by", "از"),
    "act.organ": ("organ", "رکن"),
    "act.article": ("article", "ماده"),
    "act.effective": ("in effect from", "نافذ از"),
    "act.recorded": ("recorded", "ثبت"),
    "act.standing": ("what became of it", "سرانجام آن"),
    "act.provenance": ("how it is known", "از کجا دانسته است"),
    "act.custody": ("who held the key", "کلید دست که بود"),
    "act.seals": ("seals", "مهرها"),
    "act.corrects": ("corrects", "درست‌کنندهٔ"),
    "act.says": ("What it says", "چه می‌گوید"),
    "act.log": ("log", "دفتر"),
    "act.number": ("number in the log", "شماره در دفتر"),
    "act.id": ("id", "شناسه"),
    "act.recount": ("Count again", "شمارش دوباره"),
    "act.recount_how": (
        (
            "Whoever has the ballots and the audit file from the organisation counts by one command. What was drawn and"
            " which seats were kept for groups stand in the audit file; the file gives the whole command as “again”."
        ),
        (
            "هر که برگه‌ها و پروندهٔ بازبینی را از تشکل گرفته باشد با یک فرمان می‌شمارد. آنچه قرعه شد و کرسی‌هایی که برای"
            " گروه‌ها بود در پروندهٔ بازبینی است؛ خود پرونده کل فرمان را دارد."
        ),
    ),
    "act.recount_compare": (
        (
            "Then compare: the SHA-256 of the ballots that the command prints, and who is elected. Where the act says"
            " “at least”, the organisation must also give the random bytes that open its commitment."
        ),
        (
            "سپس بسنجید: SHA-256 برگه‌ها که فرمان چاپ می‌کند، و برگزیدگان را. آنجا که اقدام می‌گوید «دست‌کم»، تشکل باید"
            " بایت‌های تصادفی‌ای را هم بدهد که تعهدش را می‌گشاید."
        ),
    ),
    "act.check": ("Check it yourself", "خود وارسی کنید"),
    "act.proof": ("Proof that the log holds it (.tlog-proof)", "برهان بودنش در دفتر (tlog-proof)"),
    "act.entry": ("The act as it was sealed", "اقدام، چنان که مهر شد"),
    "document.erased": (
        (
            "Erased here for good; this act and every proof stay."
            " Copies that others took before then cannot be taken back."
        ),
        (
            "اینجا برای همیشه پاک شده است؛ این اقدام و همهٔ برهان‌ها می‌مانند."
            " رونوشت‌هایی که دیگران پیش از آن برداشته‌اند بازگرفتنی نیست."
        ),
    ),
    "document.not_published": ("Not published, as its author chose.", "به خواست نویسنده‌اش منتشر نشده است."),
    "document.awaited": (
        "Not here yet: whoever has the sealed file can still give it to the node.",
        "هنوز اینجا نیست: هر که پروندهٔ مهرشده‌اش را دارد می‌تواند آن را به گره بدهد.",
    ),
    "act.how": (
        (
            "The id is the SHA-256 of the sealed text up to its first empty line. The proof leads from it to the"
            " checkpoint; the checkpoint carries the log's signature. One command checks the whole log:"
        ),
        (
            "شناسه، SHA-256 متن مهرشده تا نخستین سطر تهی است. برهان از آن به نقطهٔ وارسی دفتر می‌رسد"
            " و نقطهٔ وارسی امضای دفتر را دارد. یک فرمان همهٔ دفتر را وارسی می‌کند:"
        ),
    ),
    "log.title": ("The public log", "دفتر عمومی"),
    "log.lead": (
        "Every act stands in this log, in order, and none can be taken out or changed without its root changing.",
        "هر اقدام، به ترتیب، در این دفتر است و هیچ‌یک را نمی‌توان برداشت یا دگرگون کرد بی آنکه ریشهٔ آن دگرگون شود.",
    ),
    "log.origin": ("origin", "نام"),
    "log.size": ("acts", "اقدام"),
    "log.root": ("root", "ریشه"),
    "log.key": ("key", "کلید"),
    "log.checkpoint": ("Checkpoint", "نقطهٔ وارسی"),
    "log.keep": (
        "Keep this checkpoint. Whoever holds an old one can show whether the log was changed since.",
        "این نقطهٔ وارسی را نگه دارید. هر که نقطهٔ وارسی کهنه‌ای دارد می‌تواند نشان دهد که دفتر از آن پس دگرگون شده یا نه.",
    ),
    "log.verify": ("Copy the whole log and check it", "همهٔ دفتر را بردارید و وارسی کنید"),
    "log.earlier": ("Earlier logs", "دفترهای پیشین"),
    "log.earlier_lead": (
        "This log carries on the ones below, which are closed for ever. Its first act cites the last of them.",
        "این دفتر ادامهٔ دفترهای زیر است که برای همیشه بسته‌اند. نخستین اقدامش به واپسین آنها استناد می‌کند.",
    ),
    "log.witnesses": ("Witnesses", "گواهان"),
    "log.seen_by_one": ("Seen by one witness, {ago}.", "یک گواه دیده است، {ago}."),
    "log.seen_by_many": ("Seen by {number} witnesses, {ago}.", "{number} گواه دیده‌اند، {ago}."),
    "log.today": ("today", "امروز"),
    "log.yesterday": ("one day ago", "یک روز پیش"),
    "log.days_ago": ("{days} days ago", "{days} روز پیش"),
    "log.seen_part": (
        "Those were the first {size} of {whole} acts; the acts after them no witness has seen yet.",
        "این {size} اقدام نخست از {whole} اقدام بود؛ اقدام‌های پس از آن را هنوز هیچ‌یک از گواهان ندیده است.",
    ),
    "log.seen_old": (
        "That is long ago: something newer may have been kept from you. Ask the witnesses themselves.",
        "این دیرزمانی پیش است: شاید چیزی تازه‌تر از شما پنهان مانده باشد. از خود گواهان بپرسید.",
    ),
    "log.old": ("old", "کهنه"),
    "log.what_witnesses_say": (
        "A witness says: on this day, this was the longest log of its name I had seen; it continues what I saw before.",
        "گواه می‌گوید: در این روز، این بلندترین دفتری به این نام بود که دیدم و دنبالهٔ همان است که پیش‌تر دیده بودم.",
    ),
    "log.unwitnessed": (
        "No witness has seen this log yet: nobody but its node says that everyone is shown the same.",
        "این دفتر هنوز گواه ندارد: جز گره آن کسی نمی‌گوید که همه یک چیز می‌بینند.",
    ),
    "log.empty": ("The log holds no act yet.", "دفتر هنوز هیچ اقدامی ندارد."),
    "logs.link": (
        "The logs of other nodes that are known here, and forks",
        "دفترهای گره‌های دیگر که اینجا شناخته‌اند، و دوشاخگی‌ها",
    ),
    "logs.title": ("The logs that are known here", "دفترهایی که اینجا شناخته‌اند"),
    "logs.lead": (
        "What these pages show is what the acts of all these logs make together. Logs of other nodes come in bundles.",
        "آنچه این صفحه‌ها نشان می‌دهند حاصل اقدام‌های همهٔ این دفترها با هم است. دفتر گره‌های دیگر در بسته می‌آید.",
    ),
    "logs.own": ("Of this node", "از همین گره"),
    "logs.others": ("Of other nodes", "از گره‌های دیگر"),
    "logs.none": ("No other log is known here.", "هیچ دفتر دیگری اینجا شناخته نیست."),
    "logs.counts": ("of which count", "به شمار می‌آید"),
    "logs.forked": ("{view}, as the log was forked", "{view}، چون دفتر دوشاخه شده است"),
    "logs.seen": ("last seen", "واپسین بار دیده شد"),
    "logs.forks": ("Forked logs", "دفترهای دوشاخه"),
    "logs.forks_lead": (
        (
            "A log may never sign two pasts. These did: whoever holds the key wrote one history for some and another"
            " for others, or went on from an old backup. Both signatures are here; show them to all who follow the log."
        ),
        (
            "هیچ دفتری حق ندارد دو گذشته را امضا کند. اینها کرده‌اند: دارندهٔ کلید برای کسانی یک تاریخ و برای دیگران"
            " تاریخی دیگر نوشته، یا از پشتیبانی کهنه ادامه داده است. هر دو امضا اینجاست؛ به همهٔ پیگیران دفتر نشان دهید."
        ),
    ),
    "logs.common": ("acts that both have in common", "اقدام مشترک هر دو"),
    "logs.came": ("known here since", "دانسته در اینجا از"),
    "logs.side": ("past {number}", "گذشتهٔ {number}"),
    "logs.side_says": ("{size} acts, root", "{size} اقدام، ریشهٔ"),
    "logs.side_file": ("Signed checkpoint {number}", "نقطهٔ وارسی امضاشدهٔ {number}"),
    "logs.evidence": ("evidence", "مدرک"),
    "logs.evidence_file": ("Both, with the proof that they part", "هر دو، با برهان جدا شدنشان"),
    "logs.waiting": ("Acts that wait", "اقدام‌های در انتظار"),
    "logs.waiting_lead": (
        "These acts come after others that no log known here holds. They have no effect until those come in a bundle.",
        (
            "این اقدام‌ها پس از اقدام‌هایی می‌آیند که هیچ دفتر شناخته‌ای آنها را ندارد. تا آنها در بسته‌ای نیایند"
            " اثری ندارند."
        ),
    ),
    "logs.act": ("act", "اقدام"),
    "logs.waits_for": ("waits for", "در انتظار"),
    "act.elsewhere": (
        "Another node recorded this act, and a bundle brought it here. Its own node proves that its log holds it.",
        "این اقدام را گره دیگری ثبت کرده و بسته‌ای آن را به اینجا آورده است. برهان بودنش در دفتر را همان گره می‌دهد.",
    ),
    "act.alone": (
        "This act stands in a forked log, where nothing counts any more but what others have built upon, as here.",
        "این اقدام در دفتری دوشاخه است، آنجا که دیگر چیزی به شمار نمی‌آید مگر آنچه دیگران بر آن بنا کرده‌اند، مانند این.",
    ),
    "error.missing": ("There is no such page", "چنین صفحه‌ای نیست"),
    "error.missing_lead": (
        "Nothing here has this address; look for it by name.",
        "هیچ چیزی این نشانی را ندارد؛ با نام جست‌وجو کنید.",
    ),
    "error.bad": ("That cannot be read", "این خواندنی نیست"),
    "error.not_yours": (
        "This page is not yours to see; sign in with the account that it belongs to.",
        "دیدن این صفحه با شما نیست؛ با حسابی وارد شوید که از آن اوست.",
    ),
    "error.too_large": (
        "The file is larger than this site takes; go back and bring a smaller one.",
        "پرونده بزرگ‌تر از آن است که این سایت بپذیرد؛ بازگردید و پروندهٔ کوچک‌تری بیاورید.",
    ),
    "error.bad_lead": (
        (
            "What was sent is nothing that this site takes, or your session ended meanwhile; go to the first page and"
            " try again from there."
        ),
        (
            "آنچه فرستاده شد چیزی نیست که این سایت بپذیرد، یا نشست شما در این میان پایان یافت؛ به صفحهٔ نخست بروید و از"
            " آنجا دوباره بیازمایید."
        ),
    ),
    "error.broken": ("Something here is broken", "چیزی اینجا خراب شده است"),
    "error.broken_lead": (
        "The fault is ours and nothing was changed; try again in a while.",
        "خطا از ماست و چیزی دگرگون نشد؛ اندکی دیگر دوباره بیازمایید.",
    ),
    "error.home": ("To the first page", "به صفحهٔ نخست"),
}


def say(code: str, language: str, **facts: str | int) -> str:
    """Return the saying for ``code`` in ``language`` (``fa`` or ``en``)."""
    return SAYINGS[code][int(language == "fa")].format(**facts)
