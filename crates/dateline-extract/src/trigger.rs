//! Triggers of the lexicon among the words of a sentence.

use dateline_model::{Relation, Role, Span, TokenIdx, Upos};

use crate::lexicon::TriggerPhrase;
use crate::roles::is_time;
use crate::{Ctx, toll};

/// A trigger that was found, with all rules that it opens.
pub(crate) struct Match<'a> {
    /// The verb or noun.
    pub head: TokenIdx,
    /// All words of the trigger, in order.
    pub tokens: Vec<TokenIdx>,
    /// What stands for the rule's object where the phrase ends in a preposition: "took control of X".
    pub object: Option<Vec<TokenIdx>>,
    /// Whether the head is a noun.
    pub nominal: bool,
    /// The rules, best first; all of one phrase.
    pub rules: Vec<&'a TriggerPhrase>,
    /// The same head as a shorter phrase, for when no rule of the longer one holds.
    pub shorter: Option<Box<Match<'a>>>,
}

impl Match<'_> {
    /// The words to show for the trigger: the whole phrase where it stands together, else the word that tells most.
    pub(crate) fn span(&self, ctx: Ctx<'_>) -> Span {
        if let Some(verb) = self.light_verb(ctx) {
            return ctx.span(&[verb, self.head]);
        }
        // "repelled an attack by": who stands behind the preposition is no part of the trigger.
        let is_behind = |idx: &TokenIdx| {
            !self.nominal
                && *idx > self.head
                && ctx.parse.word(*idx).eq_ignore_ascii_case("by")
        };
        let n_own = self.tokens.len()
            - self.tokens.iter().rev().take_while(|idx| is_behind(idx)).count();
        let own = &self.tokens[..n_own];
        let (first, last) = (own[0], own[n_own - 1]);
        // "repelled on Monday the fiercest attack": a day set between divides nothing.
        let is_day = |idx: &TokenIdx| {
            is_time(ctx, *idx) || behind(ctx, *idx).iter().any(|&day| is_time(ctx, day))
        };
        let n_between = (first..last).filter(|idx| !own.contains(idx) && !is_day(idx));
        if n_between.count() <= MOST_BETWEEN {
            return ctx.span(own);
        }
        let tells = |&&idx: &&TokenIdx| {
            let upos = ctx.parse.tokens[idx].upos;
            upos == Upos::Verb || upos.is_nominal()
        };
        let told = self.tokens.iter().rev().find(tells).copied();
        ctx.span(&[told.unwrap_or(self.head)])
    }
}

impl Match<'_> {
    /// "Launched a violent attack": the verb that only says that the noun was done is of the trigger.
    fn light_verb(&self, ctx: Ctx<'_>) -> Option<TokenIdx> {
        let token = &ctx.parse.tokens[self.head];
        let verb = token.head;
        let is_short = verb < self.head && self.head - verb <= MOST_BETWEEN + 1;
        let is_light = LIGHT_VERBS.contains(&ctx.lemma(verb).as_str());
        let is_own = self.nominal && token.relation == Relation::Object && is_light;
        (is_own && is_short && ctx.parse.tokens[verb].sentence == token.sentence)
            .then_some(verb)
    }
}

/// Verbs that say of an attack only that it was made. Grammar: light verbs; those of war.
const LIGHT_VERBS: &[&str] =
    &["launch", "mount", "stage", "conduct", "wage", "unleash", "perpetrate", "commit"];

/// "took full control of" still reads as one phrase; with more words between it does not.
const MOST_BETWEEN: usize = 3;

