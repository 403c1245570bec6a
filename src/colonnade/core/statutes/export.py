"""A statute as others read it: a page of HTML to print, or Markdown, in one of its languages.

What is not said in that language is given in the binding one, and marked as such. Rules stand under their article.
Source: docs/rules/statutes.md, "Export".
"""

import re
from collections.abc import Callable, Iterator, Mapping
from html import escape

from colonnade.core.statutes import marks
from colonnade.core.statutes.texts import Article, Chapter, Part, PartKind, Statute, Version
from colonnade.core.statutes.writing import rule_line

_RIGHT_TO_LEFT = frozenset({"fa", "ar", "ur", "ckb"})
_MARKED = re.compile(r"([\\`*_{}\[\]<>#|~])")


def as_markdown(statute: Statute, language: str) -> str:
    """Return the document in ``language`` as Markdown."""
    return "\n\n".join(_markdown(statute, language)) + "\n"


def as_html(statute: Statute, language: str) -> str:
    """Return the document in ``language`` as a page that needs nothing else."""
    spoken = language if language in statute.titles else statute.binding
    title = escape(statute.titles[spoken])
    body = "\n".join(_html(statute, language))
    return (
        f'<!DOCTYPE html>\n<html lang="{language}" dir="{direction(language)}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta name="viewport" content="width=device-width">\n<title>{title}</title>\n</head>\n<body>\n<main>\n'
        f"<h1{_marked(spoken, language)}>{title}</h1>\n{body}\n</main>\n</body>\n</html>\n"
    )


def direction(language: str) -> str:
    """Return how ``language`` runs."""
    return "rtl" if language in _RIGHT_TO_LEFT else "ltr"


def version_in(article: Article, language: str, binding: str) -> tuple[str, Version]:
    """Return what the article says in ``language``, or else in the binding one, or else nothing."""
    spoken = language if language in article.versions else binding
    return spoken, article.versions.get(spoken, Version())


def _markdown(statute: Statute, language: str) -> Iterator[str]:
    yield f"# {_plain(statute.title(language))}"
    for chapter in statute.chapters:
        if chapter.number:
            yield f"## {_plain(_chapter_name(chapter, language, statute.binding))}"
        for article in chapter.articles:
            spoken, version = version_in(article, language, statute.binding)
            yield f"### {_plain(_article_name(article, version, spoken))}"
            yield from (_plain_part(part, spoken) for part in version.parts)
            if article.rules:
                yield "\n".join(f"- `{rule_line(rule)}`" for rule in article.rules)


def _plain(text: str) -> str:
    return _MARKED.sub(r"\\\1", text)


def _plain_part(part: Part, language: str) -> str:
    line = _plain(part.text)
    if part.kind is PartKind.ITEM:
        return f"{marks.digits(part.number, language)}\\. {line}"
    if part.kind is PartKind.NOTE:
        return f"**{marks.note_name(part.number, language)}:** {line}"
    return re.sub(r"^([-+=]|\d+)(?=[\s.)]|$)", r"\\\1", line, flags=re.ASCII)


def _chapter_name(chapter: Chapter, language: str, binding: str) -> str:
    title = chapter.titles.get(language) or chapter.titles.get(binding, "")
    name = f"{marks.named(marks.CHAPTERS, language)} {marks.digits(chapter.number, language)}"
    return f"{name}: {title}" if title else name


def _article_name(article: Article, version: Version, language: str) -> str:
    name = f"{marks.named(marks.ARTICLES, language)} {marks.number_in(article.number, language)}"
    return f"{name}: {version.heading}" if version.heading else name


def _html(statute: Statute, language: str) -> Iterator[str]:
    for chapter in statute.chapters:
        if chapter.number:
            yield f"<h2>{escape(_chapter_name(chapter, language, statute.binding))}</h2>"
        for article in chapter.articles:
            spoken, version = version_in(article, language, statute.binding)
            yield f"<section{_marked(spoken, language)}>"
            yield f"<h3>{escape(_article_name(article, version, spoken))}</h3>"
            yield from (_TAGS[part.kind](part, spoken) for part in version.parts)
            if article.rules:
                yield '<ul dir="ltr" lang="en">'
                yield from (f"<li><code>{escape(rule_line(rule))}</code></li>" for rule in article.rules)
                yield "</ul>"
            yield "</section>"


def _marked(spoken: str, language: str) -> str:
    return "" if spoken == language else f' lang="{spoken}" dir="{direction(spoken)}"'


def _numbered(part: Part, language: str) -> str:
    return f"<p>{marks.digits(part.number, language)}. {escape(part.text)}</p>"


def _noted(part: Part, language: str) -> str:
    return f"<p><strong>{escape(marks.note_name(part.number, language))}:</strong> {escape(part.text)}</p>"


def _paragraph(part: Part, language: str) -> str:
    del language
    return f"<p>{escape(part.text)}</p>"


_TAGS: Mapping[PartKind, Callable[[Part, str], str]] = {
    PartKind.PARAGRAPH: _paragraph,
    PartKind.ITEM: _numbered,
    PartKind.NOTE: _noted,
}
