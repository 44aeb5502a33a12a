//! Where two coders say something else, and how far they agree: field by field Krippendorff's alpha, cell by cell the
//! way to the event.

use dateline::model::EventId;
use dateline::numbers::count;
use dateline::score::{
    Agreement, Coding, Disagreement, FieldAgreement, Settings, Topic, Unit, Value, agree,
    coders, coding, codings_of,
};
use dateline::store::Store;
use maud::{Markup, html};
use serde_json::json;

use super::layout;
use crate::answer::Answer;
use crate::fault::Fault;
use crate::server::Asked;

/// Events that are merged anew for each of two coders while a person waits.
const MOST_EVENTS: usize = 20_000;
/// As `dateline agree` draws: two decimals of a bound stay put from 1,000 on.
const SETTINGS: Settings = Settings { seed: 1, resamples: 1_000 };
/// How the other dataset is called in addresses.
const BESIDE: &str = "beside";

struct Compared {
    names: [String; 2],
    codings: [Coding; 2],
    found: Agreement,
}

/// `/agreement`, with `?a=NAME&b=NAME`; without names the two who decided most, else the dataset beside this one.
pub(crate) fn page(asked: &Asked) -> Result<Answer, Fault> {
    let log = asked.view.with(Store::log)?;
    let coders = coders(&log);
    let beside = asked.desk.beside();
    let name = |at: usize| coders.get(at).map(|(name, _)| name.clone());
    let a = asked.word("a").or_else(|| name(0));
    let b = asked.word("b").or_else(|| name(1)).or(beside.map(|_| BESIDE.to_owned()));
    let compared = match (a, b) {
        (_, Some(b)) if b == BESIDE && beside.is_some() => Some(with_beside(asked)?),
        (Some(a), Some(b)) => Some(two_coders(asked, a, b)?),
        (Some(_) | None, _) => None,
    };
    if asked.wants_json() {
        return Ok(Answer::json(&compared.as_ref().map(twin)));
    }
    let body = html! {
        div.wide {
            h1 { "Where two coders differ" }
            form.agree {
                @for (field, label) in [("a", "One"), ("b", "The other")] {
                    @let chosen = compared.as_ref().map(|it| &it.names[usize::from(field == "b")]);
                    label { (label) " " select name=(field) {
                        @for (name, n) in &coders { option value=(name) selected[chosen == Some(name)] { (name) " (" (count(*n, "decision")) ")" } }
                        @if field == "b" && beside.is_some() { option value=(BESIDE) selected[chosen.is_some_and(|name| name == BESIDE)] { "the dataset beside this one" } }
                    } }
                }
                button type="submit" { "Compare" }
            }
            @match &compared {
                None => p.empty { "Two coders have to decide on the same events first: open the desk with `--users`, or with another coder's dataset `--beside` this one." }
                Some(compared) => (drawn(compared))
            }
        }
    };
    Ok(Answer::html(layout::page(asked, "Agreement", "/log", &[], &body)))
}

fn two_coders(asked: &Asked, a: String, b: String) -> Result<Compared, Fault> {
    if a == b {
        return Err(Fault::malformed("a coder agrees with themselves", "choose two"));
    }
    if asked.view.index.len() > MOST_EVENTS {
        return Err(Fault::malformed(
            format!(
                "{} events are too many to be merged anew while you wait",
                asked.view.index.len()
            ),
            "give each coder a dataset of their own, and compare them with `dateline agree`",
        ));
    }
    let codings = asked
        .view
        .with(|store| Ok::<_, Fault>(codings_of(store, &store.texts()?, [&a, &b])?))?;
    Ok(Compared::of([a, b], codings))
}

fn with_beside(asked: &Asked) -> Result<Compared, Fault> {
    let read = |store: &Store| -> Result<Coding, Fault> {
        let texts = store.texts()?;
        Ok(coding(&dateline::dataset(store)?, &texts))
    };
    let path = asked.desk.beside().ok_or_else(|| Fault::missing("no other dataset"))?;
    let codings = [asked.view.with(read)?, read(&Store::open(path)?)?];
    Ok(Compared::of(["this dataset".to_owned(), BESIDE.to_owned()], codings))
}

impl Compared {
    fn of(names: [String; 2], codings: [Coding; 2]) -> Compared {
        let found = agree(&codings[0], &codings[1], SETTINGS);
        Compared { names, codings, found }
    }

    fn unit(&self, side: usize, at: usize) -> &Unit {
        &self.codings[side].units[at]
    }

    /// The events of a disagreement, as each of the two has it.
    fn units(&self, of: &Disagreement) -> [&Unit; 2] {
        let pair = &self.found.both[of.pair];
        [self.unit(0, pair.a), self.unit(1, pair.b)]
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
