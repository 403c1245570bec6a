"""HTML put together from elements: whatever is not an element itself is text, and escaped.

Django's templates take :class:`Markup` as it is, by the convention of ``__html__``; nothing else makes one.
"""

from collections.abc import Iterable
from html import escape

_VOID = frozenset({"meta"})


class Markup(str):
    """HTML in which every text was escaped as it went in."""

    __slots__ = ()

    def __html__(self) -> str:
        """Return what stands in a page."""
        return self


def text(content: str) -> Markup:
    """Return the content escaped; an element as it is."""
    return content if isinstance(content, Markup) else Markup(escape(content))


def joined(parts: Iterable[str]) -> Markup:
    """Return the parts one after another."""
    return Markup("".join(map(text, parts)))


def element(tag: str, *children: str, **attributes: str | int) -> Markup:
    """Return an element; ``class_`` is the attribute ``class``, ``aria_hidden`` is ``aria-hidden``."""
    named = "".join(f' {_name(name)}="{escape(str(value))}"' for name, value in attributes.items())
    return Markup(f"<{tag}{named}>" if tag in _VOID else f"<{tag}{named}>{joined(children)}</{tag}>")


def lines(tag: str, children: Iterable[str], **attributes: str | int) -> Markup:
    """Return an element whose children stand on lines of their own."""
    return element(tag, "\n", *(joined((each, "\n")) for each in children), **attributes)


def _name(name: str) -> str:
    return name.rstrip("_").replace("_", "-")
