//! From the model's labels to relations, and from those to who takes part in what.
//!
//! `assemble` joins what was read apart, `labels` renames, `repair` puts misreadings right; that is the
//! surface tree. `arguments` then undoes passives, control, relatives and conjunctions: `subject`, `verbal`,
//! `nominal` and `preposition` hold the rules, `words` the classes of words they turn on.
#![expect(
    clippy::wildcard_enum_match_arm,
    reason = "a rule names the few relations it is about and leaves the rest alone"
)]

mod arguments;
mod assemble;
mod belief;
mod clauses;
mod coordination;
mod descriptions;
mod figures;
mod gapped;
mod gerund;
mod labels;
mod main_verb;
mod nominal;
mod opening;
mod preposition;
mod repair;
mod subject;
#[cfg(test)]
mod tests;
mod tree;
mod verbal;
mod words;

pub(crate) use assemble::assemble;
