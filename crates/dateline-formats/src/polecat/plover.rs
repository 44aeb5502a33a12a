//! What PLOVER's manual says of its types: modes, scores, quad codes, contexts.

use dateline_model::{Act, EventType, Mode};

use EventType as E;
use Mode as M;

/// The modes of each type and their scores; a type that says nothing of a mode has the type's own score.
fn modes(event: EventType) -> &'static [(Mode, &'static str)] {
    match event {
        E::Agree | E::Support | E::Concede | E::Cooperate | E::Aid => &[],
        E::Consult => &[
            (M::Visit, "4.0"),
            (M::ThirdParty, "1.0"),
            (M::Multilateral, "4.0"),
            (M::Phone, "1.5"),
        ],
        E::Retreat => &[
            (M::Withdraw, "8.0"),
            (M::Release, "6.5"),
            (M::Disarm, "10.0"),
            (M::Ceasefire, "7.5"),
            (M::Access, "6.5"),
            (M::Resign, "4.5"),
        ],
        E::Request => &[
            (M::Assist, "0.5"),
            (M::Change, "-1.0"),
            (M::Yield, "-1.0"),
            (M::Meet, "0.0"),
        ],
        E::Accuse => {
            &[(M::Disapprove, "-2.0"), (M::Investigate, "-3.5"), (M::Allege, "-3.5")]
        }
        E::Reject => &[
            (M::Assist, "-1.5"),
            (M::Change, "-2.0"),
            (M::Yield, "-2.0"),
            (M::Meet, "-2.0"),
        ],
        E::Threaten => &[
            (M::Restrict, "-3.0"),
            (M::Arrest, "-3.5"),
            (M::Relations, "-3.5"),
            (M::Expel, "-3.5"),
            (M::Territory, "-4.0"),
            (M::Violence, "-3.5"),
        ],
        E::Protest => &[
            (M::Demo, "-5.0"),
            (M::Riot, "-7.0"),
            (M::Strike, "-5.0"),
            (M::Hunger, "-4.5"),
            (M::Boycott, "-4.5"),
            (M::Obstruct, "-4.5"),
            // The manual gives it no score: that of the type.
            (M::Vandalize, "-5.0"),
        ],
        E::Sanction => &[
            (M::Convict, "-6.0"),
            (M::Expel, "-5.5"),
            (M::Withdraw, "-6.0"),
            (M::Discontinue, "-6.0"),
        ],
        E::Mobilize => &[
            (M::Troops, "-6.5"),
            (M::Weapons, "-6.5"),
            (M::Police, "-5.5"),
            (M::Militia, "-6.0"),
        ],
        E::Coerce => &[
            (M::Seize, "-7.0"),
            (M::Restrict, "-7.0"),
            (M::Censor, "-6.5"),
            (M::Curfew, "-6.5"),
            (M::MartialLaw, "-7.5"),
            (M::Arrest, "-7.0"),
            (M::Deport, "-7.0"),
            (M::Withhold, "-7.0"),
            (M::Misinformation, "-6.5"),
            (M::Cyber, "-6.5"),
        ],
        E::Assault => &[
            (M::Abduct, "-8.5"),
            (M::Beat, "-7.5"),
            (M::Torture, "-8.5"),
            (M::Sexual, "-8.5"),
            (M::Targeted, "-9.5"),
            (M::Destroy, "-8.5"),
            (M::Primitive, "-8.0"),
            (M::Firearms, "-9.0"),
            (M::Explosives, "-9.0"),
            (M::SuicideAttack, "-9.5"),
            (M::Aerial, "-9.5"),
            (M::Drone, "-9.5"),
            (M::HeavyWeapons, "-9.5"),
            (M::CrowdControl, "-7.5"),
            (M::Unconventional, "-10.0"),
        ],
    }
}

/// The mode of an act, where it is one of PLOVER's for that type.
pub(super) fn mode(act: Act) -> Option<Mode> {
    act.mode.filter(|mode| modes(act.event).iter().any(|(known, _)| known == mode))
}

/// The score of a type and a mode.
pub(super) fn intensity(event: EventType, mode: Option<Mode>) -> &'static str {
    let of_mode = modes(event).iter().find(|(known, _)| Some(*known) == mode);
    of_mode.map_or_else(|| score(event), |(_, score)| score)
}

fn score(event: EventType) -> &'static str {
    match event {
        E::Agree | E::Consult => "2.5",
        E::Support => "5.0",
        E::Concede => "4.5",
        E::Cooperate => "9.5",
        E::Aid => "10.0",
        E::Retreat => "6.5",
        E::Request => "0.0",
        // Printed without its sign in the manual; its modes say that it has one.
        E::Accuse => "-3.0",
        E::Reject => "-2.0",
        E::Threaten => "-3.5",
        E::Protest => "-5.0",
        E::Sanction => "-6.0",
        E::Mobilize => "-5.5",
        E::Coerce => "-7.0",
        E::Assault => "-9.0",
    }
}

/// 1 and 2 verbal and material cooperation, 3 and 4 verbal and material conflict. The manual has SANCTION in two
/// places; the files have it as 4.
pub(super) fn quad(event: EventType) -> u8 {
    match event {
        E::Agree | E::Consult | E::Support | E::Concede => 1,
        E::Cooperate | E::Aid | E::Retreat => 2,
        E::Request | E::Accuse | E::Reject | E::Threaten => 3,
        E::Protest | E::Sanction | E::Mobilize | E::Coerce | E::Assault => 4,
    }
}

/// Whether PLOVER codes it only with somebody to whom it is done.
pub(super) fn needs_recipient(event: EventType) -> bool {
    matches!(event, E::Cooperate | E::Aid | E::Sanction)
}

/// PLOVER's contexts.
pub(super) const CONTEXTS: [&str; 37] = [
    "military",
    "intelligence",
    "executive",
    "legislative",
    "election",
    "political_institutions",
    "pro_democracy",
    "pro_autocracy",
    "economic",
    "legal",
    "reparations",
    "human_rights",
    "rights_freedoms",
    "repression",
    "human_security",
    "gender",
    "lgbt",
    "religion_ethnicity",
    "inequality",
    "diplomatic",
    "territory",
    "peacekeeping",
    "health",
    "asylum",
    "migration",
    "disasters",
    "natural_resource",
    "environment",
    "technology",
    "terrorism",
    "cbrn",
    "cyber",
    "misinformation",
    "crime",
    "corruption",
    "illegal_drugs",
    "trafficking",
];
