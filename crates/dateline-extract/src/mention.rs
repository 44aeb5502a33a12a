//! Phrases that point at something.

use std::collections::BTreeMap;

use dateline_model::{
    ActorKind, Class, Mention, MentionIdx, NameKind, Relation, Span, TokenIdx, Upos,
};

use crate::Ctx;
use crate::trigger::behind;

/// The mentions of a report, each head word once.
#[derive(Default)]
pub(crate) struct Mentions {
    by_head: BTreeMap<TokenIdx, MentionIdx>,
    list: Vec<Mention>,
}

impl Mentions {
    /// The mention of the phrase whose outermost word is `head`: "dozens" in "dozens of villagers".
    pub(crate) fn of(&mut self, ctx: Ctx<'_>, head: TokenIdx) -> MentionIdx {
        if let Some(&found) = self.by_head.get(&head) {
            return found;
        }
        let meant = meant(ctx, head);
        let (class, actor_kind) = class(ctx, meant);
        let plural = matches!(ctx.parse.tokens[meant].tag, "NNS" | "NNPS" | "CD")
            || is_plural_pronoun(ctx, meant);
        self.list.push(Mention {
            span: span(ctx, head),
            head: meant,
            class,
            actor_kind,
            plural,
        });
        self.by_head.insert(head, self.list.len() - 1);
        self.list.len() - 1
    }

    /// The mention of that head, whose words begin no later than there.
    pub(crate) fn spanning(
        &mut self,
        ctx: Ctx<'_>,
        head: TokenIdx,
        start: usize,
    ) -> MentionIdx {
        let idx = self.of(ctx, head);
        let mention = &mut self.list[idx];
        mention.span = Span::new(mention.span.start().min(start), mention.span.end());
        // A name of several words is no common noun: "Islamic State".
        if mention.class != Class::Armed {
            mention.class = Class::Name;
        }
        idx
    }

    pub(crate) fn get(&self, idx: MentionIdx) -> &Mention {
        &self.list[idx]
    }

    pub(crate) fn into_list(self) -> Vec<Mention> {
        self.list
    }
}

/// The word that carries the meaning: "villagers" in "dozens of villagers".
pub(crate) fn meant(ctx: Ctx<'_>, head: TokenIdx) -> TokenIdx {
    let token = &ctx.parse.tokens[head];
    let quantifies = ctx.lexicon.words.is_quantifier(&ctx.lemma(head))
        || matches!(token.upos, Upos::Num)
        || (token.upos == Upos::Pron
            || token.upos == Upos::Det
            || token.upos == Upos::Adj);
    if !quantifies {
        return head;
    }
    let of = ctx.parse.children(head).iter().copied().find(|&idx| {
        ctx.parse.tokens[idx].relation == Relation::Preposition
            && ctx.parse.word(idx).eq_ignore_ascii_case("of")
    });
    match of.and_then(|of| behind(ctx, of).first().copied()) {
        // "members of the 8th Front", "a unit of the Valley Command": people of a body named like a place or a thing.
        Some(inner) if inner != head && is_of_people(ctx, head) => {
            let meant = meant(ctx, inner);
            match ctx.lexicon.words.class(&ctx.lemma(meant)) {
                Some((Class::Place | Class::Position | Class::Route, _)) => head,
                Some(_) | None => meant,
            }
        }
        Some(inner) if inner != head => meant(ctx, inner),
        None if is_of_people(ctx, head) => owner(ctx, head).unwrap_or(head),
        Some(_) | None => head,
    }
}

/// "the organisation's members": the body whose they are.
fn owner(ctx: Ctx<'_>, head: TokenIdx) -> Option<TokenIdx> {
    let owner = ctx.parse.child(head, Relation::Possessor)?;
    let is_body =
        ctx.parse.tokens[owner].upos.is_nominal() && class(ctx, owner).0 == Class::Armed;
    is_body.then_some(owner)
}

/// Words for parts of a body of people: what they are part of is no place.
fn is_of_people(ctx: Ctx<'_>, head: TokenIdx) -> bool {
    matches!(
        ctx.lemma(head).as_str(),
        "member" | "element" | "squad" | "team" | "detachment" | "contingent" | "column"
    )
}

/// Whether the class is of those who can own, say and do: people, their forces, and names.
pub(crate) fn is_somebody(class: Class) -> bool {
    matches!(
        class,
        Class::Armed | Class::Civilian | Class::People | Class::Crowd | Class::Name
    )
}

/// What the head word says it is, by the longest phrase that the word lists know.
pub(crate) fn class(ctx: Ctx<'_>, head: TokenIdx) -> (Class, Option<ActorKind>) {
    *ctx.classes[head].get_or_init(|| find_class(ctx, head))
}

