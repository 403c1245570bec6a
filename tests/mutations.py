"""Archives damaged by chance, from a seed: every field of every record, and every way to move a record.

Two families. *Raw*: bytes, blocks and whole records, no hash reckoned anew. *Rehashed*: something is changed and all
hashes, parents and payloads are made to fit, as somebody who holds the file would do it. Nothing is made here that is
another true archive; ``docs/rules/archives.md`` lists what a file alone cannot show.
"""

import json
import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any

from colonnade.core.elections.appending import begun
from colonnade.core.elections.archive import BLOCK, Kind, digest_of, read_beginning, record_bytes, records
from colonnade.core.elections.events import EventType, steps

Contents = tuple[bytes, ...]
NAMES = {
    EventType.SETUP: ("election", "trustees", "credentials", "setup_data"),
    EventType.BALLOT: ("ballot",),
    EventType.ENCRYPTED_TALLY: ("encrypted_tally", "sized_encrypted_tally"),
    EventType.SHUFFLE: ("shuffle", "owned_shuffle"),
    EventType.PARTIAL_DECRYPTION: ("partial_decryption", "owned_decryption"),
    EventType.RESULT: ("result",),
}
LINKS = {("setup_data", "election"), ("setup_data", "trustees"), ("setup_data", "credentials")}
"""Fields that fit themselves when an archive is rehashed; they are damaged in the raw family and in events."""
LINKS |= {("sized_encrypted_tally", "encrypted_tally"), ("owned_shuffle", "payload"), ("owned_decryption", "payload")}
NOT_BOUND = {("owned_shuffle", "owner")}
"""Who turned the ciphertexts is told and not proven: another trustee's number is as good."""


@dataclass(frozen=True)
class Mutant:
    """A damaged archive: in which way, and which field, indexes left out."""

    way: str
    field: str
    content: bytes


@dataclass(frozen=True)
class Subject:
    """An archive to damage, taken apart: events with their contents, records, who voted."""

    content: bytes
    timestamp: int
    steps: tuple[tuple[EventType, Contents], ...]
    records: tuple[bytes, ...]
    voted: frozenset[str]
    revoted: frozenset[str]


def subject(content: bytes) -> Subject:
    taken = [(step.event.type, step.contents) for step in steps(records(BytesIO(content)))]
    credentials = [json.loads(contents[0])["credential"] for kind, contents in taken if kind is EventType.BALLOT]
    found = [content[each.offset : each.end] for each in records(BytesIO(content))]
    twice = frozenset(each for each in credentials if credentials.count(each) > 1)
    timestamp = read_beginning(BytesIO(content))
    return Subject(content, timestamp, tuple(taken), tuple(found), frozenset(credentials), twice)


def places_of(of: Subject) -> set[str]:
    """Every field of every content that may be damaged, indexes left out; credentials are damaged in their own ways."""
    found: set[str] = set()
    for kind, contents in of.steps:
        for name, content in zip(NAMES.get(kind, ()), contents, strict=True):
            if name != "credentials":
                fields = {_field(way) for way in _places(json.loads(content), ())}
                found |= {f"{name}.{each}" for each in fields if (name, each) not in LINKS | NOT_BOUND}
    return found


def mutants(seed: int, subjects: Sequence[Subject], foreign: Sequence[Subject]) -> Iterator[Mutant]:
    """Damaged archives without end; ``foreign`` are sound ones of other elections with the same questions."""
    rng = random.Random(seed)
    while True:
        for way, damage in WAYS.items():
            chosen = rng.randrange(len(subjects))
            mutant = damage(rng, subjects[chosen], foreign[chosen])
            if mutant is not None and mutant.content != subjects[chosen].content:
                yield Mutant(way, mutant.field, mutant.content)


def rebuilt(timestamp: int, taken: Sequence[tuple[EventType, Contents]]) -> bytes:
    """An archive with all hashes fitting, whatever its contents and order."""
    return _chained(timestamp, taken, {})


def _chained(
    timestamp: int, taken: Sequence[tuple[EventType, Contents]], altered: dict[int, Callable[[dict[str, Any]], None]]
) -> bytes:
    content = begun(timestamp).content
    parent: str | None = None
    for height, (kind, contents) in enumerate(taken):
        linked = _linked(kind, contents)
        content += b"".join(record_bytes(Kind.DATA, each, timestamp) for each in linked)
        event: dict[str, Any] = {} if parent is None else {"parent": parent}
        event |= {"height": height, "type": kind.value}
        if linked:
            event["payload"] = digest_of(linked[-1])
        if height in altered:
            altered[height](event)
        spelled = _spelled(event)
        parent = digest_of(spelled)
        content += record_bytes(Kind.EVENT, spelled, timestamp)
    return content


