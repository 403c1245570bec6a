"""Where a statute contradicts itself, and how that is mended: two sentences a finding, in each language."""

import re
from collections.abc import Mapping

from colonnade.core.statutes.contradictions import Contradiction
from colonnade.core.texts import shown
from colonnade.words.acts import BRANCHES
from colonnade.words.calendars import digits
from colonnade.words.coherence_mends import MENDS
from colonnade.words.organisations import FORMS

SENTENCES: Mapping[str, tuple[str, str]] = {
    "unreachable_organ.nobody": (
        "Nobody elects or composes the {organ}.",
        "هیچ‌کس {organ} را برنمی‌گزیند و تشکیل نمی‌دهد.",
    ),
    "unreachable_organ.by_unknown": (
        "The {organ} comes from {by}, which the statute does not set up.",
        "{organ} از {by} برمی‌آید که اساسنامه آن را برپا نمی‌کند.",
    ),
    "unreachable_organ.by_supporters": (
        "The {organ} comes from {by}, who have no vote.",
        "{organ} از {by} برمی‌آید که حق رأی ندارند.",
    ),
    "unreachable_organ.not_set_up": (
        "The {organ} is named here, and no article sets it up.",
        "از {organ} نام برده شده و هیچ ماده‌ای آن را برپا نمی‌کند.",
    ),
    "organ_electing_itself.itself": (
        "The {organ} elects, appoints or composes itself.",
        "{organ} خود را برمی‌گزیند، می‌گمارد یا از خود تشکیل می‌شود.",
    ),
    "organ_electing_itself.circle": (
        "These organs come from one another and none of them from members: {organs}.",
        "این ارکان از یکدیگر برمی‌آیند و هیچ‌یک از اعضا: {organs}.",
    ),
    "member_class_without_voter.no_vote": (
        "Members of the class {name} vote in no organ.",
        "اعضای دستهٔ {name} در هیچ رکنی رأی نمی‌دهند.",
    ),
    "member_class_without_voter.no_class": (
        "{member_kind} may be members, and belong to no class that votes.",
        "{member_kind} می‌توانند عضو باشند و در هیچ دسته‌ای که رأی می‌دهد نیستند.",
    ),
    "electorate_without_end.closed": (
        "Every vote in or for the {organ} comes from: {names}; nobody can join them, and that has no end date.",
        "همهٔ رأی‌ها در {organ} یا برای آن از اینان است: {names}؛ کسی به آنان افزوده نمی‌شود و این تاریخ پایان ندارد.",
    ),
    "claim_wider_than_membership.constituency": (
        "The statute claims to comprise {claimed}; whoever can become a member: {admitted}.",
        "اساسنامه می‌گوید {claimed} را در بر می‌گیرد؛ آنان که می‌توانند عضو شوند: {admitted}.",
    ),
    "claim_wider_than_membership.territory": (
        "The statute claims {claimed}; members come from: {admitted}.",
        "اساسنامه {claimed} را از آن خود می‌داند؛ جای اعضا: {admitted}.",
    ),
    "claim_wider_than_membership.sectors": (
        "The statute claims the branches {claimed}; members come from: {admitted}.",
        "اساسنامه رشته‌های {claimed} را از آن خود می‌داند؛ رشتهٔ اعضا: {admitted}.",
    ),
    "claim_wider_than_membership.committee": (
        "A committee that prepares or supports claims to represent.",
        "کمیته‌ای برای تدارک یا پشتیبانی می‌گوید نمایندگی می‌کند.",
    ),
    "quorum_never_met.above_the_whole": (
        "The quorum of {quorum} is more than all there are.",
        "حد نصاب {quorum} بیش از همه است.",
    ),
    "quorum_never_met.above_the_seats": (
        "The quorum needs {quorum} and there are {seats} seats.",
        "حد نصاب {quorum} تن می‌خواهد و {seats} کرسی هست.",
    ),
    "quorum_never_met.second_harder": (
        "The second call asks for more ({second}) than the first ({first}), which was not met.",
        "نوبت دوم بیش از نوبت اول می‌خواهد ({second} در برابر {first}) که به حد نصاب نرسیده بود.",
    ),
    "quorum_never_met.of_nobody": (
        "The quorum is a share of {of}, and the statute has none.",
        "حد نصاب سهمی از {of} است و اساسنامه چنین کسانی ندارد.",
    ),
    "majority_of_nothing.of_nobody": (
        "The majority is one of {of}, and the statute has none.",
        "اکثریت از {of} است و اساسنامه چنین کسانی ندارد.",
    ),
    "majority_of_nothing.none": (
        "A majority of {majority} is reached with no vote at all.",
        "اکثریت {majority} بی هیچ رأیی به دست می‌آید.",
    ),
    "majority_of_nothing.above_the_whole": (
        "A majority of {majority} can never be reached.",
        "اکثریت {majority} هرگز به دست نمی‌آید.",
    ),
    "majority_of_nothing.minority": (
        "With {majority} a minority decides, and another can decide the opposite.",
        "با {majority} اقلیتی تصمیم می‌گیرد و اقلیتی دیگر می‌تواند وارونهٔ آن را.",
    ),
    "independent_beside_elastic_funds.unbounded": (
        "The statute says it is independent and takes money without bound from: {sources}.",
        "اساسنامه خود را مستقل می‌خواند و بی هیچ مرزی از اینها پول می‌پذیرد: {sources}.",
    ),
    "independent_beside_elastic_funds.paid_by": (
        "The statute says it is independent of {whom} and names {source} among its sources of money.",
        "اساسنامه خود را از {whom} مستقل می‌خواند و {source} را از منابع مالی خود می‌شمارد.",
    ),
    "name_against_tiers.of_persons": (
        "It is named a {name}, and no organisations are members.",
        "نامش {name} است و هیچ تشکلی عضو آن نیست.",
    ),
    "name_against_tiers.no_federations": (
        "It is named a confederation, and neither federations nor enough unions are its members.",
        "نامش کنفدراسیون است و نه فدراسیونی عضو آن است و نه اتحادیه‌های بسنده.",
    ),
    "name_against_tiers.of_organisations": (
        "It is named a base organisation, and only organisations are members.",
        "نامش تشکل پایه است و تنها تشکل‌ها عضو آن‌اند.",
    ),
    "name_against_tiers.of_one": (
        "It is named a {name}, and one member is enough to found it.",
        "نامش {name} است و یک تشکل برای بنیادش بس است.",
    ),
    "party_clause_excludes_members.membership": (
        "The statute shuts out of membership: {whom}; that goes by beliefs, and not by posts and money.",
        "اساسنامه اینان را از عضویت بیرون می‌گذارد: {whom}؛ این به باور می‌نگرد و نه به سمت و پول.",
    ),
    "party_clause_excludes_members.posts": (
        "The statute shuts out of posts: {whom}; that goes by beliefs, and members have equal rights.",
        "اساسنامه اینان را از سمت‌ها بیرون می‌گذارد: {whom}؛ این به باور می‌نگرد و حقوق اعضا برابر است.",
    ),
    "deadlines_overlap.call_late": (
        "The call must go out at least {least} and at most {most} before; no day is both.",
        "دعوت باید دست‌کم {least} و دست‌بالا {most} پیش‌تر برسد؛ هیچ روزی هر دو نیست.",
    ),
    "deadlines_overlap.motions_before_call": (
        "Motions must be in {motions} before, and the call need go out only {least} before.",
        "پیشنهادها باید {motions} پیش‌تر برسد و دعوت می‌تواند تنها {least} پیش‌تر فرستاده شود.",
    ),
    "deadlines_overlap.extraordinary": (
        "An extraordinary assembly must meet within {days} days, and its call takes at least {least}.",
        "مجمع فوق‌العاده باید تا {days} روز برپا شود و دعوت به آن دست‌کم {least} می‌خواهد.",
    ),
    "deadlines_overlap.arrears": (
        "Of arrears, “{harder}” comes after {then} and “{milder}” only after {first}.",
        "در بدهی معوق، «{harder}» پس از {then} می‌آید و «{milder}» تازه پس از {first}.",
    ),
    "deadlines_overlap.term": (
        "The term of the {organ} ends after {term}, and the {elector}, which elects it, meets every {every}.",
        "دورهٔ {organ} پس از {term} پایان می‌یابد و {elector} که آن را برمی‌گزیند هر {every} یک بار گرد می‌آید.",
    ),
    "rules_differ.said": (
        "Two articles say different things about `{rule}`.",
        "دو ماده دربارهٔ `{rule}` دو چیز می‌گویند.",
    ),
    "rules_differ.sources": (
        "These sources of money are both taken and forbidden: {sources}.",
        "این منابع مالی هم پذیرفته و هم ممنوع‌اند: {sources}.",
    ),
    "translation_missing.article": (
        "The text is missing in one language ({language}).",
        "متن به یکی از زبان‌ها ({language}) نیست.",
    ),
    "translation_missing.binding": (
        "The text is missing in the language that binds ({language}).",
        "متن به زبان الزام‌آور ({language}) نیست.",
    ),
    "translation_missing.titles": (
        "Titles are missing in one language ({language}): {number}.",
        "عنوان‌هایی به یکی از زبان‌ها ({language}) نیست: {number}.",
    ),
    "translation_out_of_step.parts": (
        "Items or notes in {language} are not those of the binding text.",
        "بندها یا تبصره‌های متن {language} همان‌های متن الزام‌آور نیست.",
    ),
    "translation_out_of_step.numbers": (
        "Numbers in the text in {language} are not those of the binding text.",
        "عددهای متن {language} همان‌های متن الزام‌آور نیست.",
    ),
    "numbering_collision.articles": (
        "Several articles bear the same number.",
        "چند ماده یک شماره دارند.",
    ),
    "numbering_collision.chapters": (
        "Several chapters bear the same number: {numbers}.",
        "چند فصل یک شماره دارند: {numbers}.",
    ),
    "numbering_collision.parts": (
        "Items or notes of the article bear the same number: {numbers}.",
        "بندها یا تبصره‌هایی از این ماده یک شماره دارند: {numbers}.",
    ),
    "numbering_gap.articles": ("Articles are missing: {lacking}.", "این ماده‌ها نیست: {lacking}."),
    "numbering_gap.order": (
        "The articles do not follow the order of their numbers.",
        "ماده‌ها به ترتیب شمارهٔ خود نیستند.",
    ),
    "numbering_gap.chapters": ("Chapters are missing: {numbers}.", "این فصل‌ها نیست: {numbers}."),
    "numbering_gap.chapters_order": (
        "The chapters do not follow the order of their numbers.",
        "فصل‌ها به ترتیب شمارهٔ خود نیستند.",
    ),
    "numbering_gap.parts": (
        "Items or notes of the article are missing: {numbers}.",
        "بندها یا تبصره‌هایی از این ماده نیست: {numbers}.",
    ),
    "numbering_gap.parts_order": (
        "Items or notes of the article do not follow the order of their numbers.",
        "بندها یا تبصره‌های این ماده به ترتیب شمارهٔ خود نیستند.",
    ),
}
"""What contradicts what, by kind and way."""
ORGANS: Mapping[str, tuple[str, str]] = {
    "assembly": ("assembly", "مجمع"),
    "congress": ("congress", "کنگره"),
    "council": ("council", "شورا"),
    "conference": ("conference", "کنفرانس"),
    "board": ("board", "هیئت مدیره"),
    "secretariat": ("secretariat", "دبیرخانه"),
    "inspectors": ("inspectors", "بازرسان"),
    "commission": ("commission", "کمیسیون"),
}
LANGUAGES: Mapping[str, tuple[str, str]] = {
    "fa": ("Persian", "فارسی"),
    "en": ("English", "انگلیسی"),
    "de": ("German", "آلمانی"),
}
WORDS: Mapping[str, tuple[str, str]] = {
    **ORGANS,
    **LANGUAGES,
    **BRANCHES,
    **FORMS,
    "worker": ("workers", "کارگران"),
    "retired": ("the retired", "بازنشستگان"),
    "unemployed": ("the unemployed", "بیکاران"),
    "organisation": ("organisations", "تشکل‌ها"),
    "all_workers": ("all workers", "همهٔ کارگران"),
    "members": ("members", "اعضا"),
    "all_members": ("all members", "همهٔ اعضا"),
    "affiliates": ("affiliates", "تشکل‌های عضو"),
    "main_members": ("main members", "اعضای اصلی"),
    "founders": ("founders", "مؤسسان"),
    "supporters": ("supporters", "هواداران"),
    "organisations": ("organisations", "تشکل‌ها"),
    "delegates": ("delegates", "نمایندگان"),
    "cast": ("votes cast", "آرای داده‌شده"),
    "present": ("those present", "حاضران"),
    "votes": ("votes", "آرا"),
    "seats": ("seats", "کرسی‌ها"),
    "none": ("nobody", "هیچ‌کس"),
    "projects": ("projects", "پروژه‌ها"),
    "aligned_institutions": ("aligned institutions", "نهادهای همسو"),
    "any": ("anybody", "هر که باشد"),
    "state": ("the state", "دولت"),
    "employer": ("employers", "کارفرما"),
    "party": ("parties", "حزب‌ها"),
    "funder": ("funders", "تأمین‌کنندگان مالی"),
    "states": ("states", "دولت‌ها"),
    "employers": ("employers", "کارفرمایان"),
    "parties": ("parties", "حزب‌ها"),
    "foundations": ("foundations", "بنیادها"),
    "party_member": ("members of parties", "اعضای حزب‌ها"),
    "opinion": ("people of some opinion", "دارندگان نظری خاص"),
    "no_nomination": ("no nomination", "بی حق نامزدی"),
    "no_vote": ("no vote", "بی حق رأی"),
    "no_credential": ("no credential", "بی اعتبارنامه"),
    "suspended": ("suspended", "تعلیق"),
    "ended": ("membership ended", "پایان عضویت"),
}
HELP: Mapping[str, tuple[str, str]] = {
    "statute": ("statutes", "اساسنامه‌ها"),
    "statute check": (
        "say where a statute contradicts itself, with a mend",
        "می‌گوید اساسنامه کجا با خود نمی‌خواند و چگونه درست می‌شود",
    ),
    "statute_file": ("file of a statute: `colonnade.statute/1`", "پروندهٔ اساسنامه: `colonnade.statute/1`"),
}
TABLE: Mapping[str, tuple[str, str]] = {
    "articles": ("Article {articles}: ", "ماده {articles}: "),
    "several_articles": ("Articles {articles}: ", "ماده‌های {articles}: "),
    "nothing": (
        "{title}: no contradiction was found among {rules} rules in {articles} articles.",
        "{title}: میان {rules} قاعده در {articles} ماده تناقضی یافت نشد.",
    ),
    "found": ("{title}: {number} contradictions.", "{title}: {number} تناقض."),
    "one": ("{title}: {number} contradiction.", "{title}: {number} تناقض."),
}
"""The lines around the findings, as the command tells them."""
_UNITS: Mapping[str, str] = {"day": "روز", "month": "ماه", "year": "سال"}


