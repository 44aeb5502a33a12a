"""Events and claims as sequences, and as tables of Arrow, polars, pandas and geopandas."""

from __future__ import annotations

import importlib
import io
import typing
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, overload

from ._errors import MissingPackage
from ._rows import Claim, Event, Value, events_table

if TYPE_CHECKING:
    import geopandas
    import pandas
    import polars
    import pyarrow

#: Rows of a table that a notebook shows.
SHOWN = 20


def package(name: str) -> Any:
    """The package, or an error that says how to get it."""
    try:
        return importlib.import_module(name)
    except ImportError as error:
        raise MissingPackage(f"this needs {name}, which cannot be imported: {error}", f"pip install {name}") from error


def _as_pandas(table: Any) -> Any:
    """A pandas frame whose whole numbers stay whole and whose days are days, also beside unknown ones."""
    pandas, pyarrow = package("pandas"), package("pyarrow")
    kinds = {pyarrow.int64(): pandas.Int64Dtype()}
    return table.to_pandas(types_mapper=kinds.get, date_as_object=False)


class Events(Sequence[Event]):
    """Events, in the order of first day, place and id.

    The tables have the columns of the plain table in docs/formats.md; those of Arrow and polars also `geometry`, a
    point in WKB.
    """

    __slots__ = ("_events", "_parquet", "_export")

    def __init__(self, events: Sequence[Event], export: typing.Callable[[str, str], bytes]) -> None:
        self._events = tuple(events)
        self._export = export
        self._parquet: bytes | None = None

    @overload
    def __getitem__(self, at: int) -> Event: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Event, ...]: ...
    def __getitem__(self, at: int | slice) -> Event | tuple[Event, ...]:
        return self._events[at]

    def __len__(self) -> int:
        return len(self._events)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Events) and self._events == other._events

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        lines = [f"  {event!r}" for event in self._events[:SHOWN]]
        if len(self) > SHOWN:
            lines.append(f"  … {len(self) - SHOWN} more")
        return "\n".join([f"<{len(self)} event{'' if len(self) == 1 else 's'}>", *lines])

    def _repr_html_(self) -> str:
        return events_table(self._events[:SHOWN], of=len(self))

    def to_arrow(self) -> pyarrow.Table:
        """A table of Arrow, with lists as lists and days as days."""
        package("pyarrow")
        return package("pyarrow.parquet").read_table(io.BytesIO(self._bytes()))

    def to_polars(self) -> polars.DataFrame:
        """A data frame of polars."""
        frame: polars.DataFrame = package("polars").read_parquet(io.BytesIO(self._bytes()))
        return frame

    def to_pandas(self) -> pandas.DataFrame:
        """A data frame of pandas, without `geometry`: `latitude` and `longitude` are columns."""
        return _as_pandas(self.to_arrow().drop_columns(["geometry"]))

    def to_geopandas(self) -> geopandas.GeoDataFrame:
        """A data frame of geopandas, in longitude and latitude (OGC:CRS84)."""
        return package("geopandas").read_parquet(io.BytesIO(self._bytes()))

    def _bytes(self) -> bytes:
        if self._parquet is None:
            self._parquet = self._export("geoparquet", "full")
        return self._parquet


class Claims(Sequence[Claim]):
    """Claims, report by report in the order of the words.

    The tables have a row a claim, with its values in the words of `dateline show`.
    """

    __slots__ = ("_claims", "_values")

    COLUMNS = (
        "claim_id", "event_id", "report_id", "sentence", "rule", "act", "actors", "recipients", "modality",
        "time_axis", "scope", "speaker", "speaker_kind", "date", "place", "labels",
    )  # fmt: skip
    _LISTS = ("actors", "recipients", "labels")

    def __init__(self, claims: Sequence[Claim], values: Sequence[Value]) -> None:
        self._claims = tuple(claims)
        self._values = tuple(values)

    @overload
    def __getitem__(self, at: int) -> Claim: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Claim, ...]: ...
    def __getitem__(self, at: int | slice) -> Claim | tuple[Claim, ...]:
        return self._claims[at]

    def __len__(self) -> int:
        return len(self._claims)

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Claims) and self._claims == other._claims

    __hash__ = None  # type: ignore[assignment]

    def __repr__(self) -> str:
        return f"<{len(self)} claim{'' if len(self) == 1 else 's'}>"

    def to_arrow(self) -> pyarrow.Table:
        """A table of Arrow."""
        arrow = package("pyarrow")
        text, texts = arrow.string(), arrow.list_(arrow.string())
        fields = [(name, texts if name in self._LISTS else text) for name in self.COLUMNS]
        return arrow.table(self._columns(), schema=arrow.schema(fields))

    def to_polars(self) -> polars.DataFrame:
        """A data frame of polars."""
        pl = package("polars")
        kinds = {name: pl.List(pl.String) if name in self._LISTS else pl.String for name in self.COLUMNS}
        frame: polars.DataFrame = pl.DataFrame(self._columns(), schema=kinds)
        return frame

    def to_pandas(self) -> pandas.DataFrame:
        """A data frame of pandas."""
        return package("pandas").DataFrame(self._columns())

    def _columns(self) -> dict[str, list[Any]]:
        values: dict[tuple[str, str], list[Value]] = {}
        events: dict[str, str | None] = {}
        for value in self._values:
            values.setdefault((value.claim_id, value.field), []).append(value)
            events[value.claim_id] = value.event_id

        def said(claim: Claim, field: str) -> list[str]:
            return [value.value for value in values.get((claim.claim_id, field), [])]

        rows = [
            (
                claim.claim_id,
                events.get(claim.claim_id),
                claim.report.id,
                claim.sentence,
                claim.rule,
                next(iter(said(claim, "event")), None),
                said(claim, "actor"),
                said(claim, "recipient"),
                claim.modality,
                claim.time,
                claim.scope,
                None if claim.speaker is None else str(claim.speaker),
                None if claim.speaker is None else claim.speaker.kind,
                next(iter(said(claim, "date")), None),
                next(iter(said(claim, "place")), None),
                list(claim.labels),
            )
            for claim in self._claims
        ]
        return {name: [row[at] for row in rows] for at, name in enumerate(self.COLUMNS)}