fn find_class(ctx: Ctx<'_>, head: TokenIdx) -> (Class, Option<ActorKind>) {
    let token = &ctx.parse.tokens[head];
    if token.upos == Upos::Pron || is_latter(ctx, head) {
        return (Class::Pronoun, None);
    }
    // "in police firing": a gerund behind a preposition is the noun that it is written as.
    let is_gerund = token.tag == "VBG" && token.relation == Relation::PrepositionObject;
    let mut phrase = match is_gerund {
        true => ctx.parse.word(head).to_lowercase(),
        false => ctx.lemma(head),
    };
    let mut found = ctx.lexicon.words.class(&phrase);
    // The reader takes some plurals for singulars: "the silos/NN".
    if found.is_none()
        && token.tag == "NN"
        && let Some(singular) = phrase.strip_suffix('s')
    {
        found = ctx.lexicon.words.class(singular);
    }
    let start = ctx.parse.sentences[token.sentence].tokens.start;
    for idx in (start.max(head.saturating_sub(2))..head).rev() {
        phrase = format!("{} {phrase}", ctx.lemma(idx));
        found = ctx.lexicon.words.class(&phrase).or(found);
    }
    // "second in command": the phrase goes on behind its head.
    let end = ctx.parse.sentences[token.sentence].tokens.end.min(head + 3);
    let behind: Vec<String> = (head..end).map(|idx| ctx.lemma(idx)).collect();
    match ctx.lexicon.words.class(&behind.join(" ")).or(found) {
        // "Islamic State", "Justice Ministry": a name made of common words.
        Some((Class::People | Class::Institution, _))
            if token.upos == Upos::Propn && is_capped(ctx, head) =>
        {
            (Class::Name, None)
        }
        // "The Levant Front": fronts between armies are called by what lies on them and not by names.
        Some((Class::Position, _)) if is_front(ctx, head) => (Class::Name, None),
        Some((Class::People, None)) => {
            armed_body(ctx, head).unwrap_or((Class::People, None))
        }
        Some((Class::Property, kind)) if is_rigged(ctx, head) => (Class::Arms, kind),
        Some(found) => found,
        None if token.upos == Upos::Propn => (Class::Name, None),
        None if is_name(ctx, head)
            || is_written_as_name(ctx, head)
            || opens_bare(ctx, head) =>
        {
            (Class::Name, None)
        }
        None if token.upos == Upos::Num => (Class::People, None),
        // "the wounded", "three dead".
        None if token.upos == Upos::Adj => (Class::People, None),
        None if is_counted_victim(ctx, head) => (Class::People, None),
        None => (Class::Other, None),
    }
}

/// "A vehicle packed with explosives", "a booby-trapped tanker": a bomb, whatever else it was.
fn is_rigged(ctx: Ctx<'_>, head: TokenIdx) -> bool {
    ctx.parse.children(head).iter().any(|&child| {
        let is_glued =
            child.checked_sub(1).is_some_and(|before| ctx.parse.word(before) == "-");
        let is_trapped = child < head && ctx.lemma(child) == "trap" && is_glued;
        let is_laden = || {
            let lemma = ctx.lemma(child);
            let with = ctx.parse.children(child).iter().copied();
            matches!(lemma.as_str(), "pack" | "load" | "fill" | "rig" | "stuff" | "lade")
                && with.filter(|&idx| ctx.parse.word(idx) == "with").any(|idx| {
                    behind(ctx, idx).into_iter().any(|what| {
                        matches!(
                            ctx.lemma(what).as_str(),
                            "explosive" | "bomb" | "dynamite"
                        )
                    })
                })
        };
        is_trapped || is_laden()
    })
}

fn is_front(ctx: Ctx<'_>, head: TokenIdx) -> bool {
    let is_name_before = |&idx: &TokenIdx| {
        idx + 1 == head && ctx.parse.tokens[idx].relation == Relation::Compound
    };
    ctx.parse.word(head) == "Front"
        && ctx.parse.tokens[head].upos == Upos::Propn
        && is_capped(ctx, head)
        && ctx.parse.children(head).iter().any(is_name_before)
}

/// "After the latter stormed the area": one of the two just told of, and nothing by itself.
fn is_latter(ctx: Ctx<'_>, head: TokenIdx) -> bool {
    matches!(ctx.lemma(head).as_str(), "latter" | "former")
        && ctx.parse.child(head, Relation::Determiner).is_some()
}

/// "Army personnel", "members of" turned round in "militia members": who belongs to an armed body is of its sort.
fn armed_body(ctx: Ctx<'_>, head: TokenIdx) -> Option<(Class, Option<ActorKind>)> {
    if !matches!(ctx.lemma(head).as_str(), "member" | "personnel" | "recruit" | "element")
    {
        return None;
    }
    let before = ctx.parse.children(head).iter().copied().filter(|&idx| {
        idx < head && ctx.parse.tokens[idx].relation == Relation::Compound
    });
    before.map(|idx| class(ctx, idx)).find(|(class, _)| *class == Class::Armed)
}

