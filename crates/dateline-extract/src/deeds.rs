//! What each side is told to do or to leave undone, whether a rule codes it or not.
//!
//! "Did the police do anything?" is a question about the doer and not about the kind of act: whoever is the subject
//! of a verb or the owner of a deed does something, unless the words deny it or only plan it.

use std::cell::OnceCell;

use dateline_model::{
    Class, Mention, MentionIdx, Modality, Parse, Relation, Role, TokenIdx, Upos, Via,
};

use crate::lexicon::Governor;
use crate::mention::{Mentions, class};
use crate::roles::is_act;
use crate::trigger::verb_phrase;
use crate::{Ctx, LONGEST_SENTENCE, Lexicon, modality};

/// Something that words say of somebody who does it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Deed {
    /// Who: the position of the phrase among the mentions.
    pub doer: MentionIdx,
    /// The verb or noun that says what.
    pub word: TokenIdx,
    /// Whether it happened.
    pub modality: Modality,
    /// Whether it is a saying: "said", "announced".
    pub is_said: bool,
    /// Whether the words say that the doer did nothing: "stood by", "inaction".
    pub is_idle: bool,
    /// Whether somebody else sent or posted the doer: "was deployed".
    pub is_sent: bool,
}

/// The deeds of a parsed report in the order of their words, and the mentions of those who do them. Cannot fail.
pub fn deeds(parse: &Parse<'_>, lexicon: &Lexicon) -> (Vec<Mention>, Vec<Deed>) {
    let classes = vec![OnceCell::new(); parse.tokens.len()];
    let ctx = Ctx { parse, lexicon, classes: &classes };
    let mut mentions = Mentions::default();
    let mut deeds = Vec::new();
    let according_to = Role::Prep("according to".to_owned());
    for sentence in &parse.sentences {
        if sentence.tokens.len() > LONGEST_SENTENCE {
            continue;
        }
        for word in sentence.tokens.clone() {
            let nominal = parse.tokens[word].upos.is_nominal();
            let doers = match nominal {
                true => owners(ctx, word),
                false => subjects(ctx, word),
            };
            if !doers.is_empty() {
                let marked = modality::of_word(ctx, word, nominal);
                let modality = marked.map_or(Modality::Happened, |marked| marked.value);
                let governor = lexicon.words.governor(&ctx.lemma(word));
                // "posted at the gate" is no saying.
                let is_active = parse.args(word, &Role::Subject).next().is_some();
                let is_said = !nominal && is_active && governor == Some(Governor::Report);
                let is_idle = is_idle(ctx, word);
                let is_sent = !nominal && !is_active_in(ctx, word, &doers);
                deeds.extend(doers.into_iter().map(|doer| {
                    let doer = mentions.of(ctx, doer);
                    Deed { doer, word, modality, is_said, is_idle, is_sent }
                }));
            }
            // "according to the police": they said so.
            let sayers =
                parse.args(word, &according_to).map(|it| mentions.of(ctx, it.head));
            deeds.extend(sayers.map(|doer| Deed {
                doer,
                word,
                modality: Modality::Happened,
                is_said: true,
                is_idle: false,
                is_sent: false,
            }));
        }
    }
    (mentions.into_list(), deeds)
}

/// Whether one of those who do it does so of his own.
fn is_active_in(ctx: Ctx<'_>, verb: TokenIdx, doers: &[TokenIdx]) -> bool {
    ctx.parse.args(verb, &Role::Subject).any(|argument| doers.contains(&argument.head))
}

/// Who does what a verb says; who is sent or posted somewhere comes to be there.
fn subjects(ctx: Ctx<'_>, verb: TokenIdx) -> Vec<TokenIdx> {
    let token = &ctx.parse.tokens[verb];
    let helps =
        matches!(token.relation, Relation::Auxiliary | Relation::PassiveAuxiliary);
    let lemma = ctx.lemma(verb);
    // "are", "have", "seem": how things stand, and no deed.
    let stands = STATES.contains(&lemma.as_str()) && !is_idle(ctx, verb);
    if !token.upos.is_verbal() || helps || stands {
        return Vec::new();
    }
    let is_sent = SENDING.contains(&lemma.as_str());
    let does = |role: &Role, via: Via| match role {
        Role::Subject => true,
        Role::Object => is_sent && via == Via::Passive,
        Role::IndirectObject | Role::Prep(_) => false,
    };
    let arguments = ctx.parse.arguments[verb].iter();
    arguments.filter(|it| does(&it.role, it.via)).map(|it| it.head).collect()
}

