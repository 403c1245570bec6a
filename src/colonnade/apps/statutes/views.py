"""The pages on which anybody draws up a statute, without an account. What is answered leaves with the page."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from colonnade.apps.asking import asked, asks, reader_language
from colonnade.apps.statutes.forms import AnswersForm
from colonnade.apps.statutes.showing import shown
from colonnade.core.statutes.drawing_up import Drawn
from colonnade.core.statutes.export import as_markdown
from colonnade.core.statutes.writing import written
from colonnade.edges.templates.reading import NAMES, template
from colonnade.words import statute_pages as words

PLAIN = "text/plain; charset=utf-8"


@require_safe
def choose(request: HttpRequest) -> HttpResponse:
    """The templates, and whom each is for."""
    language = reader_language()
    listed = [(name, words.template_name(name, language), words.template_lead(name, language)) for name in NAMES]
    return render(request, "statutes/choose.html", {"templates": listed})


@asks
def fill_in(request: HttpRequest, name: str) -> HttpResponse:
    """The questions of a template; once they are answered, the statute, as a page or as a file."""
    if name not in NAMES:
        raise Http404
    language = reader_language()
    about = {"name": words.template_name(name, language), "lead": words.template_lead(name, language)}
    if request.method != "POST":
        return asked(request, "statutes/ask.html", AnswersForm(template(name)), about=about)
    form = AnswersForm(template(name), request.POST)
    drawn = form.drawn()
    if drawn is None or "again" in request.POST:
        return asked(request, "statutes/ask.html", form, about=about)
    if "file" in request.POST or "markdown" in request.POST:
        return _file(name, drawn, is_markdown="markdown" in request.POST)
    page = {"form": form, "code": name, "about": about, "statute": shown(drawn, language)}
    return render(request, "statutes/statute.html", page)


def _file(name: str, drawn: Drawn, *, is_markdown: bool) -> HttpResponse:
    """The statute as a file that bears the name of its template, and none that was typed."""
    content = as_markdown(drawn.statute, reader_language()).encode() if is_markdown else written(drawn.statute)
    ending = "md" if is_markdown else "statute"
    return HttpResponse(
        content, content_type=PLAIN, headers={"Content-Disposition": f'attachment; filename="{name}.{ending}"'}
    )
