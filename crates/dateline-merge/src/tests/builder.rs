//! Invented claims in few words.

use dateline_model::{
    Act, ActorKind, Attested, Claim, ClaimId, Count, CountKind, Evidence, Extent,
    Fingerprint, Modality, Origin, Party, PartyFacts, Place, PlaceKind, PlacePrecision,
    PlaceRelation, Publication, Report, ReportCard, ReportId, Scope, Span, SpeakerFacts,
    SpeakerKind, Territory, TerritoryState, TimeAxis, Weapon, When, Where, ZoneKind,
};

/// Every sentence of an invented report takes so many bytes, and one blank follows.
const SENTENCE: usize = 100;

/// A claim told in the body, as news, as one happening that happened, of which nothing else is known.
pub(crate) fn claim(report: &str, sentence: usize, act: &str) -> Claim {
    let start = sentence * (SENTENCE + 1);
    let trigger = Span::new(start + 10, start + 15);
    Claim {
        id: ClaimId(format!("{report}:{sentence}:{act}").into()),
        report: ReportId(report.into()),
        sentence: Span::new(start, start + SENTENCE),
        zone: if sentence == 0 { ZoneKind::Headline } else { ZoneKind::Body },
        rule: "invented#1".into(),
        act: (act != "-").then(|| {
            let act: Act = act.parse().expect("an act of the ontology");
            Attested::direct(act, trigger)
        }),
        trigger,
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
        modality: Attested::direct(Modality::Happened, trigger),
        time: Attested::direct(TimeAxis::Current, trigger),
        scope: Attested::direct(Scope::Single, trigger),
        disputed: false,
        part_of: None,
    }
}

/// Further words about a claim.
pub(crate) trait Told: Sized {
    fn change(self, change: impl FnOnce(&mut Claim)) -> Self;

    fn by(self, who: &str) -> Self {
        self.change(|claim| {
            claim.actors.push(Attested::direct(party(who), claim.trigger))
        })
    }
    fn to(self, whom: &str) -> Self {
        self.change(|claim| {
            claim.recipients.push(Attested::direct(party(whom), claim.trigger));
        })
    }
    fn both(self) -> Self {
        self.change(|claim| claim.reciprocal = true)
    }
    fn at(self, place: &str) -> Self {
        self.change(|claim| {
            claim.place = Some(Attested::direct(place_of(place), claim.trigger))
        })
    }
    /// At what no list knows, in a town that one does.
    fn at_part(self, words: &str, town: &str) -> Self {
        self.change(|claim| {
            let relation = PlaceRelation::PartOf;
            let part = Where { text: words.to_owned(), relation, ..place_of(town) };
            claim.place = Some(Attested::direct(part, claim.trigger));
        })
    }
    fn on(self, days: &str) -> Self {
        self.change(|claim| {
            claim.date = Some(Attested::direct(when(days), claim.trigger))
        })
    }
    /// The day of the dateline, carried over.
    fn carried_on(self, days: &str) -> Self {
        self.change(|claim| {
            let evidence = Evidence::context(claim.trigger);
            claim.date = Some(Attested::new(when(days), evidence));
        })
    }
    fn count(self, kind: CountKind, text: &str, low: u64) -> Self {
        self.change(|claim| {
            claim.counts.push(Attested::direct(count(kind, text, low), claim.trigger));
        })
    }
    fn part(self, kind: CountKind, text: &str, low: u64, total: usize) -> Self {
        self.change(|claim| {
            let part = Count { part_of: Some(total), ..count(kind, text, low) };
            claim.counts.push(Attested::direct(part, claim.trigger));
        })
    }
    fn with(self, weapon: Weapon) -> Self {
        self.change(|claim| claim.weapon = Some(Attested::direct(weapon, claim.trigger)))
    }
    /// The actor takes the place.
    fn takes(self, extent: Extent) -> Self {
        self.change(|claim| {
            let territory = Territory {
                place: claim.place.as_ref().map(|at| at.value.clone()),
                also: Vec::new(),
                extent,
                holder_before: claim.recipients.first().map(|party| party.value.clone()),
                holder_after: claim.actors.first().map(|party| party.value.clone()),
                by_force: Some(true),
                state: TerritoryState::Held,
                ended: false,
            };
            claim.territory = Some(Box::new(Attested::direct(territory, claim.trigger)));
        })
    }
    fn modality(self, modality: Modality) -> Self {
        self.change(|claim| claim.modality = Attested::direct(modality, claim.trigger))
    }
    fn scope(self, scope: Scope) -> Self {
        self.change(|claim| claim.scope = Attested::direct(scope, claim.trigger))
    }
    fn background(self) -> Self {
        self.change(|claim| {
            claim.time = Attested::direct(TimeAxis::Background, claim.trigger);
        })
    }
    /// Who says so, nearest to the happening first: `SOHR`, a named monitor; `army`, the army's own voice; other words in
    /// small letters are people whom nobody names.
    fn said_by(self, speaker: &str, kind: SpeakerKind) -> Self {
        self.change(|claim| {
            let named = speaker.starts_with(char::is_uppercase);
            let side = matches!(kind, SpeakerKind::Official | SpeakerKind::PartyMedia)
                .then(|| speaker.to_lowercase());
            let speaker = SpeakerFacts {
                text: speaker.to_owned(),
                name: named.then(|| speaker.to_owned()),
                kind,
                party: side.is_some(),
                actor: side,
                protected: kind == SpeakerKind::Anonymous,
            };
            claim.speakers.push(Attested::direct(speaker.into(), claim.trigger));
        })
    }
    fn part_of(self, other: &Claim) -> Self {
        self.change(|claim| claim.part_of = Some(other.id.clone()))
    }
}

