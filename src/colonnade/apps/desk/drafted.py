"""What a draft says, as it would have to be typed again."""

from collections.abc import Mapping
from typing import Any

from colonnade.apps.desk import count_forms, election_forms, joining_forms, selectors
from colonnade.core.acts.blobs import blob_content


def act_in(kind: str) -> str:
    """Return the name of an act of the type ``kind``, as it stands in addresses."""
    return kind.partition(".")[2].partition("/")[0]


def typed(draft: selectors.Draft) -> dict[str, Any]:
    """Return what would have to be typed into the form to say the same."""
    saying = draft.saying
    first: dict[str, Any] = {"effective": saying.effective, "article": saying.article, **opened(draft)}
    for name, fact in saying.facts.items():
        if isinstance(fact, Mapping):
            first |= {f"{joining_forms.fields_of(name, fact)}_{each}": fact[each] for each in fact}
        else:
            first[name] = fact
    first |= {"support": saying.facts.get("kind"), "shown": "count" in saying.facts}
    first |= dict.fromkeys(("letter", "statute"), letter_of(draft))
    first["decision"] = f"{saying.facts.get('candidate')}/{saying.facts.get('decision')}"
    first["what"] = "office:{office}" if "office" in saying.facts else "key:{key}"
    first["what"] = first["what"].format_map({"office": "", "key": "", **saying.facts})
    if act_in(saying.kind) == count_forms.NAME:
        first |= count_forms.typed_again(saying.facts, opened(draft), saying.organ)
    return first | election_forms.typed_again(saying, opened(draft), letter_of(draft))


def opened(draft: selectors.Draft) -> Mapping[str, Any]:
    """Return what the draft hides and opens; nothing where it hides nothing."""
    revealed = {} if draft.opening is None else draft.opening["revealed"]
    assert isinstance(revealed, Mapping)
    return revealed


def letter_of(draft: selectors.Draft) -> str:
    """Return the text that goes with the draft; empty where none does."""
    return blob_content(draft.enclosed).decode()
