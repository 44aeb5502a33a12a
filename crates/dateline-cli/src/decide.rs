//! `dateline decide`: what a person decides, as a line of the log.

use anyhow::{Context, Result, bail};
use dateline::decisions::{self, AddedEvent, added_event, edit, passage};
use dateline::model::{
    ClaimId, ClaimRef, Decision, Event, EventField, EventRef, Passage, Report, ReportId,
    Subject,
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
    let Deciding { own, .. } = deciding;
    // Two datasets are not held at a time: the tables are written from one of their own.
    drop(opened);
    let decided = decide(&arguments.dataset, entries, &own)?;
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
                let accept = |event: Event| decisions::accept(&event, self.named(&event));
                self.events(&of.events)?.into_iter().map(accept).collect()
            }
            DecideAction::Reject(of) => {
                let reject =
                    |event: Event| Decision::Reject { event: self.named(&event) };
                self.events(&of.events)?.into_iter().map(reject).collect()
            }
            DecideAction::Edit(of) => {
                let event = self.event(&of.event)?;
                let of_event = decisions::countries([&event]);
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
                decisions::fill(&report, of.values.published, of.values.outlet.clone())?
            }
            DecideAction::Merge(of) => vec![decisions::merge(
                self.named(&self.event(&of.into)?),
                self.named(&self.event(&of.from)?),
            )?],
            DecideAction::Split(of) => {
                let event = self.event(&of.event)?;
                let claims = of.claims.iter().map(|id| self.claim(&event, id));
                let claims = claims.collect::<Result<Vec<ClaimRef>>>()?;
                vec![decisions::split(&event, self.named(&event), claims)?]
            }
            DecideAction::Comment(of) => vec![Decision::Comment {
                on: Subject::Event(self.named(&self.event(&of.event)?)),
                text: of.text.clone(),
            }],
            DecideAction::Flag(of) => {
                let flag = |event: Event| Decision::Flag { event: self.named(&event) };
                self.events(&of.events)?.into_iter().map(flag).collect()
            }
            DecideAction::Unflag(of) => {
                let unflag =
                    |event: Event| Decision::Unflag { event: self.named(&event) };
                self.events(&of.events)?.into_iter().map(unflag).collect()
            }
            DecideAction::Undo(of) => {
                decisions::undo(&self.opened.store.log()?, of.seq, None)?
            }
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
        let fits = |id: &&ClaimId| *id.0 == *wanted || id.0.starts_with(wanted);
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

    /// The countries of the dataset, ISO 3166-1 alpha-3.
    fn countries(&self) -> Vec<String> {
        decisions::countries(&self.opened.dataset.events)
    }
}
