"""A report as HTML: one page that asks for nothing from anywhere, or the part of a page that the site puts in its own.

Direction follows from the language; whatever may run the other way is isolated. Nothing is told by colour alone.
Source: docs/rules/audit.md, "The report"; docs/adr/0032-the-report.md.
"""

import base64
import hashlib
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
        f'<body class="alone">\n<main>\n<h1>{_bdi(told.title)}</h1>\n{sections(told)}</main>\n</body>\n</html>\n'
    )


def sections(told: Told) -> str:
    """Return everything that stands under the heading of the page, in the order in which it is read."""
    parts = (
        _conditions(told),
        _asked(told),
        _levels(told),
        _findings(told),
        _beyond(told),
        _section(told, "not_examined", _list(told.not_examined)),
        _section(told, "legal", f"<p>{escape(told.say('legal_text'))}</p>"),
        _section(told, "of_dossier", _list(told.asides)) if told.asides else "",
        _section(told, "facts", _facts(told)) if told.facts else "",
    )
    return '<div class="report">\n' + "".join(parts) + "</div>\n"


def _section(told: Told, name: str, *content: str) -> str:
    heading = f'<h2 id="{name}">{escape(told.say(name))}</h2>\n'
    return f'<section aria-labelledby="{name}">\n{heading}{"".join(content)}</section>\n'


def _bdi(text: str) -> str:
    return f"<bdi>{escape(text)}</bdi>"


def _code(text: str) -> str:
    return f'<bdi class="code" dir="ltr">{escape(text)}</bdi>'


def _list(lines: Iterable[str]) -> str:
    return "<ul>\n" + "".join(f"<li>{escape(each)}</li>\n" for each in lines) + "</ul>\n"


def _conditions(told: Told) -> str:
    if not told.conditions:
        return ""
    return f'<div class="conditions">{_section(told, "conditions", _list(told.conditions))}</div>\n'


def _asked(told: Told) -> str:
    rows = "".join(f"<div><dt>{escape(label)}</dt><dd>{_value(value)}</dd></div>\n" for label, value in told.asked)
    return _section(told, "asked", f'<p class="question">{escape(told.question)}</p>\n<dl>\n{rows}</dl>\n')


def _value(value: str) -> str:
    return _code(value) if value.isascii() and " " not in value else _bdi(value)


def _levels(told: Told) -> str:
    lead = f'<p class="lead">{escape(told.say("gates_lead"))}</p>\n'
    return _section(told, "gates_and_levels", lead, *(_level(told, at, each) for at, each in enumerate(told.levels)))


def _level(told: Told, at: int, level: LevelTold) -> str:
    name = f"level-{at}"
    head = (
        f'<article class="level" aria-labelledby="{name}"><h3 id="{name}">{escape(level.form)} '
        f"<small>({escape(level.note)})</small></h3>\n"
    )
    given_up = f"<h4>{escape(told.say('given_up'))}</h4>\n{_steps(level.given_up)}" if level.given_up else ""
    verdict = f'<p class="reached l{level.level}">{escape(level.line)}</p>\n'
    steps = f"<h4>{escape(level.way)}</h4>\n{_steps(level.steps)}" if level.steps else f"<p>{escape(level.way)}</p>\n"
    return f"{head}{_gates(told, level)}{verdict}{given_up}{steps}</article>\n"


def _gates(told: Told, level: LevelTold) -> str:
    caption = escape(f"{told.say('gates')}: {level.form}")
    heads = "".join(f'<th scope="col">{escape(told.say(each))}</th>' for each in ("criterion", "answer"))
    rows = "".join(_gate(each) for each in level.gates)
    return (
        f"<table>\n<caption>{caption}</caption>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n"
    )


def _gate(gate: Gate) -> str:
    return (
        f'<tr><th scope="row"><a href="#{gate.id}">{_code(gate.id)}</a> {escape(gate.question)}</th>'
        f"<td>{_answer(gate.answer, gate.word)}</td></tr>\n"
    )


def _answer(answer: str, word: str) -> str:
    return f'<span class="answer a-{answer.replace("/", "")}">{escape(word)}</span>'


def _steps(steps: Sequence[Step]) -> str:
    return '<ol class="steps">\n' + "".join(f"<li>{_step(each)}</li>\n" for each in steps) + "</ol>\n"


def _step(step: Step) -> str:
    return f'<a href="#{step.id}">{_code(step.id)}</a> {escape(step.text)}' if step.id else escape(step.text)


def _findings(told: Told) -> str:
    lead = f'<p class="lead">{escape(told.say("findings_lead"))}</p>\n'
    return _section(told, "findings", lead, *(_area(told, each) for each in told.areas))


def _area(told: Told, area: Area) -> str:
    return f"<h3>{escape(area.name)}</h3>\n" + "".join(_finding(told, each) for each in area.findings)


def _finding(told: Told, finding: FindingTold) -> str:
    heading = f"{_code(finding.id)} {escape(finding.question)}"
    marks = f'{_answer(finding.answer, finding.word)} <span class="severity">{escape(finding.severity)}</span>'
    measured = f' <span class="measured">{escape(finding.measured)}</span>' if finding.measured else ""
    replies = "".join(_reply(each) for each in finding.replies)
    beside = f'<div class="replies">{replies}</div>\n' if replies else ""
    return (
        f'<article class="finding" id="{finding.id}">\n<h4>{heading}</h4>\n<p class="marks">{marks}{measured}</p>\n'
        f'<div class="beside"><div>\n<p>{escape(finding.sentence)}</p>\n<dl>\n'
        f"<div><dt>{escape(told.say('rests_on'))}</dt><dd>{_rests_on(told, finding)}</dd></div>\n"
        f"<div><dt>{escape(told.say('norm'))}</dt><dd>{_norms(finding.norms)}</dd></div>\n</dl>\n</div>\n{beside}</div>\n"
        "</article>\n"
    )


