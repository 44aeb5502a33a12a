//! A report's text as words, sentences, relations and names.
//!
//! Nothing here depends on which reader made it: the relations are ours, not a parser's labels.

use std::ops::Range;

use crate::{Span, ZoneKind};

/// The position of a token in its [`Parse`].
pub type TokenIdx = usize;

/// The universal part of speech, as Universal Dependencies names them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum Upos {
    Adj,
    Adp,
    Adv,
    Aux,
    Cconj,
    Det,
    Intj,
    Noun,
    Num,
    Part,
    Pron,
    Propn,
    Punct,
    Sconj,
    Space,
    Sym,
    Verb,
    X,
}

impl Upos {
    /// The tag in capitals, as CoNLL-U prints it.
    pub fn as_str(self) -> &'static str {
        match self {
            Upos::Adj => "ADJ",
            Upos::Adp => "ADP",
            Upos::Adv => "ADV",
            Upos::Aux => "AUX",
            Upos::Cconj => "CCONJ",
            Upos::Det => "DET",
            Upos::Intj => "INTJ",
            Upos::Noun => "NOUN",
            Upos::Num => "NUM",
            Upos::Part => "PART",
            Upos::Pron => "PRON",
            Upos::Propn => "PROPN",
            Upos::Punct => "PUNCT",
            Upos::Sconj => "SCONJ",
            Upos::Space => "SPACE",
            Upos::Sym => "SYM",
            Upos::Verb => "VERB",
            Upos::X => "X",
        }
    }

    /// Whether it is a noun or a name.
    pub fn is_nominal(self) -> bool {
        matches!(self, Upos::Noun | Upos::Propn)
    }

    /// Whether it is a verb or an auxiliary.
    pub fn is_verbal(self) -> bool {
        matches!(self, Upos::Verb | Upos::Aux)
    }
}

/// How a token hangs on its head in the surface tree.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Relation {
    /// The head of its sentence; its head is itself.
    Root,
    /// Subject of an active verb.
    Subject,
    /// Subject of a passive verb.
    PassiveSubject,
    /// A clause as subject.
    ClausalSubject,
    /// "there" in "there were clashes".
    Expletive,
    /// Direct object.
    Object,
    /// Indirect object: "gave *them* arms".
    IndirectObject,
    /// What a linking verb says of its subject: "was *a fighter*".
    Attribute,
    /// What is said of an object: "left him *dead*".
    ObjectPredicate,
    /// "by" in front of the one who did it.
    Agent,
    /// A preposition, hanging on what it modifies.
    Preposition,
    /// What stands behind a preposition, a clause included.
    PrepositionObject,
    /// A clause with its own subject as complement: "said *they fled*".
    Complement,
    /// An infinitive or clause whose subject is the verb's own: "managed *to capture*".
    OpenComplement,
    /// A clause of time, reason or condition.
    AdverbialClause,
    /// A relative clause on a noun.
    RelativeClause,
    /// A participle or infinitive on a noun: "soldiers *killed in the raid*".
    ReducedClause,
    /// The second and further parts of a conjunction, hanging on the part before.
    Conjunct,
    /// "and", "or".
    Coordinator,
    /// "both", "either".
    Preconjunction,
    /// A noun in front of a noun.
    Compound,
    /// An adjective on a noun.
    Adjective,
    /// A noun as modifier: "*dozens* of", measures.
    NounModifier,
    /// An adverb.
    Adverb,
    /// A noun phrase used as an adverb: "*last week*".
    NounAdverb,
    /// An auxiliary verb.
    Auxiliary,
    /// "be" or "get" of a passive.
    PassiveAuxiliary,
    /// "not", "never", "no".
    Negation,
    /// The second part of a verb: "took *over*".
    Particle,
    /// The possessor: "*Assad's* forces".
    Possessor,
    /// "'s".
    Case,
    /// An article or demonstrative.
    Determiner,
    /// A number on a noun.
    Number,
    /// "more than", "at least", "some" on a number.
    Quantifier,
    /// The same thing named again: "the group, *Ansar*".
    Apposition,
    /// "that", "if", "after" at the head of a clause.
    Marker,
    /// Text in brackets or dashes that was read on its own and hung where it stands.
    Aside,
    /// A loosely joined clause.
    Parataxis,
    /// Punctuation.
    Punctuation,
    /// Anything else.
    Other,
}

