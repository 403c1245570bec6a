"""A report as HTML: one page that asks for nothing from anywhere, or the part of a page that the site puts in its own.

Direction follows from the language; whatever may run the other way is isolated. Nothing is told by colour alone.
Source: docs/rules/audit.md, "The report"; docs/adr/0032-the-report.md.
"""

import base64
import hashlib
import re
from collections.abc import Iterable, Sequence
from html import escape

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
    direction = "rtl" if told.language == "fa" else "ltr"
    return (
        f'<!doctype html>\n<html lang="{told.language}" dir="{direction}">\n<head>\n<meta charset="utf-8">\n'
        f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
        '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
        '<meta name="referrer" content="no-referrer">\n'
        f"<title>{escape(told.title)}</title>\n<style>{css}</style>\n</head>\n"
        f"<body>\n<main>\n<h1>{_quoted(told, told.title)}</h1>\n{sections(told)}</main>\n</body>\n</html>\n"
    )


def sections(told: Told) -> str:
    """Return everything that stands under the heading of the page, in the order in which it is read."""
    parts = (
        _conditions(told),
        _asked(told),
        _levels(told),
        _findings(told),
        _beyond(told),
        _section(told, "not_examined", _untold(told), _list(told.not_examined)),
        _section(told, "legal", f"<p>{_text(told.say('legal_text'))}</p>"),
        _section(told, "of_dossier", _list(told.asides)) if told.asides else "",
        _section(told, "facts", _facts(told)) if told.facts else "",
    )
    return '<div class="report">\n' + "".join(parts) + "</div>\n"


def _section(told: Told, name: str, *content: str) -> str:
    heading = f'<h2 id="{name}">{_text(told.say(name))}</h2>\n'
    return f'<section aria-labelledby="{name}">\n{heading}{"".join(content)}</section>\n'


def _text(text: str) -> str:
    """The text, each run of Latin letters in a Persian one kept together and from left to right."""
    if not _PERSIAN.search(text):
        return escape(text)
    return "".join(_latin(part) if at % 2 else escape(part) for at, part in enumerate(_LATIN.split(text)))


def _latin(text: str) -> str:
    return f'<bdi lang="" dir="ltr">{escape(text)}</bdi>'


def _quoted(told: Told, text: str) -> str:
    """What others wrote, in whichever language."""
    is_foreign = told.language == "fa" and not _PERSIAN.search(text)
    return _latin(text) if is_foreign else f"<bdi>{_text(text)}</bdi>"


def _code(text: str) -> str:
    return f'<bdi class="code" lang="" dir="ltr">{escape(text)}</bdi>'


def _list(lines: Iterable[str]) -> str:
    return "<ul>\n" + "".join(f"<li>{_text(each)}</li>\n" for each in lines) + "</ul>\n"


def _untold(told: Told) -> str:
    if not told.untold:
        return ""
    lines = "".join(f"<li>{_step(each)}</li>\n" for each in told.untold)
    return f'<p>{_text(told.say("untold"))}</p>\n<ul class="untold">\n{lines}</ul>\n'


def _conditions(told: Told) -> str:
    if not told.conditions:
        return ""
    return f'<div class="conditions">{_section(told, "conditions", _list(told.conditions))}</div>\n'


def _asked(told: Told) -> str:
    rows = "".join(f"<div><dt>{_text(label)}</dt><dd>{_value(told, value)}</dd></div>\n" for label, value in told.asked)
    return _section(told, "asked", f'<p class="question">{_text(told.question)}</p>\n<dl>\n{rows}</dl>\n')


def _value(told: Told, value: str) -> str:
    return _code(value) if value.isascii() and " " not in value else _quoted(told, value)


def _levels(told: Told) -> str:
    lead = f'<p class="lead">{_text(told.say("gates_lead"))}</p>\n'
    return _section(told, "gates_and_levels", lead, *(_level(told, at, each) for at, each in enumerate(told.levels)))


def _level(told: Told, at: int, level: LevelTold) -> str:
    name = f"level-{at}"
    head = (
        f'<article class="level" aria-labelledby="{name}"><h3 id="{name}">{_text(level.form)} '
        f"<small>({_text(level.note)})</small></h3>\n"
    )
    given_up = f"<h4>{_text(told.say('given_up'))}</h4>\n{_steps(level.given_up)}" if level.given_up else ""
    verdict = f'<p class="reached l{level.level}">{_text(level.line)}</p>\n'
    steps = f"<h4>{_text(level.way)}</h4>\n{_steps(level.steps)}" if level.steps else f"<p>{_text(level.way)}</p>\n"
    return f"{head}{_gates(told, level)}{verdict}{given_up}{steps}</article>\n"