impl Told for Claim {
    fn change(mut self, change: impl FnOnce(&mut Claim)) -> Claim {
        change(&mut self);
        self
    }
}

/// A capitalised word is a named actor; the rest are words for somebody.
pub(crate) fn party(who: &str) -> Party {
    let (kind, country) = match who {
        "Army" | "Air Force" => (ActorKind::Military, Some("SYR")),
        "soldiers" | "government forces" => (ActorKind::Military, None),
        "Eagles" => (ActorKind::Military, Some("RUS")),
        "Coalition" => (ActorKind::Coalition, None),
        "militiamen" => (ActorKind::PoliticalMilitia, None),
        "fighters" => (ActorKind::UnidentifiedArmed, None),
        "people" => (ActorKind::Unknown, None),
        "villagers" | "Civilians" => (ActorKind::Civilians, None),
        _ => (ActorKind::Rebel, None),
    };
    let named = who.starts_with(char::is_uppercase) && who != "Civilians";
    Party::from(PartyFacts {
        text: who.to_owned(),
        actor: named.then(|| who.to_lowercase().replace(' ', "-")),
        name: who.to_owned(),
        kind,
        country: country.map(str::to_owned),
        acled: None,
    })
}

/// `Amsa` is a town of the province `Nahr`, `Mill` a quarter of Amsa; words in small letters name no known place.
pub(crate) fn place_of(name: &str) -> Where {
    let (kind, precision, within): (_, _, &[&str]) = match name {
        "Nahr" => (PlaceKind::Admin1, PlacePrecision::Admin1, &["syria"]),
        "Mill" | "Market" => {
            (PlaceKind::Quarter, PlacePrecision::Exact, &["amsa", "nahr", "syria"])
        }
        "Old River" => (PlaceKind::River, PlacePrecision::Line, &["nahr", "syria"]),
        "Old Road" => (PlaceKind::Road, PlacePrecision::Line, &["nahr", "syria"]),
        _ => (PlaceKind::Town, PlacePrecision::Exact, &["nahr", "syria"]),
    };
    let known = name.starts_with(char::is_uppercase);
    let place = known.then(|| Place {
        id: name.to_lowercase(),
        name: name.to_owned(),
        kind,
        latitude: Some(35.0),
        longitude: Some(40.0),
        country: Some("Syria".to_owned()),
        iso3: Some("SYR".to_owned()),
        admin1: Some("Nahr".to_owned()),
        admin2: None,
        admin3: None,
        within: within.iter().map(|&id| id.to_owned()).collect(),
        precision,
    });
    Where {
        text: name.to_owned(),
        place: place.map(Into::into),
        relation: PlaceRelation::In,
    }
}

/// `2016-05-04` or `2016-05-01/2016-05-31`; anything else is words without bounds.
pub(crate) fn when(days: &str) -> When {
    let (first, last) = days.split_once('/').unwrap_or((days, days));
    When {
        text: days.to_owned(),
        earliest: first.parse().ok(),
        latest: last.parse().ok(),
        edtf: None,
        assumed: false,
    }
}

fn count(kind: CountKind, text: &str, low: u64) -> Count {
    Count {
        kind,
        text: text.to_owned(),
        low: Some(low),
        high: Some(low),
        vague: None,
        of: None,
        status: None,
        part_of: None,
    }
}

pub(crate) fn card(report: &str, published: &str) -> ReportCard {
    let day = published.parse().ok().map(|day| {
        Attested::new(day, Evidence::given(dateline_model::GivenField::Published))
    });
    ReportCard {
        id: ReportId(report.into()),
        path: format!("{report}.txt"),
        record: None,
        url: None,
        outlet: Some(format!("Outlet {report}")),
        title: Some("Invented".to_owned()),
        published: Publication { earliest: day.clone(), latest: day },
        credit: None,
        fingerprint: dateline_model::Fingerprint::default(),
        archived: None,
        captured_at: None,
        capture: Default::default(),
        language: None,
    }
}

/// A card of an outlet, with the words of its text.
pub(crate) fn card_of(
    report: &str,
    published: &str,
    outlet: &str,
    text: &str,
) -> ReportCard {
    let id = ReportId(report.into());
    let read = Report::new(id, Origin::default(), text.to_owned());
    ReportCard {
        outlet: Some(outlet.to_owned()),
        fingerprint: Fingerprint::of(&read),
        ..card(report, published)
    }
}

/// A text of invented sentences that lie where the sentences of claims lie; equal seeds are equal sentences.
pub(crate) fn text(seeds: &[&str]) -> String {
    let sentence = |seed: &&str| {
        let word =
            |at: usize| format!("{seed}{}{at:02}", ["amsa", "mill", "karm"][at % 3]);
        let words: Vec<String> = (0..40).map(word).collect();
        let mut sentence = words.join(" ");
        sentence.truncate(SENTENCE);
        sentence
    };
    seeds.iter().map(sentence).collect::<Vec<_>>().join(" ")
}
