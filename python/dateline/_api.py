"""What a program calls: `code`, `code_many`, `read`, `merge`, and `Coder` for settings of one's own."""

from __future__ import annotations

import collections
import datetime
import functools
import json
import os
import shutil
from collections.abc import Iterable, Iterator, Mapping, Sequence
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

from . import _dateline
from ._errors import Error, Refused
from ._rows import Card, Claim, Event, Remark, Skip, Told, Value, Zone, built
from ._tables import Claims, Events

Day = str | datetime.date
Paths = str | os.PathLike[str]

#: Reports that are in work for each thread: enough to keep it busy, few enough to hold.
AHEAD = 4


@dataclass(frozen=True, slots=True)
class Report:
    """A text and what is known about it, for `code_many`. `path` is what messages call it."""

    text: str
    published: Day | None = None
    url: str | None = None
    outlet: str | None = None
    title: str | None = None
    path: str = "text"


class _Tables:
    """Tables of the events, for whatever has events."""

    __slots__ = ()

    @property
    def events(self) -> Events:
        raise NotImplementedError

    def to_arrow(self) -> Any:
        """The events as a table of Arrow."""
        return self.events.to_arrow()

    def to_polars(self) -> Any:
        """The events as a data frame of polars."""
        return self.events.to_polars()

    def to_pandas(self) -> Any:
        """The events as a data frame of pandas."""
        return self.events.to_pandas()

    def to_geopandas(self) -> Any:
        """The events as a data frame of geopandas."""
        return self.events.to_geopandas()

    def _repr_html_(self) -> str:
        return self.events._repr_html_()


class Result(_Tables):
    """One coded report.

    Positions count in `text`: the text that was given, with the headline in front of it where it does not begin with
    the `title` that was given.
    """

    def __init__(self, coded: _dateline.Coded | None, refused: Refused | None = None) -> None:
        self._coded = coded
        #: Why the report was not read; None where it was. Only `code_many(..., errors="keep")` gives such results.
        self.refused = refused

    @functools.cached_property
    def _dataset(self) -> _dateline.Dataset:
        return _dateline.Dataset.merge([]) if self._coded is None else self._coded.dataset()

    @functools.cached_property
    def _told(self) -> Told | None:
        return None if self._coded is None else built(Told, json.loads(self._coded.told(self._dataset)))

    @functools.cached_property
    def events(self) -> Events:
        """What happened."""
        return _events(self._dataset)

    @functools.cached_property
    def claims(self) -> Claims:
        """What each speaker says happened, also what makes no event."""
        return Claims(self._told.claims, self._told.values) if self._told else Claims((), ())

    @property
    def text(self) -> str:
        """The text in which all positions count."""
        return "" if self._coded is None else self._coded.text

    @property
    def report(self) -> Card | None:
        """Where it is from and when it was published."""
        return self._told.report if self._told else None

    @property
    def values(self) -> tuple[Value, ...]:
        """The values of the claims in words, each with the words it was read from."""
        return self._told.values if self._told else ()

    @property
    def zones(self) -> tuple[Zone, ...]:
        """What each stretch of the text is."""
        return self._told.zones if self._told else ()

    @property
    def remarks(self) -> tuple[Remark, ...]:
        """What was odd about the report."""
        return self._told.remarks if self._told else ()

    @property
    def skips(self) -> tuple[Skip, ...]:
        """The sentences that were left uncoded, and why."""
        return self._told.skips if self._told else ()

    @property
    def language(self) -> str | None:
        """The language in three letters of ISO 639-3; None where the text is too short to tell."""
        return None if self._coded is None else self._coded.language

    @property
    def passed(self) -> str | None:
        """Why the report was passed over as a whole: `not-english`, or `no-trigger` where no rule has a word of it."""
        return None if self._coded is None else self._coded.passed

    def __repr__(self) -> str:
        if self.refused is not None:
            return f"<Result: refused, {self.refused}>"
        return f"<Result: {len(self.claims)} claims, {self.events!r}>"


