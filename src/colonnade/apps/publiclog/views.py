"""The log's own page, its files, and the proofs made from it."""

import re

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from colonnade.apps.publiclog import selectors
from colonnade.apps.publiclog.seeing import seen
from colonnade.core.acts.blobs import blob_content
from colonnade.core.ids import ActId
from colonnade.core.log.checkpoints import parse_checkpoint
from colonnade.core.log.notes import parse_note
from colonnade.edges.clock import today
from colonnade.edges.cosigning import kept
from colonnade.edges.logfiles import Folder
from colonnade.edges.signing import log_key

TILE = re.compile(r"tile/(?:entries|[0-9]|[1-5][0-9])(?:/x[0-9]{3})*/[0-9]{3}(?:\.p/[1-9][0-9]{0,2})?")
FOREVER = "public, max-age=31536000, immutable"


def _published() -> Folder:
    return Folder(settings.COLONNADE_HOME.log_folder)


def _checkpoint() -> bytes:
    checkpoint = _published().read("checkpoint")
    if checkpoint is None:
        raise Http404
    return checkpoint


@require_safe
def log(request: HttpRequest) -> HttpResponse:
    """Size, root, key and checkpoint of the log, who witnessed it and when, and how to check it."""
    home = settings.COLONNADE_HOME
    published = _published().read("checkpoint") or b""
    head = parse_checkpoint(parse_note(published).text) if published else None
    language = "fa" if get_language() == "fa" else "en"
    context = {
        "head": head,
        "seen": seen(kept(_published()), head, today(), language),
        "origin": home.origin,
        "key": str(log_key(home.signer(), home.origin)),
        "checkpoint": published.decode(),
        "address": request.build_absolute_uri("/log"),
    }
    return render(request, "publiclog/log.html", context)


@require_safe
def checkpoint(_request: HttpRequest) -> HttpResponse:
    """The newest checkpoint."""
    response = HttpResponse(_checkpoint(), content_type="text/plain; charset=utf-8")
    response["Cache-Control"] = "no-cache"
    return response


@require_safe
def key(_request: HttpRequest) -> HttpResponse:
    """The log's verifier key."""
    home = settings.COLONNADE_HOME
    return HttpResponse(f"{log_key(home.signer(), home.origin)}\n", content_type="text/plain; charset=utf-8")


@require_safe
def tile(_request: HttpRequest, name: str) -> HttpResponse:
    """One tile, as published; tiles never change."""
    content = _published().read(name) if TILE.fullmatch(name) else None
    if content is None:
        raise Http404
    response = HttpResponse(content, content_type="application/octet-stream")
    response["Cache-Control"] = FOREVER
    return response


@require_safe
def proof(_request: HttpRequest, act: ActId) -> HttpResponse:
    """The proof that the published log holds the act."""
    entry = selectors.entry_of(act)
    found = None if entry is None else selectors.proof_of(settings.COLONNADE_HOME.origin, entry.index, _checkpoint())
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
    """A published document without its random bytes; text is shown as text, the rest is saved."""
    sealed = selectors.published_blob(digest)
    if sealed is None:
        raise Http404
    return _download(blob_content(sealed), f"{_mark()}{digest}.txt")


@require_safe
def sealed_blob(_request: HttpRequest, digest: str) -> HttpResponse:
    """A published document as its digest was taken, random bytes first."""
    sealed = selectors.published_blob(digest)
    if sealed is None:
        raise Http404
    return _download(sealed, f"{_mark()}{digest}.sealed")


def _mark() -> str:
    return "DEMO-" if settings.COLONNADE_HOME.is_demo else ""


def _download(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response
