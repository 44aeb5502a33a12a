use crate::{KnownSource, SourceTable, SpeakerKind};

/// The name under which the words are found.
#[track_caller]
fn check(words: &str, expected: Option<&str>) {
    let row = |name: &str, aliases: &[&str]| KnownSource {
        name: name.to_owned(),
        aliases: aliases.iter().map(|&alias| alias.to_owned()).collect(),
        kind: SpeakerKind::Monitor,
        side: None,
        letter: None,
    };
    let table = SourceTable::new(vec![
        row("River Monitor", &["the Monitor", "نهر"]),
        row("River Monitor Daily", &[]),
        row("Amsa Wire", &["AW", "River Monitor"]),
    ]);
    assert_eq!(table.find(words).map(|source| source.name.as_str()), expected);
}

#[test]
fn a_name_is_found_among_other_words() {
    check("the London-based river monitor", Some("River Monitor"));
    check("a doctor who spoke to AW", Some("Amsa Wire"));
    check("نهر", Some("River Monitor"));
}

#[test]
fn the_longest_name_is_meant() {
    check("River Monitor Daily", Some("River Monitor Daily"));
}

#[test]
fn a_part_of_a_word_or_name_is_nobody() {
    check("a monitor", None);
    check("paws", None);
    check("", None);
}
