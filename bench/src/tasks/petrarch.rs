//! Source, target and CAMEO code: the regression tests of the PETRARCH coders.

use std::collections::BTreeSet;

use anyhow::Result;
use dateline::Date;
use dateline::model::{Act, Claim, EventType, Mode, Party, Report, Weapon};
use dateline::resolve::Look;
use serde_json::{Map, Value, json};

use super::{Form, Scorer, Task};
use crate::item::Item;
use crate::reader::{Reader, is_told, passage};
use crate::sides::side;

#[cfg(test)]
mod tests;

/// The dictionaries of invented countries that come with the unit tests stay unread: what is measured is the program
/// with what it knows by itself.
pub(crate) const TASK: Task = Task {
    name: "petrarch",
    set: "petrarch/dev.jsonl",
    form: Form::JsonLines,
    scorer: Scorer::Text,
    given: &["id", "text", "date", "suite", "group"],
    answer,
};

fn answer(item: &Item, reader: &Reader) -> Result<Map<String, Value>> {
    let published: Option<Date> = item.text_of("date").and_then(|day| day.parse().ok());
    let report = passage(item.text(), published);
    let looked = reader.all.look(&report);
    let mut events = BTreeSet::new();
    for claim in &looked.claims {
        events.extend(triples(claim, &report, &looked.look));
    }
    Ok(Map::from_iter([("events".to_owned(), json!(events))]))
}

/// Each pair of sides with the code; CAMEO has no event without two sides, and `---` for a side without a state.
fn triples(claim: &Claim, report: &Report, look: &Look) -> Vec<[String; 3]> {
    let Some(act) = claim.act.as_ref().filter(|_| is_told(claim)) else {
        return Vec::new();
    };
    let cameo = cameo(act.value, claim.weapon.as_ref().map(|weapon| weapon.value));
    let mut triples = Vec::new();
    for actor in &claim.actors {
        for recipient in &claim.recipients {
            let pair =
                [code(&actor.value, report, look), code(&recipient.value, report, look)];
            if let [Some(source), Some(target)] = pair {
                if claim.reciprocal {
                    triples.push([target.clone(), source.clone(), cameo.to_owned()]);
                }
                triples.push([source, target, cameo.to_owned()]);
            }
        }
    }
    triples
}

/// The state's code with the sector behind it; nothing where neither is known.
fn code(party: &Party, report: &Report, look: &Look) -> Option<String> {
    let side = side(party, report, look);
    let sector = side.sector.map(|sector| match sector {
        // CAMEO's older list has no paramilitaries and no civilians of PLOVER's making.
        "PRM" => "UAF",
        sector => sector,
    });
    if side.country.is_none() && sector.is_none() {
        return None;
    }
    let country = side.country.unwrap_or_else(|| "---".to_owned());
    Some(format!("{country}{}", sector.unwrap_or_default()))
}

/// CAMEO's code by `CAMEO2PLOVER-2021.txt` of openeventdata/PLOVER, read backwards; the broadest where several fit.
fn cameo(act: Act, weapon: Option<Weapon>) -> &'static str {
    match act.event {
        EventType::Agree => "030",
        EventType::Consult => consult(act.mode),
        EventType::Support => "051",
        EventType::Concede => "080",
        EventType::Cooperate => "060",
        EventType::Aid => "070",
        EventType::Retreat => retreat(act.mode),
        // CAMEO's 02 is "make an appeal or request"; a demand is its 10, which PLOVER's type no longer tells apart.
        EventType::Request => "020",
        EventType::Accuse => accuse(act.mode),
        EventType::Reject => "120",
        EventType::Threaten => threaten(act.mode),
        EventType::Protest => protest(act.mode),
        EventType::Sanction => sanction(act.mode),
        EventType::Mobilize => mobilize(act.mode),
        EventType::Coerce => coerce(act.mode),
        EventType::Assault => assault(act.mode, weapon),
    }
}

fn consult(mode: Option<Mode>) -> &'static str {
    match mode {
        Some(Mode::Phone) => "041",
        Some(Mode::Visit) => "042",
        Some(Mode::ThirdParty) => "045",
        _ => "040",
    }
}

fn retreat(mode: Option<Mode>) -> &'static str {
    match mode {
        Some(Mode::Release) => "0841",
        Some(Mode::Access) => "086",
        Some(Mode::Ceasefire) => "0871",
        Some(Mode::Disarm) => "0873",
        Some(Mode::Withdraw | Mode::Flee) => "0874",
        Some(Mode::Resign) => "0831",
        _ => "087",
    }
}

fn accuse(mode: Option<Mode>) -> &'static str {
    match mode {
        Some(Mode::Investigate) => "090",
        Some(Mode::Disapprove) => "111",
        Some(Mode::Allege) => "112",
        _ => "110",
    }
}

fn threaten(mode: Option<Mode>) -> &'static str {
    match mode {
        Some(Mode::Violence) => "138",
        Some(Mode::Territory) => "1382",
        Some(Mode::Restrict) => "1312",
        Some(Mode::Relations) => "1313",
        Some(Mode::Expel) => "136",
        _ => "130",
    }
}

fn protest(mode: Option<Mode>) -> &'static str {
    match mode {
        Some(Mode::Demo) => "141",
        Some(Mode::Hunger) => "142",
        Some(Mode::Strike | Mode::Boycott) => "143",
        Some(Mode::Obstruct) => "144",
        Some(Mode::Riot | Mode::Vandalize) => "145",
        _ => "140",
    }
}

fn sanction(mode: Option<Mode>) -> &'static str {
    match mode {
        Some(Mode::Convict) => "116",
        Some(Mode::Expel) => "166",
        Some(Mode::Withdraw) => "161",
        Some(Mode::Discontinue) => "162",
        _ => "160",
    }
}

fn mobilize(mode: Option<Mode>) -> &'static str {
    match mode {
        Some(Mode::Police) => "153",
        Some(Mode::Troops | Mode::Weapons | Mode::Militia | Mode::Base) => "154",
        _ => "150",
    }
}

fn coerce(mode: Option<Mode>) -> &'static str {
    match mode {
        Some(Mode::Seize) => "1711",
        Some(Mode::Restrict) => "172",
        Some(Mode::Censor) => "1721",
        Some(Mode::Curfew) => "1723",
        Some(Mode::MartialLaw) => "1724",
        Some(Mode::Arrest) => "173",
        Some(Mode::Deport) => "174",
        Some(Mode::Cyber) => "176",
        Some(Mode::CutRoute) => "191",
        _ => "170",
    }
}

fn assault(mode: Option<Mode>, weapon: Option<Weapon>) -> &'static str {
    match mode {
        Some(Mode::Destroy) => "1712",
        Some(Mode::CrowdControl) => "175",
        Some(Mode::Abduct) => "181",
        Some(Mode::Beat) => "182",
        Some(Mode::Sexual) => "1821",
        Some(Mode::Torture) => "1822",
        Some(Mode::Primitive) => "1823",
        Some(Mode::SuicideAttack) => "1831",
        Some(Mode::Explosives) => match weapon {
            Some(Weapon::CarBomb) => "1832",
            Some(Weapon::Ied | Weapon::Landmine) => "1833",
            _ => "183",
        },
        Some(Mode::Targeted) => "186",
        Some(Mode::Firearms) => "193",
        Some(Mode::HeavyWeapons) => "194",
        Some(Mode::Aerial | Mode::Drone) => "195",
        Some(Mode::Unconventional) => "204",
        Some(Mode::Desecrate) => "180",
        _ => "190",
    }
}
