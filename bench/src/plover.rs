//! PLOVER's rules for what did not simply happen; `docs/plover.md` gives them with their source.

use dateline::model::{EventType, Modality};

/// The type under which PLOVER files an act of this modality; `None` where nothing was done.
///
/// The program keeps the act and says beside it that it is planned or was refused. PLOVER folds that into the type:
/// cooperation to come is agreed to, conflict to come is threatened, cooperation refused is rejected, and what
/// somebody is told to do is requested.
pub(crate) fn filed_as(event: EventType, modality: Modality) -> Option<EventType> {
    match modality {
        Modality::Happened | Modality::Alleged | Modality::Possible => Some(event),
        Modality::Planned if is_cooperative(event) => Some(EventType::Agree),
        Modality::Planned if is_material_conflict(event) => Some(EventType::Threaten),
        Modality::Planned => Some(event),
        Modality::Ordered => Some(EventType::Request),
        Modality::Negated | Modality::Denied => {
            is_cooperative(event).then_some(EventType::Reject)
        }
    }
}

/// Verbal or material, cooperation or conflict, as the draft has it: what is yielded is material there.
pub(crate) fn quad(event: EventType) -> u8 {
    match event {
        EventType::Agree | EventType::Consult | EventType::Support => 1,
        EventType::Cooperate
        | EventType::Aid
        | EventType::Concede
        | EventType::Retreat => 2,
        EventType::Request
        | EventType::Accuse
        | EventType::Reject
        | EventType::Threaten => 3,
        EventType::Protest
        | EventType::Sanction
        | EventType::Mobilize
        | EventType::Coerce
        | EventType::Assault => 4,
    }
}

/// Quad classes 1 and 2 of PLOVER's manual.
fn is_cooperative(event: EventType) -> bool {
    quad(event) <= 2
}

/// What is done to others against their will; forces that will be moved are moved, not threatened with.
fn is_material_conflict(event: EventType) -> bool {
    matches!(event, EventType::Sanction | EventType::Coerce | EventType::Assault)
}

#[cfg(test)]
mod tests {
    use dateline::model::{EventType, Modality};

    use super::filed_as;

    #[test]
    fn cooperation_is_agreed_to_before_it_is_done_and_rejected_where_it_is_refused() {
        assert_eq!(filed_as(EventType::Aid, Modality::Planned), Some(EventType::Agree));
        assert_eq!(filed_as(EventType::Aid, Modality::Negated), Some(EventType::Reject));
        assert_eq!(filed_as(EventType::Aid, Modality::Happened), Some(EventType::Aid));
    }

    #[test]
    fn force_is_threatened_before_it_is_used_and_nothing_where_it_is_not() {
        let assault = EventType::Assault;
        assert_eq!(filed_as(assault, Modality::Planned), Some(EventType::Threaten));
        assert_eq!(filed_as(assault, Modality::Ordered), Some(EventType::Request));
        assert_eq!(filed_as(assault, Modality::Negated), None);
    }
}
