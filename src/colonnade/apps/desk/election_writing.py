"""What the forms of elections share: figures that are hidden with what opens them, refusals beside a field."""

from collections.abc import Callable, Mapping

from colonnade.apps.asking import refused
from colonnade.apps.desk.about import Making
from colonnade.apps.desk.forms import ActForm
from colonnade.apps.desk.writing import Written
from colonnade.core.acts.blobs import RANDOM_BYTES
from colonnade.core.acts.canonical import Json
from colonnade.core.errors import Refusal
from colonnade.core.organisations.commitments import Hiding


def told_beside(form: ActForm, name: str, require: Callable[[], object]) -> None:
    """Whatever ``require`` refuses is told beside the field."""
    try:
        require()
    except Refusal as refusal:
        form.add_error(name, refused(refusal))


def hidden(facts: Mapping[str, Json], hiding: Hiding, making: Making, *, organ: str) -> Written:
    """The facts with what stands openly of those that may be hidden, and what opens the rest."""
    if not hiding.revealed:
        return Written({**facts, **hiding.shown}, organ=organ)
    random = making.chance(RANDOM_BYTES)
    opening: Mapping[str, Json] = {"random": random.hex(), "revealed": dict(hiding.revealed)}
    return Written({**facts, **hiding.committed(random)}, opening=opening, organ=organ)


def records(value: Json) -> list[Mapping[str, Json]]:
    """Return the entries of a list of records."""
    assert isinstance(value, list)
    return [each for each in value if isinstance(each, Mapping)]
