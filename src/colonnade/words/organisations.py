"""The words of the organisations' room: forms, classes, reasons, kinds of act, what became of an act."""

from collections.abc import Mapping

FORMS: Mapping[str, tuple[str, str]] = {
    "base": ("base organisation", "تشکل پایه"),
    "nucleus": ("nucleus", "هسته"),
    "unitary_union": ("unitary union", "سندیکای یکپارچه"),
    "federation": ("federation", "فدراسیون"),
    "confederation": ("confederation", "کنفدراسیون"),
    "coordination_council": ("coordination council", "شورای هماهنگی"),
    "local_council": ("local council", "شورای محلی"),
    "committee": ("preparatory committee or support network", "کمیتهٔ تدارک یا شبکهٔ پشتیبانی"),
    "dissolved": ("ended", "پایان‌یافته"),
    "union": ("union", "سندیکا"),
}
REASONS: Mapping[str, tuple[str, str]] = {
    "columns": ("columns: {shown} shown, {needed} needed", "ستون: {shown} نشان داده شده، {needed} لازم"),
    "federations": ("federations: {shown} shown, {needed} needed", "فدراسیون: {shown} نشان داده شده، {needed} لازم"),
    "branches": ("branches: {shown} shown, {needed} needed", "رشته: {shown} نشان داده شده، {needed} لازم"),
    "sections": (
        "workplace sections: {shown} shown, {needed} needed",
        "بخش محل کار: {shown} نشان داده شده، {needed} لازم",
    ),
    "one_branch": ("all sections in one branch", "همهٔ بخش‌ها در یک رشته"),
    "affiliates": ("affiliates: {shown} shown, {needed} needed", "تشکل عضو: {shown} نشان داده شده، {needed} لازم"),
    "founded_by_a_body": ("founded by a body it is an arm of", "بنیادنهادهٔ نهادی که بازوی اوست"),
    "works_where_it_stands": ("people who work where it says it stands", "کسانی که همان‌جا کار می‌کنند که می‌گوید"),
    "members": ("members attested: at least {needed}", "عضو تصدیق‌شده: دست‌کم {needed}"),
    "assembled": ("dated assemblies that show a body", "مجمع‌های تاریخ‌دار که جمعی را نشان دهد"),
}
STANDINGS: Mapping[str, tuple[str, str]] = {
    "in_effect": ("in effect", "نافذ"),
    "without_effect": ("without effect", "بی‌اثر"),
    "in_conflict": ("in conflict with an earlier act", "ناسازگار با اقدامی پیشین"),
    "waiting": ("waiting for another act", "در انتظار اقدامی دیگر"),
    "unknown": ("kept, not applied", "نگه داشته شده، بی اثر"),
    "cannot_say": ("this version cannot say", "این نسخه نمی‌تواند بگوید"),
    "malformed": ("malformed", "نادرست"),
    "suspended": ("kept until confirmed", "نگه‌داشته تا تأیید"),
}
ACTS: Mapping[str, tuple[str, str]] = {
    "founded": ("founded", "بنیاد نهاده شد"),
    "changed": ("changed what it is", "خود را دگرگون کرد"),
    "opened": ("opened what was sealed", "آنچه مهر بود گشود"),
    "attested": ("attested a column", "ستونی را تصدیق کرد"),
    "organ_established": ("established an organ", "رکنی برپا کرد"),
    "office_filled": ("filled an office", "سمتی را پر کرد"),
    "office_ended": ("ended an office", "سمتی را پایان داد"),
    "affiliation_decided": ("decided to affiliate", "به پیوستن رأی داد"),
    "affiliation_admitted": ("admitted an affiliate", "تشکلی را به عضویت پذیرفت"),
    "affiliation_refused": ("refused a candidate", "داوطلبی را نپذیرفت"),
    "affiliation_left": ("left a body above", "از نهاد بالاتر کناره گرفت"),
    "affiliation_ended": ("ended an affiliation", "عضویتی را پایان داد"),
    "affiliation_suspended": ("suspended an affiliate", "عضویت تشکلی را تعلیق کرد"),
    "suspension_lifted": ("lifted a suspension", "تعلیق را برداشت"),
    "international_joined": ("joined an international body", "به نهادی بین‌المللی پیوست"),
    "international_left": ("left an international body", "از نهادی بین‌المللی کناره گرفت"),
    "split": ("split", "منشعب شد"),
    "merged": ("merged", "ادغام شد"),
    "dissolved": ("dissolved", "منحل شد"),
    "refounding_supported": ("supported a re-founding", "از بازبنیادگذاری پشتیبانی کرد"),
    "trusteeship_began": ("put an affiliate under trusteeship", "تشکل عضوی را زیر سرپرستی برد"),
    "trusteeship_ended": ("ended a trusteeship", "سرپرستی را پایان داد"),
    "council_founded": ("founded a local council", "شورای محلی برپا کرد"),
    "count_returned": ("returned its count", "شمار خود را داد"),
    "votes_counted": ("counted votes", "رأی شمرد"),
    "support_received": ("received support", "کمک دریافت کرد"),
    "statement": ("made a statement", "بیانیه داد"),
    "resigned": ("recorded a resignation", "استعفایی ثبت کرد"),
    "replied": ("replied", "پاسخ داد"),
    "unavailability_declared": ("declared a key or office not available", "کلید یا سمتی را در دسترس ندانست"),
    "acts_confirmed": ("confirmed acts", "اقدام‌هایی را تأیید کرد"),
    "key_rotated": ("rotated its key", "کلید خود را نو کرد"),
    "key_lost": ("declared a key lost", "گم شدن کلید را اعلام کرد"),
    "key_loss_objected": ("objected to the loss of its key", "به گم شدن کلید اعتراض کرد"),
    "log_continued": ("carried its log on in a new one", "دفتر خود را در دفتری تازه ادامه داد"),
    "adopted": ("adopted a statute", "اساسنامه‌ای تصویب کرد"),
    "amended": ("amended its statute", "اساسنامهٔ خود را اصلاح کرد"),
    "renewed": ("renewed itself for another time", "خود را برای دوره‌ای دیگر تمدید کرد"),
    "set_up": ("set up an election", "انتخاباتی برپا کرد"),
    "rehearsed": ("rehearsed the opening of a ballot box", "گشودن صندوق رأی را تمرین کرد"),
    "voting_opened": ("opened the voting", "رأی‌گیری را آغاز کرد"),
    "voting_closed": ("closed the voting", "رأی‌گیری را پایان داد"),
    "result_declared": ("declared the result of an election", "نتیجهٔ انتخاباتی را اعلام کرد"),
    "objection_raised": ("objected to an election", "به انتخاباتی اعتراض کرد"),
    "objection_decided": ("decided on an objection", "دربارهٔ اعتراضی تصمیم گرفت"),
    "key_destroyed": ("destroyed a trustee's key", "کلید کلیدداری را نابود کرد"),
    "voided": ("declared an election void", "انتخاباتی را باطل دانست"),
}


def word(words: Mapping[str, tuple[str, str]], code: str, language: str) -> str:
    """Return the word for ``code``, or the code itself where there is none yet."""
    return words.get(code, (code, code))[int(language == "fa")]


def act_name(kind: str, language: str) -> str:
    """Return what an act of type ``kind`` (``room.verb/version``) does."""
    return word(ACTS, kind.partition(".")[2].partition("/")[0], language)