impl Relation {
    /// The relation as the CoNLL-U output and the documents name it.
    pub fn as_str(self) -> &'static str {
        match self {
            Relation::Root => "root",
            Relation::Subject => "subject",
            Relation::PassiveSubject => "passive-subject",
            Relation::ClausalSubject => "clausal-subject",
            Relation::Expletive => "expletive",
            Relation::Object => "object",
            Relation::IndirectObject => "indirect-object",
            Relation::Attribute => "attribute",
            Relation::ObjectPredicate => "object-predicate",
            Relation::Agent => "agent",
            Relation::Preposition => "preposition",
            Relation::PrepositionObject => "preposition-object",
            Relation::Complement => "complement",
            Relation::OpenComplement => "open-complement",
            Relation::AdverbialClause => "adverbial-clause",
            Relation::RelativeClause => "relative-clause",
            Relation::ReducedClause => "reduced-clause",
            Relation::Conjunct => "conjunct",
            Relation::Coordinator => "coordinator",
            Relation::Preconjunction => "preconjunction",
            Relation::Compound => "compound",
            Relation::Adjective => "adjective",
            Relation::NounModifier => "noun-modifier",
            Relation::Adverb => "adverb",
            Relation::NounAdverb => "noun-adverb",
            Relation::Auxiliary => "auxiliary",
            Relation::PassiveAuxiliary => "passive-auxiliary",
            Relation::Negation => "negation",
            Relation::Particle => "particle",
            Relation::Possessor => "possessor",
            Relation::Case => "case",
            Relation::Determiner => "determiner",
            Relation::Number => "number",
            Relation::Quantifier => "quantifier",
            Relation::Apposition => "apposition",
            Relation::Marker => "marker",
            Relation::Aside => "aside",
            Relation::Parataxis => "parataxis",
            Relation::Punctuation => "punctuation",
            Relation::Other => "other",
        }
    }
}

/// A word or mark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token {
    /// The letters it was read from.
    pub span: Span,
    /// Its dictionary form, lower-case except in names.
    pub lemma: String,
    /// Its universal part of speech.
    pub upos: Upos,
    /// Its Penn Treebank tag.
    pub tag: &'static str,
    /// The token it hangs on; itself at the root of a sentence.
    pub head: TokenIdx,
    /// How it hangs there.
    pub relation: Relation,
    /// The position of its sentence.
    pub sentence: usize,
}

/// A sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// From its first letter to its last, white space left out.
    pub span: Span,
    /// Its tokens.
    pub tokens: Range<TokenIdx>,
    /// The zone it stands in; no sentence runs over two.
    pub zone: ZoneKind,
}

/// What a named stretch seems to name. A hint only: places and actors are found by their lists.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[allow(missing_docs)]
pub enum NameKind {
    Person,
    People,
    Facility,
    Organisation,
    State,
    Location,
    Product,
    Happening,
    Work,
    Law,
    Language,
    Date,
    Time,
    Percent,
    Money,
    Quantity,
    Ordinal,
    Cardinal,
}

impl NameKind {
    /// The kind in lower case.
    pub fn as_str(self) -> &'static str {
        match self {
            NameKind::Person => "person",
            NameKind::People => "people",
            NameKind::Facility => "facility",
            NameKind::Organisation => "organisation",
            NameKind::State => "state",
            NameKind::Location => "location",
            NameKind::Product => "product",
            NameKind::Happening => "happening",
            NameKind::Work => "work",
            NameKind::Law => "law",
            NameKind::Language => "language",
            NameKind::Date => "date",
            NameKind::Time => "time",
            NameKind::Percent => "percent",
            NameKind::Money => "money",
            NameKind::Quantity => "quantity",
            NameKind::Ordinal => "ordinal",
            NameKind::Cardinal => "cardinal",
        }
    }
}

/// A named stretch of tokens.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// What it seems to name.
    pub kind: NameKind,
    /// Its tokens.
    pub tokens: Range<TokenIdx>,
}

