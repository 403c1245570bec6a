"""The log's own page, its files, and the proofs made from it."""

import re

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from colonnade.apps.asking import reader_language
from colonnade.apps.publiclog import others, selectors
from colonnade.apps.publiclog.knowing import logs_page
from colonnade.apps.publiclog.seeing import seen
from colonnade.core.acts.blobs import blob_content
from colonnade.core.ids import ActId
from colonnade.core.log.backups import log_folder
from colonnade.core.log.checkpoints import parse_checkpoint
from colonnade.core.log.forks import parse_fork
from colonnade.core.log.notes import parse_note
from colonnade.edges.clock import today
from colonnade.edges.cosigning import kept
from colonnade.edges.logfiles import Folder
from colonnade.words.pages import say

TILE = re.compile(r"tile/(?:entries|[0-9]|[1-5][0-9])(?:/x[0-9]{3})*/[0-9]{3}(?:\.p/[1-9][0-9]{0,2})?")
TEXT, BYTES = "text/plain; charset=utf-8", "application/octet-stream"
FOREVER = "public, max-age=31536000, immutable"


def _published(origin: str) -> Folder:
    return Folder(settings.COLONNADE_HOME.folder_of(origin))


def _checkpoint(origin: str) -> bytes:
    checkpoint = _published(origin).read("checkpoint")
    if checkpoint is None:
        raise Http404
    return checkpoint


def _origins() -> list[str]:
    """The logs of this node; before it has one, that which it will have."""
    return selectors.origins() or [settings.COLONNADE_HOME.origin]


def _named(folder: str | None) -> str:
    """Return the log whose folder an address names; without one, the log that is written."""
    origins = _origins()
    found = origins[-1:] if folder is None else [each for each in origins if log_folder(each) == folder]
    if not found:
        raise Http404
    return found[0]


@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """Size, root, key and checkpoint of the log, who witnessed it and when, how to check it, and what it carries on."""
    home, origins = settings.COLONNADE_HOME, _origins()
    origin = origins[-1]
    published = _published(origin).read("checkpoint") or b""
    head = parse_checkpoint(parse_note(published).text) if published else None
    language = reader_language()
    context = {
        "head": head,
        "seen": seen(kept(_published(origin)), head, today(), language),
        "origin": origin,
        "key": str(home.key_of(origin)),
        "checkpoint": published.decode(),
        "address": request.build_absolute_uri("/log"),
        "earlier": [_told(request, each) for each in reversed(origins[:-1])],
    }
    return render(request, "publiclog/log.html", context)


def _told(request: HttpRequest, origin: str) -> dict[str, object]:
    address = request.build_absolute_uri(f"/{log_folder(origin)}")
    head, key = selectors.head_of(origin), settings.COLONNADE_HOME.key_of(origin)
    return {"origin": origin, "size": head.size, "root": head.root.hex(), "key": str(key), "address": address}


@require_safe
def logs(request: HttpRequest) -> HttpResponse:
    """The logs that are known here, forks that were shown, and acts that wait for others."""
    return render(request, "publiclog/logs.html", {"page": logs_page(settings.COLONNADE_HOME, reader_language())})


@require_safe
def fork(_request: HttpRequest, digest: str) -> HttpResponse:
    """The evidence of a fork."""
    return _download(_fork_content(digest), f"{_mark()}{digest}.fork")


@require_safe
def fork_side(_request: HttpRequest, digest: str, side: str) -> HttpResponse:
    """One of the two signed checkpoints of a fork."""
    content = parse_fork(_fork_content(digest)).sides[int(side) - 1].checkpoint
    return _download(content, f"{_mark()}{digest}-{side}.checkpoint")


def _fork_content(digest: str) -> bytes:
    content = others.fork_content(digest)
    if content is None:
        raise Http404
    return content


@require_safe
def checkpoint(_request: HttpRequest, folder: str | None = None) -> HttpResponse:
    """The newest checkpoint."""
    response = HttpResponse(_checkpoint(_named(folder)), content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response


@require_safe
def key(_request: HttpRequest, folder: str | None = None) -> HttpResponse:
    """The log's verifier key."""
    key = settings.COLONNADE_HOME.key_of(_named(folder))
    return HttpResponse(f"{key}\n", content_type="text/plain; charset=utf-8")


@require_safe
def tile(_request: HttpRequest, name: str, folder: str | None = None) -> HttpResponse:
    """One tile, as published; tiles never change."""
    content = _published(_named(folder)).read(name) if TILE.fullmatch(name) else None
    if content is None:
        raise Http404
    response = HttpResponse(content, content_type="application/octet-stream")
    response["Cache-Control"] = "no-cache" if folder is None else FOREVER
    return response


@require_safe
def proof(_request: HttpRequest, act: ActId) -> HttpResponse:
    """The proof that the published log that holds the act does so; that of a demo says so, beside what it proves."""
    entry = selectors.entry_of(act)
    if entry is None:
        raise Http404
    extra = say("site.demo", "en").encode() if settings.COLONNADE_HOME.is_demo else b""
    found = selectors.proof_of(entry.origin, entry.index, _checkpoint(entry.origin), extra)
    if found is None:
        raise Http404
    return _download(found, f"{_mark()}{act}.tlog-proof")


@require_safe
def entry(_request: HttpRequest, act: ActId) -> HttpResponse:
    """The act as it was sealed."""
    stored = selectors.entry_of(act)
    if stored is None:
        raise Http404
    return _download(stored.content, f"{_mark()}{act}.act")


@require_safe
def blob(_request: HttpRequest, digest: str) -> HttpResponse:
    """A published document without its random bytes, to be saved as what it is."""
    sealed = selectors.published_blob(digest)
    if sealed is None:
        raise Http404
    content = blob_content(sealed)
    kind, ending = _kind_of(content)
    return _download(content, f"{_mark()}{digest}{ending}", kind)


@require_safe
def sealed_blob(_request: HttpRequest, digest: str) -> HttpResponse:
    """A published document as its digest was taken, random bytes first."""
    sealed = selectors.published_blob(digest)
    if sealed is None:
        raise Http404
    return _download(sealed, f"{_mark()}{digest}.sealed", BYTES)


def _mark() -> str:
    return "DEMO-" if settings.COLONNADE_HOME.is_demo else ""


def _kind_of(content: bytes) -> tuple[str, str]:
    """Return the type and the ending of a document; what an act says of it is not asked, for anybody may write that."""
    if content.startswith(b"%PDF-"):
        return "application/pdf", ".pdf"
    try:
        content.decode()
    except UnicodeDecodeError:
        return BYTES, ""
    return TEXT, ".txt"


def _download(content: bytes, name: str, kind: str = TEXT) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
