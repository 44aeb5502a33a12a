//! `dateline decide`: what a person decides, as a line of the log.

use anyhow::{Context, Result, bail};
use dateline::decisions::{AddedEvent, added_event, edit, passage};
use dateline::model::{
    ClaimId, ClaimRef, Decision, Event, EventField, EventRef, Fill, Passage, Report,
    ReportId, Subject,
};
use dateline::resolve::World;
use dateline::store::NewEntry;
use dateline::{Coder, Own, RuleScope};

use crate::args::{
    AddArguments, DecideAction, DecideArguments, OwnArguments, SignedArguments,
};
use crate::exit::Finish;
use crate::output::{Opened, decide};
use crate::{explain, log, own, show, signed};

/// Appends the decision, writes the tables anew, and says what was decided.
pub(crate) fn run(arguments: &DecideArguments, quiet: bool) -> Result<Finish> {
    let opened = Opened::read(&arguments.dataset)?;
    let deciding = Deciding { opened: &opened, own: own_lists(&arguments.signed)? };
    let decisions = deciding.decisions(&arguments.action)?;
    let entries = decisions
        .into_iter()
        .map(|decision| signed::entry(&arguments.signed, decision))
        .collect::<Result<Vec<NewEntry>>>()?;
    let decided = decide(&arguments.dataset, entries, &deciding.own)?;
    log::tell_added(&decided, quiet)?;
    Ok(Finish::Done)
}

/// The user's own lists, whose names values may use.
pub(crate) fn own_lists(signed: &SignedArguments) -> Result<Own> {
    let (places, actors) = (signed.places.clone(), signed.actors.clone());
    own::read(&OwnArguments { places, actors, ..OwnArguments::default() })
}

struct Deciding<'o> {
    opened: &'o Opened,
    own: Own,
}

