"""One text and many: events, claims, spans, order, errors."""

from __future__ import annotations

import copy
import datetime
import itertools
import pickle
import threading
import time

import pytest

import dateline

TEXT = (
    "Rebels shelled the village of Wadi Amsa on Monday, killing four people, a local doctor said.\n"
    "Government forces denied it."
)


def code(text: str, **about: object) -> dateline.Result:
    return dateline.code(text, **{"published": "2016-05-04", **about})  # type: ignore[arg-type]


def test_a_text_gives_events_with_their_values() -> None:
    event = code(TEXT).events[0]
    assert [str(act) for act in event.acts] == ["ASSAULT/heavy-weapons", "ASSAULT"]
    assert event.date is not None and event.date.earliest == datetime.date(2016, 5, 2)
    assert event.place is not None and event.place.text == "the village of Wadi Amsa"
    assert [party.text for party in event.actors] == ["Rebels"]
    assert event.deaths is not None and event.deaths.best == 4
    assert event.event_id.startswith("DL-")


def spans(result: dateline.Result) -> list[dateline.Evidence]:
    words = [each for claim in result.claims for found in claim.evidence.values() for each in found]
    return words + [each for value in result.values for each in value.evidence]


@pytest.mark.parametrize(
    "text",
    [
        TEXT,
        "قوات الحكومة 🕊️ said: " + TEXT,
        "💥💥 " + TEXT.replace("Wadi Amsa", "Wadi Amsa (وادي عمسة)"),
        "\ufeff\r\n  " + TEXT.replace(" ", "\u00a0", 3).replace("\n", "\r\n"),
        "A\u0301 family 👨‍👩‍👧‍👦 fled. " + TEXT,
    ],
    ids=["plain", "Arabic and an emoji", "words in brackets", "odd blanks", "joined letters"],
)
def test_words_stand_in_the_text_where_their_span_says(text: str) -> None:
    result = code(text)
    assert result.text == text
    found = spans(result)
    assert len(found) > 10
    for each in found:
        assert text[each.start : each.end] == each.quote
        assert text[each.span] == each.quote


def test_zones_and_skips_count_in_code_points_too() -> None:
    result = code("💥 " + TEXT + "\n\nThe bakery opens at nine o'clock, and the sun shines.")
    body = [result.text[zone.start : zone.end] for zone in result.zones if zone.kind == "body"]
    assert body and body[-1].endswith("the sun shines.")
    skipped = [result.text[skip.start : skip.end] for skip in result.skips]
    assert any(words.startswith("The bakery") for words in skipped)


def test_a_headline_that_the_text_lacks_stands_in_front_of_it() -> None:
    result = code(TEXT, title="Shells on Wadi Amsa 🕯", url="https://example.org/a", outlet="Levant Wire")
    assert result.text == f"Shells on Wadi Amsa 🕯\n\n{TEXT}"
    assert all(result.text[each.span] == each.quote for each in spans(result))
    card = result.report
    assert card is not None
    assert (card.title, card.outlet, card.url) == ("Shells on Wadi Amsa 🕯", "Levant Wire", "https://example.org/a")


@pytest.mark.parametrize("day", ["2016-05-04", datetime.date(2016, 5, 4), datetime.datetime(2016, 5, 4, 23, 59)])
def test_a_day_may_be_words_or_a_date(day: str | datetime.date) -> None:
    card = code(TEXT, published=day).report
    assert card is not None and card.published_earliest == card.published_latest == datetime.date(2016, 5, 4)


def test_without_a_day_a_weekday_has_no_date_and_a_remark_says_so() -> None:
    result = dateline.code(TEXT)
    assert "date-without-anchor" in [remark.name for remark in result.remarks]
    assert result.events[0].date is None or result.events[0].date.earliest is None


def test_what_is_not_english_is_kept_and_not_coded() -> None:
    result = code("قصفت قوات الحكومة قرية وادي عمسة يوم الاثنين وقتل أربعة أشخاص بحسب طبيب محلي في المنطقة. " * 3)
    assert (result.passed, result.language, len(result.events)) == ("not-english", "ara", 0)


def test_a_text_without_a_word_of_any_rule_is_passed_over() -> None:
    assert code("The cat sleeps on the sofa.").passed == "no-trigger"


def test_what_cannot_be_read_is_refused_with_reason_and_remedy() -> None:
    with pytest.raises(dateline.Refused) as caught:
        code(" \n ", path="mail 7")
    refused = caught.value
    assert (refused.reason, refused.path) == ("no-text", "mail 7")
    assert isinstance(refused, dateline.Error)
    with pytest.raises(dateline.Refused, match="`published` is not a date: `soon`"):
        code(TEXT, published="soon")
    with pytest.raises(TypeError, match="must be a str, not bytes"):
        dateline.code(TEXT.encode())  # type: ignore[arg-type]


