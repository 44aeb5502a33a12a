"""Makes web archives of invented reports: `archives.py FOLDER REPORTS FILES`. The same numbers give the same bytes.

The reports tell of one small war from several desks: the same happening in other words and with other numbers, denials,
reprints word for word and shortened, the same page fetched twice, and pages of another kind.
"""

from __future__ import annotations

import datetime
import gzip
import random
import sys
from pathlib import Path

PLACES = ["Hajin", "Gharanij", "Abu Hamam", "Mayadin", "Raqqa", "Kobani", "Tabqa", "Manbij", "Hasakah", "Palmyra"]
PLACES += ["Idlib", "Azaz", "al-Bab", "Jarabulus", "Afrin", "Qamishli", "Deir ez-Zor", "Abu Kamal", "Tal Abyad", "Ras al-Ayn"]
SIDES = ["Islamic State militants", "government forces", "the Syrian Democratic Forces", "rebels", "Turkish forces", "Hayat Tahrir al-Sham"]
OUTLETS = ["Levant Wire", "Furat Gazette", "Northern Courier", "Desert Post", "Border Times", "Valley News"]
MONITORS = ["a local doctor", "residents", "the Syrian Observatory for Human Rights", "activists", "a military source"]
DEEDS = [
    ("{a} shelled {place} on {day}, killing {n} people and wounding {m}, {who} said.", "Shells on {place}"),
    ("Clashes between {a} and {b} near {place} left {n} fighters dead on {day}, {who} said.", "Fighting near {place}"),
    ("{a} captured the town of {place} from {b} on {day} after three days of fighting, {who} said.", "{place} falls"),
    ("A car bomb exploded at a checkpoint of {b} in {place} on {day}; at least {n} people were killed, {who} said.", "Blast in {place}"),
    ("Warplanes struck a market in {place} on {day}, killing {n} civilians, {who} said.", "Air strike on {place}"),
    ("{a} abducted {n} villagers near {place} on {day}, {who} said.", "Villagers taken near {place}"),
]
MORE = [
    "The road to {place} was closed for most of the day.",
    "Hospitals in the area asked for blood.",
    "The number of dead could not be verified independently.",
    "{b} denied that they had lost ground at {place}.",
    "Last month {a} withdrew from several villages in the same district.",
    "More than a hundred families have left the district since the spring.",
    "Power and water have been cut for weeks.",
]
DENIALS = ["{a} denied that they had shelled {place} on {day}.", "A spokesman for {a} said that they had not attacked {place} on {day}."]
OTHER = "The bakery of the old town opens at nine, and on Fridays there is music in the square. Tickets are sold at the door."
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]


class Told:
    """A report before it is a page."""

    def __init__(self, outlet: str, day: datetime.date, title: str, lines: list[str]) -> None:
        self.outlet, self.day, self.title, self.lines = outlet, day, title, lines

    def page(self) -> bytes:
        body = "".join(f"<p>{line}</p>\n" for line in self.lines)
        return (
            f'<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{self.title}</title>'
            f'<meta property="og:site_name" content="{self.outlet}">'
            f'<meta property="article:published_time" content="{self.day}T08:00:00Z"></head>'
            f"<body><nav><a href='/'>Home</a> <a href='/war'>War</a></nav><article><h1>{self.title}</h1>\n{body}</article>"
            f"<footer>All rights reserved by {self.outlet}</footer></body></html>"
        ).encode()


def reports(number: int) -> list[Told]:
    """As many reports: about one in three tells anew what another desk told."""
    chance = random.Random(7)
    told: list[Told] = []
    known: list[tuple[dict[str, object], tuple[str, str], datetime.date]] = []
    start = datetime.date(2017, 3, 1)
    while len(told) < number:
        kind = chance.random()
        outlet = chance.choice(OUTLETS)
        if kind < 0.06 and told:
            # A reprint, whole or shortened.
            first = chance.choice(told)
            lines = first.lines if kind < 0.03 else first.lines[: max(2, len(first.lines) - 2)]
            told.append(Told(outlet, first.day + datetime.timedelta(chance.randrange(3)), first.title, lines))
            continue
        if kind < 0.10:
            told.append(Told(outlet, start, "Music in the square", [OTHER, f"Seats: {len(told)}."]))
            continue
        if kind < 0.45 and known:
            values, deed, happened = chance.choice(known)
            values = {**values, "n": int(str(values["n"])) + chance.choice([0, 0, 0, 1]), "who": chance.choice(MONITORS)}
        else:
            a, b = chance.sample(SIDES, 2)
            happened = start + datetime.timedelta(chance.randrange(60))
            values = {"a": a, "b": b, "place": chance.choice(PLACES), "n": chance.randint(2, 30), "m": chance.randint(3, 40)}
            values["who"], deed = chance.choice(MONITORS), chance.choice(DEEDS)
            known.append((values, deed, happened))
        day = happened + datetime.timedelta(chance.randrange(3))
        values["day"] = DAYS[happened.weekday()]
        text = chance.choice(DENIALS) if kind > 0.96 else deed[0]
        lines = [text.format(**values)[0].upper() + text.format(**values)[1:]]
        lines += [line.format(**values)[0].upper() + line.format(**values)[1:] for line in chance.sample(MORE, chance.randint(2, 5))]
        told.append(Told(outlet, day, deed[1].format(**values), lines))
    return told


def record(kind: str, url: str, day: str, body: bytes) -> bytes:
    """One record, packed by itself."""
    head = f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: {day}T09:00:00Z\r\n"
    head += f"WARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{abs(hash_of(url)):012d}>\r\n"
    head += f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(body)}\r\n\r\n"
    return gzip.compress(head.encode() + body + b"\r\n\r\n", mtime=0)


def hash_of(url: str) -> int:
    import zlib

    return zlib.crc32(url.encode())


def main(folder: str, n_reports: int, n_files: int) -> None:
    chance = random.Random(11)
    files: list[list[bytes]] = [[] for _ in range(n_files)]
    for at, told in enumerate(reports(n_reports)):
        url = f"https://{told.outlet.lower().replace(' ', '-')}.example/{told.day}/{at}"
        page = told.page()
        answer = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + page
        into = chance.randrange(n_files)
        files[into].append(record("request", url, str(told.day), b"GET / HTTP/1.1\r\n\r\n"))
        files[into].append(record("response", url, str(told.day), answer))
        if at % 50 == 7:
            # Fetched a second time, in another file.
            files[chance.randrange(n_files)].append(record("response", url, str(told.day), answer))
        if at % 400 == 9:
            files[into].append(b"\0garbage between records\n" * 3)
    target = Path(folder)
    target.mkdir(parents=True, exist_ok=True)
    for at, records in enumerate(files):
        (target / f"crawl-{at:05d}.warc.gz").write_bytes(b"".join(records))


main(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]))
