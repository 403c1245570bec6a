"""What follows when a key or an office was not available, or a key was called lost that was not."""

from collections.abc import Mapping
from typing import ClassVar

from colonnade.apps.desk.about import Making
from colonnade.apps.desk.forms import ActForm, choice, choices
from colonnade.apps.desk.writing import Asking, Written
from colonnade.core.acts.envelope import Custody

_ORGAN = {"assembly": "assembly", "inspectors": "inspection"}


class ConfirmationForm(ActForm):
    """Acts that were kept without effect take it now: which, and who confirms them."""

    waits_for_batch: ClassVar[bool] = False
    choose = {"acts": "unconfirmed", "by": "confirmers"}  # noqa: RUF012 -- declared by the class above
    acts = choices("desk.unconfirmed")
    by = choice("desk.confirmed_by")


def _confirmation(form: ActForm, _making: Making) -> Written:
    typed = form.cleaned_data
    return Written({"acts": typed["acts"], "by": typed["by"]}, organ=_ORGAN[typed["by"]])


class ObjectionForm(ActForm):
    """The key is not lost: to which loss it objects."""

    waits_for_batch: ClassVar[bool] = False
    choose = {"loss": "losses"}  # noqa: RUF012 -- declared by the class above
    loss = choice("desk.loss")


def _objection(form: ActForm, _making: Making) -> Written:
    """Only the key that was called lost can seal it, wherever that is kept."""
    loss = form.cleaned_data["loss"]
    is_here = form.about.keeps(form.about.lost_in(loss))
    return Written({"loss": loss}, custody=Custody.NODE if is_here else Custody.OFFICERS)


ASKINGS: Mapping[str, Asking] = {
    "acts_confirmed": Asking("assembly", ConfirmationForm, _confirmation, or_organ="inspection"),
    "key_loss_objected": Asking("board", ObjectionForm, _objection),
}
"""By the act's name, which stands in the address."""
