"""Every string in both languages, with the same places for facts; every saying used, every saying asked for there."""

import re
import string
from collections.abc import Mapping
from pathlib import Path

import pytest

from colonnade.core.rooms import SHAPES
from colonnade.core.statutes.contradictions import KINDS
from colonnade.words import (
    accounts,
    acts,
    apportionment,
    archives,
    audit,
    audit_facts,
    audit_more,
    audit_questions,
    ballot_boxes,
    bundles,
    calls,
    clusters,
    coherence,
    coherence_mends,
    counting,
    desk,
    desk_roles,
    desk_steps,
    dossiers,
    election_commands,
    election_papers,
    elections,
    electorate,
    founding_pages,
    founding_rows,
    kernels,
    log,
    node,
    organisations,
    pages,
    parts,
    power,
    protocol,
    remedies,
    restoring,
    statute,
    statute_pages,
    statute_standing,
    statutes,
)
from colonnade.words.refusals import TABLES as TABLES_OF_REFUSALS
from colonnade.words.refusals import explained, in_words

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "colonnade"
FACTS_PAGE = ROOT / "docs" / "rules" / "facts.md"
TABLES: dict[str, Mapping[str, tuple[str, str]]] = {
    "accounts.ANSWERS": accounts.ANSWERS,
    "accounts.SENTENCES": accounts.SENTENCES,
    "accounts.STANDINGS": accounts.STANDINGS,
    "audit.ANSWERS": audit.ANSWERS,
    "audit.CLASSES": audit.CLASSES,
    "audit.LEVELS": audit.LEVELS,
    "audit.MISSING": audit.MISSING,
    "audit.NEVER": audit.NEVER,
    "audit.NOT_EXAMINED": audit.NOT_EXAMINED,
    "audit.PROVENANCES": audit.PROVENANCES,
    "audit.REASONS": audit.REASONS,
    "audit_facts.MASTERS": audit_facts.MASTERS,
    "audit_facts.MINORITIES": audit_facts.MINORITIES,
    "audit_facts.PARTS": audit_facts.PARTS,
    "audit_more.REASONS": audit_more.REASONS,
    "audit_questions.AREAS": audit_questions.AREAS,
    "audit_questions.CLAIMS": audit_questions.CLAIMS,
    "audit_questions.QUESTIONS": audit_questions.QUESTIONS,
    "audit_questions.REPORT": audit_questions.REPORT,
    "audit_questions.SEVERITIES": audit_questions.SEVERITIES,
    "audit_questions.TAGS": audit_questions.TAGS,
    "audit_questions.WHOSE": audit_questions.WHOSE,
    "audit.RULE_SET_FAULTS": audit.RULE_SET_FAULTS,
    "audit.SENTENCES": audit.SENTENCES,
    "election_commands.ANSWERS": election_commands.ANSWERS,
    "election_commands.COMMANDS": election_commands.COMMANDS,
    "election_commands.SENTENCES": election_commands.SENTENCES,
    "election_commands.STEPS": election_commands.STEPS,
    "election_commands.VOTER_FAULTS": election_commands.VOTER_FAULTS,
    "election_papers.ANSWERS": election_papers.ANSWERS,
    "election_papers.FAULTS": election_papers.FAULTS,
    "election_papers.PAPER": election_papers.PAPER,
    "election_papers.SENTENCES": election_papers.SENTENCES,
    "ballot_boxes.SENTENCES": ballot_boxes.SENTENCES,
    "ballot_boxes.WHAT": ballot_boxes.WHAT,
    "clusters.SENTENCES": clusters.SENTENCES,
    "clusters.WHYS": clusters.WHYS,
    "elections.GROUNDS": elections.GROUNDS,
    "kernels.STATES": kernels.STATES,
    "elections.KINDS": elections.KINDS,
    "elections.OBJECTORS": elections.OBJECTORS,
    "elections.OUTCOMES": elections.OUTCOMES,
    "elections.PURPOSES": elections.PURPOSES,
    "elections.REASONS": elections.REASONS,
    "elections.SENTENCES": elections.SENTENCES,
    "elections.STATES": elections.STATES,
    "elections.WEIGHTS": elections.WEIGHTS,
    "electorate.FAULTS": electorate.FAULTS,
    "electorate.SENTENCES": electorate.SENTENCES,
    "dossiers.CONDITIONS": dossiers.CONDITIONS,
    "dossiers.FAULTS": dossiers.FAULTS,
    "dossiers.REMEDIES": dossiers.REMEDIES,
    "dossiers.SENTENCES": dossiers.SENTENCES,
    "dossiers.TEXTS": dossiers.TEXTS,
    "dossiers.WHYS": dossiers.WHYS,
    "calls.HELP": calls.HELP,
    "calls.PROGRESS": calls.PROGRESS,
    "counting.CLAUSES": counting.CLAUSES,
    "counting.FAULTS": counting.FAULTS,
    "counting.SENTENCES": counting.SENTENCES,
    "counting.STAGES": counting.STAGES,
    "counting.TABLE": counting.TABLE,
    "pages.SAYINGS": pages.SAYINGS,
    "desk.MOVES": desk.MOVES,
    "desk.SENTENCES": desk.SENTENCES,
    "desk.STATES": desk.STATES,
    "desk_steps.DEEDS": desk_steps.DEEDS,
    "desk_steps.SENTENCES": desk_steps.SENTENCES,
    "founding_rows.ROWS": founding_rows.ROWS,
    "founding_rows.ROW_LEADS": founding_rows.ROW_LEADS,
    "parts.SENTENCES": parts.SENTENCES,
    "statute.DEFAULTS": {english: (english, persian) for english, persian in statute.DEFAULTS},
    "desk_roles.ACTS": desk_roles.ACTS,
    "founding_pages.CUSTODIES": founding_pages.CUSTODIES,
    "founding_pages.RECOVERIES": founding_pages.RECOVERIES,
    "founding_pages.STEPS": founding_pages.STEPS,
    "founding_pages.STEP_LEADS": founding_pages.STEP_LEADS,
    "founding_pages.VISIBILITIES": founding_pages.VISIBILITIES,
    "organisations.FORMS": organisations.FORMS,
    "organisations.REASONS": organisations.REASONS,
    "organisations.STANDINGS": organisations.STANDINGS,
    "organisations.ACTS": organisations.ACTS,
    "remedies.REMEDIES": remedies.REMEDIES,
    "remedies.RULES": remedies.RULES,
    "restoring.ANSWERS": restoring.ANSWERS,
    "restoring.SENTENCES": restoring.SENTENCES,
    "bundles.NOT_A_BUNDLE": bundles.NOT_A_BUNDLE,
    "bundles.SENTENCES": bundles.SENTENCES,
    "bundles.FATES": bundles.FATES,
    "bundles.ANSWERS": bundles.ANSWERS,
    "apportionment.HEADS": apportionment.HEADS,
    "apportionment.LOT_FAULTS": apportionment.LOT_FAULTS,
    "apportionment.PARAMETER_FAULTS": apportionment.PARAMETER_FAULTS,
    "apportionment.ROW_FAULTS": apportionment.ROW_FAULTS,
    "apportionment.SENTENCES": apportionment.SENTENCES,
    "apportionment.TIES": {"open": apportionment.TIE, "drawn": apportionment.DRAWN},
    "apportionment.WARNINGS": apportionment.WARNINGS,
    "power.NOTES": power.NOTES,
    "coherence_mends.MENDS": coherence_mends.MENDS,
    "coherence.SENTENCES": coherence.SENTENCES,
    "coherence.TABLE": coherence.TABLE,
    "coherence.WORDS": coherence.WORDS,
    "statute_pages.CHOICES": statute_pages.CHOICES,
    "statute_pages.HINTS": statute_pages.HINTS,
    "statute_pages.LEADS": statute_pages.LEADS,
    "statute_pages.QUESTIONS": statute_pages.QUESTIONS,
    "statute_pages.TAGS": statute_pages.TAGS,
    "statute_pages.TEMPLATES": statute_pages.TEMPLATES,
    "statutes.ANSWER_FAULTS": statutes.ANSWER_FAULTS,
    "statutes.FAULTS": statutes.FAULTS,
    "statute_standing.MAJORITY": statute_standing.MAJORITY,
    "statute_standing.PLACES": statute_standing.PLACES,
    "statute_standing.ROOMS": statute_standing.ROOMS,
    "statute_standing.WHERE": statute_standing.WHERE,
    "statutes.SENTENCES": statutes.SENTENCES,
    "power.SENTENCES": power.SENTENCES,
    "archives.FAULTS": archives.FAULTS,
    "archives.SENTENCES": archives.SENTENCES,
    "protocol.SENTENCES": protocol.SENTENCES,
    "acts.FACTS": acts.FACTS,
    "acts.FAULTS": acts.FAULTS,
    "log.NOTE_FAULTS": log.NOTE_FAULTS,
    "node.PORT_FAULTS": node.PORT_FAULTS,
    "acts.VALUES": acts.VALUES,
    "acts.ROLES": acts.ROLES,
    "acts.WHYS": acts.WHYS,
    "acts.PROVENANCES": acts.PROVENANCES,
    "acts.CUSTODIES": acts.CUSTODIES,
    "acts.VISIBILITIES": acts.VISIBILITIES,
    "acts.BRANCHES": acts.BRANCHES,
}


