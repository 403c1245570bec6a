"""The pages on which an organisation is founded: five steps, a review, and the codes for its first seats.

Every step is kept as it was typed, for this account alone. Secrets of keys are never kept between steps: the recovery
key is shown once, and lies in the reader's own session until the reader goes on, lest a lost answer lose it.
"""

import os
from collections.abc import Callable
from typing import Any

from django import forms
from django.conf import settings
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from colonnade.apps.asking import REFUSED, asked, asks, reader_language
from colonnade.apps.desk import founding, founding_forms, showing
from colonnade.apps.desk.about import name_of
from colonnade.apps.desk.carrying import as_file, as_picture, brought_back
from colonnade.apps.desk.founding_rows import RowsForm
from colonnade.apps.desk.kept_forms import new_once, once_in
from colonnade.apps.desk.recording import published
from colonnade.apps.desk.seat_views import is_remembered, person_at, remember, remembered
from colonnade.apps.publiclog import selectors as publiclog
from colonnade.core.acts.envelope import FOUNDING, Act, Custody
from colonnade.core.acts.parts import Part, parts_of
from colonnade.core.errors import Refusal
from colonnade.core.ids import spelled
from colonnade.core.organisations.batches import taken_in_on
from colonnade.core.organisations.vocabulary import Visibility
from colonnade.edges.clock import today
from colonnade.edges.signing import new_signer
from colonnade.words.refusals import on_page
from colonnade.words.statute import in_words as statute_words


def _steps(answers: Any) -> list[tuple[str, bool]]:
    """Every step, and whether it is answered as it must be."""
    return [
        (step, founding_forms.form_of(step, answers, answers.get(step, {})).is_valid()) for step in founding_forms.STEPS
    ]


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """What founding asks, and how far one is."""
    person, on = person_at(request), today()
    answers = founding.answers_of(person)
    context = {
        "steps": _steps(answers),
        "is_begun": bool(answers),
        "missing": founding_forms.missing_step(answers),
        "founded": [
            (each.once, each.organisation, name_of(each.organisation, on, reader_language()))
            for each in founding.founded_by(person, on)
        ],
    }
    return render(request, "desk/founding.html", context)


@asks
def step(request: HttpRequest, name: str) -> HttpResponse:
    """One step is answered; the next is asked."""
    if name not in founding_forms.STEPS:
        raise Http404
    person = person_at(request)
    answers = founding.answers_of(person)
    form = founding_forms.form_of(name, answers, request.POST or None)
    steps = list(founding_forms.STEPS)
    at = steps.index(name)
    told = {"step": name, "number": at + 1, "of": len(steps), "defaults": statute_words(reader_language())}
    if "more" in request.POST:
        founding.keep(person, name, _typed(request, form), on=today())
        form = founding_forms.form_of(name, founding.answers_of(person))
        return render(request, "desk/founding_step.html", {"form": form, **told})
    if not form.is_valid():
        return asked(request, "desk/founding_step.html", form, **told)
    founding.keep(person, name, _typed(request, form), on=today())
    return redirect("desk_found_step", name=steps[at + 1]) if at + 1 < len(steps) else redirect("desk_found_review")


def _typed(request: HttpRequest, form: forms.Form) -> dict[str, str]:
    counted = {f"{form.rows.name}_rows": str(form.number)} if isinstance(form, RowsForm) else {}
    return {field: request.POST.get(field, "") for field in form.fields} | counted


@asks
def review(request: HttpRequest) -> HttpResponse:
    """Everything in words before it is recorded; what stands in the way is told here."""
    answers = founding.answers_of(person_at(request))
    missing = founding_forms.missing_step(answers)
    return redirect("desk_found_step", name=missing) if missing else _reviewed(request, answers)


def _reviewed(request: HttpRequest, answers: Any, refusal: Refusal | None = None) -> HttpResponse:
    typed, language = answers["keys"], reader_language()
    keys = [typed[name] for name in ("first_key", "second_key") if typed.get(name)]
    plan = founding_forms.plan_of(answers, keys, typed.get("recovery_key") or None)
    hidden = plan.founding.get("visibility") != Visibility.OPEN
    first = taken_in_on(FOUNDING, is_hidden=hidden, earliest=today())
    context = {
        "facts": showing.facts_in_words(plan.founding, today(), language),
        "effective": showing.day_in_words(plan.effective, language),
        "offices": showing.offices_in_words(plan.offices, language),
        "keeps": plan.custody is Custody.NODE,
        "recovery": typed["recovery"],
        "handed_out": len(founding.handed_out(person_at(request))),
        "waits_until": None if first == today() else first,
        "defaults": statute_words(language),
        "once": once_in(request) or new_once(os.urandom),
        "refusal": "" if refusal is None else on_page(refusal.code, refusal.facts, language),
    }
    return render(request, "desk/founding_review.html", context, status=200 if refusal is None else REFUSED)