class Dataset(_Tables):
    """Reports whose claims are joined into events."""

    def __init__(self, dataset: _dateline.Dataset, refused: Sequence[Refused] = ()) -> None:
        self._dataset = dataset
        #: What could not be read, each with its reason.
        self.refused = tuple(refused)

    @functools.cached_property
    def events(self) -> Events:
        """What happened."""
        return _events(self._dataset)

    @functools.cached_property
    def claims(self) -> Claims:
        """What each speaker says happened, also what makes no event."""
        told = list(self.reports)
        claims = [claim for each in told for claim in each.claims]
        return Claims(claims, [value for each in told for value in each.values])

    @property
    def reports(self) -> Iterator[Told]:
        """The reports, each with its text and all that was coded in it, in the order of their ids."""
        return (self.report(each) for each in self._dataset.report_ids)

    def report(self, report_id: str) -> Told:
        """One report; KeyError where there is none of this id."""
        return built(Told, json.loads(self._dataset.told(report_id)))

    def export(
        self,
        path: Paths,
        format: str | None = None,
        *,
        profile: Literal["public", "trusted", "full"] = "public",
    ) -> None:
        """Writes the events in a format of `dateline export`, which the ending of the name tells where it is not given.

        What leaves the house is for the public: private persons and sources are masked, unless `profile` says otherwise.
        """
        endings = {"parquet": "geoparquet", "tsv": "polecat", "ndjson": "jsonl"}
        ending = Path(path).suffix.lstrip(".").lower()
        Path(path).write_bytes(self._dataset.export(format or endings.get(ending, ending), profile))

    def __len__(self) -> int:
        """The number of reports."""
        return len(self._dataset.report_ids)

    def __repr__(self) -> str:
        n_reports = len(self)
        return f"<Dataset: {n_reports} report{'' if n_reports == 1 else 's'}, {self._dataset.n_claims} claims, {self.events!r}>"


class Coder:
    """Reads reports with settings of one's own. Built once (it takes some tenths of a second), used by any threads.

    `scope="all"` adds the verbal types: visits, statements, demands. `lexicon` names folders or files of rules,
    `actors`, `places` and `sources` lists of one's own, as the flags of `dateline code` do.
    """

    def __init__(
        self,
        *,
        scope: Literal["material", "all"] = "material",
        lexicon: Paths | Iterable[Paths] = (),
        actors: Paths | Iterable[Paths] = (),
        places: Paths | Iterable[Paths] = (),
        sources: Paths | Iterable[Paths] = (),
    ) -> None:
        lists = (_paths(each) for each in (lexicon, actors, places, sources))
        self._coder = _dateline.Coder(scope, *lists)

    def code(
        self,
        text: str,
        *,
        published: Day | None = None,
        url: str | None = None,
        outlet: str | None = None,
        title: str | None = None,
        path: str = "text",
    ) -> Result:
        """Codes one text.

        `published` is a day ("2016-05-04" or a date), a month or a year: without it "on Monday" has no day. Raises
        `Refused` where there is nothing to read.
        """
        if not isinstance(text, str):
            raise TypeError(f"text must be a str, not {type(text).__name__}")
        return Result(self._coder.code(text, path, (_day(published), url, outlet, title)))

    def code_many(
        self,
        reports: Iterable[str | Mapping[str, Any] | Report],
        *,
        threads: int | None = None,
        errors: Literal["raise", "keep"] = "raise",
    ) -> Iterator[Result]:
        """Codes texts, `Report`s, or dicts with the arguments of `code`; gives a result for each, in their order.

        Takes from `reports` only what is in work, so both ends may be endless. With `errors="keep"` a text that is
        refused gives a result whose `refused` says why, and the next one is coded.
        """
        if errors not in ("raise", "keep"):
            raise ValueError(f'errors must be "raise" or "keep", not {errors!r}')
        threads = threads or os.cpu_count() or 1
        return self._stream(iter(reports), threads, errors == "keep")

    def _stream(self, reports: Iterator[Any], threads: int, keep: bool) -> Iterator[Result]:
        ahead: collections.deque[Future[Result]] = collections.deque()
        pool = ThreadPoolExecutor(threads, thread_name_prefix="dateline")
        try:
            for report in reports:
                ahead.append(pool.submit(self._one, report, keep))
                if len(ahead) >= AHEAD * threads:
                    yield ahead.popleft().result()
            while ahead:
                yield ahead.popleft().result()
        finally:
            pool.shutdown(wait=True, cancel_futures=True)

    def _one(self, report: Any, keep: bool) -> Result:
        try:
            return self.code(**_arguments(report))
        except Refused as refused:
            if keep:
                return Result(None, refused)
            raise

    def read(
        self,
        path: Paths | Iterable[Paths],
        *,
        published: Day | None = None,
        threads: int | None = None,
    ) -> Dataset:
        """Opens a dataset (`.gpkg`), or codes what `dateline code` reads: files, folders, patterns.

        `published` is the day of reports that state none. What is refused is in `refused` of the dataset; where one
        path is named and nothing of it can be read, it is raised. PDF is read with the help of the command `dateline`,
        where that is installed.
        """
        paths = _paths(path)
        if len(paths) == 1 and _is_dataset(paths[0]):
            return Dataset(_dateline.Dataset.open(paths[0]))
        reader = shutil.which("dateline")
        day = _day(published)
        dataset, refused = self._coder.read(paths, day, threads or os.cpu_count() or 1, reader)
        if len(paths) == 1 and refused and not dataset.report_ids:
            raise refused[0]
        return Dataset(dataset, refused)


