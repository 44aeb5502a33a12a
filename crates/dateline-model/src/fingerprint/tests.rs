use crate::{Fingerprint, Origin, Report, ReportId, SURELY_SEEN, Span, Zone, ZoneKind};

fn of(text: &str) -> Fingerprint {
    let id = ReportId("a".into());
    Fingerprint::of(&Report::new(id, Origin::default(), text.to_owned()))
}

/// How many shingles two texts share.
#[track_caller]
fn check(a: &str, b: &str, n_shared: usize) {
    let (a, b) = (of(a), of(b));
    let shared = a
        .shingles()
        .iter()
        .filter(|each| b.shingles().iter().any(|other| other.hash == each.hash));
    assert_eq!(shared.count(), n_shared, "{a:?}\n{b:?}");
}

const LINE: &str = "Rebels shelled the market of Wadi Amsa on Monday";

#[test]
fn capitals_marks_and_line_breaks_make_no_difference() {
    let shouted = "REBELS SHELLED\nthe market -- of Wadi Amsa, on Monday!";
    check(LINE, shouted, of(LINE).shingles().len());
}

#[test]
fn other_words_share_nothing() {
    check(LINE, "The army said that it had withdrawn from the old bridge at noon", 0);
}

#[test]
fn a_run_of_words_is_seen_wherever_it_stands() {
    let words: Vec<String> = (0..40).map(|at| format!("word{at}")).collect();
    for start in 0..words.len() - SURELY_SEEN {
        let run = words[start..start + SURELY_SEEN].join(" ");
        let other = format!("In another report the agency wrote {run} as it was told");
        let (whole, other) = (of(&words.join(" ")), of(&other));
        let is_shared = whole
            .shingles()
            .iter()
            .any(|each| other.shingles().iter().any(|it| it.hash == each.hash));
        assert!(is_shared, "nothing of `{run}`");
    }
}

#[test]
fn headline_and_furniture_are_left_out_and_places_count_in_the_whole_text() {
    let text = format!(
        "A headline of a few words here\n{LINE}\nShare this with friends of yours now"
    );
    let start = text.find(LINE).expect("the line");
    let zones = [
        (ZoneKind::Headline, 0, start),
        (ZoneKind::Body, start, start + LINE.len()),
        (ZoneKind::Furniture, start + LINE.len(), text.len()),
    ];
    let zones = zones.map(|(kind, from, to)| Zone { kind, span: Span::new(from, to) });
    let id = ReportId("a".into());
    let report = Report::new(id, Origin::default(), text).with_zones(zones.to_vec());
    let moved: Vec<(u32, u32)> = Fingerprint::of(&report)
        .shingles()
        .iter()
        .map(|each| (each.hash, each.at - start as u32))
        .collect();
    let alone: Vec<(u32, u32)> =
        of(LINE).shingles().iter().map(|each| (each.hash, each.at)).collect();
    assert_eq!(moved, alone);
}

#[test]
fn a_text_of_a_few_words_has_none() {
    assert!(of("Rebels shelled Amsa today").is_empty());
    assert!(!of("Rebels shelled Amsa on Monday").is_empty());
}