/// "Killed 40 sadhus", "a total of 50 miscreants were arrested": what is counted and killed, hurt or taken is people,
/// whatever the language has called them. Only people are arrested, so there a plural alone says as much.
fn is_counted_victim(ctx: Ctx<'_>, head: TokenIdx) -> bool {
    let is_people = ctx.parse.tokens[head].tag == "NNS"
        && !ctx.lexicon.words.is_unit(&ctx.lemma(head));
    let above = ctx.parse.ancestors(head).nth(1);
    let outer = above.filter(|&above| is_people && meant(ctx, above) == head);
    let token = &ctx.parse.tokens[outer.unwrap_or(head)];
    let relation = matches!(token.relation, Relation::Object | Relation::PassiveSubject);
    let is_counted = outer.is_some() || ctx.parse.child(head, Relation::Number).is_some();
    is_people
        && relation
        && match ctx.lemma(token.head).as_str() {
            "arrest" | "detain" | "imprison" | "jail" | "behead" | "lynch" => true,
            "kill" | "injure" | "wound" | "kidnap" | "abduct" | "shoot" | "stab"
            | "nab" | "apprehend" | "murder" => is_counted,
            _ => false,
        }
}

/// Whether a capitalised word stands in front of it in the same name.
fn is_capped(ctx: Ctx<'_>, head: TokenIdx) -> bool {
    ctx.parse.children(head).iter().any(|&idx| {
        idx + 1 == head
            && matches!(ctx.parse.tokens[idx].upos, Upos::Propn | Upos::Adj)
            && ctx.parse.is_capitalised(idx)
            && ctx.parse.is_capitalised(head)
    })
}

fn is_name(ctx: Ctx<'_>, head: TokenIdx) -> bool {
    let is_upper = |idx: TokenIdx| ctx.parse.is_capitalised(idx);
    let name = ctx.parse.name_over(head);
    // "Kim Nam-il" ends in a small letter.
    let is_hyphened = |start: TokenIdx| {
        head > start + 1
            && ctx.parse.word(head - 1) == "-"
            && ctx.parse.tokens[head].span.start()
                == ctx.parse.tokens[head - 1].span.end()
            && is_upper(start)
    };
    // Other names that are written with a hyphen end in a common noun as often: "Taliban-run".
    let fits = |name: &&dateline_model::Name| {
        is_upper(head)
            || (name.kind == NameKind::Person && is_hyphened(name.tokens.start))
    };
    name.filter(fits).is_some_and(|name| {
        matches!(
            name.kind,
            NameKind::Person
                | NameKind::People
                | NameKind::Facility
                | NameKind::Organisation
                | NameKind::State
                | NameKind::Location
        )
    })
}

/// An acronym, or a capital inside a sentence: the reader takes some names for common nouns.
fn is_written_as_name(ctx: Ctx<'_>, head: TokenIdx) -> bool {
    let word = ctx.parse.calm(head);
    let n_upper = word.chars().filter(|c| c.is_uppercase()).count();
    let opens = ctx.parse.sentence_of(head).tokens.start == head;
    n_upper >= 2
        || (n_upper == 1 && !opens && word.chars().next().is_some_and(char::is_uppercase))
}

/// "Isis shelled the town": a countable noun takes an article, a name at the head of a sentence does not.
/// A plural, "Maoists", may be either; resolve asks the lists.
fn opens_bare(ctx: Ctx<'_>, head: TokenIdx) -> bool {
    let token = &ctx.parse.tokens[head];
    ctx.parse.sentence_of(head).tokens.start == head
        && matches!(token.tag, "NN" | "NNS")
        && ctx.parse.children(head).is_empty()
        && matches!(token.relation, Relation::Subject | Relation::PassiveSubject)
        && ctx.parse.is_capitalised(head)
}

fn is_plural_pronoun(ctx: Ctx<'_>, head: TokenIdx) -> bool {
    matches!(
        ctx.parse.word(head).to_lowercase().as_str(),
        "they" | "them" | "we" | "us" | "these" | "those" | "who"
    )
}