def test_errors_can_be_sent_to_another_process() -> None:
    error = dateline.Refused("a: holds no text", "give one", "no-text", "a", 7, None)
    again = pickle.loads(pickle.dumps(error))
    assert (str(again), again.reason, again.offset) == (str(error), "no-text", 7)


def test_the_same_text_gives_the_same() -> None:
    first, second = code(TEXT), code(TEXT)
    assert first.events == second.events and first.claims == second.claims
    assert first.events._bytes() == second.events._bytes()


def test_objects_are_frozen() -> None:
    event = code(TEXT).events[0]
    with pytest.raises(AttributeError):
        event.sources = 7  # type: ignore[misc]
    assert copy.deepcopy(event) == event


# Many texts.


def texts(number: int) -> list[str]:
    return [TEXT.replace("four", str(at + 2)) for at in range(number)]


@pytest.mark.parametrize("threads", [1, 4])
def test_many_texts_come_in_their_order_whatever_the_threads(threads: int) -> None:
    reports = [dateline.Report(text, published="2016-05-04") for text in texts(24)]
    killed = [result.events[0].deaths for result in dateline.code_many(reports, threads=threads)]
    assert [deaths and deaths.best for deaths in killed] == list(range(2, 26))


def test_reports_may_be_texts_dicts_or_reports() -> None:
    mixed = [TEXT, {"text": TEXT, "published": "2016-05-04"}, dateline.Report(TEXT, "2016-05-04")]
    first, second, third = dateline.code_many(mixed)
    assert second.events == third.events != first.events
    with pytest.raises(TypeError, match="has the keys text, published"):
        list(dateline.code_many([{"body": TEXT}]))


def test_an_endless_stream_is_read_only_as_far_as_it_is_asked() -> None:
    taken = 0

    def endless() -> object:
        nonlocal taken
        for at in itertools.count():
            taken = at + 1
            yield TEXT

    stream = dateline.code_many(endless(), threads=2)  # type: ignore[arg-type]
    assert len(list(itertools.islice(stream, 5))) == 5
    assert taken <= 5 + 2 * 4
    stream.close()  # type: ignore[attr-defined]


def test_a_text_that_is_refused_stops_the_stream_or_is_kept() -> None:
    reports = [TEXT, "", TEXT]
    with pytest.raises(dateline.Refused):
        list(dateline.code_many(reports))
    first, second, third = dateline.code_many(reports, errors="keep")
    assert second.refused is not None and second.refused.reason == "no-text"
    assert (len(second.events), len(second.claims), second.text) == (0, 0, "")
    assert first.refused is None and first.events == third.events


def test_an_error_of_the_callers_own_stream_reaches_the_caller() -> None:
    def broken() -> object:
        yield TEXT
        raise OSError("the disk is gone")

    with pytest.raises(OSError, match="the disk is gone"):
        list(dateline.code_many(broken()))  # type: ignore[arg-type]


def test_other_threads_run_while_a_text_is_coded() -> None:
    long = "\n\n".join(f"{TEXT} Report {at}." for at in range(120))
    dateline.code(TEXT)
    beats = 0
    done = threading.Event()

    def beat() -> None:
        nonlocal beats
        while not done.is_set():
            beats += 1
            time.sleep(0.001)

    other = threading.Thread(target=beat)
    other.start()
    code(long)
    done.set()
    other.join()
    assert beats >= 5


def test_what_two_reports_tell_is_one_event() -> None:
    results = [code(TEXT, outlet="Levant Wire"), code("A doctor said four people died when rebels shelled Wadi Amsa on Monday.")]
    forth, back = dateline.merge(results), dateline.merge(reversed(results))
    assert forth.events == back.events
    assert len(dateline.merge([*results, *results]).claims) == len(forth.claims)


def test_scope_all_codes_words_too() -> None:
    text = "The minister visited Damascus on Monday and met the president."
    assert len(code(text).events) == 0
    assert len(dateline.Coder(scope="all").code(text, published="2016-05-04").events) > 0
    with pytest.raises(dateline.ListError, match="no scope"):
        dateline.Coder(scope="some")  # type: ignore[arg-type]


def test_rules_of_ones_own_name_their_fault(tmp_path: object) -> None:
    from pathlib import Path

    rules = Path(str(tmp_path)) / "mine.toml"
    rules.write_text("nonsense = 1\n")
    with pytest.raises(dateline.ListError, match=r"mine\.toml"):
        dateline.Coder(lexicon=rules)


def test_a_person_at_a_prompt_sees_what_was_coded() -> None:
    result = code(TEXT)
    assert "Wadi Amsa" in repr(result) and "Rebels" in repr(result.events)
    html = code(TEXT.replace("Rebels", "Rebels <b>")).events._repr_html_()
    assert html.startswith("<table>") and "<b>" not in html
