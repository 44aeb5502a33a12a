//! `dateline` reads news reports on armed conflict and codes who did what to whom, where, when, and who says so.
//!
//! This crate calls the stages in order and holds no rule of coding: [`Coder::code`] is the flow on one page,
//! [`code_all`] codes many reports at once, [`drawing`] and [`picture`](mod@picture) show what was coded under the
//! words it was read from. Commands, servers and other languages sit on this crate and on none of the stages.
//! The one hard decision: a fault of the program costs one report and never the run, so a panic in a stage becomes
//! a refusal that names the report.

mod account;
pub mod calendar;
mod coder;
mod dataset;
pub mod decisions;
pub mod drawing;
pub mod examples;
pub mod fields;
pub mod import;
mod knowledge;
pub mod numbers;
mod own;
pub mod parallel;
pub mod people;
pub mod picture;
mod reread;
mod resume;
pub mod rows;
mod run;
pub mod score;
mod sources;
pub mod told;

pub use account::Account;
pub use coder::{Coded, Coder, Looked, Traced};
pub use dataset::{TextOf, dataset, set_on_texts};
pub use dateline_extract::{
    Deed, Lexicon, LexiconError, Rule, RuleFile, RuleScope, rule_file,
};
pub use dateline_extract::{class_in_words, trace};
pub use dateline_formats as formats;
pub use dateline_ingest as ingest;
pub use dateline_merge::parts as merge_in_parts;
pub use dateline_merge::{aside, fill_in, merge, merge_told};
pub use dateline_model as model;
pub use dateline_parse::conllu;
pub use dateline_resolve as resolve;
pub use dateline_store as store;
pub use jiff::civil::Date;
pub use knowledge::{
    KnowledgeError, acled_names, hash_of, hash_of_places, knowledge_hashes, lexicon,
    message_of, ucdp_actors, world,
};
pub use own::{Own, OwnError, OwnFile, OwnPlaces};
pub use reread::{redated, reread, reread_decided, scope_of};
pub use resume::run_name;
pub use run::{Done, Outcome, Start, card, code_all, code_from, unix_seconds};
pub use sources::{SOURCE_COLUMNS, known_sources, sources};