def _places(text: str) -> set[str]:
    return {field for _, field, _, _ in string.Formatter().parse(text) if field}


@pytest.mark.parametrize("table", sorted(TABLES))
def test_both_languages_say_the_same_places(table: str) -> None:
    for code, (english, persian) in TABLES[table].items():
        assert english, code
        assert persian, code
        assert _places(english) == _places(persian), code


def _asked_for() -> set[str]:
    templates = "".join(path.read_text() for path in SOURCE.rglob("*.html"))
    code = "".join(path.read_text() for path in (SOURCE / "apps").rglob("*.py"))
    return set(re.findall(r"\{% say '([a-z_.]+)'", templates)) | set(re.findall(r'"([a-z]+\.[a-z_]+)"', code))


def test_every_saying_is_asked_for_and_everything_asked_for_is_there() -> None:
    in_templates = {
        code for path in SOURCE.rglob("*.html") for code in re.findall(r"\{% say '([^']+)'", path.read_text())
    }

    assert in_templates <= pages.SAYINGS.keys()
    asked = _asked_for()
    assert pages.SAYINGS.keys() - asked - {f"{each}_help" for each in asked} == set()


def test_templates_hold_no_words_of_their_own() -> None:
    for path in SOURCE.rglob("*.html"):
        bare = re.sub(r"\{%.*?%\}|\{\{.*?\}\}|<[^>]*>", " ", path.read_text(), flags=re.DOTALL)
        words = set(re.findall(r"[A-Za-z\u0600-\u06ff]{2,}", bare)) - {"DEMO", "colonnade", "log", "verify"}
        words -= {"key", "seals"} if path.name == "log.html" else set()
        assert not words, (path.name, words)