/// Whose deed a noun names: "firing by police", "the army's advance", "police inaction".
fn owners(ctx: Ctx<'_>, noun: TokenIdx) -> Vec<TokenIdx> {
    if !is_deed(ctx, noun) {
        return Vec::new();
    }
    let subjects = ctx.parse.args(noun, &Role::Subject).map(|argument| argument.head);
    let own = ctx.parse.children(noun).iter().copied().filter(|&idx| {
        idx < noun && ctx.parse.tokens[idx].relation == Relation::Compound
    });
    // "the failure of the police": who does nothing does it to nobody.
    let idle = is_idle(ctx, noun);
    let of = ctx.parse.args(noun, &Role::Object).map(|argument| argument.head);
    let mut all: Vec<TokenIdx> = subjects.chain(of.filter(|_| idle)).collect();
    if ctx.lexicon.words.idle().nouns.contains(&ctx.lemma(noun)) {
        all.extend(on_the_part_of(ctx, noun));
        all.extend(blamed(ctx, noun));
        all.extend(showed(ctx, noun));
    }
    all.extend(own.filter(|&idx| class(ctx, idx).0 == Class::Armed));
    all.sort_unstable();
    all.dedup();
    all
}

/// "a failure on the part of the police".
fn on_the_part_of(ctx: Ctx<'_>, noun: TokenIdx) -> Vec<TokenIdx> {
    let (on, of) = (Role::Prep("on".to_owned()), Role::Prep("of".to_owned()));
    let parts = ctx.parse.args(noun, &on).map(|argument| argument.head);
    let behind = |part: TokenIdx| {
        let owners = ctx.parse.args(part, &Role::Object).chain(ctx.parse.args(part, &of));
        owners.map(|argument| argument.head).collect::<Vec<TokenIdx>>()
    };
    parts.filter(|&it| ctx.lemma(it) == "part").flat_map(behind).collect()
}

/// "criticised the police for inaction", "came down on the police for their negligence": who is blamed was idle.
fn blamed(ctx: Ctx<'_>, noun: TokenIdx) -> Vec<TokenIdx> {
    let preposition = ctx.parse.tokens[noun].head;
    let is_reason =
        matches!(ctx.parse.word(preposition).to_lowercase().as_str(), "for" | "of");
    let above = ctx.parse.tokens[preposition].head;
    // The reader may hang the reason on those who are blamed.
    let verb = match ctx.parse.tokens[above].upos.is_nominal() {
        true => ctx.parse.ancestors(above).find(|&it| {
            !ctx.parse.tokens[it].upos.is_nominal()
                && ctx.parse.tokens[it].upos != Upos::Adp
        }),
        false => Some(above),
    };
    let Some(verb) = verb.filter(|_| is_reason) else { return Vec::new() };
    if !BLAMING.contains(&ctx.lemma(verb).as_str()) {
        return Vec::new();
    }
    let roles = [Role::Object, Role::Prep("on".to_owned()), Role::Prep("at".to_owned())];
    let all = roles.iter().flat_map(|role| ctx.parse.args(verb, role));
    all.map(|argument| argument.head).filter(|&it| it != noun).collect()
}

/// "showed slackness": whoever shows it has it.
fn showed(ctx: Ctx<'_>, noun: TokenIdx) -> Vec<TokenIdx> {
    let verb = ctx.parse.tokens[noun].head;
    let is_object = ctx.parse.tokens[noun].relation == Relation::Object;
    match is_object && SHOWING.contains(&ctx.lemma(verb).as_str()) {
        true => ctx.parse.args(verb, &Role::Subject).map(|it| it.head).collect(),
        false => Vec::new(),
    }
}

/// Nouns that tell a deed: those of the rules and the idle, and those made of verbs, but no place or person.
fn is_deed(ctx: Ctx<'_>, noun: TokenIdx) -> bool {
    let lemma = ctx.lemma(noun);
    let is_made = ENDINGS.iter().any(|ending| lemma.ends_with(ending));
    let is_idle = || ctx.lexicon.words.idle().nouns.contains(&lemma);
    matches!(class(ctx, noun).0, Class::Other | Class::Arms)
        && ctx.parse.tokens[noun].upos == Upos::Noun
        && (is_made || is_idle() || is_act(ctx, noun))
}

