//! On what terms an export leaves the house.

use clap::{Args, ValueEnum};
use dateline::formats::profile::{Finest, Terms};

use super::values::ProfileAsked;

/// To whom, how late and how exact.
#[derive(Args, Clone, Debug)]
pub(crate) struct TermsArguments {
    /// Who may read it: what is masked of private persons, sources and addresses.
    #[arg(long, default_value = "public")]
    pub(crate) profile: ProfileAsked,
    /// Leaves out what happened in so many days up to the newest day of publication.
    #[arg(long, value_name = "DAYS", value_parser = clap::value_parser!(u16).range(1..=3650))]
    pub(crate) delay: Option<u16>,
    /// Tells no place finer than this unit, and none of the words.
    #[arg(long = "finest", value_name = "UNIT", default_value = "exact")]
    pub(crate) finest: FinestAsked,
    /// Who hands it out, for the log of custody; the name of your account without it.
    #[arg(long, value_name = "NAME")]
    pub(crate) by: Option<String>,
    /// Why, for the log of custody.
    #[arg(long, value_name = "TEXT")]
    pub(crate) reason: Option<String>,
}

impl TermsArguments {
    /// The terms as exports know them.
    pub(crate) fn terms(&self) -> Terms {
        Terms {
            profile: self.profile.profile(),
            delay: self.delay,
            finest: match self.finest {
                FinestAsked::Exact => Finest::Exact,
                FinestAsked::Admin3 => Finest::Admin3,
                FinestAsked::Admin2 => Finest::Admin2,
                FinestAsked::Admin1 => Finest::Admin1,
                FinestAsked::Country => Finest::Country,
            },
        }
    }
}

#[derive(ValueEnum, Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum FinestAsked {
    /// The place itself.
    Exact,
    /// Subdistricts.
    Admin3,
    /// Districts.
    Admin2,
    /// Provinces.
    Admin1,
    /// Countries.
    Country,
}
