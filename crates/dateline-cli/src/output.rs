//! Where coded reports go: memory, or the dataset's file where one was named.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context, Result, bail};
use dateline::model::{
    Claim, Dataset, KnownSource, LogEntry, Origin, Places, Report, ReportCard, ReportId,
};
use dateline::store::custody::Step;
use dateline::store::{
    Draft, Meta, NewEntry, Settings, Store, StoredInput, StoredRefusal, StoredReport,
};
use dateline::told::{stored_remark, stored_skip};
use dateline::{Account, Coded, Done, Own, card, known_sources, merge_told};

use crate::args::CodeArguments;
use crate::code::Taken;

/// Collects what a run codes.
pub(crate) enum Output {
    /// Nothing is kept after the run.
    Memory(Box<Memory>),
    /// A file in the making; the target changes when it is whole.
    File(Box<Filed>),
}

/// A file in the making, and how far the inputs are noted in it.
pub(crate) struct Filed {
    draft: Draft,
    /// Inputs that were begun by a run that was cut off.
    before: BTreeSet<String>,
    /// The input that is being read.
    open: Option<String>,
    /// Inputs that are read, and not noted yet.
    over: Vec<(String, String)>,
    n_since_mark: usize,
}

/// Outcomes between two notes of how far a run is: what a killed run does twice. Ours: some seconds of work.
const MARK: usize = 64;

/// What a run without `-o` holds.
#[derive(Default)]
pub(crate) struct Memory {
    cards: Vec<ReportCard>,
    claims: Vec<Claim>,
    places: Places,
    texts: BTreeMap<ReportId, String>,
    sources: Vec<KnownSource>,
}

impl Output {
    /// Opens the file that `-o` names: to add to it, or afresh.
    pub(crate) fn open(
        arguments: &CodeArguments,
        own: &Own,
        sources: Vec<KnownSource>,
        run: Option<String>,
    ) -> Result<Output> {
        let Some(path) = &arguments.output else {
            let memory = Memory { sources, ..Memory::default() };
            return Ok(Output::Memory(Box::new(memory)));
        };
        let settings = Settings { sources, run, ..settings(own)? };
        writable(path)?;
        let draft = match path.exists() && !arguments.replace {
            true => Store::append(path, settings)?,
            false => Store::create(path, settings)?,
        };
        let before = draft.marks()?.into_keys().collect();
        Ok(Output::File(Box::new(Filed {
            draft,
            before,
            open: None,
            over: Vec::new(),
            n_since_mark: 0,
        })))
    }

    /// How far a run was that was cut off.
    pub(crate) fn done(&self) -> Result<BTreeMap<String, Done>> {
        let Output::File(filed) = self else { return Ok(BTreeMap::new()) };
        let marks = filed.draft.marks()?.into_iter();
        marks.map(|(path, body)| Ok((path, serde_json::from_str(&body)?))).collect()
    }

    /// Takes an outcome, beside which stands what became of its input so far.
    pub(crate) fn take(&mut self, taken: Taken, account: &Account) -> Result<()> {
        match self {
            Output::Memory(memory) => {
                if let Taken::Report(both) = taken {
                    memory.add(&both.0, both.1);
                }
                Ok(())
            }
            Output::File(filed) => filed.take(taken, account),
        }
    }

    /// The reports that are in the dataset already.
    pub(crate) fn known(&self) -> Result<BTreeSet<ReportId>> {
        Ok(match self {
            Output::Memory(_) => BTreeSet::new(),
            Output::File(filed) => filed.draft.collected().known_reports()?,
        })
    }

    /// Says who writes the file, with which inputs.
    pub(crate) fn sign(&mut self, step: Step) {
        if let Output::File(filed) = self {
            filed.draft.sign(step);
        }
    }

    /// Joins all claims into events, and writes the file. With them come the texts, where events are to be printed.
    pub(crate) fn finish(
        self,
        is_printed: bool,
    ) -> Result<(Dataset, BTreeMap<ReportId, String>)> {
        match self {
            Output::Memory(memory) => {
                let Memory { cards, claims, texts, sources, .. } = *memory;
                let known = known_sources(&sources);
                Ok((merge_told(cards, claims, &[], &known), texts))
            }
            Output::File(filed) => {
                let mut draft = filed.draft;
                let dataset = dateline::dataset(draft.collected())?;
                draft.write_events(&dataset)?;
                let texts = match is_printed {
                    true => draft.collected().told_texts()?,
                    false => BTreeMap::new(),
                };
                draft.finish()?;
                Ok((dataset, texts))
            }
        }
    }
}

impl Memory {
    fn add(&mut self, report: &Report, coded: Coded) {
        self.cards.push(card(report));
        if !coded.claims.is_empty() {
            self.texts.insert(report.id.clone(), report.text().to_owned());
        }
        self.claims.extend(coded.claims.into_iter().map(|mut claim| {
            self.places.share(&mut claim);
            claim
        }));
    }
}