def sentence(found: Contradiction, language: str) -> str:
    """Return what contradicts what, in one sentence."""
    return _said(SENTENCES[found.code], found, language)


def mend(found: Contradiction, language: str) -> str:
    """Return what would mend it, in one sentence."""
    return _said(MENDS[found.code], found, language)


def articles(found: Contradiction, language: str) -> str:
    """Return ``Articles 2, 7: ``; nothing where no article is concerned."""
    if not found.articles:
        return ""
    numbers = ("، " if language == "fa" else ", ").join(_one(shown(each), language) for each in found.articles)
    return line("articles" if len(found.articles) == 1 else "several_articles", language, articles=numbers)


def line(name: str, language: str, **facts: str | int) -> str:
    """Return the line ``name`` of the command's answer; numbers in the digits of the language."""
    said = {key: digits(str(fact), language) if isinstance(fact, int) else fact for key, fact in facts.items()}
    return TABLE[name][int(language == "fa")].format(**said)


def _said(said: tuple[str, str], found: Contradiction, language: str) -> str:
    facts = {name: fact if name == "rule" else fact_told(fact, language) for name, fact in found.facts.items()}
    return said[int(language == "fa")].format(**facts)


def fact_told(fact: str, language: str) -> str:
    """Return names that have words in those, others as they are; numbers and spans as the language writes them."""
    parting = "، " if language == "fa" else ", "
    return parting.join(_one(each, language) for each in fact.split(", "))


def _one(word: str, language: str) -> str:
    if word in WORDS:
        return WORDS[word][int(language == "fa")]
    if language != "fa":
        return shown(word)
    share, parting, of = word.partition(" of ")
    if parting:
        return f"{_one(share, language)} {_one(of, language)}"
    said = word.replace("more than ", "بیش از ").replace(" bis", " مکرر")
    said = re.sub(r" (day|month|year)s?$", lambda unit: f" {_UNITS[unit[1]]}", said)
    return digits(shown(said), language)
