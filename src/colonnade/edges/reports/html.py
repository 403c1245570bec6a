"""A report as HTML: one page that asks for nothing from anywhere, or the part of a page that the site puts in its own.

Direction follows from the language; whatever may run the other way is isolated. Nothing is told by colour alone.
Source: docs/rules/audit.md, "The report"; docs/adr/0032-the-report.md.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Sequence

from colonnade.edges.reports.markup import Markup, element, joined, lines, text
from colonnade.words.audit_told import (
    Answered,
    Area,
    Cited,
    FactTold,
    FindingTold,
    Gate,
    Grid,
    LevelTold,
    NormTold,
    Step,
    Told,
    Weight,
)

_PERSIAN = re.compile("[\u0600-\u06ff]")
_LATIN = re.compile(r"([A-Za-z][A-Za-z0-9]*(?:[ .:;=_#/'-]+[A-Za-z0-9]+)*)")
_BAR, _LINE, _WIDE = 10, 28, 400
"""Heights of a bar and of an affiliate's two bars, and the width of a whole, in the picture of votes and power."""


def page(told: Told, style: str, font: bytes) -> str:
    """Return the whole page; ``style`` and ``font`` (WOFF2) go into it."""
    face = base64.b64encode(font).decode()
    css = (
        f"@font-face{{font-family:Vazirmatn;src:url(data:font/woff2;base64,{face}) format('woff2');"
        f"font-weight:100 900}}\n{style}"
    )
    allowed = base64.b64encode(hashlib.sha256(css.encode()).digest()).decode()
    policy = f"default-src 'none'; style-src 'sha256-{allowed}'; font-src data:"
    head = lines(
        "head",
        (
            element("meta", charset="utf-8"),
            element("meta", http_equiv="Content-Security-Policy", content=policy),
            element("meta", name="viewport", content="width=device-width, initial-scale=1"),
            element("meta", name="referrer", content="no-referrer"),
            element("title", told.title),
            element("style", Markup(css)),
        ),
    )
    main = lines("main", (element("h1", _quoted(told, told.title)), sections(told)))
    direction = "rtl" if told.language == "fa" else "ltr"
    whole = lines("html", (head, element("body", main)), lang=told.language, dir=direction)
    return f"<!doctype html>\n{whole}\n"


def sections(told: Told) -> Markup:
    """Return everything that stands under the heading of the page, in the order in which it is read."""
    parts = (
        _conditions(told),
        _asked(told),
        _levels(told),
        _findings(told),
        _beyond(told),
        _section(told, "not_examined", _untold(told), _list(told.not_examined)),
        _section(told, "legal", element("p", _prose(told.say("legal_text")))),
        _section(told, "of_dossier", _list(told.asides)) if told.asides else "",
        _section(told, "facts", _facts(told)) if told.facts else "",
    )
    return lines("div", filter(None, parts), class_="report")


def _section(told: Told, name: str, *content: str) -> Markup:
    heading = element("h2", _prose(told.say(name)), id=name)
    return lines("section", (heading, *filter(None, content)), aria_labelledby=name)


def _prose(said: str) -> Markup:
    """What is said, each run of Latin letters in Persian kept together and from left to right."""
    if not _PERSIAN.search(said):
        return text(said)
    return joined(_latin(part) if at % 2 else part for at, part in enumerate(_LATIN.split(said)))


def _latin(said: str) -> Markup:
    return element("bdi", said, lang="", dir="ltr")


def _quoted(told: Told, said: str) -> Markup:
    """What others wrote, in whichever language."""
    is_foreign = told.language == "fa" and not _PERSIAN.search(said)
    return _latin(said) if is_foreign else element("bdi", _prose(said))


def _code(name: str) -> Markup:
    return element("bdi", name, class_="code", lang="", dir="ltr")


def _link(address: str, shown: str) -> Markup:
    return element("a", shown, href=address)


def _list(said: Iterable[str]) -> Markup:
    return lines("ul", (element("li", _prose(each)) for each in said))


def _lead(told: Told, name: str) -> Markup:
    return element("p", _prose(told.say(name)), class_="lead")


def _facts_of(rows: Iterable[tuple[str, str]]) -> Markup:
    return lines("dl", (element("div", element("dt", label), element("dd", value)) for label, value in rows))


def _table(told: Told, heads: Iterable[str], rows: Iterable[str], *before: str, **attributes: str) -> Markup:
    named = joined(element("th", _prose(told.say(each)), scope="col") for each in heads)
    return lines("table", (*before, element("thead", element("tr", named)), lines("tbody", rows)), **attributes)


