#!/usr/bin/env python3
"""What the fuzzer begins with: the project's own examples, cut small, and invented files of every format.

Written to fuzz/corpus, a folder for each target; what the fuzzer added there before stays.
"""
import gzip
import json
import re
import struct
from pathlib import Path

root = Path(__file__).resolve().parents[3]
corpus = root / "fuzz/corpus"
# Longer examples only slow the fuzzer down.
LONGEST = 4000
REPORT = "HAJIN - Rebels shelled Hajin on Monday, killing at least two people, residents said."


def seed(target, name, content):
    folder = corpus / target
    folder.mkdir(parents=True, exist_ok=True)
    content = content.encode() if isinstance(content, str) else content
    (folder / f"seed-{name}").write_bytes(content[:LONGEST])


pages = [block for page in sorted((root / "codebook").glob("*.md"))
         for block in re.findall(r"```report[^\n]*\n(.*?)```", page.read_text(), re.S)]
texts = ["\n".join(line for line in block.splitlines() if "^" not in line) for block in pages]
for at, text in enumerate(texts[::3]):
    seed("whole", f"page-{at}", text)
    seed("date", f"page-{at}", text[:400])
for path in sorted((root / "examples/reports").iterdir()):
    seed("whole", path.name, path.read_bytes())
    if path.suffix == ".html":
        seed("html", path.name, path.read_bytes())

HEAD = """<!DOCTYPE html><html lang="en"><head><title>Shells on Hajin - Levant Wire</title>
<meta property="article:published_time" content="2016-05-04T10:00:00Z"><meta name="author" content="Staff">
<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2016-05-04","headline":"Shells"}</script></head>"""
page = f"""{HEAD}<body><nav><a href="/">Home</a></nav><article><h1>Shells on Hajin</h1><time datetime="2016-05-04">
4 May</time><p>{REPORT}</p><p hidden>Not for readers.</p><table><tr><td>7</td></tr></table></article></body></html>"""
seed("html", "page", page)
seed("html", "latin", page.replace("residents", "r\u00e9sidents").encode("latin-1"))
seed("html", "wide", page.encode("utf-16"))
seed("html", "open", "<div><ul><li><table><tr><td><p>" + REPORT)


def record(kind, body, *fields):
    lines = ["WARC/1.0", f"WARC-Type: {kind}", "WARC-Record-ID: <urn:uuid:1>", *fields, f"Content-Length: {len(body)}"]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + body + b"\r\n\r\n"


def answer(body, *fields):
    return "\r\n".join(["HTTP/1.1 200 OK", "Content-Type: text/html; charset=utf-8", *fields]).encode() + b"\r\n\r\n" + body


uri = "WARC-Target-URI: https://news.example/1"
plain = record("response", answer(page.encode()), uri, "WARC-Date: 2016-05-04T00:00:00Z")
chunked = f"{len(page):x}\r\n".encode() + page.encode() + b"\r\n0\r\n\r\n"
archives = {
    "plain": plain,
    "packed-page": record("response", answer(gzip.compress(page.encode(), mtime=0), "Content-Encoding: gzip"), uri),
    "chunked": record("response", answer(chunked, "Transfer-Encoding: chunked"), uri),
    "others": record("request", b"GET / HTTP/1.1\r\n\r\n", uri) + record("revisit", b"", uri) + record("metadata", b"x: y"),
    "text": record("conversion", REPORT.encode(), uri, "Content-Type: text/plain"),
    "cut": plain[:-40],
}
for name, content in archives.items():
    seed("warc", name, content)
    seed("warc", f"{name}-packed", gzip.compress(content, mtime=0))

