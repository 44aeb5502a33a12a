"""Events, claims and their words as typed, frozen objects. docs/formats.md says what each field means."""

from __future__ import annotations

import dataclasses
import datetime
import functools
import html
import typing
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True)
class Evidence:
    """Words that support a value: `text[e.start:e.end] == e.quote`, counted in code points as Python counts."""

    role: str
    start: int
    end: int
    quote: str

    @property
    def span(self) -> slice:
        """The words as a slice: `text[e.span]`."""
        return slice(self.start, self.end)


@dataclass(frozen=True, slots=True)
class Act:
    """What was done, in PLOVER's words."""

    event: str
    mode: str | None

    def __str__(self) -> str:
        return f"{self.event}/{self.mode}" if self.mode else self.event


@dataclass(frozen=True, slots=True)
class When:
    """When it happened: not before `earliest`, not after `latest`."""

    text: str
    earliest: datetime.date | None
    latest: datetime.date | None
    edtf: str | None

    def __str__(self) -> str:
        if self.earliest == self.latest:
            return self.text if self.earliest is None else str(self.earliest)
        return f"{self.earliest or ''}..{self.latest or ''}"


@dataclass(frozen=True, slots=True)
class Place:
    """Where it happened; `name` is None where the words name no known place."""

    text: str
    name: str | None
    relation: str
    kind: str | None
    latitude: float | None
    longitude: float | None
    country: str | None
    admin1: str | None
    precision: str | None

    def __str__(self) -> str:
        if self.name is None:
            return f"“{self.text}”"
        return self.name if self.relation in ("in", "part-of") else f"{self.relation} {self.name}"


