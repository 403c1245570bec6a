"""What the pages on which a statute is drawn up say. Codes are ``template.what``; questions go by their names."""

from collections.abc import Mapping

from colonnade.core.statutes.templates import RULE, Kind, Question, Tag
from colonnade.words.calendars import digits
from colonnade.words.statute_standing import ROOMS

SAYINGS: Mapping[str, tuple[str, str]] = {
    "template.title": ("Draw up a statute", "نوشتن اساسنامه"),
    "template.lead": (
        "Choose what is to be founded, answer a few questions, and read the statute with the rules that it lays down.",
        "برگزینید چه چیزی بنا می‌شود، به چند پرسش پاسخ دهید و اساسنامه را کنار قاعده‌هایی که می‌گذارد بخوانید.",
    ),
    "template.nothing_kept": (
        "Nothing that you write here is kept on this site.",
        "هیچ‌یک از آنچه اینجا می‌نویسید در این سایت نگه داشته نمی‌شود.",
    ),
    "template.show": ("Show the statute", "اساسنامه را نشان بده"),
    "template.others": ("The other templates", "الگوهای دیگر"),
    "template.drawn": (
        "Each article stands beside its rules; by each rule stands where its value comes from. Change what you like.",
        "هر ماده کنار قاعده‌های خود آمده و پای هر قاعده نوشته است مقدارش از کجاست. هر چه را می‌خواهید عوض کنید.",
    ),
    "template.file": ("Download the file", "پروندهٔ اساسنامه را بگیرید"),
    "template.markdown": ("Text to edit", "متن برای ویرایش"),
    "template.again": ("Change the answers", "پاسخ‌ها را عوض کنید"),
    "template.print": (
        "Print the page as any other: text, rules and sources go onto the paper, buttons do not.",
        "صفحه را چون هر صفحهٔ دیگری چاپ کنید: متن، قاعده‌ها و منبع‌ها روی کاغذ می‌آیند و دکمه‌ها نمی‌آیند.",
    ),
    "template.contradictions": ("Where it contradicts itself", "آنجا که با خود ناسازگار است"),
    "template.coherent": (
        "The statute was checked: it nowhere contradicts itself.",
        "اساسنامه بررسی شد: در جایی با خود ناسازگار نیست.",
    ),
    "template.rules": ("Rules of this article", "قاعده‌های این ماده"),
    "template.to_check": (
        "(not read again; check it before you rely on it)",
        "(دوباره خوانده نشده؛ پیش از تکیه بر آن بررسی کنید)",
    ),
    "template.waiting": ("Not yet enforced", "هنوز اجرا نمی‌شود"),
    "template.waiting_lead": (
        "These rules bind the members by the text. The software does not see to them yet; each waits for its room.",
        "این قاعده‌ها به موجب متن اعضا را متعهد می‌کند. نرم‌افزار هنوز آنها را اجرا نمی‌کند؛ هر یک در انتظار بخش خود است.",
    ),
    "template.waits_for": ("Not yet enforced: room {room}", "هنوز اجرا نمی‌شود: بخش {room}"),
    "template.no_opinion": (
        "A template is no legal opinion. Have a lawyer of your country read it before you register anything.",
        "الگو نظر حقوقی نیست. پیش از هر ثبتی آن را به وکیلی از کشور خود نشان دهید.",
    ),
}
TEMPLATES: Mapping[str, tuple[str, str]] = {
    "T1": ("Base organisation", "تشکل پایه"),
    "T1-de": ("Base organisation registered in Germany (e. V.)", "تشکل پایهٔ ثبت‌شده در آلمان"),
    "T2": ("Federation", "فدراسیون"),
    "T3": ("Confederation", "کنفدراسیون"),
    "T5": ("Preparatory committee or support network", "کمیتهٔ تدارک یا شبکهٔ پشتیبانی"),
}
LEADS: Mapping[str, tuple[str, str]] = {
    "T1": (
        "Workers themselves are its members: a syndicate, a union of a workplace or a trade.",
        "کارگران خود عضو آن‌اند: سندیکا یا تشکل یک محل کار یا یک رشته.",
    ),
    "T1-de": (
        "With what the Civil Code asks in sections 57 and 58. The court takes a German text: have it translated.",
        "با آنچه قانون مدنی در مواد ۵۷ و ۵۸ می‌خواهد. دادگاه متن آلمانی می‌پذیرد: این متن را به آلمانی برگردانید.",
    ),
    "T2": (
        "Base organisations are its members, each by a vote of its own assembly.",
        "تشکل‌های پایه عضو آن‌اند، هر یک با رأی مجمع خود.",
    ),
    "T3": (
        "Federations are its members: at least three, of three branches, with fifteen base organisations.",
        "فدراسیون‌ها عضو آن‌اند: دست‌کم سه فدراسیون از سه رشته، با پانزده تشکل پایه.",
    ),
    "T5": (
        "For those who prepare or support, and represent nobody. After two years at most it ends or is renewed.",
        "برای کسانی که تدارک می‌بینند یا پشتیبانی می‌کنند و نمایندهٔ کسی نیستند. تا دو سال پایان می‌یابد یا تمدید می‌شود.",
    ),
}
QUESTIONS: Mapping[str, tuple[str, str]] = {
    "affiliate_members": (
        "Paying members that an affiliate must have",
        "اعضای پرداخت‌کننده‌ای که تشکل عضو باید داشته باشد",
    ),
    "alternates": ("Alternates of the board", "اعضای علی‌البدل هیئت مدیره"),
    "arrears": ("Months of arrears after which there is no vote", "ماه‌های بدهی که پس از آن حق رأی نیست"),
    "assets_en": ("What remains at dissolution goes to (English)", "دارایی پس از انحلال می‌رسد به (به انگلیسی)"),
    "assets_fa": ("What remains at dissolution goes to (Persian)", "دارایی پس از انحلال می‌رسد به (به فارسی)"),
    "board": ("Seats of those who lead", "شمار کرسی‌های هیئت مدیره"),
    "branch": ("Branch", "رشته"),
    "calendar": ("Calendar in which terms run", "گاه‌شماری موعدها"),
    "congress_seats": ("Seats of the congress", "کرسی‌های کنگره"),
    "currency": ("Currency of that amount", "ارز آن مبلغ"),
    "donor": (
        "Most that one donor may give, in per cent of the income",
        "سهم هیچ اهداکننده‌ای بیشتر نباشد از (درصد درآمد)",
    ),
    "dues": ("How dues are set", "تعیین حق عضویت"),
    "dues_amount": ("Amount a month for each member", "مبلغ ماهانه برای هر عضو"),
    "dues_share": ("Share of dues, in per cent", "سهم به درصد"),
    "external": (
        "Most that may come from outside, in per cent of the income",
        "درآمد از بیرون بیشتر نباشد از (درصد درآمد)",
    ),
    "inspectors": ("Inspectors, without alternates", "بازرسان اصلی"),
    "languages": ("Languages, and which one binds", "زبان‌ها و زبان ملاک"),
    "min_base": ("Base organisations that it stands on at least", "کمترین شمار تشکل‌های پایه"),
    "min_federations": ("Federations that it stands on at least", "کمترین شمار فدراسیون‌ها"),
    "min_members": ("Persons who found it at least", "کمترین شمار مؤسسان"),
    "name_en": ("Name in English", "نام به انگلیسی"),
    "name_fa": ("Name in Persian", "نام به فارسی"),
    "notice": ("Days of notice before a sitting", "روزهای فاصلهٔ آگهی دعوت تا جلسه"),
    "petition": (
        "Per cent of members whose demand convenes the assembly",
        "درصد اعضایی که درخواستشان مجمع را فرامی‌خواند",
    ),
    "petition_share": (
        "Share of affiliates whose demand convenes the congress",
        "سهم عضوهایی که درخواستشان کنگره را فرامی‌خواند",
    ),
    "place_en": ("Territory in English", "قلمرو به انگلیسی"),
    "place_fa": ("Territory in Persian", "قلمرو به فارسی"),
    "quorum": ("Quorum of the ordinary assembly", "حد نصاب مجمع عادی"),
    "seat_en": ("Registered seat in English", "اقامتگاه به انگلیسی"),
    "seat_fa": ("Registered seat in Persian", "اقامتگاه به فارسی"),
    "sunset": ("Months after which it ends or is renewed", "ماه‌هایی که پس از آن پایان می‌یابد یا تمدید می‌شود"),
    "term": ("Term of the board", "دورهٔ هیئت مدیره"),
    "zone": ("Time zone in which terms run", "منطقهٔ زمانی موعدها"),
}
CHOICES: Mapping[str, tuple[str, str]] = {
    "calendar.gregorian": ("Gregorian", "میلادی"),
    "calendar.solar": ("Solar Hijri", "هجری خورشیدی"),
    "dues.by_assembly": ("the assembly sets them every year", "مجمع هر سال تعیین می‌کند"),
    "dues.flat": ("the same amount for each member", "مبلغی یکسان برای هر عضو"),
    "dues.share": ("a share in per cent", "سهمی به درصد"),
    "languages.en": ("English alone", "تنها انگلیسی"),
    "languages.en_fa": ("English and Persian; English binds", "انگلیسی و فارسی؛ انگلیسی ملاک است"),
    "languages.fa": ("Persian alone", "تنها فارسی"),
    "languages.fa_en": ("Persian and English; Persian binds", "فارسی و انگلیسی؛ فارسی ملاک است"),
    "quorum.half_any": ("half plus one; on the second call any number", "نصف + ۱؛ در نوبت دوم هر شمار"),
    "quorum.half_third": ("half plus one; on the second call a third", "نصف + ۱؛ در نوبت دوم یک‌سوم"),
    "quorum.majority_third": ("more than half; on the second call a third", "بیش از نیم؛ در نوبت دوم یک‌سوم"),
}
HINTS: Mapping[str, tuple[str, str]] = {
    "bounds": ("From {least} to {most}; usual: {usual}.", "از {least} تا {most}؛ معمول: {usual}."),
    "matters": ("Only where dues are set this way: {choice}.", "تنها اگر حق عضویت چنین تعیین شود: {choice}."),
    "name": (
        "Replace the model's name. It is written in the statute alone.",
        "نام نمونه را عوض کنید. تنها در اساسنامه نوشته می‌شود.",
    ),
    "place": ("Without commas; where members come from.", "بی ویرگول؛ آنجا که اعضا از آن می‌آیند."),
}
TAGS: Mapping[str, tuple[str, str]] = {
    "law": ("Law", "قانون"),
    "constitution": ("Statutes of unions and associations", "اساسنامهٔ اتحادیه‌ها و انجمن‌ها"),
    "default": ("Colonnade default", "پیش‌فرض ستون‌گان"),
    "own": ("Your answer", "پاسخ شما"),
}


