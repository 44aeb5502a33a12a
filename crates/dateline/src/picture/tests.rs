use super::{picture, text_of};
use dateline_model::{
    Act, ActorKind, Attested, Claim, ClaimId, Count, CountKind, EventType, Evidence,
    GivenField, Modality, Mode, Party, PartyFacts, ReportId, Scope, Span, TimeAxis, When,
    ZoneKind,
};
use expect_test::expect;

const TEXT: &str =
    "The army reached Wadi Amsa.\nIts guns killed at least four people there.\n";

fn span(words: &str) -> Span {
    let start = TEXT.find(words).expect("the words are in the text");
    Span::new(start, start + words.len())
}

fn claim() -> Claim {
    let day = "2016-05-03".parse().expect("a day");
    let party = Party::from(PartyFacts {
        text: "Its guns".to_owned(),
        actor: None,
        name: "Army".to_owned(),
        kind: ActorKind::Military,
        country: None,
        acled: None,
    });
    let killed = Count {
        kind: CountKind::Killed,
        text: "at least four people".to_owned(),
        low: Some(4),
        high: None,
        vague: None,
        of: None,
        status: None,
        part_of: None,
    };
    let when = When {
        text: String::new(),
        earliest: Some(day),
        latest: Some(day),
        edtf: None,
        assumed: false,
    };
    let trigger = span("killed");
    Claim {
        id: ClaimId("c".into()),
        report: ReportId("r".into()),
        sentence: span("Its guns killed at least four people there."),
        zone: ZoneKind::Body,
        rule: "kill#1".into(),
        act: Some(Attested::direct(
            Act { event: EventType::Assault, mode: Some(Mode::HeavyWeapons) },
            trigger,
        )),
        trigger,
        reciprocal: false,
        actors: vec![Attested::new(party, Evidence::antecedent(span("The army")))],
        recipients: Vec::new(),
        weapon: None,
        date: Some(Attested::new(when, Evidence::given(GivenField::Published))),
        place: None,
        counts: vec![Attested::direct(killed, span("at least four people"))],
        territory: None,
        labels: Vec::new(),
        speakers: Vec::new(),
        modality: Attested::direct(Modality::Happened, trigger),
        time: Attested::direct(TimeAxis::Current, trigger),
        scope: Attested::direct(Scope::Single, trigger),
        disputed: false,
        part_of: None,
    }
}

#[test]
fn values_are_drawn_under_their_words_and_the_rest_below() {
    expect![[r#"
        The army reached Wadi Amsa.
        Its guns killed at least four people there.
                 ^^^^^^ event     ASSAULT/heavy-weapons
                        ^^^^^^^^^^^^^^^^^^^^ killed    4..
        … actor     Army, from "The army"
        … date      2016-05-03, as given
    "#]]
    .assert_eq(&picture(TEXT, &[claim()]));
}

#[test]
fn the_text_is_found_again_in_its_picture() {
    assert_eq!(text_of(&picture(TEXT, &[claim()])), TEXT);
}