@dataclass(frozen=True, slots=True)
class Party:
    """A side, or those it was done to."""

    text: str
    name: str
    kind: str

    def __str__(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class Count:
    """A number of people; `low` and `high` are None where the words give none."""

    kind: str
    text: str
    low: int | None
    high: int | None
    of: str | None
    part_of: int | None

    def __str__(self) -> str:
        if self.low is None and self.high is None:
            return f"{self.kind} “{self.text}”"
        if self.low == self.high:
            return f"{self.kind} {self.low}"
        low = "" if self.low is None else self.low
        high = "" if self.high is None else self.high
        return f"{self.kind} {low}..{high}"


@dataclass(frozen=True, slots=True)
class Deaths:
    """The dead of an event as UCDP counts them."""

    low: int
    best: int
    high: int
    actors: int
    recipients: int
    civilians: int
    unknown: int


@dataclass(frozen=True, slots=True)
class Territory:
    """Who took, lost or holds which place."""

    place: str | None
    also: tuple[str, ...]
    extent: str
    holder_before: str | None
    holder_after: str | None
    by_force: bool | None
    state: str
    ended: bool


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who says so."""

    text: str
    name: str | None
    kind: str
    party: bool
    protected: bool

    def __str__(self) -> str:
        return self.name or self.text


@dataclass(frozen=True, slots=True)
class Source:
    """The report that a claim was read in."""

    id: str
    path: str | None
    url: str | None
    record: str | None
    offset: int | None


@dataclass(frozen=True, slots=True)
class Claim:
    """What one speaker says happened. `evidence` holds, for each field, the words it was read from."""

    claim_id: str
    report: Source
    sentence: str | None
    speaker: Speaker | None
    modality: str
    time: str
    scope: str
    rule: str
    labels: tuple[str, ...]
    evidence: dict[str, tuple[Evidence, ...]]


@dataclass(frozen=True, slots=True)
class Version:
    """What some claims say of a field of which others say something else."""

    field: str
    value: str
    chosen: str | None
    clashes: bool
    interested: bool
    sources: int
    speakers: tuple[str, ...]
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, repr=False)
class Event:
    """Claims about the same happening, and the values chosen from them."""

    event_id: str
    event_type: str | None
    sub_event_type: str | None
    acts: tuple[Act, ...]
    reciprocal: bool
    date: When | None
    place: Place | None
    actors: tuple[Party, ...]
    recipients: tuple[Party, ...]
    counts: tuple[Count, ...]
    deaths: Deaths | None
    weapon: str | None
    territory: Territory | None
    labels: tuple[str, ...]
    disputed: bool
    sources: int
    review: str
    edited: tuple[str, ...]
    grade: str | None
    admiralty: str
    versions: tuple[Version, ...]
    claims: tuple[Claim, ...]

    def __repr__(self) -> str:
        date, place, what, who, whom, counts = self._cells()
        sides = f"{who} {'↔' if self.reciprocal else '→'} {whom}".strip()
        told = ", ".join(filter(None, (date, place, what, sides, counts)))
        return f"<Event {self.event_id}: {told}>"

    def _repr_html_(self) -> str:
        return events_table([self])

    def _cells(self) -> tuple[str, ...]:
        def words(values: typing.Iterable[object]) -> str:
            return ", ".join(dict.fromkeys(str(value) for value in values))

        return (
            "" if self.date is None else str(self.date),
            "" if self.place is None else str(self.place),
            self.sub_event_type or words(self.acts),
            words(self.actors),
            words(self.recipients),
            words(count for count in self.counts if count.part_of is None),
        )


@dataclass(frozen=True, slots=True)
class Zone:
    """What a stretch of the text is: `headline`, `body`, `comment` and so on."""

    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Value:
    """A value of a claim in words, such as `killed` `4..`, and the words it was read from."""

    claim_id: str
    event_id: str | None
    field: str
    value: str
    evidence: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """Something odd about a report; docs/diagnostics.md explains each `name`."""

    severity: str
    name: str
    start: int | None
    end: int | None
    message: str
    help: str | None


@dataclass(frozen=True, slots=True)
class Skip:
    """A sentence that was left uncoded, and why."""

    reason: str
    start: int
    end: int
    trigger_start: int | None
    trigger_end: int | None


@dataclass(frozen=True, slots=True)
class Card:
    """Where a report is from and when it was published. `id` is the SHA-256 of the report as received."""

    id: str
    path: str
    url: str | None
    record: str | None
    outlet: str | None
    title: str | None
    published_earliest: datetime.date | None
    published_latest: datetime.date | None


@dataclass(frozen=True, slots=True)
class Told:
    """A report with all that was coded in it."""

    report: Card
    text: str
    zones: tuple[Zone, ...]
    claims: tuple[Claim, ...]
    values: tuple[Value, ...]
    remarks: tuple[Remark, ...]
    skips: tuple[Skip, ...]


HEADINGS = ("date", "place", "what", "who", "to whom", "counts")


def events_table(events: typing.Sequence[Event], of: int | None = None) -> str:
    """Events as a small table in HTML; `of` is how many there are where these are the first."""
    head = "".join(f"<th>{heading}</th>" for heading in HEADINGS)
    rows = "".join(
        "<tr>" + "".join(f"<td>{html.escape(cell)}</td>" for cell in event._cells()) + "</tr>"
        for event in events
    )
    more = "" if of is None or of <= len(events) else f"<p>the first {len(events)} of {of} events</p>"
    return f"<table><thead><tr>{head}</tr></thead><tbody>{rows}</tbody></table>{more}"


T = typing.TypeVar("T")


def built(kind: type[T], row: dict[str, Any]) -> T:
    """An object of `kind` from a row of JSON. A key that the kind does not know is a fault and stops."""
    makers = _makers(typing.cast(Any, kind))
    return kind(**{key: makers[key](value) for key, value in row.items()})


@functools.cache
def _makers(kind: type) -> dict[str, typing.Callable[[Any], Any]]:
    hints = typing.get_type_hints(kind)
    return {field.name: _maker(hints[field.name]) for field in dataclasses.fields(kind)}


def _maker(hint: Any) -> typing.Callable[[Any], Any]:
    """What makes a value of this type from JSON."""
    inner = [each for each in typing.get_args(hint) if each is not type(None)]
    if type(None) in typing.get_args(hint):
        make = _maker(inner[0])
        return lambda value: None if value is None else make(value)
    if typing.get_origin(hint) is tuple:
        make = _maker(inner[0])
        return lambda value: tuple(make(each) for each in value)
    if typing.get_origin(hint) is dict:
        make = _maker(inner[1])
        return lambda value: {key: make(each) for key, each in value.items()}
    if dataclasses.is_dataclass(hint):
        return functools.partial(built, typing.cast(Any, hint))
    if hint is datetime.date:
        return datetime.date.fromisoformat
    return lambda value: value