@require_POST
def give_up(request: HttpRequest) -> HttpResponse:
    """Nothing that was typed is kept."""
    founding.give_up(person_at(request))
    return redirect("desk")


@require_POST
def record(request: HttpRequest) -> HttpResponse:
    """The organisation stands, its acts recorded together; the codes and the recovery key are shown this once.

    Sent again, since the answer was lost, it founds nothing more and shows the same, or else new codes.
    """
    person = person_at(request)
    if founding.founded_before(person, once_in(request)) is not None:
        return _again(request)
    answers = founding.answers_of(person)
    if founding_forms.missing_step(answers):
        return redirect("desk_found_review")
    try:
        if answers["keys"]["custody"] == Custody.NODE:
            return _by_node(request, answers)
        return _by_officers(request)
    except founding.NothingBegun:
        return _again(request)
    except Refusal as refusal:
        return _reviewed(request, answers, refusal)


def _again(request: HttpRequest) -> HttpResponse:
    person, once = person_at(request), once_in(request)
    organisation = founding.founded_before(person, once)
    if not is_remembered(request, organisation=organisation or "-"):
        given = founding.codes_again(person, once, on=today(), chance=os.urandom)
        remember(request, given, organisation=organisation or "")
    return remembered(request)


def _by_node(request: HttpRequest, answers: Any) -> HttpResponse:
    typed, key = answers["keys"], new_signer()
    made = new_signer() if typed["recovery"] == "page" else None
    recovery = typed.get("recovery_key") or None if made is None else spelled(made.public)
    plan = founding_forms.plan_of(answers, [spelled(key.public)], recovery)
    origin, secret = publiclog.written_log(), settings.COLONNADE_HOME.secret()

    def do() -> tuple[Act, founding.Given]:
        person, once = person_at(request), once_in(request)
        return founding.found(person, plan, key, origin=origin, secret=secret, on=today(), chance=os.urandom, once=once)

    return _stands(request, do, None if made is None else made.seed.hex())


def _by_officers(request: HttpRequest) -> HttpResponse:
    contents, origin = brought_back(request), publiclog.written_log()

    def do() -> tuple[Act, founding.Given]:
        person, once = person_at(request), once_in(request)
        return founding.found_sealed(person, contents, origin=origin, on=today(), chance=os.urandom, once=once)

    return _stands(request, do, None)


def _stands(request: HttpRequest, do: Callable[[], tuple[Act, founding.Given]], recovery: str | None) -> HttpResponse:
    """What was founded is in the log, and what must be shown is in the session: both, or neither."""

    @transaction.atomic
    def founded() -> None:
        act, given = do()
        remember(request, given, organisation=act.organisation, recovery=recovery)
        request.session.save()

    published(publiclog.written_log(), founded)
    return remembered(request)


@require_POST
def hand_out(request: HttpRequest) -> HttpResponse:
    """The acts are ready to be taken away and sealed."""
    person = person_at(request)
    answers = founding.answers_of(person)
    if founding_forms.missing_step(answers):
        return redirect("desk_found_review")
    typed = answers["keys"]
    keys = [typed[name] for name in ("first_key", "second_key") if typed.get(name)]
    plan = founding_forms.plan_of(answers, keys, typed.get("recovery_key") or None)
    try:
        founding.hand_out(person, plan, origin=publiclog.written_log(), on=today(), chance=os.urandom)
    except Refusal as refusal:
        return _reviewed(request, answers, refusal)
    return redirect("desk_found_pictures" if "pictures" in request.POST else "desk_found_review")


@require_safe
def handed_out(request: HttpRequest, number: int) -> HttpResponse:
    """One act that was handed out, the exact bytes, as a file."""
    texts = founding.handed_out(person_at(request))
    if not 0 < number <= len(texts):
        raise Http404
    return as_file(texts[number - 1], f"founding-{number}")


def _parts(request: HttpRequest) -> list[tuple[Part, int]]:
    """Every part of every act that was handed out, and which act it is of."""
    texts = founding.handed_out(person_at(request))
    return [(part, number) for number, text in enumerate(texts, 1) for part in parts_of(text)]


@require_safe
def pictures(request: HttpRequest) -> HttpResponse:
    """The acts that were handed out as pictures, and where they are brought back."""
    parts = _parts(request)
    if not parts:
        raise Http404
    context = {"number": 0, "parts": parts, "once": new_once(os.urandom)}
    return render(request, "desk/pictures.html", context)


@require_safe
def picture(request: HttpRequest, number: int) -> HttpResponse:
    """One of the pictures."""
    return as_picture([part for part, _ in _parts(request)], number)
