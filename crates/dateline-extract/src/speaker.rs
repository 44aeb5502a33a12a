//! Who says so.

use dateline_model::{Class, Relation, Role, SpeakerKind, SpeakerWords, TokenIdx};

use crate::Ctx;
use crate::lexicon::Governor;
use crate::mention::Mentions;

/// The speakers of what stands at `head`, the nearest to the happening first.
pub(crate) fn of(
    ctx: Ctx<'_>,
    head: TokenIdx,
    mentions: &mut Mentions,
) -> Vec<SpeakerWords> {
    let mut heads: Vec<TokenIdx> = Vec::new();
    let mut at = head;
    while let Some(above) = ctx.parse.ancestors(at).next() {
        if is_report(ctx, above) && is_said(ctx, at, above) {
            heads.extend(subjects(ctx, above));
        }
        at = above;
    }
    heads.extend(beside(ctx, head));
    heads.extend(according_to(ctx, head));
    let mut speakers = Vec::new();
    for head in heads {
        let speaker = speaker(ctx, head, mentions);
        if !speakers.contains(&speaker) {
            speakers.push(speaker);
        }
    }
    speakers
}

fn is_report(ctx: Ctx<'_>, idx: TokenIdx) -> bool {
    ctx.parse.tokens[idx].upos.is_verbal()
        && matches!(
            ctx.lexicon.words.governor(&ctx.lemma(idx)),
            Some(Governor::Report | Governor::Alleged | Governor::Denied)
        )
}

/// Whether the clause is what was said, not how or when it was said.
fn is_said(ctx: Ctx<'_>, idx: TokenIdx, above: TokenIdx) -> bool {
    // "confirmed the attack" reports it, "carried out the attack" and "saw the attack" do not.
    let reports_things = matches!(
        ctx.lemma(above).as_str(),
        "report" | "announce" | "confirm" | "claim" | "deny" | "document" | "describe"
    );
    let relation = ctx.parse.tokens[idx].relation;
    (relation == Relation::Object && reports_things)
        || matches!(
            relation,
            Relation::Complement
                | Relation::OpenComplement
                | Relation::Parataxis
                | Relation::Conjunct
                | Relation::Other
        )
}

fn subjects(ctx: Ctx<'_>, verb: TokenIdx) -> Vec<TokenIdx> {
    ctx.parse.args(verb, &Role::Subject).map(|argument| argument.head).collect()
}

/// "..., a local doctor said": the reporting verb hangs on the clause, or on its root.
fn beside(ctx: Ctx<'_>, head: TokenIdx) -> Vec<TokenIdx> {
    let tops = std::iter::once(head).chain(ctx.parse.ancestors(head));
    let mut found = Vec::new();
    for top in tops {
        for &child in ctx.parse.children(top) {
            if ctx.parse.tokens[child].relation == Relation::Parataxis
                && is_report(ctx, child)
            {
                found.extend(subjects(ctx, child));
            }
        }
    }
    found
}

/// "according to X", anywhere in the sentence.
fn according_to(ctx: Ctx<'_>, head: TokenIdx) -> Vec<TokenIdx> {
    let tokens = ctx.parse.sentence_of(head).tokens.clone();
    let mut found = Vec::new();
    for idx in tokens {
        if ctx.parse.word(idx).eq_ignore_ascii_case("according") {
            for role in ["to", "according to"] {
                let role = Role::Prep(role.to_owned());
                found.extend(ctx.parse.args(idx, &role).map(|argument| argument.head));
            }
            for &to in ctx.parse.children(idx) {
                found.extend(crate::trigger::behind(ctx, to));
            }
        }
    }
    found
}

fn speaker(ctx: Ctx<'_>, head: TokenIdx, mentions: &mut Mentions) -> SpeakerWords {
    let mention = mentions.of(ctx, head);
    let (span, class) = (mentions.get(mention).span, mentions.get(mention).class);
    let sentence = ctx.parse.sentence_of(head);
    let around = sentence.span.of(ctx.parse.text).to_lowercase();
    let protected = ctx
        .lexicon
        .words
        .protected()
        .iter()
        .any(|phrase| around.contains(phrase.as_str()));
    let named = sentence
        .tokens
        .clone()
        .filter(|&idx| span.contains(ctx.parse.tokens[idx].span))
        .filter_map(|idx| kind(ctx, idx))
        .next_back();
    let by_class = match class {
        Class::Armed => SpeakerKind::Official,
        Class::Civilian => SpeakerKind::Resident,
        Class::People
        | Class::Crowd
        | Class::Institution
        | Class::Place
        | Class::Position
        | Class::Arms
        | Class::Property
        | Class::Route
        | Class::Bodies
        | Class::Pronoun
        | Class::Name
        | Class::Other => SpeakerKind::Other,
    };
    let kind = match named {
        Some(kind) => kind,
        None if protected => SpeakerKind::Anonymous,
        None => by_class,
    };
    SpeakerWords { span, mention: Some(mention), kind, protected }
}

/// The sort of speaker that a word names, by the longest phrase that ends in it.
fn kind(ctx: Ctx<'_>, idx: TokenIdx) -> Option<SpeakerKind> {
    let mut phrase = ctx.lemma(idx);
    let mut found = ctx.lexicon.words.speaker(&phrase);
    let start = ctx.parse.sentence_of(idx).tokens.start;
    for first in (start.max(idx.saturating_sub(2))..idx).rev() {
        phrase = format!("{} {phrase}", ctx.lemma(first));
        found = ctx.lexicon.words.speaker(&phrase).or(found);
    }
    found
}