def _linked(kind: EventType, contents: Contents) -> Contents:
    """The contents with the hashes that name one another made to fit."""
    if len(contents) < 2:
        return contents
    *inner, last = contents
    value = json.loads(last)
    for name, content in zip(_link_names(kind), inner, strict=True):
        value[name] = digest_of(content)
    return (*inner, _spelled(value))


def _link_names(kind: EventType) -> tuple[str, ...]:
    if kind is EventType.SETUP:
        return ("election", "trustees", "credentials")
    return ("encrypted_tally",) if kind is EventType.ENCRYPTED_TALLY else ("payload",)


def _spelled(value: Any) -> bytes:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("\x7f", "\\u007f").encode()


# Raw


def _flipped(rng: random.Random, of: Subject, _foreign: Subject) -> Mutant:
    at = rng.randrange(len(of.content))
    changed = bytearray(of.content)
    changed[at] ^= 1 << rng.randrange(8)
    return Mutant("", "", bytes(changed))


def _cut(rng: random.Random, of: Subject, _foreign: Subject) -> Mutant | None:
    """Cut anywhere but after a whole event, where it is an older copy of itself."""
    ends = {step.end for step in steps(records(BytesIO(of.content)))}
    at = rng.choice([rng.randrange(BLOCK, len(of.content)), rng.randrange(1, len(of.content) // BLOCK) * BLOCK])
    return None if at in ends else Mutant("", "", of.content[:at])


def _block_changed(rng: random.Random, of: Subject, _foreign: Subject) -> Mutant:
    """One field of one block, the checksum made to fit."""
    starts = [0, *(each.offset for each in records(BytesIO(of.content)))]
    at, block = rng.choice(starts), bytearray()
    block += of.content[at : at + BLOCK]
    first, size, text = rng.choice([(100, 7, b"0000755"), (108, 7, b"0000001"), (116, 7, b"0001750"), (156, 1, b"5")])
    first, size, text = rng.choice(
        [(first, size, text), (136, 11, b"00000000001"), (257, 6, b"ustar\0"), (265, 1, b"x")]
    )
    block[first : first + size] = text
    block[148:156] = b" " * 8
    block[148:156] = b"%06o\0 " % sum(block)
    return Mutant("", str(first), of.content[:at] + bytes(block) + of.content[at + BLOCK :])


def _records_moved(rng: random.Random, of: Subject, foreign: Subject) -> Mutant:
    taken = list(of.records)
    first, second = rng.sample(range(len(taken)), 2)
    way = rng.choice(("dropped", "doubled", "swapped", "moved", "foreign", "between"))
    if way == "dropped" and first != len(taken) - 1:
        del taken[first]
    elif way == "doubled":
        taken.insert(second, taken[first])
    elif way == "swapped":
        taken[first], taken[second] = taken[second], taken[first]
    elif way == "moved":
        taken.insert(second, taken.pop(first))
    else:
        strange = rng.choice(foreign.records)
        taken[first:first] = [strange]
        del taken[first + 1 : first + 1 + (way == "foreign")]
    return Mutant("", way, of.content[: 2 * BLOCK] + b"".join(taken))


def _appended(rng: random.Random, of: Subject, foreign: Subject) -> Mutant:
    more = rng.choice((bytes(BLOCK), bytes(2 * BLOCK), b"\n", rng.choice(of.records), rng.choice(foreign.records)))
    return Mutant("", "", of.content + more)


# Rehashed


def _event_changed(rng: random.Random, of: Subject, foreign: Subject) -> Mutant:
    height = rng.randrange(len(of.steps))
    field = rng.choice(("parent", "height", "type", "payload", "more"))

    def alter(event: dict[str, Any]) -> None:
        if field == "height":
            event["height"] += rng.choice((-1, 1, 7))
        elif field == "type":
            event["type"] = rng.choice([each.value for each in EventType if each.value != event["type"]] + ["Other"])
        elif field == "more":
            event["more"] = 1
        elif field in event and rng.random() < 0.5:
            del event[field]
        else:
            event[field] = digest_of(rng.choice(foreign.records))

    return Mutant("", f"event.{field}", _chained(of.timestamp, of.steps, {height: alter}))


def _steps_moved(rng: random.Random, of: Subject, foreign: Subject) -> Mutant | None:
    """Whole events moved: what is left out or doubled here is always seen, in the order or in the tally."""
    taken = list(of.steps)
    way = rng.choice(("dropped", "doubled", "swapped", "foreign"))
    at = rng.randrange(len(taken))
    kind, contents = taken[at]
    if way == "dropped":
        if kind is EventType.RESULT or (kind is EventType.BALLOT and _credential(contents[0]) in of.revoted):
            return None
        if kind in {EventType.PARTIAL_DECRYPTION, EventType.SHUFFLE} and not _is_needed(of, kind):
            return None
        del taken[at]
    elif way == "doubled":
        taken.insert(rng.randrange(at, len(taken)), taken[at])
        if kind is EventType.SHUFFLE and taken == list(of.steps):
            return None
    elif way == "swapped":
        other = rng.randrange(len(taken))
        if kind is taken[other][0]:
            return None
        taken[at], taken[other] = taken[other], taken[at]
    else:
        same = [each for each in foreign.steps if each[0] is kind and each[1] != contents]
        if not same or kind is EventType.RESULT:
            return None
        taken[at] = rng.choice(same)
    return Mutant("", f"{way}.{kind}", rebuilt(of.timestamp, taken))


def _is_needed(of: Subject, kind: EventType) -> bool:
    """Without a shuffle the next does not follow; without a part the result is told from enough others, or is not."""
    return kind is EventType.SHUFFLE


def _field_changed(rng: random.Random, of: Subject, foreign: Subject) -> Mutant | None:
    """One value anywhere in one content, spelled as it must be, all hashes made to fit; every field as likely."""
    name, _, field = rng.choice([*sorted(places_of(of)), *["credentials."] * 8]).partition(".")
    kind, which = next((kind, names.index(name)) for kind, names in NAMES.items() if name in names)
    at = rng.choice(
        [number for number, step in enumerate(of.steps) if step[0] is kind and _has(json.loads(step[1][which]), field)]
    )
    value = json.loads(of.steps[at][1][which])
    way = _changed_credentials(rng, of, value) if name == "credentials" else _changed(rng, name, field, value)
    if way is None:
        return None
    contents = list(of.steps[at][1])
    contents[which] = _spelled(value)
    taken = list(of.steps)
    taken[at] = (kind, tuple(contents))
    return Mutant("", way, rebuilt(of.timestamp, taken))


def _has(value: Any, field: str) -> bool:
    return not field or any(_field(way) == field for way in _places(value, ()))


def _respelled(rng: random.Random, of: Subject, foreign: Subject) -> Mutant:
    """The same value in another spelling of JSON."""
    height = rng.choice([number for number, step in enumerate(of.steps) if len(step[1]) == 1])
    kind, (content,) = of.steps[height]
    value = json.loads(content)
    ways = [
        json.dumps(value, ensure_ascii=False).encode(),
        content + b"\n",
        b" " + content,
        json.dumps(dict(reversed(value.items())), separators=(",", ":"), ensure_ascii=False).encode(),
        b'{"result":[],' + content[1:],
        content.replace(b'"', b"'"),
    ]
    taken = list(of.steps)
    taken[height] = (kind, (next(each for each in rng.sample(ways, len(ways)) if each != content),))
    return Mutant("", "spelling", rebuilt(of.timestamp, taken))


def _credential(ballot: bytes) -> str:
    return str(json.loads(ballot)["credential"])


def _changed_credentials(rng: random.Random, of: Subject, value: list[str]) -> str:
    """Of who voted: her entry left out, changed, or weighed otherwise; of anybody: twice on the list, or none."""
    at = rng.choice([at for at, each in enumerate(value) if each.split(",")[0] in of.voted])
    element, _, weight = value[at].partition(",")
    way = rng.choice(("out", "digit", "weight", "twice", "junk"))
    if way == "out":
        del value[at]
    elif way == "digit":
        value[at] = value[at].replace(element, _digit_changed(rng, element))
    elif way == "weight":
        value[at] = f"{element},{int(weight or 1) + rng.choice((1, 5, 1 << 40))}"
    elif way == "twice":
        value.append(rng.choice(value))
    else:
        value.insert(
            at, rng.choice(("", "1", "-1", element + "0", "0" + element, element + ",x", element.upper() + ","))
        )
    return f"credentials.{way}"


def _changed(rng: random.Random, name: str, field: str, value: Any) -> str | None:
    """Change one place of a field, and return its name; nothing where it could be another true archive."""
    places = list(_places(value, ()))
    way = rng.choice([each for each in places if _field(each) == field])
    if rng.random() < 0.4 and not isinstance(_at(value, way), (dict, list)):
        return _swapped(rng, name, value, way, places)
    _damage(rng, _at(value, way[:-1]), way[-1])
    return f"{name}.{field}"


def _swapped(
    rng: random.Random, name: str, value: Any, first: tuple[str | int, ...], places: Sequence[tuple[str | int, ...]]
) -> str | None:
    """Put two well-spelled leaves of one kind into each other's places."""
    leaves = [way for way in places if not isinstance(_at(value, way), (dict, list))]
    alike = [way for way in leaves if _at(value, way) != _at(value, first) and way[-1:] == first[-1:]] or leaves
    second = rng.choice(alike if rng.random() < 0.5 else leaves)
    fields = [_field(way) for way in (first, second)]
    if _at(value, first) == _at(value, second) or any((name, field) in LINKS | NOT_BOUND for field in fields):
        return None
    one, other = _at(value, first), _at(value, second)
    _at(value, first[:-1])[first[-1]], _at(value, second[:-1])[second[-1]] = other, one
    return f"{name}.{fields[0]}"


def _field(way: tuple[str | int, ...]) -> str:
    return ".".join(step for step in way if isinstance(step, str))


def _at(value: Any, way: tuple[str | int, ...]) -> Any:
    for step in way:
        value = value[step]
    return value


def _places(value: Any, way: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    if way:
        yield way
    if isinstance(value, dict):
        for name, part in value.items():
            yield from _places(part, (*way, name))
    elif isinstance(value, list):
        for at, part in enumerate(value):
            yield from _places(part, (*way, at))


def _damage(rng: random.Random, holder: Any, at: str | int) -> None:
    old = holder[at]
    way = rng.choice(("out", "null", "other", "other", "other", "other"))
    if way == "out":
        del holder[at]
    elif way == "null":
        holder[at] = None
    elif isinstance(old, bool):
        holder[at] = not old
    elif isinstance(old, int):
        holder[at] = rng.choice((old + 1, old - 1, str(old), old + (1 << 31), -old - 1))
    elif isinstance(old, str):
        holder[at] = _text_changed(rng, old)
    elif isinstance(old, list) and old:
        _list_changed(rng, old)
    else:
        holder[at] = [old]


def _text_changed(rng: random.Random, old: str) -> Any:
    if not old:
        return "x"
    ways: list[Any] = [
        _digit_changed(rng, old),
        old[:-1],
        old + "0",
        "0" + old,
        "-" + old,
        " " + old,
        old + "\n",
        [old],
        "1",
        "0",
    ]
    if old.isdigit():
        ways += [str(int(old) + 1), "+" + old, str(int(old) << 1), int(old) % (1 << 29)]
    return rng.choice([each for each in ways if each != old])


def _digit_changed(rng: random.Random, old: str) -> str:
    at = rng.randrange(len(old))
    letters = "0123456789" if old.isdigit() else "0123456789abcdef"
    return old[:at] + rng.choice([each for each in letters if each != old[at]]) + old[at + 1 :]


def _list_changed(rng: random.Random, old: list[Any]) -> None:
    way = rng.choice(("doubled", "emptied", "turned"))
    if way == "turned" and old != old[::-1]:
        old.reverse()
    elif way == "emptied":
        old.clear()
    else:
        old.append(old[0])


WAYS: dict[str, Callable[[random.Random, Subject, Subject], Mutant | None]] = {
    "byte flipped": _flipped,
    "cut": _cut,
    "block changed": _block_changed,
    "records moved": _records_moved,
    "appended": _appended,
    "event changed": _event_changed,
    "events moved": _steps_moved,
    "field changed": _field_changed,
    "field changed 2": _field_changed,
    "field changed 3": _field_changed,
    "field changed 4": _field_changed,
    "respelled": _respelled,
}