INLINE = re.compile(
    r"<script(?! src=\"\{% static '[^']+' %\}\?v=\{\{ version \}\}\" defer></script>)"
    r"|<style|\sstyle=|\son[a-z]+=|javascript:"
)
"""A script is a file of our own."""


def test_templates_have_no_inline_script_or_style() -> None:
    for path in SOURCE.rglob("*.html"):
        assert not INLINE.search(path.read_text()), path.name


def test_every_type_of_act_has_a_name() -> None:
    assert {each.partition(".")[2].partition("/")[0] for each in SHAPES} == set(organisations.ACTS)


def test_every_word_that_a_fact_may_be_one_of_is_in_the_table_of_its_name() -> None:
    listed = re.findall(r"^\| `(\w+)`[^|]*\| ([a-z_, ]+) \|$", FACTS_PAGE.read_text(), re.MULTILINE)

    assert len(listed) > 10
    for name, words in listed:
        assert set(words.split(", ")) <= acts.ENUMERATED[name].keys(), name


def test_every_fact_has_a_name() -> None:
    examples = re.findall(r"```json\n(.*?)\n```", FACTS_PAGE.read_text(), re.DOTALL)
    named = {name for example in examples for name in re.findall(r'"([a-z0-9_]+)":', example)}

    assert named - {"binding", "en", "fa"} <= acts.FACTS.keys()


