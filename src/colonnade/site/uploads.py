"""Files that are sent stay in memory: what somebody sends is laid down nowhere before it is looked at."""

import re
from typing import Any

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import MemoryFileUploadHandler

WHERE_MUCH_IS_BROUGHT = re.compile(
    r"/counting/\Z|/box/\Z|/desk/[^/]+/(?:set_up|rehearsed|voting_opened|voting_closed|result_declared)/\Z"
    r"|/desk/drafts/[0-9]+/change/\Z|/desk/kept/[0-9]+/\Z"
)
"""Where ballots are counted or boxes brought, and where an act of an election is filled from its archive."""
MOST = 20 * 2**20


class InMemoryAlone(MemoryFileUploadHandler):
    """Takes what fits; Django would lay anything larger into a temporary file."""

    def handle_raw_input(self, input_data: Any, META: Any, content_length: int, *rest: Any, **named: Any) -> None:  # noqa: N803 -- Django's name
        """Refuse what is too large: who has an account may bring 20 MiB there; sealed acts are far smaller."""
        super().handle_raw_input(input_data, META, content_length, *rest, **named)
        self.activated = content_length <= (MOST if self._brings_much() else settings.FILE_UPLOAD_MAX_MEMORY_SIZE)
        if not self.activated:
            raise RequestDataTooBig

    def _brings_much(self) -> bool:
        """Whether somebody who is signed in is where much is brought; a stranger's is looked at by nobody."""
        request = self.request
        return (
            request is not None
            and WHERE_MUCH_IS_BROUGHT.search(request.path) is not None
            and bool(getattr(request, "user", None))
            and request.user.is_authenticated
        )
