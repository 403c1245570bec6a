"""How a box of this node stands, asked by all that is done with one."""

from django.conf import settings

from colonnade.apps.elections.models import Box
from colonnade.apps.publiclog import selectors as publiclog
from colonnade.core.errors import Refusal
from colonnade.core.log.states import Doing, require_may
from colonnade.edges.box_files import BoxFiles


class NoSuchBox(Refusal):
    """No box of the election is on this node."""

    code = "elections.no_such_box"


def files_of(uuid: str) -> BoxFiles:
    """Return what the box keeps beside the database."""
    return BoxFiles(settings.COLONNADE_HOME.path, uuid)


def found(uuid: str) -> Box:
    """Return the box as it is now, or refuse."""
    box = Box.objects.filter(uuid=uuid).first()
    if box is None:
        raise NoSuchBox
    return box


def locked(uuid: str) -> Box:
    """Return the box, nobody else's to change until the transaction ends."""
    box = Box.objects.select_for_update().filter(uuid=uuid).first()
    if box is None:
        raise NoSuchBox
    return box


def require_node_writes() -> None:
    """Refuse while the node's log is read-only: newer acts than those here may have closed the election."""
    origin = publiclog.written_log()
    require_may(publiclog.state_of(origin), Doing.APPEND, origin)