/// The part that an argument plays, whatever the surface form.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Role {
    /// Who does it: subject of an active verb, "by" of a passive one, "by" or "'s" of a nominal.
    Subject,
    /// To whom it is done: object of an active verb, subject of a passive one, "of" of a nominal.
    Object,
    /// To whom something is given.
    IndirectObject,
    /// Behind this preposition, lower-case; compound ones joined by a blank: "because of".
    Prep(String),
}

/// By which way an argument was found.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Via {
    /// It hangs on the predicate itself.
    Direct,
    /// Undone from a passive.
    Passive,
    /// Shared with a verb or noun that it is joined to by "and" or "or".
    Conjunct,
    /// From the verb that governs the predicate: "managed to capture".
    Control,
    /// From the noun that a relative or reduced clause hangs on.
    Relative,
    /// From the main clause of a participle: "advanced, killing one".
    Participle,
}

/// Who or what takes part in what a verb or noun says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Argument {
    /// The part it plays.
    pub role: Role,
    /// The head word of its phrase; conjuncts are arguments of their own.
    pub head: TokenIdx,
    /// How it was found.
    pub via: Via,
}

/// A report's text as words, sentences, relations and names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Parse<'t> {
    /// The text that all spans count in.
    pub text: &'t str,
    /// All tokens, in order; white space is none.
    pub tokens: Vec<Token>,
    /// All sentences, in order.
    pub sentences: Vec<Sentence>,
    /// Named stretches, in order; none overlaps another.
    pub names: Vec<Name>,
    /// For each token, what takes part in it; empty for all but verbs and nouns.
    pub arguments: Vec<Vec<Argument>>,
    children: Vec<Vec<TokenIdx>>,
    /// The text with its lines in capitals put into the case of a calm one; `None` where it has none.
    calm: Option<String>,
}

