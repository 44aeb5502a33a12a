#![no_main]
//! A file of rules is taken, or its fault is named with a line that it has; the gate lets through what its rules know.

use dateline::{Lexicon, RuleScope};
use dateline_extract::LexiconFiles;
use dateline_fuzz::begin;
use libfuzzer_sys::fuzz_target;

fuzz_target!(init: begin(), |bytes: &[u8]| {
    let Ok(text) = std::str::from_utf8(bytes) else { return };
    let own = [("own.toml", text)];
    let files = LexiconFiles {
        rules: &[],
        own: &own,
        nouns: &[],
        governors: dateline_data::GOVERNORS,
        speakers: dateline_data::SPEAKERS,
        weapons: dateline_data::WEAPONS,
        irregular: dateline_data::IRREGULAR,
        quantities: dateline_data::QUANTITIES,
    };
    match Lexicon::from_files(&files, RuleScope::Verbal) {
        Ok(lexicon) => {
            assert!(lexicon.rules().iter().all(|rule| rule.is_own()));
            // Marks are cut from words before rules are asked, so that none begins with one.
            let verbs = lexicon.rules().iter().flat_map(|rule| &rule.verbs);
            for verb in verbs.filter(|verb| verb.starts_with(char::is_alphabetic)) {
                assert!(lexicon.may_fire(verb), "the gate does not know `{verb}`");
            }
        }
        Err(error) => {
            let n_lines = text.lines().count().max(1);
            assert!((1..=n_lines + 1).contains(&error.line), "{error}");
        }
    }
});