def template_name(name: str, language: str) -> str:
    """Return what a template is called."""
    return _in(TEMPLATES[name], language)


def template_lead(name: str, language: str) -> str:
    """Return whom a template is for."""
    return _in(LEADS[name], language)


def label(name: str, language: str) -> str:
    """Return how a field is asked for."""
    return _in(QUESTIONS[name], language)


def choice(question: Question, code: str, language: str) -> str:
    """Return what a choice is called; where there is no other word, as the statute has it."""
    said = CHOICES.get(f"{question.name}.{code}")
    return question.choices[code][language] if said is None else _in(said, language)


def hint(question: Question, language: str) -> str:
    """Return what helps with a question: its bounds, when it matters; or nothing."""
    said = []
    if question.kind in (Kind.NUMBER, Kind.PERCENT):
        bounds = {"least": str(question.least), "most": str(question.most), "usual": question.usual[RULE]}
        bounded = {name: digits(number, language) for name, number in bounds.items()}
        said.append(_in(HINTS["bounds"], language).format(**bounded))
    if question.when:
        called = [_in(CHOICES[f"{other}.{code}"], language) for other, code in question.when.items()]
        said.append(_in(HINTS["matters"], language).format(choice=called[0]))
    if question.name in HINTS:
        said.append(_in(HINTS[question.name], language))
    return " ".join(said)


def tag(of: Tag, language: str) -> str:
    """Return by what right a value stands there."""
    return _in(TAGS[of.value], language)


def room(name: str, language: str) -> str:
    """Return what a room is called."""
    return _in(ROOMS[name], language)


def _in(said: tuple[str, str], language: str) -> str:
    return said[int(language == "fa")]
