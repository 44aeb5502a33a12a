//! What everybody is told to do or leave undone, whether a rule codes it or not.

use dateline::model::{ActorKind, Modality};

use crate::support::{coder, report};

/// Each deed as `doer: word`, with what keeps it from having been done.
#[track_caller]
fn check(text: &str, expected: &[&str]) {
    let report = report(text, None);
    let parse = coder().parse(&report);
    let (reading, look, deeds) = coder().deeds(&report, &parse);
    assert_eq!(reading.mentions.len(), look.parties.len());
    let drawn: Vec<String> = deeds
        .iter()
        .map(|deed| {
            let doer = reading.mentions[deed.doer].span.of(text);
            let mark = match (deed.is_idle, deed.is_said, deed.modality) {
                (true, _, _) => " (idle)".to_owned(),
                (_, true, _) => " (said)".to_owned(),
                (_, _, Modality::Happened) => String::new(),
                (_, _, other) => format!(" ({other})"),
            };
            format!("{doer}: {}{mark}", parse.word(deed.word))
        })
        .collect();
    assert_eq!(drawn, expected);
}

#[test]
fn the_subject_of_any_verb_does_it() {
    check("The guards escorted the herd.", &["The guards: escorted"]);
    check("The herd was escorted by the guards.", &["the guards: escorted"]);
}

#[test]
fn who_is_posted_somewhere_comes_to_be_there() {
    check("Police were posted at the mill.", &["Police: posted"]);
    check("Police were praised at the mill.", &[]);
}

#[test]
fn a_noun_of_doing_is_its_owners_deed() {
    check(
        "Police intervention ended the brawl.",
        &["Police: intervention", "Police intervention: ended"],
    );
}

#[test]
fn a_state_is_no_deed() {
    check("The police are tired.", &[]);
}

#[test]
fn what_is_denied_or_only_planned_is_marked() {
    check("The police did not act.", &["The police: act (negated)"]);
    check("The police will act.", &["The police: act (planned)"]);
}

#[test]
fn who_stands_by_does_nothing() {
    check("The police stood by.", &["The police: stood (idle)"]);
    check("The police looked the other way.", &["The police: looked (idle)"]);
    check(
        "Police inaction angered the town.",
        &["Police: inaction (idle)", "Police inaction: angered"],
    );
}

#[test]
fn to_say_something_is_a_deed_of_its_own_kind() {
    check("The police said nothing.", &["The police: said (said)"]);
}

#[test]
fn whoever_is_blamed_for_idleness_was_idle() {
    check(
        "The mayor blamed the police for negligence.",
        &["The mayor: blamed", "the police: negligence (idle)"],
    );
    check("It was a failure on the part of the police.", &["the police: failure (idle)"]);
    check(
        "The police displayed negligence.",
        &["The police: displayed", "The police: negligence (idle)"],
    );
    check("The guards played a passive role.", &["The guards: played (idle)"]);
}

#[test]
fn a_surname_means_who_was_introduced_with_an_office() {
    let text =
        "Police Commissioner Arun Velkar opened the road. Velkar thanked the drivers.";
    let report = report(text, None);
    let parse = coder().parse(&report);
    let (_, look, deeds) = coder().deeds(&report, &parse);
    let kinds: Vec<_> = deeds
        .iter()
        .map(|deed| look.parties[deed.doer].as_ref().map(|party| party.kind))
        .collect();
    assert_eq!(kinds, [Some(ActorKind::Police), Some(ActorKind::Police)]);
}
