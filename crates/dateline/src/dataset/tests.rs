use dateline_model::{
    ClaimId, ClaimRef, Decision, EventId, EventRef, LogEntry, Passage, ReportId, Span,
};

use super::set_on_texts;

const BEFORE: &str = "Rain fell. Rebels shelled Amsa. Rain fell.";

/// Sets a decision about the words of `BEFORE` on another text and gives the words it then rests on.
#[track_caller]
fn check(now: &str, expected: (&str, &str)) {
    let report = ReportId("a".into());
    let at = |words: &str| {
        let start = BEFORE.find(words).expect("words of the text");
        Span::new(start, start + words.len())
    };
    let sentence = Passage::new(&report, at("Rebels shelled Amsa."), BEFORE);
    let claim = ClaimRef { id: ClaimId("a:1".into()), sentence, trigger: at("shelled") };
    let event = EventRef { id: EventId("DL-1".to_owned()), claims: vec![claim] };
    let mut log = vec![LogEntry {
        seq: 1,
        at: String::new(),
        by: String::new(),
        decision: Decision::Reject { event },
        reason: None,
    }];
    set_on_texts(&mut log, &|asked| (*asked == report).then(|| now.into()));
    let Decision::Reject { event } = &log[0].decision else { panic!("the decision") };
    let claim = &event.claims[0];
    assert_eq!((claim.sentence.span.of(now), claim.trigger.of(now)), expected);
}

#[test]
fn words_that_moved_are_found_where_they_stand_now() {
    check(&format!("Menu\n\n{BEFORE}"), ("Rebels shelled Amsa.", "shelled"));
}

#[test]
fn words_that_stand_twice_are_those_nearest_to_where_they_stood() {
    let now = "Rain fell today. Rebels shelled Amsa. Rain. Rebels shelled Amsa.";
    check(now, ("Rebels shelled Amsa.", "shelled"));
}

#[test]
fn words_that_are_gone_keep_their_place() {
    check("Rain fell. Clouds passed by at dawn.", ("Clouds passed by at ", "passed "));
}