def _gates(told: Told, level: LevelTold) -> str:
    caption = _text(f"{told.say('gates')}: {level.form}")
    heads = "".join(f'<th scope="col">{_text(told.say(each))}</th>' for each in ("criterion", "answer"))
    rows = "".join(_gate(each) for each in level.gates)
    return (
        f"<table>\n<caption>{caption}</caption>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
    )


def _gate(gate: Gate) -> str:
    return (
        f'<tr><th scope="row"><a href="#{gate.id}">{_code(gate.id)}</a> {_text(gate.question)}</th>'
        f"<td>{_answer(gate.answer, gate.word)}</td></tr>\n"
    )


def _answer(answer: str, word: str) -> str:
    return f'<span class="answer a-{answer.replace("/", "")}">{_text(word)}</span>'


def _steps(steps: Sequence[Step]) -> str:
    return '<ol class="steps">\n' + "".join(f"<li>{_step(each)}</li>\n" for each in steps) + "</ol>\n"


def _step(step: Step) -> str:
    return f'<a href="#{step.id}">{_code(step.id)}</a> {_text(step.text)}' if step.id else _text(step.text)


def _findings(told: Told) -> str:
    lead = f'<p class="lead">{_text(told.say("findings_lead"))}</p>\n'
    return _section(told, "findings", lead, *(_area(told, each) for each in told.areas))


def _area(told: Told, area: Area) -> str:
    return f"<h3>{_text(area.name)}</h3>\n" + "".join(_finding(told, each) for each in area.findings)


def _finding(told: Told, finding: FindingTold) -> str:
    heading = f"{_code(finding.id)} {_text(finding.question)}"
    marks = f'{_answer(finding.answer, finding.word)} <span class="severity">{_text(finding.severity)}</span>'
    measured = f' <span class="measured">{_text(finding.measured)}</span>' if finding.measured else ""
    replies = "".join(_reply(told, each) for each in finding.replies)
    beside = f'<div class="replies">{replies}</div>\n' if replies else ""
    return (
        f'<article class="finding" id="{finding.id}">\n<h4>{heading}</h4>\n<p class="marks">{marks}{measured}</p>\n'
        f'<div class="beside"><div>\n<p>{_text(finding.sentence)}</p>\n<dl>\n'
        f"<div><dt>{_text(told.say('rests_on'))}</dt><dd>{_rests_on(told, finding)}</dd></div>\n"
        f"<div><dt>{_text(told.say('norm'))}</dt><dd>{_norms(finding.norms)}</dd></div>\n</dl>\n</div>\n{beside}</div>\n"
        "</article>\n"
    )


def _rests_on(told: Told, finding: FindingTold) -> str:
    known = f"<strong>{_text(finding.known)}</strong>"
    if finding.is_one_partys:
        known += f' <strong class="party">({_text(told.say("one_party"))})</strong>'
    cited = "".join(f"<li>{_cited(told, each)}</li>" for each in finding.cited)
    more = f"<li>{_text(finding.more)}</li>" if finding.more else ""
    return f'{known}<ul class="cited">{cited}{more}</ul>' if cited else known


def _cited(told: Told, cited: Cited) -> str:
    name = _code(cited.name) if cited.name.isascii() else _quoted(told, cited.name)
    linked = f'<a href="{escape(cited.address)}">{name}</a>' if cited.address else name
    return f"{linked} ({_text(cited.known)})"


def _norms(norms: Iterable[NormTold]) -> str:
    return '<ul class="cited">' + "".join(f"<li>{_norm(each)}</li>" for each in norms) + "</ul>"


def _norm(norm: NormTold) -> str:
    if not norm.cited:
        return _text(norm.tag)
    return f'<bdi lang="en" dir="ltr">{escape(norm.cited)}</bdi> ({_text(norm.tag)})'


def _reply(told: Told, reply: Answered) -> str:
    head = _text(reply.head)
    linked = f'<a href="{escape(reply.address)}">{head}</a>' if reply.address else head
    return (
        f'<blockquote class="reply"><p><strong>{linked}</strong></p><p>{_quoted(told, reply.text)}</p></blockquote>\n'
    )


