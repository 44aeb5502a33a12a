//! `POST /decisions`: what a person decides, from names and words to lines of the log.

mod choose;

use dateline::decisions::{AddedEvent, added_event, edit};
use dateline::model::{
    ClaimRef, Decision, Event, EventField, EventId, EventRef, Fill, LogEntry, Passage,
    ReportId, Span, Subject,
};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;

use crate::answer::Answer;
use crate::desk::{Slice, View};
use crate::fault::Fault;
use crate::pages::events::selected;
use crate::query::Query;
use crate::server::Asked;

/// Events that are accepted at once at the most.
const MOST_AT_ONCE: usize = 10_000;
/// How the reason of decisions that were taken together begins: they are taken back together.
const TOGETHER: &str = "accepted together:";
/// How the text of a comment begins that only asks others to look.
const FLAG: &str = "flagged";

/// What is sent.
#[derive(Debug, Deserialize)]
#[serde(tag = "action", rename_all = "kebab-case", deny_unknown_fields)]
enum Sent {
    Accept { events: Vec<String> },
    AcceptAll { query: String, sources: Option<u64>, undisputed: Option<bool> },
    Reject { events: Vec<String> },
    Edit { event: String, field: String, value: String, words: Option<SentWords> },
    Choose { event: String, field: String, claim: String },
    Add { words: SentWords, fields: BTreeMap<String, String> },
    Uncoded { words: SentWords },
    Fill { report: String, published: Option<String>, outlet: Option<String> },
    Merge { into: String, from: String },
    Split { event: String, claims: Vec<String> },
    Comment { event: String, text: String },
    Flag { event: String },
    Undo { seq: Option<u64> },
    Redo {},
}

/// Words of a report, as bytes of its text.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct SentWords {
    report: String,
    start: usize,
    end: usize,
}

/// Takes what was sent, and says how far it got.
pub(crate) fn take(asked: &Asked) -> Result<Answer, Fault> {
    let wrong = |error: serde_json::Error| {
        Fault::malformed(
            format!("the decision cannot be read: {error}"),
            "docs/desk.md says what is sent",
        )
    };
    let mut body: serde_json::Map<String, Value> =
        serde_json::from_slice(&asked.body).map_err(wrong)?;
    let reason = body.remove("reason").and_then(|it| it.as_str().map(str::to_owned));
    let reason = reason.filter(|reason| !reason.trim().is_empty());
    let sent: Sent = serde_json::from_value(body.into()).map_err(wrong)?;
    let (decisions, reason) = Deciding { asked }.decisions(sent, reason)?;
    if decisions.is_empty() {
        return Ok(Answer::json(&json!({ "decided": [], "settled": true })));
    }
    let added = asked.desk.decide(&asked.user, reason, decisions)?;
    let last = added.last().map_or(0, |entry| entry.seq);
    let settled = asked.desk.settled(last)?;
    let told: Vec<_> = added
        .iter()
        .map(|entry| json!({ "seq": entry.seq, "words": dateline::decisions::in_words(&entry.decision) }))
        .collect();
    Ok(Answer::json(&json!({ "decided": told, "settled": settled })))
}

struct Deciding<'a> {
    asked: &'a Asked,
}

type Decided = (Vec<Decision>, Option<String>);