impl Deciding<'_> {
    fn decisions(&self, action: &DecideAction) -> Result<Vec<Decision>> {
        Ok(match action {
            DecideAction::Accept(of) => {
                let accept = |event: Event| Decision::Accept {
                    event: self.named(&event),
                    seen: event.all_printed(),
                };
                self.events(&of.events)?.into_iter().map(accept).collect()
            }
            DecideAction::Reject(of) => {
                let reject =
                    |event: Event| Decision::Reject { event: self.named(&event) };
                self.events(&of.events)?.into_iter().map(reject).collect()
            }
            DecideAction::Edit(of) => {
                let event = self.event(&of.event)?;
                let of_event = countries(&event);
                let near = match of_event.is_empty() {
                    true => self.countries(),
                    false => of_event,
                };
                let edit = edit(of.field, &of.value, &self.world()?, &near)?;
                let words = match (&of.words, &of.report) {
                    (Some(words), Some(report)) => Some(self.words(report, words)?.1),
                    (Some(_) | None, _) => None,
                };
                let (event, edit) = (self.named(&event), Box::new(edit));
                vec![Decision::Edit { event, edit, words }]
            }
            DecideAction::Add(of) => vec![self.add(of)?],
            DecideAction::Uncoded(of) => {
                let (_, words) = self.words(&of.report, &of.words)?;
                vec![Decision::Uncoded { words }]
            }
            DecideAction::Fill(of) => {
                let report = show::find(&self.opened.dataset, &of.report)?.id.clone();
                let published = of.values.published.map(Fill::Published);
                let outlet = of.values.outlet.clone().map(Fill::Outlet);
                let fill = |fill| Decision::Fill { report: report.clone(), fill };
                published.into_iter().chain(outlet).map(fill).collect()
            }
            DecideAction::Merge(of) => vec![Decision::Merge {
                into: self.named(&self.event(&of.into)?),
                from: self.named(&self.event(&of.from)?),
            }],
            DecideAction::Split(of) => {
                let event = self.event(&of.event)?;
                let claims = of.claims.iter().map(|id| self.claim(&event, id));
                let claims = claims.collect::<Result<Vec<ClaimRef>>>()?;
                vec![Decision::Split { event: self.named(&event), claims }]
            }
            DecideAction::Comment(of) => vec![Decision::Comment {
                on: Subject::Event(self.named(&self.event(&of.event)?)),
                text: of.text.clone(),
            }],
            DecideAction::Undo(of) => vec![self.undo(of.seq)?],
        })
    }

    fn event(&self, wanted: &str) -> Result<Event> {
        Ok(explain::find(self.opened, wanted)?.event)
    }

    fn events(&self, wanted: &[String]) -> Result<Vec<Event>> {
        wanted.iter().map(|wanted| self.event(wanted)).collect()
    }

    fn named(&self, event: &Event) -> EventRef {
        EventRef::new(event, &self.opened.dataset, |report| self.text(report))
    }

    fn text(&self, report: &ReportId) -> &str {
        self.opened.texts.get(report).map_or("", String::as_str)
    }

    fn world(&self) -> Result<World> {
        Ok(dateline::world(&self.own)?)
    }

    /// The report that is meant, and the words in it.
    fn words(&self, report: &str, words: &str) -> Result<(Report, Passage)> {
        let report = self.opened.report(show::find(&self.opened.dataset, report)?)?;
        let passage = passage(&report.id, report.text(), words)?;
        Ok((report, passage))
    }

    fn add(&self, of: &AddArguments) -> Result<Decision> {
        let coder = Coder::with(RuleScope::Material, &self.own)?;
        let (report, words) = self.words(&of.report, &of.words)?;
        let countries = self.countries();
        let values = [
            (EventField::Act, Some(&of.act)),
            (EventField::Actor, of.actor.as_ref()),
            (EventField::Recipient, of.recipient.as_ref()),
            (EventField::Weapon, of.weapon.as_ref()),
            (EventField::Date, of.date.as_ref()),
            (EventField::Place, of.place.as_ref()),
            (EventField::Killed, of.killed.as_ref()),
            (EventField::Injured, of.injured.as_ref()),
        ];
        let fields = values
            .into_iter()
            .filter_map(|(field, value)| {
                Some(edit(field, value?, coder.world(), &countries))
            })
            .collect::<Result<Vec<_>, _>>()?;
        let claim = added_event(&coder, &report, AddedEvent { words, fields })?;
        Ok(Decision::Add { claim: Box::new(claim) })
    }

    fn claim(&self, event: &Event, wanted: &str) -> Result<ClaimRef> {
        let fits = |id: &&ClaimId| id.0 == wanted || id.0.starts_with(wanted);
        let found: Vec<&ClaimId> = event.claims.iter().filter(fits).collect();
        let [id] = found.as_slice() else {
            bail!(
                "{} claims of event {} are `{wanted}`: `dateline explain` prints their ids",
                found.len(),
                event.id.0
            );
        };
        let claim = self.opened.dataset.claim(id).context("the claim is not there")?;
        Ok(ClaimRef::new(claim, self.text(&claim.report)))
    }

    /// The entry of that number, else the last that counts and takes nothing back itself.
    fn undo(&self, seq: Option<u64>) -> Result<Decision> {
        let log = self.opened.store.log()?;
        let last = || {
            let in_force = dateline::model::LogEntry::in_force(&log);
            let is_undo = |entry: &&&dateline::model::LogEntry| {
                !matches!(entry.decision, Decision::Undo { .. })
            };
            in_force.iter().rev().find(is_undo).map(|entry| entry.seq)
        };
        let Some(seq) = seq.or_else(last) else { bail!("there is nothing to take back") };
        match log.iter().any(|entry| entry.seq == seq) {
            true => Ok(Decision::Undo { seq }),
            false => {
                bail!("the log has no decision {seq}: `dateline log FILE` lists them")
            }
        }
    }

    /// The countries of the dataset, ISO 3166-1 alpha-3.
    fn countries(&self) -> Vec<String> {
        let mut all: Vec<String> =
            self.opened.dataset.events.iter().flat_map(countries).collect();
        all.sort();
        all.dedup();
        all
    }
}

/// The country of an event, ISO 3166-1 alpha-3.
fn countries(event: &Event) -> Vec<String> {
    let place = event.place.as_ref().and_then(|at| at.place.as_ref());
    place.and_then(|place| place.iso3.clone()).into_iter().collect()
}
