//! `POST /decisions`: what a person decides, from names and words to lines of the log.

mod choose;

use dateline::decisions::{self, AddedEvent, TOGETHER, added_event, edit};
use dateline::model::{
    ClaimRef, Decision, Event, EventField, EventId, EventRef, LogEntry, Passage,
    ReportId, Span, Subject,
};
use serde::Deserialize;
use serde_json::{Value, json};
use std::collections::BTreeMap;

use crate::answer::Answer;
use crate::desk::{Slice, View};
use crate::fault::Fault;
use crate::pages::events::selected;
use crate::query::{Query, day};
use crate::server::Asked;

/// Events that are accepted at once at the most.
const MOST_AT_ONCE: usize = 10_000;

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
    Unflag { event: String },
    SaveQuery { name: String, query: String },
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
            Sent::Accept { events } => self.each(&events, decisions::accept)?,
            Sent::AcceptAll { query, sources, undisputed } => {
                let (ids, why) = self.all_of(&query, sources, undisputed)?;
                return Ok((self.each(&ids, decisions::accept)?, Some(why)));
            }
            Sent::Reject { events } => {
                self.each(&events, |_, event| Decision::Reject { event })?
            }
            Sent::Edit { event, field, value, words } => {
                let slice = self.slice(&event)?;
                let (event, named) = named(&slice)?;
                let field = known_field(&field)?;
                let world = self.asked.desk.coder()?.world();
                let edit = edit(field, &value, world, &self.countries(Some(event)))?;
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
                vec![decisions::merge(named(&into)?.1, named(&from)?.1)?]
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
                self.each(&[event], |_, event| Decision::Flag { event })?
            }
            Sent::Unflag { event } => {
                self.each(&[event], |_, event| Decision::Unflag { event })?
            }
            Sent::SaveQuery { name, query } => vec![self.save(&name, &query)?],
            Sent::Undo { seq } => {
                decisions::undo(&self.log()?, seq, Some(&self.asked.user))?
            }
            Sent::Redo {} => decisions::redo(&self.log()?, &self.asked.user)?,
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
    fn countries(&self, event: Option<&Event>) -> Vec<String> {
        let of_event = decisions::countries(event);
        match of_event.is_empty() {
            true => self.asked.view.index.countries(),
            false => of_event,
        }
    }

    fn words(&self, words: &SentWords) -> Result<Passage, Fault> {
        let read = self.asked.view.report(&ReportId(words.report.as_str().into()))?;
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
        let near = self.countries(None);
        let set = fields.iter().filter(|(_, value)| !value.trim().is_empty());
        let fields = set
            .map(|(field, value)| {
                Ok(edit(known_field(field)?, value, coder.world(), &near)?)
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
        let report = self.asked.view.report(&ReportId(report.into()))?.card.id;
        let given = |word: Option<String>| {
            word.map(|word| word.trim().to_owned()).filter(|word| !word.is_empty())
        };
        let day = given(published).map(|word| day(&word)).transpose()?;
        Ok(decisions::fill(&report, day, given(outlet))?)
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
        Ok(decisions::split(event, named, claims)?)
    }

    /// A query is kept as its address is written, so that the same query is the same words.
    fn save(&self, name: &str, query: &str) -> Result<Decision, Fault> {
        let name = name.trim();
        let is_plain = |letter: char| {
            letter.is_alphanumeric()
                || matches!(letter, ' ' | '-' | '_' | ',' | '(' | ')')
        };
        if name.is_empty() || name.chars().count() > 60 || !name.chars().all(is_plain) {
            return Err(Fault::malformed(
                "a query is saved under a name of 1 to 60 letters, digits, blanks and - _ , ( )",
                "give it another name",
            ));
        }
        let query = Query::read(query)?.first_page().address();
        Ok(Decision::SaveQuery { name: name.to_owned(), query })
    }

    fn log(&self) -> Result<Vec<LogEntry>, Fault> {
        Ok(self.asked.view.with(dateline::store::Store::log)?)
    }
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
