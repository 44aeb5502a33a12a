//! The program as the tasks use it.

use std::collections::{BTreeMap, BTreeSet};

use anyhow::{Result, bail};
use dateline::formats::{Shown, shown};
use dateline::ingest::{Input, Reason, Settings, read};
use dateline::model::{
    Attested, Claim, ClaimId, Event, EventId, EventType, Evidence, GivenField, Modality,
    Origin, Party, Publication, Report, ReportId, ReviewState, Span,
};
use dateline::{Coder, Date, Looked, RuleScope, card, merge};

/// The program's knowledge, unpacked once for all items.
pub(crate) struct Reader {
    /// Codes what is done: the program's default.
    pub(crate) material: Coder,
    /// Codes what is said, too.
    pub(crate) all: Coder,
}

impl Reader {
    pub(crate) fn new() -> Result<Reader> {
        Ok(Reader {
            material: Coder::new(RuleScope::Material)?,
            all: Coder::new(RuleScope::Verbal)?,
        })
    }
}

/// A sentence or a few, as some tasks give them: all of it is body. Spans count in `text` as it stands.
pub(crate) fn passage(text: &str, published: Option<Date>) -> Report {
    let mut report = Report::new(ReportId("".into()), Origin::default(), text.to_owned());
    if let Some(day) = published {
        let given = Evidence::given(GivenField::Published);
        report.published = Publication::on(Attested::new(day, given));
    }
    report
}

/// A whole document, read as the program reads a file: cut into zones, its dateline and date found.
///
/// `None` where it holds no text.
pub(crate) fn document(text: &str, published: Option<Date>) -> Result<Option<Report>> {
    let settings = Settings { published, ..Settings::default() };
    let input = Input::bytes("item.txt", text.as_bytes().to_vec());
    match read(&input, &settings).next() {
        Some(Ok(report)) => Ok(Some(report)),
        Some(Err(refusal))
            if matches!(refusal.reason, Reason::NoText | Reason::Empty) =>
        {
            Ok(None)
        }
        Some(Err(refusal)) => bail!("{refusal}"),
        None => Ok(None),
    }
}

/// The events of one report, as exports are given them, and each further claim of what happened as an event of its own.
///
/// A happening that knows neither its day nor its place makes no row of a dataset; the snippets of a task often give
/// neither, and ask what happened all the same.
pub(crate) fn each_shown<T>(
    report: &Report,
    looked: &Looked<'_>,
    mut take: impl FnMut(&Shown) -> T,
) -> Vec<T> {
    let mut dataset = merge(vec![card(report)], looked.claims.clone(), &[]);
    let taken: BTreeSet<ClaimId> =
        dataset.events.iter().flat_map(|event| event.claims.clone()).collect();
    let lone = dataset
        .claims
        .iter()
        .filter(|claim| !taken.contains(&claim.id) && is_told(claim));
    let lone: Vec<Event> = lone.map(alone).collect();
    dataset.events.extend(lone);
    let texts = BTreeMap::from([(report.id.clone(), report.text().to_owned())]);
    shown(&dataset, &texts).map(|shown| take(&shown)).collect()
}

/// Whether the speaker says that it happened.
pub(crate) fn is_told(claim: &Claim) -> bool {
    matches!(claim.modality.value, Modality::Happened | Modality::Alleged)
}

/// All that is told as one event, as a task has it that asks one thing of a snippet.
pub(crate) fn as_one(claims: &[Claim]) -> Shown {
    let claims: Vec<Claim> = claims.iter().filter(|it| is_told(it)).cloned().collect();
    let mut whole = claims.first().map_or_else(nothing, alone);
    for event in claims.iter().skip(1).map(alone) {
        whole.acts.extend(event.acts);
        whole.reciprocal |= event.reciprocal;
        whole.actors.extend(event.actors);
        whole.recipients.extend(event.recipients);
        whole.date = whole.date.or(event.date);
        whole.place = whole.place.or(event.place);
        whole.counts.extend(event.counts);
        whole.territory = whole.territory.or(event.territory);
        whole.claims.extend(event.claims);
    }
    // What was seized or found hit nobody.
    let hits = |claim: &&Claim| {
        claim.act.as_ref().is_some_and(|act| act.value.event == EventType::Assault)
    };
    let weapons = claims.iter().filter(hits).filter_map(|claim| claim.weapon.as_ref());
    whole.weapons = weapons.map(|weapon| weapon.value).collect();
    Shown { event: whole, claims }
}

/// An event of which nothing is known.
fn nothing() -> Event {
    Event {
        id: EventId(String::new()),
        acts: Vec::new(),
        reciprocal: false,
        actors: Vec::new(),
        recipients: Vec::new(),
        weapons: Vec::new(),
        date: None,
        place: None,
        counts: Vec::new(),
        territory: None,
        labels: Vec::new(),
        disputed: false,
        n_sources: 0,
        reliability: None,
        versions: Vec::new(),
        claims: Vec::new(),
        joins: Vec::new(),
        links: Vec::new(),
        counted_in: Vec::new(),
        review: ReviewState::Proposed,
        edited: Vec::new(),
    }
}

/// One claim as an event.
fn alone(claim: &Claim) -> Event {
    let parties =
        |of: &[Attested<Party>]| of.iter().map(|each| each.value.clone()).collect();
    Event {
        id: EventId(claim.id.0.to_string()),
        acts: claim.act.iter().map(|act| act.value).collect(),
        reciprocal: claim.reciprocal,
        actors: parties(&claim.actors),
        recipients: parties(&claim.recipients),
        weapons: claim.weapon.iter().map(|weapon| weapon.value).collect(),
        date: claim.date.as_ref().map(|date| date.value.clone()),
        place: claim.place.as_ref().map(|place| place.value.clone()),
        counts: claim.counts.iter().map(|count| count.value.clone()).collect(),
        territory: claim
            .territory
            .as_ref()
            .map(|territory| Box::new(territory.value.clone())),
        labels: Vec::new(),
        disputed: claim.disputed,
        n_sources: 1,
        reliability: None,
        versions: Vec::new(),
        claims: vec![claim.id.clone()],
        joins: Vec::new(),
        links: Vec::new(),
        counted_in: Vec::new(),
        review: ReviewState::Proposed,
        edited: Vec::new(),
    }
}

/// Turns bytes into Unicode characters, which all scorers count in.
pub(crate) struct CodePoints(Vec<usize>);

impl CodePoints {
    pub(crate) fn of(text: &str) -> CodePoints {
        CodePoints(text.char_indices().map(|(at, _)| at).collect())
    }

    /// The span in characters, start and end.
    pub(crate) fn span(&self, span: Span) -> [usize; 2] {
        let at = |byte: usize| self.0.partition_point(|start| *start < byte);
        [at(span.start()), at(span.end())]
    }

    /// The span in bytes of a span in characters.
    pub(crate) fn bytes(&self, span: [usize; 2], text: &str) -> Span {
        let at = |point: usize| self.0.get(point).copied().unwrap_or(text.len());
        Span::new(at(span[0]), at(span[1]))
    }
}
