//! How many people were killed, injured, taken, driven out.

use crate::plover::{UnknownWord, words};
use serde::{Deserialize, Serialize};
use std::fmt;
use std::str::FromStr;

words! {
    /// What happened to the people counted.
    CountKind {
        /// Killed in fighting or by an attack.
        Killed = "killed",
        /// Wounded.
        Injured = "injured",
        /// Captured, arrested, abducted.
        Captured = "captured",
        /// Put to death in the hands of the killer.
        Executed = "executed",
        /// Driven out or fled.
        Displaced = "displaced",
        /// Enlisted, by force or not.
        Recruited = "recruited",
        /// Counted, but nothing of the above: attackers, protesters, strikes.
        Other = "other",
    }
}

words! {
    /// An amount that is a word and not a number; what it is worth is for each export to say.
    VagueNumber {
        /// "a few", "a handful".
        Few = "few",
        /// "several".
        Several = "several",
        /// "many", "numerous", a plural without a number.
        Many = "many",
        /// "tens of".
        Tens = "tens",
        /// "dozens of".
        Dozens = "dozens",
        /// "scores of".
        Scores = "scores",
        /// "hundreds of".
        Hundreds = "hundreds",
        /// "thousands of".
        Thousands = "thousands",
        /// "tens of thousands of".
        TensOfThousands = "tens of thousands",
        /// "hundreds of thousands of".
        HundredsOfThousands = "hundreds of thousands",
        /// "millions of".
        Millions = "millions",
    }
}

words! {
    /// Who the people counted are, as far as the words say.
    CountedStatus {
        /// Not under arms.
        Civilian = "civilian",
        /// Under arms.
        Combatant = "combatant",
    }
}

/// A number of people and what happened to them.
#[derive(Serialize, Deserialize, Clone, Debug, PartialEq, Eq)]
pub struct Count {
    /// What happened to them.
    pub kind: CountKind,
    /// The words: "more than 20 soldiers".
    pub text: String,
    /// At least so many; `None` where the words give no number.
    pub low: Option<u64>,
    /// At most so many; `None` where the words leave it open.
    pub high: Option<u64>,
    /// The amount, where it is a word.
    pub vague: Option<VagueNumber>,
    /// Who they are, in the words of the report: "Syrian soldiers".
    pub of: Option<String>,
    /// Whether they were under arms.
    pub status: Option<CountedStatus>,
    /// The position, in the claim's own list, of the total that this count is a part of.
    pub part_of: Option<usize>,
}