def _said_in_persian() -> dict[str, str]:
    """Every text in Persian by where it stands, whole lines of a page."""
    pages = [ROOT / "README.fa.md", ROOT / "docs" / "guide" / "README.fa.md", *(SOURCE / "words").glob("*.py")]
    lines = {
        f"{page.name}:{number}": line for page in pages for number, line in enumerate(page.read_text().split("\n"), 1)
    }
    return {place: line for place, line in lines.items() if re.search(r"[\u0600-\u06ff]", line)}


def _with_two_meanings(line: str) -> bool:
    """Inspectors attest (تصدیق), a witness (گواه) signs (امضا), a proof is برهان; a clause is بند, a drum is تکه."""
    return bool(
        re.search(r"گواهی(?![\u0621-\u064a])|گواه چیزی", line) or ("ستون" in line and re.search(r"\bبند\b", line))
    )


def test_one_persian_word_stands_for_one_thing() -> None:
    assert [place for place, line in _said_in_persian().items() if _with_two_meanings(line)] == []


def test_the_detector_of_two_meanings_catches_bad_examples() -> None:
    for bad in ("هیچ گواهی ندیده است", "عضو گواهی‌شده", "گواه چیزی نیست", "هر بند ستون", "ستون سه بند دارد"):
        assert _with_two_meanings(bad), bad
    for good in ("گواهانی که امضا کرده‌اند", "یک گواه", "بند ۳ ماده", "عضو تصدیق‌شده", "هم‌بندان"):
        assert not _with_two_meanings(good), good


def test_every_reason_that_core_gives_has_words() -> None:
    rules = "".join(
        path.read_text() for room in ("organisations", "elections") for path in (SOURCE / "core" / room).glob("*.py")
    )
    given = set(re.findall(r'(?:NoEffect|Conflict)\("([a-z_]+)"', rules))
    given |= set(re.findall(r'Kind\.[A-Z]+, "([a-z_]+)"', rules))
    given |= set(re.findall(r'\.require\(\w+(?:\[0\])?, "([a-z_]+)"', rules))

    assert len(given) > 30
    assert given <= acts.WHYS.keys()


def test_every_sentence_that_is_asked_for_is_there_once_and_every_one_there_is_asked_for() -> None:
    there = {code for table in TABLES_OF_REFUSALS for code in table}
    outside = [path for path in SOURCE.rglob("*.py") if path.parent.name != "words"]
    asked = set(re.findall(r'"([a-z]+\.[a-z_]+)"', "".join(path.read_text() for path in outside)))

    assert sum(len(table) for table in TABLES_OF_REFUSALS) == len(there)
    assert there - asked == set()


@pytest.mark.parametrize(("language", "why"), [("en", "a hidden organisation"), ("fa", "تشکل پنهان")])
def test_why_an_act_cannot_stand_is_said_in_words(language: str, why: str) -> None:
    facts = {"standing": "without_effect", "why": "days_show_too_much"}
    said = in_words("organisations.cannot_stand", facts, language)

    assert why in said
    assert "_" not in said
    assert "facts.place" in in_words("organisations.cannot_stand", {**facts, "why": "facts.place"}, language)


def test_every_refusal_of_ours_has_a_sentence() -> None:
    """But for those that a page or the verifier turns into something else before anybody reads them."""
    inner = {"organisations.no_effect", "organisations.in_conflict", "dates.not_a_day"}
    inner |= {"refused", "log.not_a_tile", "log.not_a_proof", "policy.not_a_policy"}
    inner |= {"bundles.does_not_hold", "bundles.not_a_fork"}
    source = "".join(path.read_text() for path in SOURCE.rglob("*.py"))
    given = re.findall(r'^    code(?:: ClassVar\[str\])? = "([a-z_.]+)"', source, re.MULTILINE)

    assert set(given) - inner <= {code for table in TABLES_OF_REFUSALS for code in table}


