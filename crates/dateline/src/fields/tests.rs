use super::{amount, date_in_words, short_date, speaker};
use dateline_model::{Count, CountKind, SpeakerFacts, SpeakerKind, VagueNumber, When};

fn count(low: Option<u64>, high: Option<u64>, vague: Option<VagueNumber>) -> String {
    amount(&Count {
        kind: CountKind::Killed,
        text: String::new(),
        low,
        high,
        vague,
        of: None,
        status: None,
        part_of: None,
    })
}

#[test]
fn an_open_bound_is_drawn_open() {
    assert_eq!(count(Some(4), None, None), "4..");
    assert_eq!(count(None, Some(4), None), "..4");
    assert_eq!(count(Some(4), Some(4), None), "4");
    assert_eq!(count(Some(10), Some(20), None), "10..20");
    assert_eq!(count(None, None, Some(VagueNumber::Dozens)), "dozens");
}

#[test]
fn a_day_is_drawn_as_one_and_a_range_by_its_bounds() {
    let when = |earliest: Option<&str>, latest: Option<&str>| {
        date_in_words(&When {
            text: String::new(),
            earliest: earliest.map(|day| day.parse().expect("a day")),
            latest: latest.map(|day| day.parse().expect("a day")),
            edtf: None,
            assumed: false,
        })
    };
    assert_eq!(when(Some("2016-05-03"), Some("2016-05-03")), "2016-05-03");
    assert_eq!(when(Some("2016-05-01"), Some("2016-05-03")), "2016-05-01..2016-05-03");
    assert_eq!(when(None, Some("2016-05-03")), "..2016-05-03");
    assert_eq!(when(None, None), "unknown");
}

#[test]
fn a_table_says_days_as_short_as_it_can() {
    let short = |earliest: Option<&str>, latest: Option<&str>| {
        short_date(&When {
            text: String::new(),
            earliest: earliest.map(|day| day.parse().expect("a day")),
            latest: latest.map(|day| day.parse().expect("a day")),
            edtf: None,
            assumed: true,
        })
    };
    assert_eq!(short(Some("2016-05-03"), Some("2016-05-03")), "2016-05-03");
    assert_eq!(short(Some("2016-05-01"), Some("2016-05-04")), "2016-05-01..04");
    assert_eq!(short(Some("2016-04-29"), Some("2016-05-04")), "2016-04-29..05-04");
    assert_eq!(short(Some("2016-12-29"), Some("2017-01-04")), "2016-12-29..2017-01-04");
    assert_eq!(short(Some("2016-05-01"), Some("2016-05-31")), "2016-05");
    assert_eq!(short(Some("2016-01-01"), Some("2016-12-31")), "2016");
    assert_eq!(short(None, Some("2016-05-31")), "..2016-05-31");
}

#[test]
fn who_asked_not_to_be_named_is_not_named() {
    let told = |protected: bool| {
        let facts = SpeakerFacts {
            text: "a nurse".to_owned(),
            name: Some("Umm Adel".to_owned()),
            kind: SpeakerKind::Medical,
            party: false,
            actor: None,
            protected,
        };
        speaker(&facts.into())
    };
    assert_eq!(told(false), "medical, Umm Adel");
    assert_eq!(told(true), "medical (protected)");
}