def _beyond(told: Told) -> str:
    parts = []
    if told.grid is not None:
        lead = f'<p class="lead">{_text(told.say("sensitivity_lead"))}</p>\n'
        parts.append(f"<h3>{_text(told.say('sensitivity'))}</h3>\n{lead}{_grid(told, told.grid)}")
    if told.robustness:
        parts.append(f"<h3>{_text(told.say('robustness'))}</h3>\n<p>{_text(told.robustness)}</p>\n")
    if told.weights:
        parts.append(f"<h3>{_text(told.say('power'))}</h3>\n{_weights(told)}")
    depends = _list(told.dependence) if told.dependence else f"<p>{_text(told.say('no_dependence'))}</p>\n"
    parts.append(f"<h3>{_text(told.say('dependence'))}</h3>\n{depends}")
    return _section(told, "beyond", *parts)


def _grid(told: Told, grid: Grid) -> str:
    across = f'<th scope="colgroup" colspan="{len(grid.columns)}">{_text(grid.across)}</th>'
    corner = f'<th rowspan="2" scope="col">{_text(grid.down)}</th>' if grid.down else ""
    heads = "".join(f'<th scope="col">{_text(each)}</th>' for each in grid.columns)
    rows = "".join(_grid_row(row, has_head=bool(grid.down)) for row in grid.rows)
    key = "".join(
        f'<li><span class="cell l{code}">{_text(read)}</span> {_text(meaning)}</li>'
        for code, read, meaning in grid.meanings
    )
    return (
        f'<div class="across" role="region" tabindex="0" aria-label="{escape(told.say("sensitivity"))}">'
        f'<table class="grid">\n<thead><tr>{corner}{across}</tr>\n<tr>{heads}</tr></thead>\n'
        f'<tbody>\n{rows}</tbody>\n</table></div>\n<ul class="key">{key}</ul>\n'
    )


def _grid_row(row: tuple[str, tuple[tuple[str, str, bool], ...]], *, has_head: bool) -> str:
    head = f'<th scope="row">{_text(row[0])}</th>' if has_head else ""
    cells = "".join(
        f'<td class="cell l{code}{" ours" if is_ours else ""}">{_text(read)}</td>' for code, read, is_ours in row[1]
    )
    return f"<tr>{head}{cells}</tr>\n"


def _weights(told: Told) -> str:
    heads = "".join(
        f'<th scope="col">{_text(told.say(each))}</th>' for each in ("affiliate", "votes", "votes_share", "power_share")
    )
    rows = "".join(
        f'<tr><th scope="row">{_quoted(told, each.name)}</th>'
        f"<td>{each.votes}</td><td>{each.share}</td><td>{each.power}</td></tr>\n"
        for each in told.weights
    )
    return (
        f'<p class="lead">{_text(told.say("power_lead"))}</p>\n{_bars(told.weights, told.language)}'
        f'<table class="figures-table">\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n'
    )


def _bars(weights: Sequence[Weight], language: str) -> str:
    """A second view of the table beside it, and hidden from whoever listens: two bars an affiliate, votes and power."""
    drawn = "".join(
        f'<rect class="votes" x="{_from(each.share_drawn, language)}" y="{at * _LINE + 2}" '
        f'width="{_long(each.share_drawn)}" height="{_BAR}"/>'
        f'<rect class="power" x="{_from(each.power_drawn, language)}" y="{at * _LINE + 3 + _BAR}" '
        f'width="{_long(each.power_drawn)}" height="{_BAR}"/>'
        for at, each in enumerate(weights)
    )
    return (
        f'<svg class="bars" viewBox="0 0 {_WIDE} {_LINE * len(weights)}" width="{_WIDE}" '
        f'height="{_LINE * len(weights)}" aria-hidden="true">{drawn}</svg>\n'
    )


def _long(thousandths: int) -> int:
    return max(1, thousandths * _WIDE // 1000)


def _from(thousandths: int, language: str) -> int:
    return _WIDE - _long(thousandths) if language == "fa" else 0


def _facts(told: Told) -> str:
    heads = "".join(f'<th scope="col">{_text(told.say(each))}</th>' for each in ("fact", "says"))
    rows = "".join(_fact(told, each) for each in told.facts)
    return f'<table class="facts">\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n'


def _fact(told: Told, fact: FactTold) -> str:
    grounds = "".join(f'<li>{_text(known)}: <bdi lang="">{escape(where)}</bdi></li>' for known, where in fact.grounds)
    return (
        f'<tr id="fact-{escape(fact.name)}"><th scope="row">{_code(fact.name)}</th>'
        f'<td>{_quoted(told, fact.says)}<ul class="cited grounds">{grounds}</ul></td></tr>\n'
    )