/// The phrase without clauses and without what further parts of a conjunction add.
pub(crate) fn span(ctx: Ctx<'_>, head: TokenIdx) -> Span {
    let mut tokens = vec![head];
    let mut stop = usize::MAX;
    let mut at = 0;
    while let Some(&top) = tokens.get(at) {
        for &child in ctx.parse.children(top) {
            // "Russian and Syrian forces": what is joined in front of the head belongs to it.
            let joined = child < head
                && matches!(
                    ctx.parse.tokens[child].relation,
                    Relation::Conjunct | Relation::Coordinator
                );
            if is_holder(ctx, top, child) {
                continue;
            }
            if belongs(ctx, child) || joined {
                tokens.push(child);
            } else if child > head {
                let first = ctx.parse.subtree(child).first().copied().unwrap_or(child);
                stop = stop.min(first.max(head + 1));
            }
        }
        at += 1;
    }
    tokens.retain(|&idx| idx < stop);
    tokens.sort_unstable();
    // A gap to the left is a word that was lifted out; what lies before it is another phrase.
    let own = tokens.iter().position(|&idx| idx == head).unwrap_or(0);
    let left = (0..own).rev().take_while(|&at| tokens[at] + 2 >= tokens[at + 1]).last();
    let first = tokens[left.unwrap_or(own)];
    let first = owner_of_compound(ctx, head, first);
    let last = tokens.last().copied().unwrap_or(head);
    let last = (first..=last).rev().find(|&idx| !is_edge(ctx, idx)).unwrap_or(head);
    let first = (first..=last).find(|&idx| !is_edge(ctx, idx)).unwrap_or(head);
    ctx.span(&[first, last])
}

/// "Syrian army positions": whose army it is stands in front of it, though the reader hangs it on the positions.
fn owner_of_compound(ctx: Ctx<'_>, head: TokenIdx, first: TokenIdx) -> TokenIdx {
    let token = &ctx.parse.tokens[head];
    let Some(before) = first.checked_sub(1) else { return first };
    let other = &ctx.parse.tokens[before];
    let is_whose = token.relation == Relation::Compound
        && token.upos == Upos::Noun
        && class(ctx, head).0 == Class::Armed
        && other.head == token.head
        && matches!(other.relation, Relation::Adjective | Relation::Compound)
        && other.sentence == token.sentence
        && ctx.parse.is_capitalised(before);
    if is_whose { before } else { first }
}

/// "Islamic State-held Mayadin": who holds a town is no part of its name.
fn is_holder(ctx: Ctx<'_>, top: TokenIdx, child: TokenIdx) -> bool {
    ctx.parse.tokens[child].relation == Relation::Adjective
        && ctx.parse.tokens[child].tag == "VBN"
        && ctx.parse.child(child, Relation::NounAdverb).is_some_and(|holder| {
            // "Islamic State-held village": the reader hangs "Islamic" on the village.
            ctx.parse.tokens[top].upos == Upos::Propn
                || (holder > 0
                    && ctx.parse.is_capitalised(holder)
                    && ctx.parse.is_capitalised(holder - 1)
                    && ctx.parse.tokens[holder - 1].head == top)
        })
}

/// Punctuation and joining words end no phrase, but for a bracket that closes one; nor does the "of" of
/// "accused the rebels of lying".
fn is_edge(ctx: Ctx<'_>, idx: TokenIdx) -> bool {
    let token = &ctx.parse.tokens[idx];
    matches!(
        token.relation,
        Relation::Coordinator | Relation::Case | Relation::Preposition
    ) || (token.upos == Upos::Punct && !matches!(ctx.parse.word(idx), ")" | "]"))
}

fn belongs(ctx: Ctx<'_>, child: TokenIdx) -> bool {
    let token = &ctx.parse.tokens[child];
    match token.relation {
        Relation::Preposition => ctx.parse.word(child).eq_ignore_ascii_case("of"),
        Relation::RelativeClause
        | Relation::ReducedClause
        | Relation::AdverbialClause
        | Relation::Conjunct
        | Relation::Coordinator
        | Relation::Parataxis
        | Relation::Complement
        | Relation::OpenComplement
        | Relation::Negation
        | Relation::Marker
        | Relation::ClausalSubject => false,
        // "US-backed forces": the word before the hyphen.
        Relation::NounAdverb => {
            let next = child + 1;
            next < ctx.parse.tokens.len()
                && matches!(ctx.parse.word(next), "-" | "–" | "‑")
        }
        Relation::Apposition | Relation::Aside => {
            // "(SDF)" belongs to the name; ", an armed group in the east" is a phrase of its own.
            // A bare number behind a name is an age.
            ctx.parse.subtree(child).len() <= 3 && token.upos != Upos::Num
        }
        Relation::PrepositionObject => !token.upos.is_verbal(),
        Relation::Root
        | Relation::Subject
        | Relation::PassiveSubject
        | Relation::Expletive
        | Relation::Object
        | Relation::IndirectObject
        | Relation::Attribute
        | Relation::ObjectPredicate
        | Relation::Agent
        | Relation::Preconjunction
        | Relation::Compound
        | Relation::Adjective
        | Relation::NounModifier
        | Relation::Adverb
        | Relation::Auxiliary
        | Relation::PassiveAuxiliary
        | Relation::Particle
        | Relation::Possessor
        | Relation::Case
        | Relation::Determiner
        | Relation::Number
        | Relation::Quantifier
        | Relation::Punctuation
        | Relation::Other => true,
    }
}