impl Filed {
    fn take(&mut self, taken: Taken, account: &Account) -> Result<()> {
        if self.open.as_ref() != Some(&account.path) {
            if !self.before.contains(&account.path) {
                self.draft.begin_input(&account.path)?;
            }
            self.open = Some(account.path.clone());
        }
        match taken {
            Taken::Report(both) => self.add(&both.0, both.1)?,
            Taken::Refusal(refusal) => self.draft.add_refusal(&StoredRefusal {
                path: refusal.path.clone(),
                offset: refusal.offset,
                line: refusal.line,
                record: refusal.record.clone(),
                name: refusal.reason.name().to_owned(),
                reason: refusal.reason.to_string(),
            })?,
            Taken::Input(account) => {
                self.draft.add_input(&stored(&account))?;
                let path = account.path.clone();
                let done = Done { account, is_over: true };
                self.over.push((path, serde_json::to_string(&done)?));
                self.open = None;
            }
            Taken::Nothing => {}
        }
        self.n_since_mark += 1;
        if self.n_since_mark >= MARK {
            self.mark(account)?;
        }
        Ok(())
    }

    /// Notes how far all inputs are read.
    fn mark(&mut self, account: &Account) -> Result<()> {
        self.n_since_mark = 0;
        let mut marks = std::mem::take(&mut self.over);
        if self.open.is_some() {
            let done = Done { account: account.clone(), is_over: false };
            marks.push((account.path.clone(), serde_json::to_string(&done)?));
        }
        Ok(self.draft.mark(&marks)?)
    }

    fn add(&mut self, report: &Report, coded: Coded) -> Result<()> {
        Ok(self.draft.add_report(&StoredReport {
            card: card(report),
            text: report.text().to_owned(),
            zones: report.zones().to_vec(),
            diagnostics: coded.diagnostics.iter().map(stored_remark).collect(),
            skips: coded.skips.iter().map(stored_skip).collect(),
            claims: coded.claims,
        })?)
    }
}

fn stored(account: &Account) -> StoredInput {
    StoredInput {
        path: account.path.clone(),
        n_records: account.n_records,
        n_reports: account.n_reports(),
        n_repeated: account.n_repeated,
        n_refused: account.n_refused,
        n_passed: account.n_passed(),
        passed: account.passed.iter().map(|(what, n)| (what.clone(), *n)).collect(),
    }
}

/// Says in words what a library would say in numbers.
pub(crate) fn writable(path: &Path) -> Result<()> {
    if path.is_dir() {
        bail!("{} is a folder: name a file in it", path.display());
    }
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    if let Some(folder) = folder.filter(|folder| !folder.is_dir()) {
        bail!("{}: there is no folder {}", path.display(), folder.display());
    }
    Ok(())
}

/// Says so where a folder is given for a dataset.
pub(crate) fn readable(path: &Path) -> Result<()> {
    if path.is_dir() {
        bail!("{} is a folder: name a dataset, FILE.gpkg", path.display());
    }
    Ok(())
}

/// The run's fixed clock, in Unix seconds.
pub(crate) fn source_date_epoch() -> Result<Option<i64>> {
    let epoch = std::env::var("SOURCE_DATE_EPOCH").ok();
    epoch
        .map(|seconds| seconds.parse().context("SOURCE_DATE_EPOCH must be whole seconds"))
        .transpose()
}

fn settings(own: &Own) -> Result<Settings> {
    let source_date_epoch = source_date_epoch()?;
    let (lexicon, gazetteer) = dateline::knowledge_hashes(own);
    let meta = Meta { lexicon, gazetteer };
    Ok(Settings { source_date_epoch, meta, ..Settings::default() })
}

/// What became of decisions that were appended.
pub(crate) struct Decided {
    pub(crate) added: Vec<LogEntry>,
    pub(crate) dataset: Dataset,
    /// Reports that have another day by now, whose dates could not be read anew: they were coded with other lists.
    pub(crate) n_unread: usize,
}

/// Appends decisions to the log of a file and writes its tables anew.
pub(crate) fn decide(path: &Path, entries: Vec<NewEntry>, own: &Own) -> Result<Decided> {
    writable(path)?;
    let added = Store::decide(path, entries)?;
    let mut draft = Store::rewrite(path, source_date_epoch()?)?;
    let meta = Store::open(path)?.meta()?;
    let n_unread =
        dateline::reread_decided::<anyhow::Error>(&mut draft, &meta, &added, own)?;
    let dataset = dateline::dataset(draft.collected())?;
    draft.write_events(&dataset)?;
    draft.finish()?;
    Ok(Decided { added, dataset, n_unread })
}

/// A dataset as the commands that read one need it.
pub(crate) struct Opened {
    pub(crate) store: Store,
    pub(crate) dataset: Dataset,
    pub(crate) texts: BTreeMap<ReportId, String>,
}

impl Opened {
    /// Opens the file; events are joined from its claims, as they were when it was written.
    pub(crate) fn read(path: &Path) -> Result<Opened> {
        readable(path)?;
        let store = Store::open(path)?;
        let texts = store.texts()?;
        let dataset = dateline::dataset(&store)?;
        Ok(Opened { store, dataset, texts })
    }

    /// A report as it was read, without what its bytes alone told.
    pub(crate) fn report(&self, card: &ReportCard) -> Result<Report> {
        let text = self.texts.get(&card.id).cloned().unwrap_or_default();
        let origin = Origin { path: card.path.clone(), ..Origin::default() };
        let report = Report::new(card.id.clone(), origin, text);
        let mut report = report.with_zones(self.store.zones(&card.id)?);
        report.published = card.published.clone();
        Ok(report)
    }
}