@functools.cache
def _coder() -> Coder:
    return Coder()


def code(
    text: str,
    *,
    published: Day | None = None,
    url: str | None = None,
    outlet: str | None = None,
    title: str | None = None,
    path: str = "text",
) -> Result:
    """Codes one text: see `Coder.code`.

    >>> result = code("Rebels shelled Hajin on Monday.", published="2016-05-04")
    >>> str(result.events[0].date), str(result.events[0].place)
    ('2016-05-02', 'Hajin')
    """
    return _coder().code(text, published=published, url=url, outlet=outlet, title=title, path=path)


def code_many(
    reports: Iterable[str | Mapping[str, Any] | Report],
    *,
    threads: int | None = None,
    errors: Literal["raise", "keep"] = "raise",
) -> Iterator[Result]:
    """Codes many texts, in their order and with constant memory: see `Coder.code_many`."""
    return _coder().code_many(reports, threads=threads, errors=errors)


def read(path: Paths | Iterable[Paths], *, published: Day | None = None, threads: int | None = None) -> Dataset:
    """Opens a dataset, or codes files and folders: see `Coder.read`."""
    return _coder().read(path, published=published, threads=threads)


def merge(results: Iterable[Result]) -> Dataset:
    """Joins reports that were coded one by one: what several of them tell becomes one event.

    The order of the results does not matter, and a report that is given twice counts once.
    """
    refused: list[Refused] = []
    coded: list[_dateline.Coded] = []
    for result in results:
        if result.refused is not None:
            refused.append(result.refused)
        if result._coded is not None:
            coded.append(result._coded)
    return Dataset(_dateline.Dataset.merge(coded), refused)


def _events(dataset: _dateline.Dataset) -> Events:
    rows = [built(Event, json.loads(line)) for line in dataset.events().split("\n") if line]
    return Events(rows, dataset.export)


def _arguments(report: Any) -> dict[str, Any]:
    if isinstance(report, str):
        return {"text": report}
    if isinstance(report, Report):
        return {key: getattr(report, key) for key in Report.__slots__}
    if isinstance(report, Mapping):
        unknown = sorted(set(report) - set(Report.__slots__))
        if unknown or "text" not in report:
            raise TypeError(f"a report has the keys {', '.join(Report.__slots__)}, not {', '.join(map(str, report))}")
        return dict(report)
    raise TypeError(f"a report is a str, a dict or a Report, not {type(report).__name__}")


def _day(day: Day | None) -> str | None:
    if isinstance(day, datetime.datetime):
        day = day.date()
    return day.isoformat() if isinstance(day, datetime.date) else day


def _paths(paths: Paths | Iterable[Paths]) -> list[str]:
    if isinstance(paths, (str, os.PathLike)):
        paths = [paths]
    return [os.fspath(path) for path in paths]


def _is_dataset(path: str) -> bool:
    try:
        with open(path, "rb") as file:
            return file.read(16) == b"SQLite format 3\0"
    except OSError:
        return False


__all__ = ["Claim", "Coder", "Dataset", "Error", "Report", "Result", "code", "code_many", "merge", "read"]