/// All triggers of a sentence, in the order of their heads. A word belongs to one trigger only.
pub(crate) fn matches(ctx: Ctx<'_>, sentence: usize) -> Vec<Match<'_>> {
    let mut found: Vec<Match<'_>> = Vec::new();
    for head in ctx.parse.sentences[sentence].tokens.clone() {
        found.extend(at(ctx, head));
    }
    // "took control of": the noun "control" is no trigger of its own there.
    let inside: Vec<TokenIdx> = found
        .iter()
        .flat_map(|each| each.tokens.iter().copied().filter(|&idx| idx != each.head))
        .collect();
    found.retain(|each| !inside.contains(&each.head) && !is_figurative(ctx, each));
    found
}

/// The trigger that a word heads, whatever stands around it.
pub(crate) fn at(ctx: Ctx<'_>, head: TokenIdx) -> Option<Match<'_>> {
    verb(ctx, head).or_else(|| noun(ctx, head))
}

/// One word in quotation marks is meant as a figure: they have "lost" an ally.
pub(crate) fn is_figurative(ctx: Ctx<'_>, found: &Match<'_>) -> bool {
    let is_mark = |idx: Option<TokenIdx>| {
        idx.filter(|&idx| idx < ctx.parse.tokens.len()).is_some_and(|idx| {
            matches!(
                ctx.parse.word(idx),
                "\"" | "“" | "”" | "‘" | "’" | "'" | "``" | "''"
            )
        })
    };
    found.tokens.len() == 1
        && is_mark(found.head.checked_sub(1))
        && is_mark(found.head.checked_add(1))
}

fn verb(ctx: Ctx<'_>, head: TokenIdx) -> Option<Match<'_>> {
    let token = &ctx.parse.tokens[head];
    let helps =
        matches!(token.relation, Relation::Auxiliary | Relation::PassiveAuxiliary);
    if !token.upos.is_verbal() || helps || is_plain_adjective(ctx, head) {
        return None;
    }
    let phrases = ctx.lexicon.verbs.get(&ctx.lemma(head))?;
    let next = next_words(ctx, head);
    let levels = levels(phrases, |phrase| match phrase.rest.first() {
        Some(word) if !next.contains(word) => None,
        Some(_) | None => verb_phrase(ctx, head, &phrase.rest),
    });
    nest(levels, |(mut tokens, object), rules| {
        tokens.push(head);
        tokens.sort_unstable();
        Match { head, tokens, object, nominal: false, rules, shorter: None }
    })
}

/// The words with which a phrase of this verb can go on: light verbs open hundreds of phrases, of which few can hold.
fn next_words(ctx: Ctx<'_>, head: TokenIdx) -> Vec<String> {
    let below = ctx.parse.children(head).iter().copied();
    let objects = ctx.parse.args(head, &Role::Object).map(|argument| argument.head);
    let forms = |idx: TokenIdx| [ctx.lemma(idx), ctx.parse.word(idx).to_lowercase()];
    below.chain(objects).flat_map(forms).collect()
}

/// A participle in front of a noun with nothing of its own ("captured fighters") names the people and tells no act,
/// unless they are counted: "dozens of captured fighters".
pub(crate) fn is_plain_adjective(ctx: Ctx<'_>, head: TokenIdx) -> bool {
    let token = &ctx.parse.tokens[head];
    let modifies = token.relation == Relation::Adjective && token.head > head;
    modifies && (token.tag != "VBN" || !is_counted(ctx, token.head))
}

fn is_counted(ctx: Ctx<'_>, noun: TokenIdx) -> bool {
    let above = ctx.parse.ancestors(noun).nth(1);
    ctx.parse.child(noun, Relation::Number).is_some()
        || above.is_some_and(|above| crate::mention::meant(ctx, above) == noun)
}

fn noun(ctx: Ctx<'_>, head: TokenIdx) -> Option<Match<'_>> {
    if !ctx.parse.tokens[head].upos.is_nominal() && !toll::is_counted_dead(ctx, head) {
        return None;
    }
    // "a March 2018 attack".
    if ctx.parse.tokens[head].upos == Upos::Propn && is_time(ctx, head) {
        return None;
    }
    // "attack helicopter", "strike group": the noun only names a kind of something.
    if ctx.parse.tokens[head].relation == Relation::Compound {
        return None;
    }
    let phrases = ctx.lexicon.nouns.get(&ctx.lemma(head))?;
    let levels = levels(phrases, |phrase| noun_phrase(ctx, head, &phrase.rest));
    nest(levels, |mut tokens, rules| {
        tokens.push(head);
        tokens.sort_unstable();
        Match { head, tokens, object: None, nominal: true, rules, shorter: None }
    })
}

/// The phrases that match, longest first, each with all rules that share it.
fn levels<T>(
    phrases: &[TriggerPhrase],
    mut matches: impl FnMut(&TriggerPhrase) -> Option<T>,
) -> Vec<(T, Vec<&TriggerPhrase>)> {
    let mut levels: Vec<(T, Vec<&TriggerPhrase>)> = Vec::new();
    for phrase in phrases {
        match levels.iter_mut().find(|(_, rules)| rules[0].rest == phrase.rest) {
            Some((_, rules)) => rules.push(phrase),
            None => levels.extend(matches(phrase).map(|matched| (matched, vec![phrase]))),
        }
    }
    levels
}

/// The longest match, which holds the next shorter one, and so on.
fn nest<'a, T>(
    levels: Vec<(T, Vec<&'a TriggerPhrase>)>,
    mut build: impl FnMut(T, Vec<&'a TriggerPhrase>) -> Match<'a>,
) -> Option<Match<'a>> {
    levels.into_iter().rev().fold(None, |shorter, (matched, rules)| {
        let longer = build(matched, rules);
        Some(Match { shorter: shorter.map(Box::new), ..longer })
    })
}

pub(crate) type VerbPhrase = (Vec<TokenIdx>, Option<Vec<TokenIdx>>);

/// Follows the words of a phrase down the tree: particles, objects, prepositions and what stands behind.
pub(crate) fn verb_phrase(
    ctx: Ctx<'_>,
    head: TokenIdx,
    rest: &[String],
) -> Option<VerbPhrase> {
    let (mut tokens, mut at, mut object) = (Vec::new(), head, None);
    for (position, word) in rest.iter().enumerate() {
        let is_last = position + 1 == rest.len();
        let found = step(ctx, at, head, word)?;
        let relation = ctx.parse.tokens[found].relation;
        let is_preposition = matches!(relation, Relation::Preposition | Relation::Agent);
        if is_preposition && is_last {
            let heads = behind(ctx, found);
            // "fired on Monday": at nobody.
            if !heads.is_empty() && heads.iter().all(|&head| is_time(ctx, head)) {
                return None;
            }
            object = Some(heads);
        }
        tokens.push(found);
        // Particles and adverbs have nothing below them; the phrase goes on from the verb.
        if !matches!(relation, Relation::Particle | Relation::Adverb) {
            at = found;
        }
    }
    // "called the king on Saturday" is no call on anybody.
    let is_day = |heads: &Vec<TokenIdx>| {
        !heads.is_empty() && heads.iter().all(|&head| is_time(ctx, head))
    };
    if object.as_ref().is_some_and(is_day) {
        return None;
    }
    Some((tokens, object.filter(|heads| !heads.is_empty())))
}

/// The next word of a phrase: below the word before it, or below the verb.
fn step(ctx: Ctx<'_>, at: TokenIdx, head: TokenIdx, word: &str) -> Option<TokenIdx> {
    let fits = |&idx: &TokenIdx| {
        let is_word =
            ctx.lemma(idx) == word || ctx.parse.word(idx).to_lowercase() == word;
        is_word && !stands_beside(ctx, idx)
    };
    let below = |top: TokenIdx| ctx.parse.children(top).iter().copied().find(fits);
    below(at).or_else(|| if at == head { None } else { below(head) }).or_else(|| {
        let objects = ctx.parse.args(head, &Role::Object).map(|argument| argument.head);
        objects.into_iter().find(|idx| fits(idx))
    })
}

/// Who does it, and clauses that only stand beside the verb, are no part of its phrase.
fn stands_beside(ctx: Ctx<'_>, idx: TokenIdx) -> bool {
    matches!(
        ctx.parse.tokens[idx].relation,
        Relation::Subject
            | Relation::AdverbialClause
            | Relation::RelativeClause
            | Relation::ReducedClause
            | Relation::Conjunct
            | Relation::Parataxis
            | Relation::Complement
    )
}

/// The heads behind a noun's own prepositions of these words, given in lower case: "weapons" in "a cache of weapons".
pub(crate) fn behind_any(
    ctx: Ctx<'_>,
    noun: TokenIdx,
    words: &[&str],
) -> impl Iterator<Item = TokenIdx> {
    let prepositions = ctx.parse.children(noun).iter().copied().filter(|&idx| {
        ctx.parse.tokens[idx].relation == Relation::Preposition
            && words.iter().any(|word| ctx.parse.word(idx).eq_ignore_ascii_case(word))
    });
    prepositions.flat_map(move |preposition| behind(ctx, preposition))
}

/// The heads behind a preposition, conjuncts included.
pub(crate) fn behind(ctx: Ctx<'_>, preposition: TokenIdx) -> Vec<TokenIdx> {
    let mut heads: Vec<TokenIdx> = ctx
        .parse
        .children(preposition)
        .iter()
        .copied()
        .filter(|&idx| ctx.parse.tokens[idx].relation == Relation::PrepositionObject)
        .collect();
    let mut at = 0;
    while let Some(&next) = heads.get(at) {
        let conjuncts = ctx.parse.children(next).iter().copied();
        heads.extend(conjuncts.filter(|&idx| {
            ctx.parse.tokens[idx].relation == Relation::Conjunct
                && !ctx.parse.tokens[idx].upos.is_verbal()
        }));
        at += 1;
    }
    heads
}

/// The words in front of a noun: "mortar attack", "air strike".
fn noun_phrase(ctx: Ctx<'_>, head: TokenIdx, rest: &[String]) -> Option<Vec<TokenIdx>> {
    if rest.first().is_some_and(|word| word == "of") {
        return of_phrase(ctx, head, rest);
    }
    let first = head.checked_sub(rest.len())?;
    let fits = rest.iter().enumerate().all(|(offset, word)| {
        let idx = first + offset;
        ctx.parse.tokens[idx].sentence == ctx.parse.tokens[head].sentence
            && (ctx.lemma(idx) == *word || ctx.parse.word(idx).to_lowercase() == *word)
    });
    fits.then(|| (first..head).collect())
}

/// "exchange of fire": the words behind the head.
fn of_phrase(ctx: Ctx<'_>, head: TokenIdx, rest: &[String]) -> Option<Vec<TokenIdx>> {
    let end = ctx.parse.sentence_of(head).tokens.end;
    let tokens: Vec<TokenIdx> = (head + 1..end).take(rest.len()).collect();
    let fits = |(&idx, word): (&TokenIdx, &String)| ctx.lemma(idx) == *word;
    (tokens.len() == rest.len() && tokens.iter().zip(rest).all(fits)).then_some(tokens)
}
