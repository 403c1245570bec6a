"""What an organisation says of itself: what it is now, what it opens, joins and founds, and how it ends."""

from collections.abc import Mapping
from typing import Any

from django import forms

from colonnade.apps.asking import reader_language
from colonnade.apps.desk.about import About, Making
from colonnade.apps.desk.forms import LONGEST_NAME, ActForm, choice, choices, line, pairs_of, tick
from colonnade.apps.desk.forms import word as word_field
from colonnade.apps.desk.writing import Asking, Written
from colonnade.core.acts.canonical import Json
from colonnade.core.organisations.vocabulary import Basis, ClaimedClass, Visibility
from colonnade.words.acts import BRANCHES, VALUES
from colonnade.words.organisations import FORMS
from colonnade.words.pages import say

_LANGUAGES = ("fa", "en")
_SHOWS_PLACE = ("branch", "place")


class ChangeForm(ActForm):
    """What the organisation is, as it stands; what is typed otherwise is what changes."""

    name_fa = line("desk.name_fa", required=False, longest=LONGEST_NAME, lang="fa")
    name_en = line("desk.name_en", required=False, longest=LONGEST_NAME, lang="en")
    claimed_class = choice("desk.claimed_class", tuple(ClaimedClass), FORMS)
    basis = choice("desk.basis", tuple(Basis), VALUES)
    branch = choice("desk.branch", tuple(BRANCHES), BRANCHES, empty="desk.not_said")
    place = line("desk.place", required=False, longest=LONGEST_NAME)
    workplace = tick("desk.workplace")

    def __init__(self, about: About, *arguments: Any, **named: Any) -> None:
        """Fill in what stands; an organisation that does not show itself has no place and no branch here."""
        self.now = about.identity
        named["initial"] = {**_flat(self.now), **(named.get("initial") or {})}
        super().__init__(about, *arguments, **named)
        if about.is_hidden:
            for name in _SHOWS_PLACE:
                del self.fields[name]
        elif (branch := self.now.get("branch")) and branch not in BRANCHES:
            field = self.fields["branch"]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [*pairs_of(field), (str(branch), str(branch))]

    def clean(self) -> dict[str, Any]:
        """Refuse no name at all, what is still sealed, and what changes nothing."""
        if self.now.get("visibility") == Visibility.SEALED:
            self.add_error(None, say("desk.sealed_is_opened", reader_language()))
            return self.cleaned_data
        self.require_passage("name")
        if not self.errors and not self.changes():
            self.add_error(None, say("desk.nothing_changed", reader_language()))
        return self.cleaned_data

    def changes(self) -> dict[str, Json]:
        """Return what is typed otherwise than it stands."""
        typed = {name: self.cleaned_data[name] for name in ("claimed_class", "basis", "workplace")}
        typed |= {name: self.cleaned_data[name] or None for name in _SHOWS_PLACE if name in self.fields}
        said = {"name": self._name(), **typed}
        return {name: fact for name, fact in said.items() if fact != self.now.get(name)}

    def _name(self) -> dict[str, Json]:
        """The name as typed; the language that binds still does, where it is still there."""
        name, before = self.passage("name"), self.now.get("name")
        binding = before.get("binding") if isinstance(before, Mapping) else None
        return {**name, "binding": binding} if binding in name else name


def _flat(facts: Mapping[str, Json]) -> dict[str, Any]:
    name = facts.get("name")
    names = {f"name_{each}": name.get(each) for each in _LANGUAGES} if isinstance(name, Mapping) else {}
    return {**{each: fact for each, fact in facts.items() if each != "name"}, **names}


def _change(form: ActForm, _making: Making) -> Written:
    assert isinstance(form, ChangeForm)
    return Written(form.changes())


class OpeningForm(ActForm):
    """What a sealed founding hid is shown from now on: as the desk kept it."""

    choose = {"random": "openings"}  # noqa: RUF012 -- declared by the class above
    random = choice("desk.opened")


