//! Where two coders say something else, and how far they agree: field by field Krippendorff's alpha, cell by cell the
//! way to the event.

use std::sync::Arc;

use axum::http::{StatusCode, header};
use dateline::model::EventId;
use dateline::numbers::count;
use dateline::score::{FieldAgreement, Topic, Unit, Value, coders};
use dateline::store::Store;
use maud::{Markup, html};
use serde_json::json;

use super::layout;
use crate::answer::Answer;
use crate::desk::{Compared, Pair};
use crate::fault::Fault;
use crate::server::Asked;

/// When a page whose comparison is under way asks again, in seconds.
const ASKS_AGAIN: &str = "2";

/// How far a comparison is.
enum Told {
    /// There are no two to compare.
    Nobody,
    UnderWay([String; 2]),
    Compared(Arc<Compared>),
}

/// `/agreement`, with `?a=NAME&b=NAME`; without names the two who decided most, else the dataset beside this one.
pub(crate) fn page(asked: &Asked) -> Result<Answer, Fault> {
    let log = asked.view.with(Store::log)?;
    let coders = coders(&log);
    let beside = asked.desk.beside();
    let name = |at: usize| coders.get(at).map(|(name, _)| name.clone());
    let a = asked.word("a").or_else(|| name(0));
    let b =
        asked.word("b").or_else(|| name(1)).or(beside.map(|_| Pair::BESIDE.to_owned()));
    let told = match (a, b) {
        (_, Some(b)) if b == Pair::BESIDE && beside.is_some() => {
            told(asked, &Pair::Beside, ["this dataset".to_owned(), b])?
        }
        (Some(a), Some(b)) if a == b => {
            return Err(Fault::malformed("a coder agrees with themselves", "choose two"));
        }
        (Some(a), Some(b)) => told(asked, &Pair::Coders(a.clone(), b.clone()), [a, b])?,
        (Some(_) | None, _) => Told::Nobody,
    };
    let answer = match (asked.wants_json(), &told) {
        (true, Told::Nobody) => Answer::json(&serde_json::Value::Null),
        (true, Told::UnderWay([a, b])) => {
            Answer::json(&json!({ "a": a, "b": b, "under_way": true }))
        }
        (true, Told::Compared(compared)) => Answer::json(&twin(compared)),
        (false, told) => {
            let body = body(told, &coders, beside.is_some());
            Answer::html(layout::page(asked, "Agreement", "/log", &[], &body))
        }
    };
    Ok(match told {
        Told::UnderWay(_) => answer
            .with_status(StatusCode::ACCEPTED)
            .with(header::REFRESH, ASKS_AGAIN)
            .with(header::RETRY_AFTER, ASKS_AGAIN),
        Told::Nobody | Told::Compared(_) => answer,
    })
}

fn told(asked: &Asked, pair: &Pair, names: [String; 2]) -> Result<Told, Fault> {
    let compared = asked.desk.compared(&asked.view, pair)?;
    Ok(compared.map_or(Told::UnderWay(names), Told::Compared))
}

fn body(told: &Told, coders: &[(String, usize)], has_beside: bool) -> Markup {
    let names = match told {
        Told::Nobody => None,
        Told::UnderWay(names) => Some(names),
        Told::Compared(compared) => Some(&compared.names),
    };
    html! {
        div.wide {
            h1 { "Where two coders differ" }
            form.agree {
                @for (field, label) in [("a", "One"), ("b", "The other")] {
                    @let chosen = names.map(|names| &names[usize::from(field == "b")]);
                    label { (label) " " select name=(field) {
                        @for (name, n) in coders { option value=(name) selected[chosen == Some(name)] { (name) " (" (count(*n, "decision")) ")" } }
                        @if field == "b" && has_beside { option value=(Pair::BESIDE) selected[chosen.is_some_and(|name| name == Pair::BESIDE)] { "the dataset beside this one" } }
                    } }
                }
                button type="submit" { "Compare" }
            }
            @match told {
                Told::Nobody => p.empty { "Two coders have to decide on the same events first: open the desk with `--users`, or with another coder's dataset `--beside` this one." }
                Told::UnderWay([a, b]) => p.empty role="status" { "All reports are being merged as " bdi { (a) } " has them, and as " bdi { (b) } " does. This page looks again by itself." }
                Told::Compared(compared) => (drawn(compared))
            }
        }
    }
}

