"""What every page knows of its reader and its node."""

from typing import Any

from django.conf import settings
from django.db import DatabaseError
from django.http import HttpRequest

from colonnade.apps.asking import reader_language
from colonnade.apps.publiclog import selectors as publiclog

OTHER = {"fa": "en", "en": "fa"}


def page(request: HttpRequest) -> dict[str, Any]:
    """Return language, direction, the same page in the other language, and what the node is."""
    language = reader_language()
    path = request.get_full_path()
    prefix = f"/{language}/"
    is_page = path.startswith(prefix) and request.method == "GET"
    return {
        "language": language,
        "direction": "rtl" if language == "fa" else "ltr",
        "other_language": OTHER[language],
        "other_url": f"/{OTHER[language]}/{path.removeprefix(prefix) if is_page else ''}",
        "is_demo": settings.COLONNADE_HOME.is_demo,
        "is_read_only": _is_read_only(),
        "version": settings.VERSION,
    }


def _is_read_only() -> bool:
    """Asked for every page; the page that tells of a broken database must not ask in vain."""
    try:
        return publiclog.is_read_only()
    except DatabaseError:
        return False