impl<'t> Parse<'t> {
    /// Ties the parts together.
    ///
    /// # Panics
    /// If `arguments` is not as long as `tokens`, or a head lies outside.
    pub fn new(
        text: &'t str,
        tokens: Vec<Token>,
        sentences: Vec<Sentence>,
        names: Vec<Name>,
        arguments: Vec<Vec<Argument>>,
    ) -> Parse<'t> {
        assert_eq!(tokens.len(), arguments.len(), "one list of arguments for each token");
        let mut children = vec![Vec::new(); tokens.len()];
        for (idx, token) in tokens.iter().enumerate() {
            if token.head != idx {
                children[token.head].push(idx);
            }
        }
        Parse { text, tokens, sentences, names, arguments, children, calm: None }
    }

    /// Adds the text as it would be written without lines in capitals; every letter must keep its place.
    ///
    /// # Panics
    /// If it is longer or shorter than the text.
    pub fn with_calm(self, calm: String) -> Parse<'t> {
        assert_eq!(calm.len(), self.text.len(), "every letter keeps its place");
        Parse { calm: Some(calm), ..self }
    }

    /// The text with its lines in capitals in the case of a calm text: all spans count in it, too.
    pub fn calm_text(&self) -> &str {
        self.calm.as_deref().unwrap_or(self.text)
    }

    /// The letters of a token.
    pub fn word(&self, idx: TokenIdx) -> &'t str {
        self.text.get(self.tokens[idx].span.range()).unwrap_or("")
    }

    /// The letters of a token as a calm text would write them: "attacked" in a line all in capitals.
    pub fn calm(&self, idx: TokenIdx) -> &str {
        self.calm_text().get(self.tokens[idx].span.range()).unwrap_or("")
    }

    /// Whether a calm text would write the token with a capital in front.
    pub fn is_capitalised(&self, idx: TokenIdx) -> bool {
        self.calm(idx).chars().next().is_some_and(char::is_uppercase)
    }

    /// The tokens that hang directly on this one, in order.
    pub fn children(&self, idx: TokenIdx) -> &[TokenIdx] {
        &self.children[idx]
    }

    /// The first child that hangs by `relation`.
    pub fn child(&self, idx: TokenIdx, relation: Relation) -> Option<TokenIdx> {
        self.children(idx)
            .iter()
            .copied()
            .find(|&child| self.tokens[child].relation == relation)
    }

    /// The sentence of a token.
    pub fn sentence_of(&self, idx: TokenIdx) -> &Sentence {
        &self.sentences[self.tokens[idx].sentence]
    }

    /// The name that this word is a part of.
    pub fn name_over(&self, idx: TokenIdx) -> Option<&Name> {
        let at = self.names.partition_point(|name| name.tokens.end <= idx);
        self.names.get(at).filter(|name| name.tokens.contains(&idx))
    }

    /// All tokens below this one and itself, in order.
    pub fn subtree(&self, idx: TokenIdx) -> Vec<TokenIdx> {
        let mut found = vec![idx];
        let mut at = 0;
        while let Some(&next) = found.get(at) {
            found.extend_from_slice(self.children(next));
            at += 1;
        }
        found.sort_unstable();
        found
    }

    /// The tokens above this one, nearest first, up to the root of the sentence.
    pub fn ancestors(&self, idx: TokenIdx) -> impl Iterator<Item = TokenIdx> + '_ {
        let mut at = idx;
        std::iter::from_fn(move || {
            let head = self.tokens[at].head;
            let up = (head != at).then_some(head);
            at = head;
            up
        })
    }

    /// The way through the tree from one token to another: those left upwards from the first, and those entered
    /// downwards to the second, each nearest to its end first. `None` where they stand in different sentences.
    pub fn path(
        &self,
        from: TokenIdx,
        to: TokenIdx,
    ) -> Option<(Vec<TokenIdx>, Vec<TokenIdx>)> {
        let above = |idx: TokenIdx| -> Vec<TokenIdx> {
            std::iter::once(idx).chain(self.ancestors(idx)).collect()
        };
        let (mut up, mut down) = (above(from), above(to));
        let meet = up.iter().position(|idx| down.contains(idx))?;
        let other = down.iter().position(|idx| *idx == up[meet])?;
        up.truncate(meet);
        down.truncate(other);
        Some((up, down))
    }

    /// Whether the preposition sets beside the clause what only accompanies it: "despite air strikes".
    pub fn sets_beside(&self, preposition: TokenIdx) -> bool {
        matches!(
            self.word(preposition).to_lowercase().as_str(),
            "despite" | "amid" | "amidst" | "unlike"
        )
    }

    /// "shot families and threw bodies into the river": a way belongs to the verb that it stands with, a place to both.
    pub fn is_way_of_another(&self, told: TokenIdx, place: TokenIdx) -> bool {
        let preposition = self.tokens[place].head;
        let is_way = self.tokens[place].relation == Relation::PrepositionObject
            && matches!(
                self.word(preposition).to_lowercase().as_str(),
                "into" | "to" | "toward" | "towards" | "from" | "through" | "across"
            );
        let way = self.path(told, place).filter(|_| is_way);
        way.is_some_and(|(_, down)| {
            down.iter().any(|&idx| {
                let token = &self.tokens[idx];
                let is_joined =
                    token.relation == Relation::Conjunct && token.upos.is_verbal();
                // "attacked a convoy going from Amsa": it had left.
                let is_on_its_way = token.relation == Relation::ReducedClause
                    && MOTION.contains(&token.lemma.as_str())
                    && self.word(preposition).eq_ignore_ascii_case("from");
                is_joined || is_on_its_way
            })
        })
    }

    /// The letters from the first of these tokens to the last.
    pub fn span_of(&self, tokens: Range<TokenIdx>) -> Option<Span> {
        let first = self.tokens.get(tokens.start)?;
        let last = self.tokens.get(tokens.end.checked_sub(1)?)?;
        (first.span.start() <= last.span.end()).then(|| first.span.cover(last.span))
    }

    /// What plays this part in the predicate.
    pub fn args<'a>(
        &'a self,
        predicate: TokenIdx,
        role: &'a Role,
    ) -> impl Iterator<Item = &'a Argument> + 'a {
        self.arguments[predicate].iter().filter(move |argument| argument.role == *role)
    }
}

/// Verbs of those who are on their way somewhere. Ours.
const MOTION: &[&str] =
    &["go", "head", "travel", "drive", "come", "return", "move", "journey"];
