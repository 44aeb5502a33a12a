//! Invented reports whose values point at their words.

use std::collections::BTreeMap;

use dateline_model::{
    Act, ActorKind, Attested, Claim, ClaimId, Count, CountKind, Dataset, Event,
    EventField, EventId, Evidence, Extent, GivenField, Modality, Party, PartyFacts,
    Place, PlaceKind, PlacePrecision, PlaceRelation, Publication, ReportCard, ReportId,
    ReviewState, Scope, Span, SpeakerFacts, SpeakerKind, Territory, TerritoryState,
    TimeAxis, Version, Weapon, When, Where, ZoneKind,
};

/// The report of most tests; the Arabic name makes bytes and code points differ.
pub(crate) const TEXT: &str = "WADI AMSA (وادي عمسة) – The Islamic State captured Wadi Amsa \
from Syrian soldiers on Wednesday, killing at least four soldiers, Amsa Media said. \
Russian warplanes bombed the market on Thursday and killed dozens of villagers.";

pub(crate) struct Told<'a> {
    text: &'a str,
    pub(crate) claim: Claim,
}

/// A claim of report `a` that turns on `trigger`, the first such words behind `sentence`'s start.
pub(crate) fn told<'a>(text: &'a str, trigger: &str, act: &str) -> Told<'a> {
    let span = find(text, trigger);
    let claim = Claim {
        id: ClaimId(format!("a:{:04}", span.start()).into()),
        report: ReportId("a".repeat(64).into()),
        sentence: Span::new(0, text.len()),
        zone: ZoneKind::Body,
        rule: "invented#1".into(),
        act: Some(Attested::direct(act.parse::<Act>().expect("an act"), span)),
        trigger: span,
        reciprocal: false,
        actors: Vec::new(),
        recipients: Vec::new(),
        weapon: None,
        date: None,
        place: None,
        counts: Vec::new(),
        territory: None,
        labels: Vec::new(),
        speakers: Vec::new(),
        modality: Attested::direct(Modality::Happened, span),
        time: Attested::direct(TimeAxis::Current, span),
        scope: Attested::direct(Scope::Single, span),
        disputed: false,
        part_of: None,
    };
    Told { text, claim }
}

fn find(text: &str, words: &str) -> Span {
    let at = text.find(words).unwrap_or_else(|| panic!("`{words}` is not in the text"));
    Span::new(at, at + words.len())
}

impl Told<'_> {
    fn attest<T>(&self, value: T, words: &str) -> Attested<T> {
        Attested::direct(value, find(self.text, words))
    }
    pub(crate) fn by(mut self, words: &str, who: Party) -> Self {
        let who = self.attest(
            Party::from(PartyFacts { text: words.to_owned(), ..PartyFacts::clone(&who) }),
            words,
        );
        self.claim.actors.push(who);
        self
    }
    pub(crate) fn to(mut self, words: &str, whom: Party) -> Self {
        let whom = self.attest(
            Party::from(PartyFacts {
                text: words.to_owned(),
                ..PartyFacts::clone(&whom)
            }),
            words,
        );
        self.claim.recipients.push(whom);
        self
    }
    pub(crate) fn at(mut self, words: &str, place: Place) -> Self {
        let at = Where {
            text: words.to_owned(),
            place: Some(place.into()),
            relation: PlaceRelation::In,
        };
        self.claim.place = Some(self.attest(at, words));
        self
    }
    pub(crate) fn on(mut self, words: &str, first: &str, last: &str) -> Self {
        let when = When {
            text: words.to_owned(),
            earliest: first.parse().ok(),
            latest: last.parse().ok(),
            edtf: Some(first.to_owned()),
            assumed: false,
        };
        let when = self
            .attest(when, words)
            .and(Evidence::given(GivenField::Published))
            .and(Evidence::context(find(self.text, "said")));
        self.claim.date = Some(when);
        self
    }
    pub(crate) fn count(mut self, words: &str, count: Count) -> Self {
        let count = self.attest(Count { text: words.to_owned(), ..count }, words);
        self.claim.counts.push(count);
        self
    }
    pub(crate) fn with(mut self, words: &str, weapon: Weapon) -> Self {
        self.claim.weapon = Some(self.attest(weapon, words));
        self
    }
    pub(crate) fn said_by(
        mut self,
        words: &str,
        kind: SpeakerKind,
        protected: bool,
    ) -> Self {
        let speaker = SpeakerFacts {
            text: words.to_owned(),
            name: Some(words.to_owned()),
            kind,
            party: kind == SpeakerKind::PartyMedia,
            actor: None,
            protected,
        };
        self.claim.speakers.push(self.attest(speaker.into(), words));
        self
    }
    pub(crate) fn takes(mut self, words: &str, by_force: Option<bool>) -> Self {
        let territory = Territory {
            place: self.claim.place.as_ref().map(|at| at.value.clone()),
            also: Vec::new(),
            extent: Extent::Whole,
            holder_before: self.claim.recipients.first().map(|party| party.value.clone()),
            holder_after: self.claim.actors.first().map(|party| party.value.clone()),
            by_force,
            state: TerritoryState::Held,
            ended: false,
        };
        self.claim.territory = Some(Box::new(self.attest(territory, words)));
        self
    }
    pub(crate) fn both(mut self) -> Self {
        self.claim.reciprocal = true;
        self
    }
}

pub(crate) fn party(name: &str, kind: ActorKind, country: Option<&str>) -> Party {
    Party::from(PartyFacts {
        text: name.to_owned(),
        actor: name
            .starts_with(char::is_uppercase)
            .then(|| name.to_lowercase().replace(' ', "-")),
        name: name.to_owned(),
        kind,
        country: country.map(str::to_owned),
        acled: None,
    })
}

