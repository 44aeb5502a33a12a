//! Who says so.

use dateline_model::{Class, Relation, Role, SpeakerKind, SpeakerWords, TokenIdx};

use crate::Ctx;
use crate::lexicon::Governor;
use crate::mention::{Mentions, class, is_somebody};

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
            heads.extend(cited(ctx, above));
            heads.extend(subjects(ctx, above));
        }
        at = above;
    }
    heads.extend(beside(ctx, head));
    heads.extend(according_to(ctx, head));
    heads.extend(in_the_words_of(ctx, head));
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

/// "Citing doctors, the paper reported", "quoted a doctor as saying": whom the one who reports has it from.
fn cited(ctx: Ctx<'_>, report: TokenIdx) -> Vec<TokenIdx> {
    let cites = |&idx: &TokenIdx| matches!(ctx.lemma(idx).as_str(), "cite" | "quote");
    let is_saying = ctx.parse.tokens[report].relation == Relation::PrepositionObject;
    let quoting = is_saying
        .then(|| ctx.parse.tokens[ctx.parse.tokens[report].head].head)
        .filter(cites);
    let citing = ctx.parse.children(report).iter().copied().filter(|idx| {
        ctx.parse.tokens[*idx].relation == Relation::AdverbialClause && cites(idx)
    });
    let mut found = Vec::new();
    // "The monitor learned from medical sources".
    if matches!(ctx.lemma(report).as_str(), "learn" | "hear" | "gather" | "obtain") {
        let from = Role::Prep("from".to_owned());
        found.extend(ctx.parse.args(report, &from).map(|argument| argument.head));
    }
    for verb in citing.chain(quoting) {
        let objects = ctx.parse.args(verb, &Role::Object).map(|argument| argument.head);
        found.extend(objects.filter(|&idx| !ctx.parse.tokens[idx].upos.is_verbal()));
    }
    found.extend(quoting.map(|verb| subjects(ctx, verb)).unwrap_or_default());
    found
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
            let relation = ctx.parse.tokens[child].relation;
            if (relation == Relation::Parataxis || is_as_reported(ctx, child))
                && is_report(ctx, child)
            {
                found.extend(subjects(ctx, child));
            }
        }
    }
    found
}

/// "As reported by X".
fn is_as_reported(ctx: Ctx<'_>, clause: TokenIdx) -> bool {
    ctx.parse.tokens[clause].relation == Relation::AdverbialClause
        && ctx
            .parse
            .child(clause, Relation::Marker)
            .is_some_and(|marker| ctx.parse.word(marker).eq_ignore_ascii_case("as"))
}

/// "In the words of X", "by the account of X", on the happening or above it.
fn in_the_words_of(ctx: Ctx<'_>, head: TokenIdx) -> Vec<TokenIdx> {
    let tops = std::iter::once(head).chain(ctx.parse.ancestors(head));
    let mut found = Vec::new();
    for preposition in tops.flat_map(|top| ctx.parse.children(top)).copied() {
        let word = ctx.parse.word(preposition).to_lowercase();
        if !matches!(word.as_str(), "in" | "by" | "per") {
            continue;
        }
        for words in crate::trigger::behind(ctx, preposition) {
            if matches!(ctx.lemma(words).as_str(), "word" | "account" | "estimate") {
                found.extend(crate::trigger::behind_any(ctx, words, &["of", "by"]));
            }
        }
    }
    found
}

/// Whom "he said" or "it said" means: the subject of a sentence shortly before, since a story stays with its speaker.
fn stands_for(ctx: Ctx<'_>, head: TokenIdx) -> TokenIdx {
    /// Sentences further back than this are not looked at. Ours.
    const REACH: usize = 2;
    if class(ctx, head).0 != Class::Pronoun {
        return head;
    }
    let here = ctx.parse.tokens[head].sentence;
    let speaks = |idx: &TokenIdx| is_somebody(class(ctx, *idx).0);
    let before = (here.saturating_sub(REACH)..here).rev().find_map(|sentence| {
        let mut tokens = ctx.parse.sentences[sentence].tokens.clone();
        let root = tokens.find(|&idx| ctx.parse.tokens[idx].head == idx)?;
        let subject = ctx
            .parse
            .child(root, Relation::Subject)
            .or_else(|| ctx.parse.child(root, Relation::PassiveSubject));
        subject.filter(speaks)
    });
    before.unwrap_or(head)
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

fn speaker(ctx: Ctx<'_>, said: TokenIdx, mentions: &mut Mentions) -> SpeakerWords {
    let head = stands_for(ctx, said);
    let mention = mentions.of(ctx, head);
    let (span, class) = (mentions.get(mention).span, mentions.get(mention).class);
    let sentence = ctx.parse.sentence_of(head);
    // "He" asked not to be named where he is first told of, or where he is quoted again.
    let quoted = Some(ctx.parse.sentence_of(said)).filter(|_| said != head);
    let protected = [Some(sentence), quoted].into_iter().flatten().any(|sentence| {
        let around = sentence.span.of(ctx.parse.text).to_lowercase();
        let mut phrases = ctx.lexicon.words.protected().iter();
        phrases.any(|phrase| around.contains(phrase.as_str()))
    });
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
        None if protected && by_class == SpeakerKind::Other => SpeakerKind::Anonymous,
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
