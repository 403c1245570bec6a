"""Acts carried away from the node to be sealed, and back: as files, as pictures for a phone, as text that is pasted."""

from collections.abc import Iterator, Sequence

from django.http import Http404, HttpRequest, HttpResponse

from colonnade.core.acts.parts import MOST_BYTES, NotParts, Part, is_in_parts, joined
from colonnade.edges.qr import qr_svg

MOST_FILES = 20
_LARGEST = MOST_BYTES * 2
"""Of one file; its parts as text are longer than the bytes that they make."""


def as_file(text: bytes, name: str) -> HttpResponse:
    """Return the exact bytes, to be saved under ``name``."""
    answer = HttpResponse(text, content_type="application/octet-stream")
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}.act"'
    return answer


def as_picture(parts: Sequence[Part], number: int) -> HttpResponse:
    """Return the ``number``-th of the parts, from 1, as a QR code."""
    if not 0 < number <= len(parts):
        raise Http404
    return HttpResponse(qr_svg(parts[number - 1].line), content_type="image/svg+xml")


def is_brought_back(request: HttpRequest) -> bool:
    """Whether something sealed was to come with the form, even if nothing did."""
    return "pasted" in request.POST or "sealed" in request.FILES


def brought_back(request: HttpRequest) -> list[bytes]:
    """Return everything sealed that came with the form, in files or pasted; refuse where nothing did."""
    came = [*_in_files(request), *_pasted(request.POST.get("pasted", ""))]
    if not came:
        raise NotParts
    return came


def the_one(contents: Sequence[bytes], text: bytes) -> bytes:
    """Return what seals the act with this text, or what came first where nothing does."""
    return next((each for each in contents if each.startswith(text + b"\n\n")), contents[0])


def _in_files(request: HttpRequest) -> Iterator[bytes]:
    for each in request.FILES.getlist("sealed")[:MOST_FILES]:
        content = each.read(_LARGEST + 1)
        text = content.decode(errors="replace")
        yield from joined(text) if is_in_parts(text) else [content]


def _pasted(text: str) -> list[bytes]:
    """Parts, or a sealed act as it is, whose lines a browser ends in its own way."""
    if not text.strip():
        return []
    return joined(text) if is_in_parts(text) else [text.strip().replace("\r\n", "\n").encode() + b"\n"]
