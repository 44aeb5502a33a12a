//! The tasks: what each gives, and how the program's coding answers it.
//!
//! A task's module turns what was coded into the words that its scorer reads, and adds no reading of its own:
//! what the program does not see, the prediction does not have.

use anyhow::Result;
use serde_json::{Map, Value};

use crate::item::Item;
use crate::reader::Reader;

mod acled_type;
mod attack_type;
mod dates;
mod eventloc;
mod geoparse;
mod gsr;
mod html;
mod muc4;
mod petrarch;
mod plover;
mod police;
mod rams;
mod re3d;
mod relevance;
mod roles;
mod syntax;
mod syria_where;
mod wikievents;

/// What computes a task's score: a program of the data folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Scorer {
    /// `score.py`
    Text,
    /// `score_geo_date_html.py`
    GeoDateHtml,
}

impl Scorer {
    /// The program's file in the data folder.
    pub(crate) fn file(self) -> &'static str {
        match self {
            Scorer::Text => "score.py",
            Scorer::GeoDateHtml => "score_geo_date_html.py",
        }
    }
}

/// In what files a task's items and answers are written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// JSON Lines: an object for each item, joined by `id`.
    JsonLines,
    /// CoNLL-U: an item for each sentence, of which only the raw text is given; the answer is its words, in `conllu`.
    Conllu,
}

/// A task of the bench.
pub(crate) struct Task {
    /// Its name, as the scorer knows it.
    pub(crate) name: &'static str,
    /// Its developers' set in the data folder.
    pub(crate) set: &'static str,
    /// What computes its score.
    pub(crate) scorer: Scorer,
    /// In what its items and answers are written.
    pub(crate) form: Form,
    /// The fields that it gives, as the README of the data folder says. Nothing else is read.
    pub(crate) given: &'static [&'static str],
    /// The answer to one item: the fields that the scorer reads, less `id`.
    pub(crate) answer: fn(&Item, &Reader) -> Result<Map<String, Value>>,
}

/// All tasks, in the order of the data folder's READMEs.
pub(crate) const TASKS: &[Task] = &[
    relevance::TASK,
    acled_type::TASK,
    attack_type::TASK,
    plover::TASK,
    police::TASK,
    roles::TASK,
    gsr::TASK,
    petrarch::TASK,
    muc4::TASK,
    wikievents::TASK,
    rams::TASK,
    re3d::TASK,
    syria_where::TASK,
    geoparse::TASK,
    eventloc::TASK,
    dates::TASK,
    html::TASK,
    syntax::TASK,
];

/// The task of that name.
pub(crate) fn find(name: &str) -> Option<&'static Task> {
    TASKS.iter().find(|task| task.name == name)
}