impl Deciding<'_> {
    fn decisions(&self, sent: Sent, reason: Option<String>) -> Result<Decided, Fault> {
        let decisions = match sent {
            Sent::Accept { events } => self.each(&events, accept)?,
            Sent::AcceptAll { query, sources, undisputed } => {
                let (ids, why) = self.all_of(&query, sources, undisputed)?;
                return Ok((self.each(&ids, accept)?, Some(why)));
            }
            Sent::Reject { events } => self.each(&events, |event, named| {
                let _ = event;
                Decision::Reject { event: named }
            })?,
            Sent::Edit { event, field, value, words } => {
                let slice = self.slice(&event)?;
                let (event, named) = named(&slice)?;
                let field = known_field(&field)?;
                let world = self.asked.desk.coder()?.world();
                let edit = edit(field, &value, world, &self.countries(event))?;
                let words = words.map(|words| self.words(&words)).transpose()?;
                vec![Decision::Edit { event: named, edit: Box::new(edit), words }]
            }
            Sent::Choose { event, field, claim } => {
                let slice = self.slice(&event)?;
                let (event, named) = named(&slice)?;
                let claim = choose::claim(event, &slice, &claim)?;
                let edit = choose::value(known_field(&field)?, claim)?;
                let words = Passage::new(
                    &claim.report,
                    claim.sentence,
                    slice.text(&claim.report),
                );
                vec![Decision::Edit {
                    event: named,
                    edit: Box::new(edit),
                    words: Some(words),
                }]
            }
            Sent::Add { words, fields } => vec![self.add(&words, &fields)?],
            Sent::Uncoded { words } => {
                vec![Decision::Uncoded { words: self.words(&words)? }]
            }
            Sent::Fill { report, published, outlet } => {
                self.fill(report, published, outlet)?
            }
            Sent::Merge { into, from } => {
                let (into, from) = (self.slice(&into)?, self.slice(&from)?);
                let ((kept, into), (gone, from)) = (named(&into)?, named(&from)?);
                if kept.id == gone.id {
                    return Err(Fault::malformed(
                        "an event cannot be merged with itself",
                        "name another event",
                    ));
                }
                vec![Decision::Merge { into, from }]
            }
            Sent::Split { event, claims } => vec![self.split(&event, &claims)?],
            Sent::Comment { event, text } => {
                if text.trim().is_empty() {
                    return Err(Fault::malformed("the comment is empty", "write a word"));
                }
                let slice = self.slice(&event)?;
                vec![Decision::Comment { on: Subject::Event(named(&slice)?.1), text }]
            }
            Sent::Flag { event } => {
                let slice = self.slice(&event)?;
                let on = Subject::Event(named(&slice)?.1);
                vec![Decision::Comment { on, text: FLAG.to_owned() }]
            }
            Sent::Undo { seq } => self.undo(seq)?,
            Sent::Redo {} => self.redo()?,
        };
        Ok((decisions, reason))
    }

    fn slice(&self, id: &str) -> Result<Slice, Fault> {
        self.asked.view.slice(&EventId(id.to_owned()))
    }

    fn each(
        &self,
        ids: &[String],
        decide: impl Fn(&Event, EventRef) -> Decision,
    ) -> Result<Vec<Decision>, Fault> {
        ids.iter()
            .map(|id| {
                let slice = self.slice(id)?;
                let (event, named) = named(&slice)?;
                Ok(decide(event, named))
            })
            .collect()
    }

    /// The events of a query that nobody has decided on and that enough sources tell.
    fn all_of(
        &self,
        address: &str,
        sources: Option<u64>,
        undisputed: Option<bool>,
    ) -> Result<(Vec<String>, String), Fault> {
        let mut query = Query::read(address)?.first_page();
        query.words.insert("review", vec!["proposed".to_owned()]);
        query.sources = sources.max(query.sources);
        if undisputed == Some(true) {
            query.disputed = Some(false);
        }
        let events = selected(self.asked, &query)?;
        if events.len() > MOST_AT_ONCE {
            let why = format!("{} events at once are too many", events.len());
            return Err(Fault::malformed(
                why,
                "narrow the list to ten thousand or fewer",
            ));
        }
        let index = &self.asked.view.index;
        let ids = events.iter().map(|at| index.entries[*at as usize].id.clone());
        Ok((ids.collect(), format!("{TOGETHER} {}", query.address())))
    }

    /// The countries by which names are understood: the event's own, else those of all events.
    fn countries(&self, event: &Event) -> Vec<String> {
        let place = event.place.as_ref().and_then(|at| at.place.as_ref());
        place.and_then(|place| place.iso3.clone()).into_iter().collect()
    }

    fn words(&self, words: &SentWords) -> Result<Passage, Fault> {
        let read = self.asked.view.report(&ReportId(words.report.clone()))?;
        let SentWords { start, end, .. } = *words;
        match read.text.get(start..end) {
            Some(quote) if !quote.trim().is_empty() => {
                // Blanks that the mouse took along are no words.
                let skipped = quote.len() - quote.trim_start().len();
                let span =
                    Span::new(start + skipped, start + skipped + quote.trim().len());
                Ok(Passage::new(&read.card.id, span, &read.text))
            }
            Some(_) | None => Err(Fault::malformed(
                format!("the report has no words at {start} to {end}"),
                "select words of the text",
            )),
        }
    }

    fn add(
        &self,
        words: &SentWords,
        fields: &BTreeMap<String, String>,
    ) -> Result<Decision, Fault> {
        let passage = self.words(words)?;
        let read = self.asked.view.report(&passage.report)?;
        let coder = self.asked.desk.coder()?;
        let set = fields.iter().filter(|(_, value)| !value.trim().is_empty());
        let fields = set
            .map(|(field, value)| {
                Ok(edit(known_field(field)?, value, coder.world(), &[])?)
            })
            .collect::<Result<Vec<_>, Fault>>()?;
        let report = View::report_to_code(&read);
        let claim = added_event(coder, &report, AddedEvent { words: passage, fields })?;
        Ok(Decision::Add { claim: Box::new(claim) })
    }

    fn fill(
        &self,
        report: String,
        published: Option<String>,
        outlet: Option<String>,
    ) -> Result<Vec<Decision>, Fault> {
        let report = self.asked.view.report(&ReportId(report))?.card.id;
        let mut fills = Vec::new();
        if let Some(day) = published.filter(|day| !day.trim().is_empty()) {
            let day = day.trim().parse().map_err(|_| {
                Fault::malformed(format!("`{day}` is no day"), "write it as 2016-05-04")
            })?;
            fills.push(Fill::Published(day));
        }
        fills.extend(
            outlet
                .filter(|it| !it.trim().is_empty())
                .map(|it| Fill::Outlet(it.trim().to_owned())),
        );
        if fills.is_empty() {
            return Err(Fault::malformed(
                "nothing is filled in",
                "give a day or an outlet",
            ));
        }
        Ok(fills
            .into_iter()
            .map(|fill| Decision::Fill { report: report.clone(), fill })
            .collect())
    }

    fn split(&self, id: &str, wanted: &[String]) -> Result<Decision, Fault> {
        let slice = self.slice(id)?;
        let (event, named) = named(&slice)?;
        let claims = wanted
            .iter()
            .map(|wanted| {
                let claim = choose::claim(event, &slice, wanted)?;
                Ok(ClaimRef::new(claim, slice.text(&claim.report)))
            })
            .collect::<Result<Vec<_>, Fault>>()?;
        match claims.len() {
            0 => Err(Fault::malformed(
                "no claim is marked",
                "mark the claims that tell another event",
            )),
            n if n == event.claims.len() => Err(Fault::malformed(
                "all claims are marked",
                "leave those that stay with the event",
            )),
            _ => Ok(Decision::Split { event: named, claims }),
        }
    }

    /// Takes back the entry of that number, else what this person decided last; what was accepted together goes together.
    fn undo(&self, seq: Option<u64>) -> Result<Vec<Decision>, Fault> {
        let log = self.asked.view.with(dateline::store::Store::log)?;
        let in_force = LogEntry::in_force(&log);
        if let Some(seq) = seq {
            return match in_force.iter().any(|entry| entry.seq == seq) {
                true => Ok(vec![Decision::Undo { seq }]),
                false => Err(Fault::malformed(
                    format!("decision {seq} is not in force"),
                    "the log says what is",
                )),
            };
        }
        let mine = in_force.iter().rev().filter(|entry| {
            entry.by == self.asked.user
                && !matches!(entry.decision, Decision::Undo { .. })
        });
        let mut mine = mine.copied();
        let Some(last) = mine.next() else {
            return Err(Fault::malformed(
                "there is nothing to take back",
                "the log says who decided what",
            ));
        };
        let together = last.reason.as_ref().filter(|reason| reason.starts_with(TOGETHER));
        let mut taken_back = vec![Decision::Undo { seq: last.seq }];
        if together.is_some() {
            let same =
                |entry: &&LogEntry| entry.reason == last.reason && entry.at == last.at;
            taken_back.extend(
                mine.take_while(same).map(|entry| Decision::Undo { seq: entry.seq }),
            );
        }
        Ok(taken_back)
    }

    /// Takes back the last undoing of this person, unless something was decided after it.
    fn redo(&self) -> Result<Vec<Decision>, Fault> {
        let log = self.asked.view.with(dateline::store::Store::log)?;
        let in_force = LogEntry::in_force(&log);
        let mut mine = in_force.iter().rev().filter(|entry| entry.by == self.asked.user);
        let last =
            mine.next().filter(|entry| matches!(entry.decision, Decision::Undo { .. }));
        let Some(last) = last else {
            return Err(Fault::malformed(
                "there is nothing to do again",
                "only what was taken back last can be",
            ));
        };
        let mut again = vec![Decision::Undo { seq: last.seq }];
        if last.reason.as_ref().is_some_and(|reason| reason.starts_with(TOGETHER)) {
            let same =
                |entry: &&&LogEntry| entry.reason == last.reason && entry.at == last.at;
            again.extend(
                mine.take_while(same).map(|entry| Decision::Undo { seq: entry.seq }),
            );
        }
        Ok(again)
    }
}

fn accept(event: &Event, named: EventRef) -> Decision {
    Decision::Accept { event: named, seen: event.all_printed() }
}

/// The event of a slice, and how the log names it.
fn named(slice: &Slice) -> Result<(&Event, EventRef), Fault> {
    let Some(event) = slice.event() else {
        return Err(Fault::missing("the event is gone"));
    };
    let named = EventRef::new(event, &slice.dataset, |report| slice.text(report));
    Ok((event, named))
}

fn known_field(name: &str) -> Result<EventField, Fault> {
    name.parse().map_err(|_| {
        let known: Vec<&str> =
            EventField::ALL.iter().map(|field| field.as_str()).collect();
        Fault::malformed(
            format!("no field is called `{name}`"),
            format!("there are {}", known.join(", ")),
        )
    })
}
