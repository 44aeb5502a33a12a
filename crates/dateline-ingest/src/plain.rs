//! A text that the caller holds, with what the caller knows about it.

use dateline_model::Report;

use crate::assemble::{Given, assemble};
use crate::dates::date_field;
use crate::{Reason, Refusal, Settings};

/// What the caller knows about a text.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct About {
    /// What messages and the dataset call it.
    pub path: String,
    /// The address it was published at.
    pub url: Option<String>,
    /// Who published it.
    pub outlet: Option<String>,
    /// Its headline.
    pub title: Option<String>,
    /// When it was published: a day, a month or a year, as in a column `date`.
    pub published: Option<String>,
}

/// The report of a text. Its id is that of a file with the same text; its spans count in the text, in front of which
/// stands the headline where the text does not begin with it.
///
/// # Errors
/// If there are no words in it, it is too large, or the day is none.
pub fn text_report(
    text: &str,
    about: &About,
    settings: &Settings,
) -> Result<Report, Refusal> {
    let refused = |reason| Refusal::new(&about.path, reason);
    let cap = settings.caps.file_bytes;
    if text.len() > cap {
        return Err(refused(Reason::TooLarge { cap }));
    }
    let published = match &about.published {
        Some(value) => Some(date_field(value).ok_or_else(|| {
            let column = "published".to_owned();
            refused(Reason::Date { column, value: value.clone() })
        })?),
        None => None,
    };
    let mut given = Given::of_bytes(&about.path, text.as_bytes());
    given.origin.url.clone_from(&about.url);
    given.title.clone_from(&about.title);
    given.outlet.clone_from(&about.outlet);
    given.published = published;
    given.origin.capture.media_type = Some("text/plain".to_owned());
    assemble(given, text.to_owned(), settings).map_err(refused)
}

#[cfg(test)]
mod tests {
    use super::{About, text_report};
    use crate::{Input, Settings, read};

    const TEXT: &str = "  Rebels shelled Wadi Amsa on Monday.\r\nقُتل two people.\n";

    fn about() -> About {
        About { path: "mail".to_owned(), ..About::default() }
    }

    #[test]
    fn a_text_is_the_report_that_a_file_of_it_is() {
        let settings = Settings::default();
        let report = text_report(TEXT, &about(), &settings).expect("a report");
        let input = Input::bytes("mail", TEXT.as_bytes().to_vec());
        let read = read(&input, &settings).next().expect("one").expect("a report");
        assert_eq!((report.text(), &report.id), (TEXT, &read.id));
        assert_eq!(report.zones(), read.zones());
    }

    #[test]
    fn a_headline_that_is_not_in_the_text_stands_in_front_of_it() {
        let about = About { title: Some("Shells on a village".to_owned()), ..about() };
        let report = text_report(TEXT, &about, &Settings::default()).expect("a report");
        assert_eq!(report.text(), format!("Shells on a village\n\n{TEXT}"));
    }

    #[test]
    fn a_day_that_is_none_is_refused_with_what_was_given() {
        let about = About { published: Some("soon".to_owned()), ..about() };
        let refusal =
            text_report(TEXT, &about, &Settings::default()).expect_err("a refusal");
        assert_eq!(refusal.to_string(), "mail: `published` is not a date: `soon`");
    }

    #[test]
    fn a_text_without_words_is_refused() {
        let refusal =
            text_report(" \n42", &about(), &Settings::default()).expect_err("a refusal");
        assert_eq!(refusal.to_string(), "mail: holds no text");
    }
}
