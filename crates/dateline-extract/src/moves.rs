//! Convoys and patrols that are attacked: what is told of them is the attack.

use dateline_model::{EventType, Frame, Role};

use crate::Ctx;
use crate::mention::Mentions;

/// "An army convoy was ambushed", "militants attacked a patrol": the noun tells who was hit, and no movement beside it.
pub(crate) fn drop_those_hit(
    ctx: Ctx<'_>,
    frames: &mut Vec<Frame>,
    before: usize,
    mentions: &Mentions,
) {
    let event_of = |frame: &Frame| frame.senses[0].act.map(|act| act.event);
    let assaults: Vec<&Frame> = frames[before..]
        .iter()
        .filter(|frame| event_of(frame) == Some(EventType::Assault))
        .collect();
    let is_hit = |frame: &Frame| {
        assaults.iter().any(|assault| {
            let is_object = ctx
                .parse
                .args(assault.head, &Role::Object)
                .any(|object| object.head == frame.head);
            let mut recipients =
                assault.senses.iter().flat_map(|sense| &sense.recipients);
            is_object || recipients.any(|&idx| mentions.get(idx).head == frame.head)
        })
    };
    let hit: Vec<bool> = frames[before..]
        .iter()
        .map(|frame| {
            event_of(frame) == Some(EventType::Mobilize)
                && ctx.parse.tokens[frame.head].upos.is_nominal()
                && is_hit(frame)
        })
        .collect();
    let mut hit = std::iter::repeat_n(false, before).chain(hit);
    frames.retain(|_| !hit.next().unwrap_or(false));
}
