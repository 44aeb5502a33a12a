//! Whether a sentence tells of violence besides a trigger that alone may mean none.

use dateline_model::EventType;

use crate::Ctx;
use crate::lexicon::TriggerPhrase;
use crate::trigger::Match;

/// Whether another word of the sentence opens a rule of assault that can stand by itself.
pub(crate) fn beside(ctx: Ctx<'_>, found: &Match<'_>) -> bool {
    let tells = |phrase: &TriggerPhrase| {
        let rule = &ctx.lexicon.rules[phrase.rule];
        phrase.rest.is_empty()
            && !rule.needs_violence
            && rule.act.is_some_and(|act| act.event == EventType::Assault)
    };
    ctx.parse.sentence_of(found.head).tokens.clone().any(|idx| {
        let lemma = ctx.lemma(idx);
        let upos = ctx.parse.tokens[idx].upos;
        let phrases = match (upos.is_verbal(), upos.is_nominal()) {
            (true, _) => ctx.lexicon.verbs.get(&lemma),
            (false, true) => ctx.lexicon.nouns.get(&lemma),
            (false, false) => None,
        };
        !found.tokens.contains(&idx) && phrases.is_some_and(|all| all.iter().any(tells))
    })
}
