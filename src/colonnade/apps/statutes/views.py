"""The pages on which anybody draws up a statute, or checks one, without an account; what is typed leaves with them."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from colonnade.apps.asking import asked, asks, reader_language
from colonnade.apps.statute_texts import beside
from colonnade.apps.statutes.forms import AnswersForm, CheckForm
from colonnade.apps.statutes.showing import shown
from colonnade.core.statutes.export import as_html, as_markdown
from colonnade.core.statutes.side_by_side import as_it_reads
from colonnade.core.statutes.texts import Statute
from colonnade.core.statutes.writing import written
from colonnade.edges.templates.reading import NAMES, template
from colonnade.words import statute_pages as words
from colonnade.words.statute_rules import articles_told

PLAIN, PAGE = "text/plain; charset=utf-8", "text/html; charset=utf-8"
FORMS = ("file", "markdown", "html")
"""In which a statute is taken away."""


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
    if "edit" in request.POST:
        return _editor(request, CheckForm(initial={"statute": written(drawn.statute).decode()}))
    taken = _taken(request, name, drawn.statute)
    if taken is not None:
        return taken
    page = {"form": form, "code": name, "about": about, "statute": shown(drawn, language)}
    return render(request, "statutes/statute.html", page)


@asks
def check(request: HttpRequest) -> HttpResponse:
    """An editor; beside it what is found in the statute that stands there, below it text and rules."""
    if request.method != "POST":
        return _editor(request, CheckForm())
    form = CheckForm(request.POST, request.FILES)
    if form.is_valid():
        taken = _taken(request, "checked", form.cleaned_data["statute"])
        if taken is not None:
            return taken
    return _editor(request, form)


def _editor(request: HttpRequest, form: CheckForm) -> HttpResponse:
    found, language = beside(form["statute"]), reader_language()
    statute = None if found is None else found.statute
    articles = () if statute is None else articles_told(as_it_reads(statute, language), language)
    title = "" if statute is None else statute.title(language)
    return asked(request, "statutes/check.html", form, checked=found, articles=articles, statute_title=title)


def _taken(request: HttpRequest, name: str, statute: Statute) -> HttpResponse | None:
    """The statute as the file that is asked for, which bears no name that was typed; nothing where none is."""
    form = next((each for each in FORMS if each in request.POST), "")
    if form == "file":
        return _file(f"{name}.statute", written(statute), PLAIN)
    if form == "markdown":
        return _file(f"{name}.md", as_markdown(statute, reader_language()).encode(), PLAIN)
    if form == "html":
        return _file(f"{name}.html", as_html(statute, reader_language()).encode(), PAGE)
    return None


def _file(name: str, content: bytes, kind: str) -> HttpResponse:
    attached = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=kind, headers=attached)
