//! Finding reports and events by words of their texts.

use dateline_model::ReportId;

use crate::error::{At, StoreError};
use crate::store::Store;

/// What a person typed into a search box, as the list of words understands it.
///
/// Words must all be there; `"two words"` stand together; `displac*` is any word that begins so; `-army` must not be there.
/// Nothing a person types is an error: signs that mean something to SQLite are words like others.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SearchWords(String);

impl SearchWords {
    /// Reads them; `None` where there is nothing to look for.
    pub fn read(typed: &str) -> Option<SearchWords> {
        let (mut wanted, mut unwanted) = (Vec::new(), Vec::new());
        for (idx, part) in typed.split('"').enumerate() {
            if idx % 2 == 1 {
                wanted.extend(quoted(part));
                continue;
            }
            for word in part.split_whitespace() {
                match word.strip_prefix('-') {
                    Some(word) => unwanted.extend(quoted(word)),
                    None => wanted.extend(prefixed(word)),
                }
            }
        }
        if wanted.is_empty() {
            return None;
        }
        let mut words = wanted.join(" AND ");
        for each in unwanted {
            words = format!("({words}) NOT {each}");
        }
        Some(SearchWords(words))
    }
}

fn prefixed(word: &str) -> Option<String> {
    match word.strip_suffix('*') {
        Some(start) => quoted(start).map(|start| format!("{start}*")),
        None => quoted(word),
    }
}

/// The words as a string of FTS5; `None` where no letter or digit is in them.
fn quoted(words: &str) -> Option<String> {
    let plain: String =
        words.chars().filter(|letter| *letter != '"' && *letter != '\0').collect();
    plain.chars().any(char::is_alphanumeric).then(|| format!("\"{}\"", plain.trim()))
}

impl Store {
    /// The claims that have the words in their sentence, their place or their speaker, by their rows (`fid`).
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn claims_with(&self, words: &SearchWords) -> Result<Vec<usize>, StoreError> {
        // The list of words alone answers this; the rows of claims are not even read.
        let sql = "SELECT rowid FROM claim_words WHERE claim_words MATCH ?1";
        self.of(sql, &words.0, |row| row.get(0))
    }

    /// Hands over each claim that tells an event: its row (`fid`) and the event's id, in the order of the events' ids.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn each_claim_row(
        &self,
        mut take: impl FnMut(usize, &str),
    ) -> Result<(), StoreError> {
        let mut run = || -> rusqlite::Result<()> {
            let mut select = self.file.prepare(
                "SELECT fid, event_id FROM claims WHERE event_id IS NOT NULL
                 ORDER BY event_id, fid",
            )?;
            let mut rows = select.query([])?;
            while let Some(row) = rows.next()? {
                take(row.get(0)?, row.get_ref(1)?.as_str()?);
            }
            Ok(())
        };
        run().at(&self.path)
    }

    /// The reports with the words in their title or text, those that fit best first.
    ///
    /// # Errors
    /// If the file cannot be read.
    pub fn reports_with(&self, words: &SearchWords) -> Result<Vec<ReportId>, StoreError> {
        self.of(
            "SELECT report_id FROM report_words JOIN reports ON fid = report_words.rowid
             WHERE report_words MATCH ?1 ORDER BY rank, report_id",
            &words.0,
            |row| row.get(0).map(ReportId),
        )
    }
}

#[cfg(test)]
mod tests {
    use super::SearchWords;

    #[track_caller]
    fn check(typed: &str, expected: &str) {
        let words = SearchWords::read(typed).map(|words| words.0).unwrap_or_default();
        assert_eq!(words, expected);
    }

    #[test]
    fn words_must_all_be_there() {
        check("market  shelled", r#""market" AND "shelled""#);
    }

    #[test]
    fn quoted_words_stand_together() {
        check(r#"dead "supply line""#, r#""dead" AND "supply line""#);
    }

    #[test]
    fn a_star_stands_for_any_ending_and_a_minus_for_absence() {
        check("displac* -army", r#"("displac"*) NOT "army""#);
    }

    #[test]
    fn signs_of_the_search_language_are_words_like_others() {
        check(r#"NEAR( OR " ;--"#, r#""NEAR(" AND "OR""#);
    }

    #[test]
    fn what_must_not_be_there_alone_finds_nothing() {
        check("-army *", "");
    }
}