seed("feed", "rss", f"""<?xml version="1.0"?><rss version="2.0"><channel><title>Levant Wire</title><item>
<title>Shells</title><guid>1</guid><pubDate>Wed, 04 May 2016 10:00:00 GMT</pubDate>
<description><![CDATA[<p>{REPORT}</p>]]></description></item></channel></rss>""")
seed("feed", "atom", f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>Levant Wire</title><entry><id>1</id>
<title>Shells</title><updated>2016-05-04T10:00:00Z</updated><content type="html">&lt;p&gt;{REPORT}&lt;/p&gt;</content></entry></feed>""")
seed("feed", "json", json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Levant Wire", "items": [
    {"id": "1", "title": "Shells", "content_text": REPORT, "date_published": "2016-05-04T10:00:00Z"}]}))

dates = ["yesterday", "on Wednesday", "last week", "two days ago", "from 3 to 7 May 2016", "since March 2011", "the 1990s",
         "the second quarter of 2016", "early on Monday morning", "03/04/2016", "10:35 a.m. GMT", "2016-05-01/2016-05-31",
         "../2016-05-31", "summer 2016", "every Friday", "the day before", "\u0645\u0627\u064a\u0648 2016"]
numbers = ["at least seven", "10-15", "dozens of", "between 10 and 20", "more than 1.5 million", "half a dozen", "22,000",
           "twenty-two", "a", "no", "several hundred", "up to 5", "4..9", "..9", "three or four", "around \u0663\u0660"]
for target, words in [("date", dates), ("number", numbers)]:
    for at, text in enumerate(words):
        seed(target, f"{at}", text)
packs = sorted((root / "data/packs").glob("*.toml"))
names = [name for pack in packs for line in re.findall(r"^names = \[(.*)\]", pack.read_text(), re.M)
         for name in re.findall(r'"([^"]+)"', line)]
for at, name in enumerate(names[::20]):
    seed("place", f"{at}", name)
for at, phrase in enumerate(["the outskirts of Deir ez-Zor", "eastern Syria", "Sinaa neighborhood of Deir ez-Zor",
                             "the military airport", "the village of Wadi Amsa in northern Aleppo province"]):
    seed("place", f"phrase-{at}", phrase)

seed("table", "csv", f'id,title,text,date\n1,Shells,"{REPORT}",2016-05-04\n2,,"Two ""shells"" fell.",\n')
seed("table", "tsv", f"id\ttext\n1\t{REPORT}\n2\tIt is quiet.\n")
seed("table", "jsonl", json.dumps({"id": "1", "text": REPORT, "date": "2016-05-04"}) + "\n{\"text\": \"\"}\n")
for at, (column, value) in enumerate([
        ("acts", "ASSAULT/aerial"), ("killed_low", "4"), ("date_earliest", "2016-05-01"), ("place", "Mayadin"),
        ("actors", "rebels; civilians"), ("weapons", "mortar"), ("decision", "accept"), ("comment", "why?")]):
    seed("table", f"edit-{at}", f"event_id,{column},reason\n@0,{value},seen\n@1,{value},\n")
    seed("table", f"sheet-{at}", f"event_id;{column}\n@0;'={value}\n")

rules = sorted((root / "data/dateline-data/lexicon/rules").glob("*.toml"))
for path in rules + sorted((root / "examples/lexicon").glob("*.toml")):
    entries = path.read_text().split("\n[[rule]]\n")
    seed("lexicon", path.stem, "\n[[rule]]\n".join(entries[:2]))

event = {"id": "@event", "claims": []}
passage = {"report": "@report", "span": {"start": 0, "end": 5}, "quote": "HAJIN"}
decisions = [
    {"action": "accept", "event": event},
    {"action": "reject", "event": event},
    {"action": "edit", "event": event, "edit": {"field": "killed", "value": {"low": 4, "high": None}}},
    {"action": "edit", "event": event, "edit": {"field": "date", "value": None}, "words": passage},
    {"action": "merge", "into": event, "from": event},
    {"action": "split", "event": event, "claims": [
        {"id": "@claim", "sentence": passage, "trigger": {"start": 1, "end": 3}}]},
    {"action": "uncoded", "words": passage},
    {"action": "fill", "report": "@report", "fill": {"published": "2016-05-05"}},
    {"action": "fill", "report": "@report", "fill": {"outlet": "Levant Wire"}},
    {"action": "comment", "on": {"event": event}, "text": "why?"},
    {"action": "flag", "event": event},
    {"action": "undo", "seq": 1},
    {"action": "save-query", "name": "shells", "query": "act=ASSAULT"},
]
lines = [json.dumps({"seq": 1, "at": "2026-05-04T12:00:00Z", "by": "anna", "decision": each}) for each in decisions]
for at, line in enumerate(lines):
    seed("log", f"{at}", line)
seed("log", "all", "\n".join(lines))
seed("log", "custody", json.dumps({
    "seq": 1, "at": "2026-05-04T12:00:00Z", "who": "anna", "action": "code", "object": "d.gpkg", "before": None,
    "after": "0" * 64, "decisions": 0, "decisions_head": "0" * 64, "tool": "dateline 0", "previous": "0" * 64}))


def change(table, column, row, way, content):
    return bytes([table, column, row, way, len(content)]) + content


for table in range(12):
    for way, content in [(0, b"x"), (1, b"GP\0\1"), (2, struct.pack("<q", -1)), (3, b""), (4, b"\x09\0" + b"99999")]:
        seed("geopackage", f"{table}-{way}", b"".join(change(table, column, 0, way, content) for column in range(8)))
point = b"GP\0\1" + struct.pack("<i", 4326) + b"\1" + struct.pack("<I", 1) + struct.pack("<dd", 40.8, 34.7)
ring = struct.pack("<I", 4) + struct.pack("<8d", 40, 34, 41, 34, 41, 35, 40, 34)
area = struct.pack("<II", 3, 1) + ring
head = b"GP\0\1" + struct.pack("<i", 4326) + b"\1"
shapes = [point, head + area, head + struct.pack("<II", 6, 1) + b"\1" + area, head + struct.pack("<II", 4, 1) + point[8:]]
seed("geopackage", "layer", b"G" + b"".join(bytes([len(shape)]) + shape for shape in shapes))
print(", ".join(f"{folder.name} {len(list(folder.iterdir()))}" for folder in sorted(corpus.iterdir())))