def _rests_on(told: Told, finding: FindingTold) -> str:
    known = f"<strong>{escape(finding.known)}</strong>"
    if finding.is_one_partys:
        known += f' <strong class="party">({escape(told.say("one_party"))})</strong>'
    cited = "".join(f"<li>{_cited(each)}</li>" for each in finding.cited)
    more = f"<li>{escape(finding.more)}</li>" if finding.more else ""
    return f'{known}<ul class="cited">{cited}{more}</ul>' if cited else known


def _cited(cited: Cited) -> str:
    name = _code(cited.name) if cited.name.isascii() else _bdi(cited.name)
    linked = f'<a href="{escape(cited.address)}">{name}</a>' if cited.address else name
    return f"{linked} ({escape(cited.known)})"


def _norms(norms: Iterable[NormTold]) -> str:
    return '<ul class="cited">' + "".join(f"<li>{_norm(each)}</li>" for each in norms) + "</ul>"


def _norm(norm: NormTold) -> str:
    if not norm.cited:
        return escape(norm.tag)
    return f'<bdi lang="en" dir="ltr">{escape(norm.cited)}</bdi> ({escape(norm.tag)})'


def _reply(reply: Answered) -> str:
    head = escape(reply.head)
    linked = f'<a href="{escape(reply.address)}">{head}</a>' if reply.address else head
    return f'<blockquote class="reply"><p><strong>{linked}</strong></p><p>{_bdi(reply.text)}</p></blockquote>\n'


def _beyond(told: Told) -> str:
    parts = []
    if told.grid is not None:
        lead = f'<p class="lead">{escape(told.say("sensitivity_lead"))}</p>\n'
        parts.append(f"<h3>{escape(told.say('sensitivity'))}</h3>\n{lead}{_grid(told, told.grid)}")
    if told.robustness:
        parts.append(f"<h3>{escape(told.say('robustness'))}</h3>\n<p>{escape(told.robustness)}</p>\n")
    if told.weights:
        parts.append(f"<h3>{escape(told.say('power'))}</h3>\n{_weights(told)}")
    depends = _list(told.dependence) if told.dependence else f"<p>{escape(told.say('no_dependence'))}</p>\n"
    parts.append(f"<h3>{escape(told.say('dependence'))}</h3>\n{depends}")
    return _section(told, "beyond", *parts)


def _grid(told: Told, grid: Grid) -> str:
    across = f'<th scope="colgroup" colspan="{len(grid.columns)}">{escape(grid.across)}</th>'
    corner = f'<th rowspan="2" scope="col">{escape(grid.down)}</th>' if grid.down else ""
    heads = "".join(f'<th scope="col">{escape(each)}</th>' for each in grid.columns)
    rows = "".join(_grid_row(row, has_head=bool(grid.down)) for row in grid.rows)
    key = "".join(
        f'<li><span class="cell l{code}">{escape(read)}</span> {escape(meaning)}</li>'
        for code, read, meaning in grid.meanings
    )
    return (
        f'<div class="across" role="region" tabindex="0" aria-label="{escape(told.say("sensitivity"))}">'
        f'<table class="grid">\n<thead><tr>{corner}{across}</tr>\n<tr>{heads}</tr></thead>\n'
        f'<tbody>\n{rows}</tbody>\n</table></div>\n<ul class="key">{key}</ul>\n'
    )


def _grid_row(row: tuple[str, tuple[tuple[str, str, bool], ...]], *, has_head: bool) -> str:
    head = f'<th scope="row">{escape(row[0])}</th>' if has_head else ""
    cells = "".join(
        f'<td class="cell l{code}{" ours" if is_ours else ""}">{escape(read)}</td>' for code, read, is_ours in row[1]
    )
    return f"<tr>{head}{cells}</tr>\n"


def _weights(told: Told) -> str:
    heads = "".join(
        f'<th scope="col">{escape(told.say(each))}</th>'
        for each in ("affiliate", "votes", "votes_share", "power_share")
    )
    rows = "".join(
        f'<tr><th scope="row">{_bdi(each.name)}</th>'
        f"<td>{each.votes}</td><td>{each.share}</td><td>{each.power}</td></tr>\n"
        for each in told.weights
    )
    return (
        f'<p class="lead">{escape(told.say("power_lead"))}</p>\n{_bars(told.weights, told.language)}'
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
    heads = "".join(f'<th scope="col">{escape(told.say(each))}</th>' for each in ("fact", "says"))
    rows = "".join(_fact(each) for each in told.facts)
    return f'<table class="facts">\n<thead><tr>{heads}</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n'


def _fact(fact: FactTold) -> str:
    grounds = "".join(f"<li>{_bdi(each)}</li>" for each in fact.grounds)
    return (
        f'<tr id="fact-{escape(fact.name)}"><th scope="row">{_code(fact.name)}</th>'
        f'<td>{_bdi(fact.says)}<ul class="cited grounds">{grounds}</ul></td></tr>\n'
    )
