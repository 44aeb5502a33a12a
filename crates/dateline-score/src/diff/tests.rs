use super::*;
use crate::built::{telling, units};

/// A dataset of these events; their claims and reports are its own, and those of `more`.
fn side(lines: &str, more: &str) -> Side {
    let units = units(lines);
    let mut claims: Vec<Telling> =
        units.iter().flat_map(|unit| unit.tellings.iter().cloned()).collect();
    let mut reports: BTreeSet<ReportId> =
        claims.iter().map(|told| told.report.clone()).collect();
    for told in more.split(',').map(str::trim).filter(|told| !told.is_empty()) {
        match told.contains(':') {
            true => claims.push(telling(told)),
            false => {
                reports.insert(ReportId(told.into()));
            }
        }
    }
    let reports = reports.into_iter().map(|id| ReportName {
        // Reports are named by their letters; a digit behind them stands for another text.
        path: id.0.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned(),
        id,
        record: None,
        url: None,
    });
    Side { reports: reports.collect(), claims, units, rejected: BTreeSet::new() }
}

#[track_caller]
fn check(old: &Side, new: &Side, expected: &str) {
    let told = diff(old, new);
    let mut lines = told.in_words(old, new);
    for changed in &told.changed {
        let words = |value: &Option<String>| value.clone().unwrap_or("–".to_owned());
        for change in &changed.changes {
            let (topic, old, new) = (change.topic, &change.old, &change.new);
            lines.push(format!("  {} {} → {}", topic.as_str(), words(old), words(new)));
        }
    }
    assert_eq!(lines.join("\n"), expected);
    let accounted = told.new.len() + told.split.len() + told.changed.len() + told.n_same;
    assert_eq!(accounted, new.units.len(), "each event of the new dataset once");
    let accounted =
        told.gone.len() + told.merged.len() + told.changed.len() + told.n_same;
    assert_eq!(accounted, old.units.len(), "each event of the old dataset once");
}

#[test]
fn a_dataset_and_itself_do_not_differ() {
    let one = side("x | r:1-4 | place=Hajin\ny | s:1-5 | place=Baghuz", "");
    check(&one, &one, "Nothing changed: 2 events, 2 reports, 2 claims");
}

#[test]
fn new_events_of_new_reports_are_told_apart_from_those_of_old_ones() {
    check(
        &side("x | r:1-4 |", ""),
        &side("x | r:1-4 |\ny | r:50-55 |\nz | s:1-5 |\nw | s:9-12 |", ""),
        "1 event before, 4 now: 3 new (2 from 1 new report, 1 from reports that were there)
1 report before, 2 now: 1 new
1 claim before, 4 now: 3 new",
    );
}

#[test]
fn an_event_whose_report_is_gone_goes_with_it_and_one_whose_claim_is_not_read_without() {
    check(
        &side("x | r:1-4 |\ny | r:50-55 |\nz | s:1-5 |\nw | t:1-5 |", ""),
        &side("x | r:1-4 |", "t:1-5, t"),
        "4 events before, 1 now: 3 gone (1 with their reports, 1 no longer read in their reports, 1 whose claims are now in no event)
3 reports before, 2 now: 1 gone
4 claims before, 2 now: 2 gone",
    );
}

#[test]
fn a_changed_field_is_told_with_what_stood_there_before() {
    check(
        &side("x | r:1-4 | place=Hajin; killed_low=4\ny | r:9-12 | killed_low=2", ""),
        &side(
            "x | r:1-4 | place=Baghuz; killed_low=4; killed_high=6\ny | r:9-12 | killed_low=3",
            "",
        ),
        "2 events before and now: 2 changed: killed 2, place 1
1 report before and now, all as they were
2 claims before and now, all as they were
  place Hajin → Baghuz
  killed 4.. → 4..6
  killed 2.. → 3..",
    );
}

#[test]
fn an_event_of_another_id_is_found_again_by_its_claims() {
    check(
        &side("x | r:1-4 | place=Hajin", ""),
        &side("y | r:1-4 | place=Hajin; weapon=mortar", ""),
        "1 event before and now: 1 changed: weapon 1
1 report before and now, all as they were
1 claim before and now, all as they were
  weapon – → mortar",
    );
}

#[test]
fn two_events_that_became_one_are_merged_and_the_way_back_is_a_split() {
    let two = side("x | r:1-4 | place=Hajin\ny | s:1-5 | place=Hajin", "");
    let one = side("x | r:1-4, s:1-5 | place=Hajin", "");
    check(
        &two,
        &one,
        "2 events before, 1 now: 1 merged into others, 1 changed: only told by other claims 1
2 reports before and now, all as they were
2 claims before and now, all as they were",
    );
    check(
        &one,
        &two,
        "1 event before, 2 now: 1 split off, 1 changed: only told by other claims 1
2 reports before and now, all as they were
2 claims before and now, all as they were",
    );
}

#[test]
fn a_claim_that_moves_between_two_events_merges_and_splits_nothing() {
    check(
        &side("x | r:1-4, s:1-5 |\ny | t:1-5 |", ""),
        &side("x | r:1-4 |\ny | t:1-5, s:1-5 |", ""),
        "2 events before and now: 2 changed: only told by other claims 2
3 reports before and now, all as they were
3 claims before and now, all as they were",
    );
}

#[test]
fn in_a_report_whose_text_is_another_events_are_known_by_their_sentences() {
    check(
        &side(
            "x | r1:10-17 shelled the town | place=Hajin\ny | r1:90-95 left | place=Hajin",
            "",
        ),
        &side("z | r2:40-47 shelled the town | place=Hajin", ""),
        "2 events before, 1 now: 1 gone (1 no longer read in their reports)
1 report before and now: 1 with another text
2 claims before, 1 now: 1 gone",
    );
}

#[test]
fn what_a_person_rejected_is_told_as_such() {
    let before = side("x | r:1-4 |\ny | s:1-5 |", "");
    let mut after = side("x | r:1-4 |", "s:1-5, s");
    after.rejected.insert(ClaimId("s:1".into()));
    check(
        &before,
        &after,
        "2 events before, 1 now: 1 gone (1 rejected by a person)
2 reports before and now, all as they were
2 claims before and now, all as they were",
    );
    check(
        &after,
        &before,
        "1 event before, 2 now: 1 new (1 that a person had rejected)
2 reports before and now, all as they were
2 claims before and now, all as they were",
    );
}

#[test]
fn in_a_report_whose_text_is_another_a_sentence_with_a_corrected_number_is_the_same() {
    check(
        &side("x | r1:10-17 bombed the town killing 15 people | killed_low=15", ""),
        &side(
            "z | r2:40-47 bombed the town killing at least 12 people | killed_low=12",
            "",
        ),
        "1 event before and now: 1 changed: killed 1
1 report before and now: 1 with another text
1 claim before and now, all as they were
  killed 15.. → 12..",
    );
}