def _conditions(told: Told) -> Markup | str:
    if not told.conditions:
        return ""
    return element("div", _section(told, "conditions", _list(told.conditions)), class_="conditions")


def _untold(told: Told) -> Markup | str:
    if not told.untold:
        return ""
    listed = lines("ul", (element("li", _step(each)) for each in told.untold), class_="untold")
    return joined((element("p", _prose(told.say("untold"))), "\n", listed))


def _asked(told: Told) -> Markup:
    rows = ((_prose(label), _value(told, value)) for label, value in told.asked)
    return _section(told, "asked", element("p", _prose(told.question), class_="question"), _facts_of(rows))


def _value(told: Told, value: str) -> Markup:
    return _code(value) if value.isascii() and " " not in value else _quoted(told, value)


def _levels(told: Told) -> Markup:
    levels = (_level(told, at, each) for at, each in enumerate(told.levels))
    return _section(told, "gates_and_levels", _lead(told, "gates_lead"), *levels)


def _level(told: Told, at: int, level: LevelTold) -> Markup:
    name = f"level-{at}"
    heading = element("h3", _prose(level.form), " ", element("small", "(", _prose(level.note), ")"), id=name)
    verdict = element("p", _prose(level.line), class_=f"reached l{level.level}")
    given_up = _headed(told.say("given_up"), level.given_up) if level.given_up else ""
    way = _headed(level.way, level.steps) if level.steps else element("p", _prose(level.way))
    parts = (heading, _gates(told, level), verdict, given_up, way)
    return lines("article", filter(None, parts), class_="level", aria_labelledby=name)


def _headed(heading: str, steps: Sequence[Step]) -> Markup:
    listed = lines("ol", (element("li", _step(each)) for each in steps), class_="steps")
    return joined((element("h4", _prose(heading)), "\n", listed))


def _step(step: Step) -> Markup:
    said = _prose(step.text)
    return joined((_link(f"#{step.id}", _code(step.id)), " ", said)) if step.id else said


def _gates(told: Told, level: LevelTold) -> Markup:
    caption = element("caption", _prose(f"{told.say('gates')}: {level.form}"))
    return _table(told, ("criterion", "answer"), map(_gate, level.gates), caption)


def _gate(gate: Gate) -> Markup:
    asks = element("th", _link(f"#{gate.id}", _code(gate.id)), " ", _prose(gate.question), scope="row")
    return element("tr", asks, element("td", _answer(gate.answer, gate.word)))


def _answer(answer: str, word: str) -> Markup:
    return element("span", _prose(word), class_=f"answer a-{answer.replace('/', '')}")


def _findings(told: Told) -> Markup:
    return _section(told, "findings", _lead(told, "findings_lead"), *(_area(told, each) for each in told.areas))


def _area(told: Told, area: Area) -> Markup:
    found = (joined(("\n", _finding(told, each))) for each in area.findings)
    return joined((element("h3", _prose(area.name)), *found))


def _finding(told: Told, finding: FindingTold) -> Markup:
    heading = element("h4", _code(finding.id), " ", _prose(finding.question))
    marks = [_answer(finding.answer, finding.word), element("span", _prose(finding.severity), class_="severity")]
    if finding.measured:
        marks.append(element("span", _prose(finding.measured), class_="measured"))
    grounds = (
        (_prose(told.say("rests_on")), _rests_on(told, finding)),
        (_prose(told.say("norm")), _cited_list(map(_norm, finding.norms))),
    )
    body = [lines("div", (element("p", _prose(finding.sentence)), _facts_of(grounds)))]
    if finding.replies:
        body.append(lines("div", (_reply(told, each) for each in finding.replies), class_="replies"))
    parts = (heading, element("p", *marks, class_="marks"), lines("div", body, class_="beside"))
    return lines("article", parts, class_="finding", id=finding.id)


def _rests_on(told: Told, finding: FindingTold) -> Markup:
    known = element("strong", _prose(finding.known))
    if finding.is_one_partys:
        known = joined((known, " ", element("strong", f"({told.say('one_party')})", class_="party")))
    if not finding.cited:
        return known
    more = (_prose(finding.more),) if finding.more else ()
    return joined((known, _cited_list((*(_cited(told, each) for each in finding.cited), *more))))


def _cited_list(cited: Iterable[str]) -> Markup:
    return element("ul", *(element("li", each) for each in cited), class_="cited")