pub(crate) fn is() -> Party {
    party("Islamic State", ActorKind::Rebel, None)
}

pub(crate) fn army() -> Party {
    party("Military Forces of Syria", ActorKind::Military, Some("SYR"))
}

pub(crate) fn russia() -> Party {
    party("Military Forces of Russia", ActorKind::Military, Some("RUS"))
}

pub(crate) fn villagers() -> Party {
    party("villagers", ActorKind::Civilians, None)
}

pub(crate) fn wadi_amsa() -> Place {
    Place {
        id: "invented:wadi-amsa".to_owned(),
        name: "Wadi Amsa".to_owned(),
        kind: PlaceKind::Village,
        latitude: Some(35.123_456_78),
        longitude: Some(40.5),
        country: Some("Syria".to_owned()),
        iso3: Some("SYR".to_owned()),
        admin1: Some("Deir ez Zor".to_owned()),
        admin2: None,
        admin3: None,
        within: vec!["iso:SYR".to_owned()],
        precision: PlacePrecision::Exact,
    }
}

pub(crate) fn count(kind: CountKind, low: Option<u64>, high: Option<u64>) -> Count {
    Count {
        kind,
        text: String::new(),
        low,
        high,
        vague: None,
        of: None,
        status: None,
        part_of: None,
    }
}

/// An event of these claims, all their values in a row.
pub(crate) fn event(id: &str, claims: &[&Claim]) -> Event {
    let first = claims[0];
    Event {
        id: EventId(id.to_owned()),
        acts: claims
            .iter()
            .filter_map(|claim| claim.act.as_ref().map(|act| act.value))
            .collect(),
        reciprocal: first.reciprocal,
        actors: first.actors.iter().map(|party| party.value.clone()).collect(),
        recipients: first.recipients.iter().map(|party| party.value.clone()).collect(),
        weapons: first.weapon.iter().map(|weapon| weapon.value).collect(),
        date: first.date.as_ref().map(|date| date.value.clone()),
        place: first.place.as_ref().map(|place| place.value.clone()),
        counts: claims
            .iter()
            .flat_map(|claim| claim.counts.iter().map(|count| count.value.clone()))
            .collect(),
        territory: first
            .territory
            .as_ref()
            .map(|territory| Box::new(territory.value.clone())),
        labels: first.labels.iter().map(|label| label.value.clone()).collect(),
        disputed: false,
        n_sources: 1,
        reliability: None,
        versions: Vec::new(),
        claims: claims.iter().map(|claim| claim.id.clone()).collect(),
        joins: Vec::new(),
        links: Vec::new(),
        counted_in: Vec::new(),
        review: ReviewState::Proposed,
        edited: Vec::new(),
    }
}

pub(crate) fn dataset(text: &str, events: Vec<Vec<Claim>>) -> (Dataset, Texts) {
    let mut claims: Vec<Claim> = events.iter().flatten().cloned().collect();
    claims.sort_by(|a, b| a.id.cmp(&b.id));
    let id = ReportId("a".repeat(64).into());
    let card = ReportCard {
        id: id.clone(),
        path: "reports/amsa.txt".to_owned(),
        record: None,
        url: Some("https://example.org/amsa".to_owned()),
        outlet: Some("Amsa Daily".to_owned()),
        title: None,
        published: Publication::default(),
        credit: None,
        fingerprint: dateline_model::Fingerprint::default(),
        archived: None,
        captured_at: None,
        capture: Default::default(),
        language: None,
    };
    let events = events
        .iter()
        .enumerate()
        .map(|(at, claims)| {
            event(&format!("DL-SYR-{at:010}"), &claims.iter().collect::<Vec<_>>())
        })
        .collect();
    let dataset = Dataset { reports: vec![card], claims, events, ..Dataset::default() };
    (dataset, BTreeMap::from([(id, text.to_owned())]))
}

pub(crate) type Texts = BTreeMap<ReportId, String>;

/// The capture and the air strike of [`TEXT`].
pub(crate) fn amsa() -> (Dataset, Texts) {
    let taken = told(TEXT, "captured", "COERCE/seize")
        .by("The Islamic State", is())
        .to("Syrian soldiers", army())
        .at("Wadi Amsa", wadi_amsa())
        .on("Wednesday", "2016-04-20", "2016-04-20")
        .takes("captured Wadi Amsa", Some(true))
        .said_by("Amsa Media", SpeakerKind::PartyMedia, false)
        .claim;
    let killed = told(TEXT, "killing", "ASSAULT")
        .by("The Islamic State", is())
        .to("soldiers", army())
        .count("at least four soldiers", count(CountKind::Killed, Some(4), None))
        .claim;
    let mut dozens = count(CountKind::Killed, None, None);
    dozens.vague = Some(dateline_model::VagueNumber::Dozens);
    dozens.of = Some("villagers".to_owned());
    dozens.status = Some(dateline_model::CountedStatus::Civilian);
    let bombed = told(TEXT, "bombed", "ASSAULT/aerial")
        .by("Russian warplanes", russia())
        .to("villagers", villagers())
        .at("the market", wadi_amsa())
        .on("Thursday", "2016-04-21", "2016-04-21")
        .with("warplanes", Weapon::Aircraft)
        .count("dozens of villagers", dozens)
        .claim;
    let denied = Version {
        field: EventField::Act,
        value: "it did not happen".to_owned(),
        claims: vec![taken.id.clone()],
        speakers: vec!["Amsa Media in Amsa Daily".to_owned()],
        n_sources: 1,
        chosen: None,
        clashes: true,
        interested: true,
    };
    let (mut dataset, texts) = dataset(TEXT, vec![vec![taken, killed], vec![bombed]]);
    dataset.events[0].versions.push(denied);
    (dataset, texts)
}