def _opening(form: ActForm, _making: Making) -> Written:
    random = form.cleaned_data["random"]
    return Written({"random": random, "revealed": dict(form.about.revealed(random))})


class SplitForm(ActForm):
    """The organisation ends and goes on in others."""

    choose = {"successors": "others"}  # noqa: RUF012 -- declared by the class above
    searches = ("successors",)
    successors = choices("desk.successors")

    def clean(self) -> dict[str, Any]:
        """Refuse fewer than two: in one, an organisation merges."""
        if len(self.cleaned_data.get("successors", ["", ""])) < 2:
            self.add_error("successors", say("desk.two_successors", reader_language()))
        return self.cleaned_data


def _split(form: ActForm, _making: Making) -> Written:
    return Written({"successors": form.cleaned_data["successors"]})


class MergerForm(ActForm):
    """The organisation ends and goes on in another."""

    choose = {"into": "others"}  # noqa: RUF012 -- declared by the class above
    searches = ("into",)
    into = choice("desk.into")


def _merger(form: ActForm, _making: Making) -> Written:
    return Written({"into": form.cleaned_data["into"]})


class DissolutionForm(ActForm):
    """The organisation ends."""

    assets_to = line("desk.assets_to", required=False)


def _dissolution(form: ActForm, _making: Making) -> Written:
    return Written({"assets_to": form.cleaned_data["assets_to"] or None})


class RefoundingForm(ActForm):
    """A base organisation says which body carries on one that was captured."""

    choose = {"old": "everywhere_above", "new": "others"}  # noqa: RUF012 -- declared by the class above
    searches = ("new",)
    old = choice("desk.captured")
    new = choice("desk.refounded")

    def clean(self) -> dict[str, Any]:
        """Refuse a body that would carry on itself."""
        if self.cleaned_data.get("old") == self.cleaned_data.get("new", ""):
            self.add_error("new", say("desk.same_body", reader_language()))
        return self.cleaned_data


def _refounding(form: ActForm, _making: Making) -> Written:
    return Written({name: form.cleaned_data[name] for name in ("old", "new")})


class CouncilForm(ActForm):
    """A local council that stands is this body's arm in its place."""

    choose = {"council": "councils"}  # noqa: RUF012 -- declared by the class above
    council = choice("desk.council")


def _council(form: ActForm, _making: Making) -> Written:
    return Written({"council": form.cleaned_data["council"]})


class JoiningForm(ActForm):
    """An international body joined."""

    body_fa = line("desk.body_fa", required=False, lang="fa")
    body_en = line("desk.body_en", required=False, lang="en")
    code = word_field("desk.body_code")

    def clean(self) -> dict[str, Any]:
        """Refuse a body without a name."""
        self.require_passage("body")
        return self.cleaned_data


def _joining(form: ActForm, _making: Making) -> Written:
    return Written({"body": form.passage("body"), "code": form.cleaned_data["code"]})


class PartingForm(ActForm):
    """An international body left."""

    choose = {"code": "internationals"}  # noqa: RUF012 -- declared by the class above
    code = choice("desk.international")


def _parting(form: ActForm, _making: Making) -> Written:
    return Written({"code": form.cleaned_data["code"]})


ASKINGS: Mapping[str, Asking] = {
    "changed": Asking("assembly", ChangeForm, _change),
    "opened": Asking("assembly", OpeningForm, _opening),
    "council_founded": Asking("assembly", CouncilForm, _council),
    "international_joined": Asking("assembly", JoiningForm, _joining),
    "international_left": Asking("assembly", PartingForm, _parting),
    "refounding_supported": Asking("assembly", RefoundingForm, _refounding),
    "split": Asking("assembly", SplitForm, _split),
    "merged": Asking("assembly", MergerForm, _merger),
    "dissolved": Asking("assembly", DissolutionForm, _dissolution),
}
"""By the act's name, which stands in the address."""
