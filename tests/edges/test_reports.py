"""Reports as people read them: complete, in order, in both languages, with no outside request, and the same again."""

import re
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from colonnade.cli.audit_drawn import page
from colonnade.core.audit.audit import Report, audit
from colonnade.core.audit.criteria import CATALOGUE
from colonnade.core.audit.criteria.thresholds import THRESHOLDS
from colonnade.core.audit.dossier import Dossier
from colonnade.core.audit.dossier_reading import read_dossier
from colonnade.core.audit.ruleset import read_rule_set
from colonnade.edges.reports.html import sections
from colonnade.edges.reports.pdf import NoTypesetter, document
from colonnade.edges.rulesets import shipped
from colonnade.words.audit_dossier import DossierTeller
from colonnade.words.audit_questions import QUESTIONS
from colonnade.words.audit_told import Told, tell
from tests import contrasts
from tests.dossiers import SMALL

RULES = read_rule_set(shipped(), THRESHOLDS)
IN_ORDER = ("conditions", "asked", "gates_and_levels", "findings", "beyond", "not_examined", "legal", "facts")
REPLY = '\n[[reply]]\nto = "FND-01"\nmonth = "2024-03"\ntext = { en = "We <b>are</b> a column." }\n'
HOSTILE = SMALL.replace('en = "A syndicate"', 'en = "<script>alert(1)</script>"')
BOTH = pytest.mark.parametrize("language", ["en", "fa"])


def _reported(content: str | bytes) -> tuple[Report, Dossier]:
    dossier = read_dossier(content if isinstance(content, bytes) else content.encode())
    return audit(dossier.examined(RULES)), dossier


def _told(content: str | bytes, language: str) -> Told:
    report, dossier = _reported(content)
    return tell(report, DossierTeller(dossier, language), language)


def _one_party(content: str) -> str:
    told = content.replace("conditions = []", 'conditions = ["one_party"]')
    return told.replace('whose = "register"', 'whose = "opponent"')


class _Headings(HTMLParser):
    """The levels of the headings, and what stands open at the end."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.levels: list[int] = []
        self.open: list[str] = []
        self.ids: list[str] = []
        self.targets: set[str] = set()
        self.feed(text)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        found = dict(attributes)
        if re.fullmatch(r"h\d", tag):
            self.levels.append(int(tag[1]))
        if found.get("id"):
            self.ids.append(str(found["id"]))
        if str(found.get("href", "")).startswith("#"):
            self.targets.add(str(found["href"])[1:])
        if tag not in ("meta", "link", "rect", "br"):
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag


@BOTH
def test_conditions_come_first_and_every_part_in_its_order(language: str) -> None:
    text = sections(_told(_one_party(SMALL) + REPLY, language))

    places = [text.index(f'id="{each}"') for each in IN_ORDER]
    assert places == sorted(places)
    findings = [text.index(f'class="finding" id="{each}"') for each in CATALOGUE]
    assert findings == sorted(findings)


@BOTH
def test_a_page_is_whole_well_formed_and_asks_for_nothing(language: str) -> None:
    text = page(_told(_one_party(SMALL) + REPLY, language))
    headings = _Headings(text)

    assert not headings.open
    assert headings.levels[0] == 1
    assert all(below <= above + 1 for above, below in pairwise(headings.levels))
    assert len(set(headings.ids)) == len(headings.ids)
    assert headings.targets <= set(headings.ids)
    assert f'<html lang="{language}" dir="{"rtl" if language == "fa" else "ltr"}">' in text
    assert not re.findall(r'(?:src|href)="(?!#)|url\((?!data:font/woff2;base64,)|@import|https?:', text)
    assert "<script" not in text
    assert 'style="' not in text


@BOTH
def test_no_level_is_said_without_its_gates(language: str) -> None:
    text = sections(_told(contrasts.least_confederation().content(), language))
    for article in re.findall(r'<article class="level".*?</article>', text, re.DOTALL):
        assert article.index("<caption>") < article.index('class="reached')


def test_what_is_not_the_bodys_own_is_marked_as_one_partys_report_and_a_reply_stands_beside() -> None:
    told = _told(_one_party(SMALL) + REPLY, "en")
    findings = {each.id: each for area in told.areas for each in area.findings}

    assert findings["FIN-02"].is_one_partys
    assert [each.text for each in findings["FND-01"].replies] == ["We <b>are</b> a column."]
    assert "We &lt;b&gt;are&lt;/b&gt; a column." in sections(told)
    assert not any(each.is_one_partys for area in _told(SMALL, "en").areas for each in area.findings)


@BOTH
def test_a_report_from_a_dossier_tells_months_and_never_a_day(language: str) -> None:
    told = _told(contrasts.mature_federation().content(), language)
    text = sections(told)

    assert not re.search(r"\d{4}-\d\d-\d\d", text)
    solar = "فروردین|اردیبهشت|خرداد|تیر|مرداد|شهریور|مهر|آبان|آذر|دی|بهمن|اسفند"
    names = solar if language == "fa" else "January|February|March|April|May|June|July|August|October|December"
    assert not re.search(rf"[\d۰-۹]+ (?:{names}) [\d۰-۹]{{4}}", text)


def test_what_a_dossier_says_is_text_and_never_markup() -> None:
    told = _told(HOSTILE, "en")

    assert "<script" not in page(told)
    assert "&lt;script&gt;" in page(told)
    assert document(_told(SMALL.replace("A syndicate", "#panic() $x$ *bold* @label"), "en")).startswith(b"%PDF-1.7")


@BOTH
def test_the_same_dossier_gives_the_same_bytes(language: str) -> None:
    content = contrasts.least_confederation().content()

    assert page(_told(content, language)) == page(_told(content, language))
    assert document(_told(content, language)) == document(_told(content, language))


@BOTH
def test_a_pdf_bears_its_own_fonts_its_tags_and_no_date_of_its_making(language: str) -> None:
    made = document(_told(_one_party(SMALL) + REPLY, language))

    assert b"CreationDate" not in made
    assert b"CreateDate" not in made
    assert b"Vazirmatn" in made
    assert b"/StructTreeRoot" in made


def test_where_no_typesetter_is_installed_that_is_a_refusal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    told = _told(SMALL, "en")

    with pytest.raises(NoTypesetter):
        document(told)


def test_every_criterion_has_its_question() -> None:
    assert tuple(QUESTIONS) == CATALOGUE
