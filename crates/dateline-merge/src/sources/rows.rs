//! The outlets and speakers of a dataset as a table.

use std::collections::{BTreeMap, HashMap};

use dateline_model::{
    Claim, ReportCard, ReportId, Source, SourceTable, Speaker, SpeakerFacts, SpeakerKind,
};

use crate::sources::{is_somebody, known_in};

/// All outlets and speakers, in the order of their names. Claims stand in the order of their ids, so that those of a
/// report stand together.
pub(crate) fn sources(
    reports: &[ReportCard],
    claims: &[Claim],
    table: &SourceTable,
) -> Vec<Source> {
    let outlets: Vec<(&ReportId, Speaker)> = reports
        .iter()
        .filter_map(|card| Some((&card.id, publisher(card.outlet.as_ref()?))))
        .collect();
    let (by_name, by_words) = (BTreeMap::new(), HashMap::new());
    let mut rows = Rows { table, rows: Vec::new(), by_name, by_words };
    for (report, outlet) in &outlets {
        rows.row(outlet).add_report(report);
    }
    for claim in claims {
        for speaker in &claim.speakers {
            let row = rows.row(&speaker.value);
            // What stood as an outlet only, a claim may know better.
            if row.source.kind == SpeakerKind::Outlet && !row.is_known {
                row.source.kind = speaker.value.kind;
            }
            row.source.n_claims += 1;
            row.add_report(&claim.report);
        }
    }
    let mut sources: Vec<Source> = rows.rows.into_iter().map(Row::finish).collect();
    sources.sort_by(|a, b| {
        (a.name.to_lowercase(), &a.name).cmp(&(b.name.to_lowercase(), &b.name))
    });
    sources
}

/// "General Command" of "the General Command".
fn without_article(words: &str) -> &str {
    let bare = words.split_once(' ').filter(|(first, _)| {
        matches!(*first, "the" | "The" | "a" | "A" | "an" | "An" | "both" | "Both")
    });
    bare.map_or(words, |(_, rest)| without_article(rest))
}

fn publisher(outlet: &str) -> Speaker {
    let facts = SpeakerFacts {
        text: outlet.to_owned(),
        name: Some(outlet.to_owned()),
        kind: SpeakerKind::Outlet,
        party: false,
        actor: None,
        protected: false,
    };
    facts.into()
}

/// Words of a speaker, by which its row is found without a look into the table.
type Words<'a> = (Option<&'a str>, &'a str, SpeakerKind, bool);

struct Rows<'a> {
    table: &'a SourceTable,
    rows: Vec<Row<'a>>,
    by_name: BTreeMap<String, usize>,
    by_words: HashMap<Words<'a>, usize>,
}

struct Row<'a> {
    source: Source,
    is_known: bool,
    reports: Vec<&'a ReportId>,
}

impl<'a> Rows<'a> {
    fn row(&mut self, speaker: &'a Speaker) -> &mut Row<'a> {
        let words =
            (speaker.name.as_deref(), &*speaker.text, speaker.kind, speaker.protected);
        let at = match self.by_words.get(&words) {
            Some(&at) => at,
            None => {
                let (source, is_known) = named(speaker, self.table);
                let next = self.rows.len();
                let key = source.name.to_lowercase();
                let at = *self.by_name.entry(key).or_insert(next);
                if at == next {
                    self.rows.push(Row { source, is_known, reports: Vec::new() });
                }
                self.by_words.insert(words, at);
                at
            }
        };
        &mut self.rows[at]
    }
}

impl<'a> Row<'a> {
    fn add_report(&mut self, report: &'a ReportId) {
        if self.reports.last() != Some(&report) {
            self.reports.push(report);
        }
    }

    fn finish(mut self) -> Source {
        self.reports.sort_unstable();
        self.reports.dedup();
        Source { n_reports: self.reports.len(), ..self.source }
    }
}

/// The row that a speaker belongs to, and whether the table knows it. People whom nobody names stand together.
fn named(speaker: &Speaker, table: &SourceTable) -> (Source, bool) {
    let known = known_in(|words| table.find(words), speaker);
    let is_named = is_somebody(speaker);
    let side = speaker.actor.clone().filter(|_| !speaker.protected);
    // Officials and media of a party that are in no table are its voice, whatever each is called.
    let speaks = matches!(speaker.kind, SpeakerKind::Official | SpeakerKind::PartyMedia);
    let source = match known {
        Some(known) => Source {
            name: known.name.clone(),
            kind: known.kind,
            side: known.side.clone(),
            letter: known.letter,
            n_reports: 0,
            n_claims: 0,
        },
        None => Source {
            name: match (&speaker.name, &side) {
                (None, Some(side)) if speaks => format!("{} of {side}", speaker.kind),
                (Some(name), _) if is_named => name.clone(),
                (None, _) if is_named => without_article(&speaker.text).to_owned(),
                (Some(_) | None, _) => format!("unnamed {}", speaker.kind),
            },
            kind: speaker.kind,
            side: side.filter(|_| is_named || speaks),
            letter: None,
            n_reports: 0,
            n_claims: 0,
        },
    };
    (source, known.is_some())
}
