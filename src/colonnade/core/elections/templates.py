"""What an election will ask, before it has a key: belenios-tool's own template, and the plan that a folder begins with.

People write templates, so any spelling of JSON is read; a plan is written here and read in its one spelling.
Source: docs/rules/elections.md, "Folder".
"""

from collections.abc import Mapping
from dataclasses import dataclass

from colonnade.core.elections.election import Election, Mixed, Question, Summed, question_value, read_language
from colonnade.core.elections.election import read_question as read_ordered_question
from colonnade.core.elections.elements import Draw, Element, Group, NotEmbedded
from colonnade.core.elections.groups import group_named
from colonnade.core.elections.letters import DIGITS
from colonnade.core.elections.notation import Json, read, read_freely, spelled
from colonnade.core.elections.objects import MOST_QUESTIONS
from colonnade.core.elections.parts import NAME_LIMIT, TEXT_LIMIT, Part
from colonnade.core.elections.tallies import MOST_TRUSTEES
from colonnade.core.errors import Refusal

TEMPLATE_LIMIT = 1 << 24
UUID_LENGTH = 14
_FIELDS = ("description", "name", "questions", "administrator", "credential_authority", "language")
_SUMMED = ("answers", "blank", "min", "max", "question")
_MIXED = ("type", "value", "extra")
_VALUE = ("answers", "question")


class GroupMixesNot(Refusal):
    """A question is ranked, and the group cannot carry rankings."""

    code = "elections.group_mixes_not"


class ThresholdOutOfReach(Refusal):
    """More trustees would be needed than there are, or none."""

    code = "elections.threshold_out_of_reach"


@dataclass(frozen=True, slots=True)
class Template:
    """What an election asks, and what it says of itself."""

    description: str
    name: str
    questions: tuple[Question, ...]
    administrator: str | None = None
    credential_authority: str | None = None
    language: tuple[str, str] | None = None

    @property
    def is_mixed(self) -> bool:
        """Whether any question is ranked."""
        return any(isinstance(question, Mixed) for question in self.questions)


@dataclass(frozen=True, slots=True)
class Plan:
    """What is settled before anybody makes a key; any ``threshold`` of the ``trustees`` open, one trustee alone."""

    uuid: str
    group: Group
    trustees: int
    threshold: int
    template: Template


def drawn_uuid(draw: Draw) -> str:
    """Return a new name of an election."""
    return "".join(DIGITS[draw(len(DIGITS))] for _ in range(UUID_LENGTH))


def least_majority(trustees: int) -> int:
    """Return the least number above half."""
    return trustees // 2 + 1


def planned(uuid: str, group: Group, template: Template, trustees: int, threshold: int | None) -> Plan:
    """Return the plan; refused where the group cannot carry what is asked, or the threshold is out of reach."""
    enough = least_majority(trustees) if threshold is None else threshold
    if not 1 <= enough <= trustees <= MOST_TRUSTEES:
        raise ThresholdOutOfReach(threshold=enough, trustees=trustees)
    if template.is_mixed and group.embedding is None:
        raise GroupMixesNot(group=group.id)
    for question in template.questions:
        if isinstance(question, Mixed):
            _require_carried(group, len(question.answers))
    return Plan(uuid, group, trustees, enough, template)


def read_template(content: bytes, place: str = "template") -> Template:
    """Return the template that JSON spells in any order and with any blanks; refused with the way to what is wrong."""
    value = _ordered(read_freely(content, place, longest=TEMPLATE_LIMIT), _FIELDS)
    return _template(Part(value, place))


def plan_spelled(plan: Plan) -> bytes:
    """Return the bytes of a plan."""
    return spelled(
        {
            "uuid": plan.uuid,
            "group": plan.group.id,
            "trustees": plan.trustees,
            "threshold": plan.threshold,
            "template": _template_value(plan.template),
        }
    )


def read_plan(content: bytes, place: str = "plan") -> Plan:
    """Return the plan that the bytes spell."""
    part = Part(read(content, place, longest=TEMPLATE_LIMIT), place)
    uuid, group, trustees, threshold, template = part.given("uuid", "group", "trustees", "threshold", "template")
    size = trustees.whole(1, MOST_TRUSTEES)
    return Plan(uuid.uuid(), group_named(group.text(NAME_LIMIT)), size, threshold.whole(1, size), _template(template))


def election_of(plan: Plan, key: Element) -> Election:
    """Return the election of a plan under the key that its trustees made."""
    told = plan.template
    return Election(
        told.description,
        told.name,
        plan.group,
        key,
        told.questions,
        plan.uuid,
        told.administrator,
        told.credential_authority,
        told.language,
    )


def rehearsal_of(plan: Plan, key: Element, uuid: str) -> Election:
    """Return another election under the same key, in which nobody will vote: it shows that the key can be used."""
    question = Summed(("1",), None, 0, 1, plan.template.name)
    return Election(plan.template.description, plan.template.name, plan.group, key, (question,), uuid)


def _require_carried(group: Group, answers: int) -> None:
    if group.embedding is not None and answers > group.embedding.most:
        raise NotEmbedded(group=group.id, numbers=answers)


def _template(part: Part) -> Template:
    description, name, questions, administrator, authority, language = part.fields(
        "description", "name", "questions", "?administrator", "?credential_authority", "?language"
    )
    assert description is not None
    assert name is not None
    assert questions is not None
    return Template(
        description.text(TEXT_LIMIT),
        name.text(TEXT_LIMIT),
        tuple(_question(each) for each in questions.items(1, MOST_QUESTIONS)),
        None if administrator is None else administrator.text(NAME_LIMIT),
        None if authority is None else authority.text(NAME_LIMIT),
        None if language is None else read_language(language),
    )


def _question(part: Part) -> Question:
    value = part.value
    is_typed = isinstance(value, Mapping) and "type" in value
    ordered = _ordered(value, _MIXED if is_typed else _SUMMED)
    if is_typed and isinstance(ordered, dict):
        ordered = {**ordered, "value": _ordered(ordered.get("value"), _VALUE)} if "value" in ordered else ordered
    question = read_ordered_question(Part(ordered, part.way))
    if isinstance(question, Summed) and question.most > len(question.answers):
        raise Part(question.most, (part.way, "max")).refusal("number_out_of_bounds")
    return question


def _ordered(value: Json, names: tuple[str, ...]) -> Json:
    """Return an object with its known fields first, in their order; anything else as it is."""
    if not isinstance(value, Mapping):
        return value
    known = {name: value[name] for name in names if name in value}
    return {**known, **{name: each for name, each in value.items() if name not in known}}


def _template_value(template: Template) -> Json:
    value: dict[str, Json] = {
        "description": template.description,
        "name": template.name,
        "questions": [question_value(each) for each in template.questions],
    }
    if template.administrator is not None:
        value["administrator"] = template.administrator
    if template.credential_authority is not None:
        value["credential_authority"] = template.credential_authority
    if template.language is not None:
        value["language"] = list(template.language)
    return value