def test_every_fault_of_an_act_and_of_its_seals_has_words() -> None:
    core = "".join(path.read_text() for path in (SOURCE / "core").rglob("*.py"))
    drafts = (SOURCE / "cli" / "acts.py").read_text()
    faults = set(re.findall(r'Malformed\([^()]*(?:\([^()]*\))?[^()]*"([a-z_0-9]+)"\)', core + drafts))

    assert len(faults) > 20
    assert faults <= acts.FAULTS.keys()
    assert set(re.findall(r'NotANote\(fault="([a-z_0-9]+)"', core)) == log.NOTE_FAULTS.keys()


def test_every_fault_of_a_statute_has_words_and_every_word_its_fault() -> None:
    paths = [each for each in (SOURCE / "core" / "statutes").glob("*.py") if each.name != "drawing_up.py"]
    readers = "".join(path.read_text() for path in paths)
    given = set(re.findall(r'(?:fault_at|refused)\([^()\n]*(?:\([^()]*\))?[^()\n]*, "([a-z_0-9]+)"', readers))
    given |= set(re.findall(r'fault="([a-z_]+)"', readers)) | {"names_nothing", "no_such_scope", "other_format"}

    assert given | {"no_format", "no_key", "no_near_key"} == statutes.FAULTS.keys()


def test_every_fault_of_an_answer_about_a_statute_has_words() -> None:
    asking = (SOURCE / "core" / "statutes" / "drawing_up.py").read_text()

    assert set(re.findall(r'fault="([a-z_]+)"', asking)) == statutes.ANSWER_FAULTS.keys()


def test_every_way_in_which_a_statute_contradicts_itself_has_words_and_a_mend() -> None:
    rules = "".join(path.read_text() for path in (SOURCE / "core" / "statutes").glob("coherence*.py"))
    kinds = {each.lower() for each in re.findall(r"(?<!Part)Kind\.([A-Z_]+)", rules)}

    assert coherence.SENTENCES.keys() == coherence_mends.MENDS.keys()
    assert {code.partition(".")[0] for code in coherence.SENTENCES} == kinds == set(KINDS)


def test_every_fault_of_a_file_of_ballots_has_words_and_every_word_its_fault() -> None:
    readers = "".join(path.read_text() for path in (SOURCE / "edges" / "ballots").glob("*.py"))
    given = set(re.findall(r'NotBallots\([^()]*(?:\([^()]*(?:\([^()]*\))?[^()]*\))?[^()]*?, "([a-z_0-9]+)"', readers))
    given |= set(re.findall(r'_whole\([^"]*"([a-z]+)"\)', readers))

    assert given == counting.FAULTS.keys()


@pytest.mark.parametrize("language", ["en", "fa"])
def test_what_is_wrong_with_a_draft_is_said_in_words(language: str) -> None:
    for fault in acts.FAULTS:
        assert "_" not in in_words("acts.malformed", {"path": "facts.kind", "fault": fault}, language)


IMPERATIVES = re.compile(
    r"\b(?:add|ask|bring|change|check|choose|come|copy|correct|export|fetch|fill"
    r"|give|go on|hand|keep|leave|look|make|name|paste|put|read|record"
    r"|restore|run|scan|seal|see|set|shorten|show|take|try|type|write)\b"
)
AT_PAGES = ("core/accounts", "core/acts", "core/desk", "core/organisations", "apps")
BY_THE_COMMAND_ALONE = {"bundles.nothing", "backups.nothing"}


def _refusals_at_pages() -> set[str]:
    source = "".join(path.read_text() for part in AT_PAGES for path in (SOURCE / part).rglob("*.py"))
    given = set(re.findall(r'^    code(?:: ClassVar\[str\])? = "([a-z_.]+)"', source, re.MULTILINE))
    return given & {code for table in TABLES_OF_REFUSALS for code in table} - BY_THE_COMMAND_ALONE


