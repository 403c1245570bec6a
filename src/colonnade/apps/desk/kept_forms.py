"""Forms that are not whole yet: kept as they were typed, found again by whoever typed them, and forgotten when done."""

import hashlib
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from django import forms
from django.db import transaction
from django.http import HttpRequest

from colonnade.apps.desk.models import ONCE, KeptForm
from colonnade.apps.publiclog.services import forget_what_is_gone
from colonnade.core.errors import Refusal
from colonnade.core.ids import OrganisationId

MOST = 20
_FORM = re.compile(rf"[0-9a-f]{{{ONCE}}}")


class TooManyKept(Refusal):
    """The person keeps as many forms as can be kept."""

    code = "desk.too_many_kept"


class NoSuchForm(Refusal):
    """The person keeps no such form; whether another does is not told."""

    code = "desk.no_such_form"


@dataclass(frozen=True, slots=True)
class Kept:
    """A form as it was typed last; ``draft``: the one that it changes, none where it begins one."""

    number: int
    organisation: OrganisationId
    name: str
    draft: int | None
    typed: Mapping[str, Any]
    kept: date
    once: str


def new_once(chance: Callable[[int], bytes]) -> str:
    """Return the random number of a form that nobody has sent yet."""
    return chance(ONCE // 2).hex()


def once_in(request: HttpRequest) -> str:
    """Return the random number with which the form was sent; empty where it bears none."""
    sent = request.POST.get("once", "")
    return sent if _FORM.fullmatch(sent) else ""


def typed_in(form: forms.Form) -> dict[str, Any]:
    """Return what was typed into the form, field by field, whether it can be or not."""
    return {
        name: field.widget.value_from_datadict(form.data, form.files, form.add_prefix(name))
        for name, field in form.fields.items()
    }


def name_of(once: str) -> str:
    """Return under which name the draft that a form begins keeps the form's random number; none for none."""
    return hashlib.sha256(f"name {once}".encode()).hexdigest()[:ONCE] if once else ""


def digest_of(form: forms.Form, once: str) -> str:
    """Return SHA-256 over the form's random number and what was typed into it.

    The number itself is kept with no draft: whoever reads the digest cannot try what a letter that was erased said.
    """
    return hashlib.sha256(f"{once} {json.dumps(typed_in(form), sort_keys=True)}".encode()).hexdigest()


@transaction.atomic
def keep(person: int, once: str, organisation: OrganisationId, name: str, form: forms.Form, **where: Any) -> None:
    """What was typed is kept, in place of what was kept of the same form; ``where``: ``on``, and ``draft`` if any."""
    before = KeptForm.objects.select_for_update().filter(person=person, once=once)
    said = {"typed": typed_in(form), "kept": where["on"], "draft": where.get("draft")}
    if before.update(**said):
        forget_what_is_gone()
        return
    if KeptForm.objects.filter(person=person).count() >= MOST:
        raise TooManyKept(most=MOST)
    KeptForm.objects.create(person=person, once=once, organisation=organisation, name=name, **said)


def kept_by(person: int) -> list[Kept]:
    """Return every form that the person keeps, the newest first."""
    return [_kept(row) for row in KeptForm.objects.filter(person=person).order_by("-id")]


def kept_form(person: int, number: int) -> Kept:
    """Return one of them, or refuse."""
    row = KeptForm.objects.filter(person=person, pk=number).first()
    if row is None:
        raise NoSuchForm
    return _kept(row)


def forget(person: int, once: str) -> None:
    """The form is not kept any more, nor in the database's journal."""
    gone, _ = KeptForm.objects.filter(person=person, once=once).delete()
    if gone:
        forget_what_is_gone()


def _kept(row: KeptForm) -> Kept:
    organisation = OrganisationId(row.organisation)
    return Kept(row.pk, organisation, row.name, row.draft, row.typed, row.kept, row.once)
