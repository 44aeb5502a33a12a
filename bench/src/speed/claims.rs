//! Merging at scale: invented claims of a long war, ten thousand, a hundred thousand and a million of them.
//!
//! Five years, two thousand towns, and as many happenings as a war of that size has per claim: most are told once or
//! twice, a few by many reports, and a report tells three happenings. The dice are seeded, so each run merges the same.

use std::time::Instant;

use dateline::merge;
use dateline::model::{
    Act, ActorKind, Attested, Claim, ClaimId, Count, CountKind, Evidence, GivenField,
    Modality, Origin, Party, PartyFacts, Place, PlaceKind, PlacePrecision, PlaceRelation,
    Places, Report, ReportCard, ReportId, Scope, Span, TimeAxis, When, Where, ZoneKind,
};

const TOWNS: u64 = 2_000;
const DAYS: u64 = 5 * 365;
/// Happenings that a report tells.
const TOLD: usize = 3;

/// Merges `n_claims` invented claims and prints what it took. A process of its own each, so that its memory is its own.
pub(crate) fn run(n_claims: usize) {
    let (cards, claims) = invented(n_claims);
    let before = peak_kilobytes();
    let start = Instant::now();
    let dataset = merge(cards, claims, &[]);
    let seconds = start.elapsed().as_secs_f64();
    crate::print(&format!(
        "{n_claims:>9} claims  {:>8} events  {seconds:>7.2} s  {:>9.0} claims/s  peak {:>5} MB, {} MB of it the claims",
        dataset.events.len(),
        n_claims as f64 / seconds,
        peak_kilobytes() / 1_000,
        before / 1_000,
    ));
}

/// The most memory that this process has had, as Linux tells it; 0 elsewhere.
fn peak_kilobytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0)
}

/// A generator of dice (SplitMix64), so that the claims are the same everywhere.
struct Dice(u64);

impl Dice {
    fn below(&mut self, n: u64) -> u64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.0;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        (z ^ (z >> 31)) % n
    }
}

/// What happened: day, town, act and sides.
#[derive(Clone, Copy)]
struct Happening {
    day: u64,
    town: u64,
    act: usize,
    actor: u64,
    recipient: u64,
    killed: u64,
}

fn invented(n_claims: usize) -> (Vec<ReportCard>, Vec<Claim>) {
    let mut dice = Dice(7);
    // As a run shares them that gathers the claims of report after report.
    let mut places = Places::default();
    let (mut cards, mut claims) = (Vec::new(), Vec::with_capacity(n_claims));
    // Fewer claims are a shorter war, not a thinner one.
    let days = (DAYS * n_claims as u64).div_ceil(1_000_000).max(5);
    let mut recent: Vec<Happening> = Vec::new();
    while claims.len() < n_claims {
        let day = claims.len() as u64 * days / n_claims as u64;
        // Ids as long as the program's, and as unlike each other.
        let id: Vec<String> =
            (0..4).map(|_| format!("{:016x}", dice.below(u64::MAX))).collect();
        let report = ReportId(id.concat().into());
        for nth in 0..TOLD.min(n_claims - claims.len()) {
            recent.retain(|each| each.day + 1 >= day);
            let retold = !recent.is_empty() && dice.below(5) < 3;
            let happening = match retold {
                true => {
                    recent[usize::try_from(dice.below(recent.len() as u64)).unwrap_or(0)]
                }
                false => Happening {
                    day,
                    town: dice.below(TOWNS),
                    act: usize::try_from(dice.below(4)).unwrap_or(0),
                    actor: dice.below(12),
                    recipient: 12 + dice.below(12),
                    killed: dice.below(20),
                },
            };
            if !retold {
                recent.push(happening);
            }
            let mut claim = claim(&report, nth, happening);
            places.share(&mut claim);
            claims.push(claim);
        }
        cards.push(card(report, &mut dice));
    }
    // A file that is read has lists of the right length.
    cards.shrink_to_fit();
    (cards, claims)
}

fn card(id: ReportId, dice: &mut Dice) -> ReportCard {
    let origin = Origin { path: format!("{}.txt", id.short()), ..Origin::default() };
    let mut report = Report::new(id, origin, String::new());
    let outlet = format!("Outlet {}", dice.below(40));
    let given = Evidence::given(GivenField::Outlet);
    report.outlet = Some(Attested::new(outlet, given));
    dateline::card(&report)
}

fn claim(report: &ReportId, nth: usize, of: Happening) -> Claim {
    const ACTS: [&str; 4] =
        ["ASSAULT", "ASSAULT/aerial", "ASSAULT/heavy-weapons", "COERCE/seize"];
    let sentence = Span::new(nth * 120, nth * 120 + 110);
    let words = Span::new(nth * 120 + 10, nth * 120 + 20);
    let said = |value| Attested::direct(value, words);
    Claim {
        id: ClaimId(format!("{}-{:06}", report.short(), words.start()).into()),
        report: report.clone(),
        sentence,
        zone: ZoneKind::Body,
        rule: "invented#1".into(),
        act: ACTS[of.act].parse::<Act>().ok().map(|act| Attested::direct(act, words)),
        trigger: words,
        reciprocal: false,
        actors: vec![said(party(of.actor))],
        recipients: vec![said(party(of.recipient))],
        weapon: None,
        date: Some(Attested::direct(date(of.day), words)),
        place: Some(Attested::direct(town(of.town), words)),
        counts: vec![Attested::direct(killed(of.killed), words)],
        territory: None,
        labels: Vec::new(),
        speakers: Vec::new(),
        modality: Attested::direct(Modality::Happened, words),
        time: Attested::direct(TimeAxis::Current, words),
        scope: Attested::direct(Scope::Single, words),
        disputed: false,
        part_of: None,
    }
}

fn party(at: u64) -> Party {
    let name = format!("Group {at}");
    Party::from(PartyFacts {
        text: name.clone(),
        actor: Some(format!("group-{at}")),
        name,
        kind: if at == 12 { ActorKind::Military } else { ActorKind::Rebel },
        country: None,
        acled: None,
    })
}

fn date(day: u64) -> When {
    let first = dateline::Date::constant(2015, 1, 1);
    let day =
        first.checked_add(std::time::Duration::from_secs(day * 86_400)).unwrap_or(first);
    When {
        text: day.to_string(),
        earliest: Some(day),
        latest: Some(day),
        edtf: None,
        assumed: false,
    }
}

fn town(at: u64) -> Where {
    let name = format!("Town {at}");
    let (district, province) = (at / 40, at / 200);
    let place = Place {
        id: format!("town:{at}"),
        name: name.clone(),
        kind: PlaceKind::Town,
        latitude: Some(35.0),
        longitude: Some(40.0),
        country: Some("Nowhere".to_owned()),
        iso3: Some("XXN".to_owned()),
        admin1: Some(format!("Province {province}")),
        admin2: Some(format!("District {district}")),
        admin3: None,
        within: vec![
            format!("district:{district}"),
            format!("province:{province}"),
            "iso:XXN".to_owned(),
        ],
        precision: PlacePrecision::Exact,
    };
    Where { text: name, place: Some(place.into()), relation: PlaceRelation::In }
}

fn killed(n: u64) -> Count {
    Count {
        kind: CountKind::Killed,
        text: n.to_string(),
        low: Some(n),
        high: Some(n),
        vague: None,
        of: None,
        status: None,
        part_of: None,
    }
}
