"""Files that are sent stay in memory: what somebody sends is laid down nowhere before it is looked at."""

from typing import Any

from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadhandler import MemoryFileUploadHandler


class InMemoryAlone(MemoryFileUploadHandler):
    """Takes what fits; Django would lay anything larger into a temporary file."""

    def handle_raw_input(self, *arguments: Any, **named: Any) -> None:
        """Refuse what is too large; sealed acts are far smaller."""
        super().handle_raw_input(*arguments, **named)
        if not self.activated:
            raise RequestDataTooBig