/// Whether the word, its phrase or what modifies it says that nothing was done.
fn is_idle(ctx: Ctx<'_>, word: TokenIdx) -> bool {
    let idle = ctx.lexicon.words.idle();
    let lemma = ctx.lemma(word);
    let phrases = idle.verbs.get(&lemma).filter(|_| {
        let upos = ctx.parse.tokens[word].upos;
        upos == Upos::Verb || upos == Upos::Aux
    });
    let is_phrase = |rest: &Vec<String>| verb_phrase(ctx, word, rest).is_some();
    // "the deployment was inadequate".
    let token = &ctx.parse.tokens[word];
    let is_subject = token.relation == Relation::Subject && ctx.lemma(token.head) == "be";
    let linked = Some(token.head).filter(|_| is_subject);
    let is_modified = || {
        let below = ctx.parse.children(word).iter();
        let said = linked.map_or(&[][..], |be| ctx.parse.children(be)).iter();
        below.chain(said).any(|&child| {
            let relation = ctx.parse.tokens[child].relation;
            matches!(
                relation,
                Relation::Adverb | Relation::Adjective | Relation::Attribute
            ) && idle.modifiers.contains(&ctx.lemma(child))
        })
    };
    // "played a passive role".
    let is_object_modified = || {
        ctx.parse.tokens[word].upos == Upos::Verb
            && PLAYING.contains(&lemma.as_str())
            && ctx.parse.args(word, &Role::Object).any(|object| {
                ctx.parse.children(object.head).iter().any(|&child| {
                    ctx.parse.tokens[child].relation == Relation::Adjective
                        && idle.modifiers.contains(&ctx.lemma(child))
                })
            })
    };
    phrases.is_some_and(|all| all.iter().any(is_phrase))
        || is_object_modified()
        || (ctx.parse.tokens[word].upos == Upos::Noun && idle.nouns.contains(&lemma))
        || is_modified()
}

/// Verbs that tell how things stand. Grammar: linking verbs and verbs of having and seeming.
const STATES: &[&str] = &[
    "be", "have", "seem", "appear", "remain", "stay", "become", "belong", "own", "lack",
    "need", "contain", "consist", "exist", "mean", "resemble", "cost",
];

/// Verbs of blame and of punishment, whose reason stands behind "for" or "of". Grammar: Levin's verbs of judgment.
const BLAMING: &[&str] = &[
    "accuse",
    "arraign",
    "assail",
    "attack",
    "berate",
    "blame",
    "blast",
    "castigate",
    "censure",
    "charge",
    "chastise",
    "chide",
    "come",
    "condemn",
    "criticise",
    "criticize",
    "decry",
    "denounce",
    "discipline",
    "dismiss",
    "fault",
    "flay",
    "lambast",
    "lambaste",
    "lash",
    "penalise",
    "penalize",
    "pillory",
    "prosecute",
    "pull",
    "punish",
    "rap",
    "rebuke",
    "reprimand",
    "reproach",
    "reprove",
    "sack",
    "scold",
    "slam",
    "suspend",
    "take",
    "transfer",
    "upbraid",
];

/// Verbs whose object tells how the subject acts: "took a lax view". Ours.
const PLAYING: &[&str] =
    &["play", "take", "adopt", "assume", "give", "make", "offer", "provide"];

/// Verbs of showing, whose object is a manner of the subject. Ours.
const SHOWING: &[&str] = &[
    "show",
    "display",
    "exhibit",
    "evince",
    "betray",
    "demonstrate",
    "commit",
    "practise",
    "practice",
    "maintain",
];

/// Verbs of sending, whose object goes and is then there. Grammar: Levin's verbs of sending and placing, of people.
const SENDING: &[&str] = &[
    "deploy",
    "redeploy",
    "station",
    "post",
    "send",
    "dispatch",
    "rush",
    "mobilise",
    "mobilize",
    "summon",
    "call",
    "press",
    "move",
    "airlift",
    "assign",
    "bring",
    "draft",
    "mass",
    "reinforce",
    "stretch",
    "position",
    "place",
    "put",
    "alert",
    "withdraw",
];

/// How English makes nouns of verbs and of manners of acting.
const ENDINGS: &[&str] =
    &["ing", "tion", "sion", "ment", "ance", "ence", "ity", "ism", "ness", "al"];