def _says_what_to_do(sentence: str, language: str) -> bool:
    """Whether the last clause, after a semicolon or a colon, tells whoever reads it to do something."""
    clauses = re.split(r"[;:؛]", sentence)
    last = clauses[-1] if len(clauses) < 3 else " ".join(clauses[1:])
    told = re.search(r"ید(?:شان|ش)?\b|کنند\b|شود\b", last) if language == "fa" else IMPERATIVES.search(last)
    return len(clauses) > 1 and told is not None


@pytest.mark.parametrize("language", ["en", "fa"])
def test_every_refusal_that_can_reach_a_page_says_what_to_do(language: str) -> None:
    silent = {}
    for code in _refusals_at_pages() - {"organisations.cannot_stand", "organisations.statute_forbids"}:
        sentence = next(table[code] for table in TABLES_OF_REFUSALS if code in table)[int(language == "fa")]
        if not _says_what_to_do(sentence, language):
            silent[code] = sentence

    assert silent == {}
    assert len(_refusals_at_pages()) > 40


def test_the_detector_of_what_to_do_catches_bad_examples() -> None:
    assert not _says_what_to_do("The act would not take effect; nothing was stored.", "en")
    assert not _says_what_to_do("Take care.", "en")
    assert not _says_what_to_do("این اقدام اثر نمی‌یابد؛ چیزی ذخیره نشد.", "fa")


def test_every_reason_why_an_act_has_no_effect_names_its_rule_and_what_to_do() -> None:
    assert remedies.REMEDIES.keys() == acts.WHYS.keys()
    assert remedies.RESTS_ON.keys() >= acts.WHYS.keys()
    assert set(remedies.RESTS_ON.values()) == remedies.RULES.keys()
    assert remedies.RESTS_ON.keys() - acts.WHYS.keys() <= _refusals_at_pages()


def test_every_rule_named_is_a_heading_of_the_rules() -> None:
    pages = {path.stem: path.read_text() for path in (ROOT / "docs" / "rules").glob("*.md")}
    for english, _ in remedies.RULES.values():
        rules, section = re.findall(r"^Colonnade's (rules(?: of the desk)?), “(.+?)”", english)[0]
        among = [pages["desk"]] if rules.endswith("desk") else [text for name, text in pages.items() if name != "desk"]
        assert any(re.search(rf"^#+ {re.escape(section)}\b", text, re.MULTILINE) for text in among), section


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_refusal_is_explained_with_its_rule_and_what_to_do(language: str) -> None:
    for why in acts.WHYS:
        told = explained("organisations.cannot_stand", {"standing": "without_effect", "why": why}, language)
        assert all((told.sentence, told.rests_on, told.to_do)), why
        assert "_" not in str(told), why
    other = explained("accounts.name_taken", {}, language)
    assert (bool(other.sentence), other.rests_on, other.to_do) == (True, "", "")


def test_every_fault_of_an_archive_has_words_and_every_word_its_fault() -> None:
    readers = "".join(path.read_text() for path in (SOURCE / "core" / "elections").glob("*.py"))
    given = set(re.findall(r'Misread\([^()]*(?:\([^()]*\))?[^()]*, "([a-z_]+)"\)', readers))
    given |= set(re.findall(r'(?:refusal|_matching)\((?:_[A-Z]+, )?"([a-z_]+)"\)', readers))
    given |= {"field_missing", "unknown_field", "order_of_fields"}

    assert given == archives.FAULTS.keys()


@pytest.mark.parametrize("language", ["en", "fa"])
def test_a_reason_to_refuse_an_archive_is_one_sentence_with_its_place(language: str) -> None:
    for code in [f"elections.{fault}" for fault in archives.FAULTS] + ["elections.ballot_twice", "elections.no_result"]:
        said = in_words(*archives.sentence_of(code, {"place": "record 7, ballot"}), language)
        assert "record 7, ballot" in said, code
        assert "_" not in said, code
        assert said.endswith("."), code