def _cited(told: Told, cited: Cited) -> Markup:
    name = _value(told, cited.name)
    linked = _link(cited.address, name) if cited.address else name
    return joined((linked, " (", _prose(cited.known), ")"))


def _norm(norm: NormTold) -> Markup:
    if not norm.cited:
        return _prose(norm.tag)
    return joined((element("bdi", norm.cited, lang="en", dir="ltr"), " (", _prose(norm.tag), ")"))


def _reply(told: Told, reply: Answered) -> Markup:
    head = _prose(reply.head)
    linked = _link(reply.address, head) if reply.address else head
    said = element("p", _quoted(told, reply.text))
    return element("blockquote", element("p", element("strong", linked)), said, class_="reply")


def _beyond(told: Told) -> Markup:
    parts: list[Markup] = []
    if told.grid is not None:
        parts += [_third(told, "sensitivity"), _lead(told, "sensitivity_lead"), _grid(told, told.grid)]
    if told.robustness:
        parts += [_third(told, "robustness"), element("p", _prose(told.robustness))]
    if told.weights:
        parts += [_third(told, "power"), _lead(told, "power_lead"), _bars(told.weights, told.language), _weights(told)]
    depends = _list(told.dependence) if told.dependence else element("p", _prose(told.say("no_dependence")))
    return _section(told, "beyond", *parts, _third(told, "dependence"), depends)


def _third(told: Told, name: str) -> Markup:
    return element("h3", _prose(told.say(name)))


def _grid(told: Told, grid: Grid) -> Markup:
    across = element("th", _prose(grid.across), scope="colgroup", colspan=len(grid.columns))
    corner = element("th", _prose(grid.down), rowspan=2, scope="col") if grid.down else ""
    heads = joined(element("th", each, scope="col") for each in grid.columns)
    head = element("thead", element("tr", corner, across), element("tr", heads))
    rows = lines("tbody", (_grid_row(row, has_head=bool(grid.down)) for row in grid.rows))
    table = lines("table", (head, rows), class_="grid")
    key = (
        element("li", element("span", read, class_=f"cell l{code}"), " ", _prose(meaning))
        for code, read, meaning in grid.meanings
    )
    region = element("div", table, class_="across", role="region", tabindex=0, aria_label=told.say("sensitivity"))
    return joined((region, "\n", element("ul", *key, class_="key")))


def _grid_row(row: tuple[str, tuple[tuple[str, str, bool], ...]], *, has_head: bool) -> Markup:
    cells = (element("td", read, class_=f"cell l{code}{' ours' if is_ours else ''}") for code, read, is_ours in row[1])
    return element("tr", *((element("th", row[0], scope="row"),) if has_head else ()), *cells)


def _weights(told: Told) -> Markup:
    rows = (
        element(
            "tr",
            element("th", _quoted(told, each.name), scope="row"),
            *(element("td", number) for number in (each.votes, each.share, each.power)),
        )
        for each in told.weights
    )
    return _table(told, ("affiliate", "votes", "votes_share", "power_share"), rows, class_="figures-table")


def _bars(weights: Sequence[Weight], language: str) -> Markup:
    """A second view of the table beside it, and hidden from whoever listens: two bars an affiliate, votes and power."""
    bars = (
        _bar(kind, thousandths, at * _LINE + below, language)
        for at, each in enumerate(weights)
        for kind, thousandths, below in (("votes", each.share_drawn, 2), ("power", each.power_drawn, _BAR + 3))
    )
    high = _LINE * len(weights)
    view: dict[str, str | int] = {"viewBox": f"0 0 {_WIDE} {high}", "width": _WIDE, "height": high}
    return element("svg", *bars, class_="bars", aria_hidden="true", **view)


def _bar(kind: str, thousandths: int, y: int, language: str) -> Markup:
    long = max(1, thousandths * _WIDE // 1000)
    return element("rect", class_=kind, x=_WIDE - long if language == "fa" else 0, y=y, width=long, height=_BAR)


def _facts(told: Told) -> Markup:
    return _table(told, ("fact", "says"), (_fact(told, each) for each in told.facts), class_="facts")


def _fact(told: Told, fact: FactTold) -> Markup:
    grounds = (element("li", _prose(known), ": ", element("bdi", where, lang="")) for known, where in fact.grounds)
    says = element("td", _quoted(told, fact.says), element("ul", *grounds, class_="cited grounds"))
    return element("tr", element("th", _code(fact.name), scope="row"), says, id=f"fact-{fact.name}")
