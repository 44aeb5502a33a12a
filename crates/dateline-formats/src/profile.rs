//! Who may read an export: what is masked before a dataset leaves the house.
//!
//! A profile makes another dataset of a dataset, with other texts: private persons are role words in brackets, and every
//! claim stands on the words of the masked text. So each format of this crate is as safe as any other, and none of them
//! knows of masks. The rule where it is not certain is ours: rather a mask too many than a name too many.

mod contacts;
mod masks;
mod moved;
mod people;
mod spared;
mod strings;
mod terms;
#[cfg(test)]
mod tests;

use std::collections::BTreeMap;
use std::fmt;
use std::str::FromStr;

use dateline_model::{Dataset, ReportId, Span};

use masks::Masks;
use moved::Moved;
pub use people::People;
use spared::Spared;
pub use terms::{Finest, Terms};

/// Who may read it.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Profile {
    /// Anybody: private persons, protected sources, telephone numbers, addresses are masked.
    #[default]
    Public,
    /// Partners who protect the people in it as you do: private persons are named, protected sources and contacts are not.
    Trusted,
    /// Those who have the dataset anyway: nothing is masked.
    Full,
}

impl Profile {
    /// All of them, the most careful first.
    pub const ALL: [Profile; 3] = [Profile::Public, Profile::Trusted, Profile::Full];

    /// As the command line spells it.
    pub fn as_str(self) -> &'static str {
        match self {
            Profile::Public => "public",
            Profile::Trusted => "trusted",
            Profile::Full => "full",
        }
    }

    /// What it does, in sentences for those who read the export.
    pub fn about(self) -> &'static str {
        match self {
            Profile::Public => {
                "Private persons are role words in brackets, such as [a resident], in quotes and titles too; \
                 public officials, commanders and spokesmen keep their names. Sources who asked not to be named, \
                 telephone numbers, e-mail addresses, accounts and street addresses are masked. \
                 A program finds names by their form and by the words beside them and masks where it is not certain, \
                 so some masks stand where no person was; it can miss a name that nothing marks as one, \
                 and who knows the place may know the person without a name."
            }
            Profile::Trusted => {
                "Names of private persons stand as the reports have them. Sources who asked not to be named, \
                 telephone numbers, e-mail addresses, accounts and street addresses are masked. Not for publication."
            }
            Profile::Full => "Nothing is masked. Not for publication.",
        }
    }
}

impl fmt::Display for Profile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.as_str())
    }
}

impl FromStr for Profile {
    type Err = String;

    fn from_str(word: &str) -> Result<Profile, String> {
        let found = Profile::ALL.into_iter().find(|profile| profile.as_str() == word);
        found.ok_or_else(|| format!("`{word}` is none of public, trusted, full"))
    }
}

/// A dataset that may leave the house, with the texts that its claims stand on.
#[derive(Clone, Debug, PartialEq)]
pub struct Released {
    /// The dataset.
    pub dataset: Dataset,
    /// The masked texts.
    pub texts: BTreeMap<ReportId, String>,
    /// How many stretches of the texts were masked.
    pub n_masked: usize,
}

/// Makes the dataset that may leave on these terms. `people` are those whom its reports name.
pub fn release(
    dataset: Dataset,
    texts: BTreeMap<ReportId, String>,
    people: &People,
    terms: Terms,
) -> Released {
    if terms.let_all_out() {
        return Released { dataset, texts, n_masked: 0 };
    }
    // Who is a protected source anywhere is one, also where the event itself is not told yet.
    let masks = Masks::new(people, &dataset, terms.profile);
    let dataset = terms.without_the_newest(dataset);
    let spared = Spared::of(&dataset, terms);
    let mut protected = match terms.profile {
        Profile::Public | Profile::Trusted => protected(&dataset),
        Profile::Full => BTreeMap::new(),
    };
    let mut n_masked = 0;
    let mut moves: BTreeMap<ReportId, Moved> = BTreeMap::new();
    let texts = texts
        .into_iter()
        .map(|(id, text)| {
            let mut found = match terms.profile {
                Profile::Public | Profile::Trusted => masks.found(&text),
                Profile::Full => Vec::new(),
            };
            found.extend(protected.remove(&id).unwrap_or_default());
            let words = spared.words.get(&id).into_iter().flatten();
            found.extend(words.map(|span| (*span, spared::LEFT_OUT.to_owned())));
            let moved = Moved::new(&text, found);
            n_masked += moved.n_masked();
            let masked = moved.text(&text);
            moves.insert(id.clone(), moved);
            (id, masked)
        })
        .collect();
    let dataset = strings::masked(dataset, &masks, &moves, &spared, terms);
    Released { dataset, texts, n_masked }
}

/// The words for those who asked not to be named: all of them are masked, role and place included.
fn protected(dataset: &Dataset) -> BTreeMap<ReportId, Vec<(Span, String)>> {
    let mut all: BTreeMap<ReportId, Vec<(Span, String)>> = BTreeMap::new();
    for claim in &dataset.claims {
        for said in claim.speakers.iter().filter(|said| said.value.protected) {
            let spans = said.evidence().iter().filter_map(|evidence| evidence.span());
            let masks = spans.map(|span| (span, masks::PROTECTED.to_owned()));
            all.entry(claim.report.clone()).or_default().extend(masks);
        }
    }
    all
}