fn drawn(compared: &Compared) -> Markup {
    let found = &compared.found;
    let [a, b] = &compared.names;
    html! {
        p.lead {
            "Both found " (count(found.both.len(), "event"))
            @if let Some(share) = found.found_by_both() { ", " (format!("{:.0} %", share * 100.0)) " of all that either found" }
            ". Of two coders of one dataset, only events count that both decided on. "
            a href="#disagreements" { (count(found.disagreements.len(), "disagreement")) }
        }
        table.agreement {
            thead { tr {
                th scope="col" { "Field" } th.n scope="col" { "Both" } th.n scope="col" { "Same" } th.n scope="col" { "Alpha" }
                th scope="col" { "95 % interval" } th scope="col" { "Reading" } th.n scope="col" { "Only " bdi { (a) } } th.n scope="col" { "Only " bdi { (b) } }
            } }
            tbody { @for field in &found.fields { (row(field)) } }
        }
        h2 #disagreements { (count(found.disagreements.len(), "disagreement")) }
        @if !found.disagreements.is_empty() {
            table.disagreements {
                thead { tr { th scope="col" { "Event" } th scope="col" { "Field" } th scope="col" { bdi { (a) } } th scope="col" { bdi { (b) } } } }
                tbody { @for each in &found.disagreements {
                    @let [one, other] = compared.units(each);
                    tr {
                        td { (link(one)) @if one.id != other.id { " ≠ " (link(other)) } }
                        td { (each.field.as_str().replace('_', " ")) }
                        td.differs { (said(each.a.as_ref())) } td.differs { (said(each.b.as_ref())) }
                    }
                } }
            }
        }
        @for (name, side, only) in [(a, 0, &found.only_a), (b, 1, &found.only_b)] {
            @if !only.is_empty() {
                h2 { "Only " bdi { (name) } " has " (count(only.len(), "event")) }
                ul { @for at in only { li { (link(compared.unit(side, *at))) } } }
            }
        }
    }
}

fn row(field: &FieldAgreement) -> Markup {
    let same = match field.n {
        0 => "–".to_owned(),
        n => format!("{:.0} %", 100.0 * field.same as f64 / n as f64),
    };
    let interval = field.alpha.and_then(|it| it.interval);
    html! { tr {
        th scope="row" { (field.field.as_str().replace('_', " ")) }
        td.n { (field.n) } td.n { (same) }
        td.n { (field.alpha.map_or_else(|| "–".to_owned(), |it| format!("{:.3}", it.alpha))) }
        td { (interval.map_or_else(String::new, |(low, high)| format!("{low:.3} – {high:.3}"))) }
        td { (field.reading.as_str()) } td.n { (field.only_a) } td.n { (field.only_b) }
    } }
}

/// The event in a few words, with the way to where it is decided.
fn link(unit: &Unit) -> Markup {
    let topics = [Topic::Type, Topic::Place, Topic::Date];
    let words: Vec<String> = topics.into_iter().filter_map(|it| unit.words(it)).collect();
    let EventId(id) = &unit.id;
    html! { a href={ "/review?event=" (id) } { @if words.is_empty() { code { (id) } } @else { bdi { (words.join(", ")) } } } }
}

fn said(value: Option<&Value>) -> Markup {
    html! { @match value { Some(value) => bdi { (value.in_words()) }, None => span.unknown { "says nothing" } } }
}

fn twin(compared: &Compared) -> serde_json::Value {
    let found = &compared.found;
    let words = |value: &Option<Value>| value.as_ref().map(Value::in_words);
    let fields = found.fields.iter().map(|it| {
        json!({
            "field": it.field.as_str(), "n": it.n, "same": it.same,
            "only_a": it.only_a, "only_b": it.only_b,
            "alpha": it.alpha.map(|alpha| alpha.alpha),
            "interval": it.alpha.and_then(|alpha| alpha.interval),
            "reading": it.reading.as_str(),
        })
    });
    let differing = found.disagreements.iter().map(|it| {
        let [one, other] = compared.units(it);
        json!({
            "a_event": one.id.0, "b_event": other.id.0, "field": it.field.as_str(),
            "a": words(&it.a), "b": words(&it.b),
        })
    });
    let only = |side: usize, all: &[usize]| -> Vec<String> {
        all.iter().map(|at| compared.unit(side, *at).id.0.clone()).collect()
    };
    json!({
        "a": compared.names[0], "b": compared.names[1], "both": found.both.len(),
        "found_by_both": found.found_by_both(),
        "only_a": only(0, &found.only_a), "only_b": only(1, &found.only_b),
        "fields": fields.collect::<Vec<_>>(),
        "disagreements": differing.collect::<Vec<_>>(),
    })
}
