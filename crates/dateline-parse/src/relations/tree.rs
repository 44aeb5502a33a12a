//! Questions about the surface tree that several rules ask.

use dateline_model::{Parse, Relation, Token, TokenIdx, Upos};

use super::words;

/// How far up a rule looks. Deeper nesting than this is a misreading, and lists of thousands must not cost the stack.
pub(super) const MAX_STEPS: usize = 24;

/// The surface tree.
#[derive(Clone, Copy)]
pub(super) struct Tree<'p> {
    pub(super) parse: &'p Parse<'p>,
}

impl<'p> Tree<'p> {
    pub(super) fn token(self, idx: TokenIdx) -> &'p Token {
        &self.parse.tokens[idx]
    }

    pub(super) fn lemma(self, idx: TokenIdx) -> &'p str {
        &self.parse.tokens[idx].lemma
    }

    pub(super) fn relation(self, idx: TokenIdx) -> Relation {
        self.parse.tokens[idx].relation
    }

    /// What it hangs on; `None` at a root.
    pub(super) fn head(self, idx: TokenIdx) -> Option<TokenIdx> {
        let head = self.parse.tokens[idx].head;
        (head != idx).then_some(head)
    }

    /// All children that hang by `relation`.
    pub(super) fn children(
        self,
        idx: TokenIdx,
        relation: Relation,
    ) -> impl Iterator<Item = TokenIdx> + 'p {
        let tokens = &self.parse.tokens;
        self.parse
            .children(idx)
            .iter()
            .copied()
            .filter(move |&child| tokens[child].relation == relation)
    }

    pub(super) fn child(self, idx: TokenIdx, relation: Relation) -> Option<TokenIdx> {
        self.parse.child(idx, relation)
    }

    pub(super) fn has(self, idx: TokenIdx, relation: Relation) -> bool {
        self.child(idx, relation).is_some()
    }

    /// Whether it is a verb that says something of its own, no auxiliary.
    pub(super) fn is_verb(self, idx: TokenIdx) -> bool {
        self.token(idx).upos.is_verbal()
            && !matches!(
                self.relation(idx),
                // "according to", "including" are prepositions made of verbs.
                Relation::Auxiliary | Relation::PassiveAuxiliary | Relation::Preposition
            )
    }

    /// Whether it has the form that passives are made with. The model mixes up "-ed" forms, so a past tense
    /// counts where no subject of its own makes it one.
    fn is_participle(self, idx: TokenIdx) -> bool {
        match self.token(idx).tag {
            "VBN" => true,
            "VBD" => !self.has(idx, Relation::Subject),
            _ => false,
        }
    }

    /// Whether it is an infinitive with "to".
    pub(super) fn is_infinitive(self, idx: TokenIdx) -> bool {
        self.children(idx, Relation::Auxiliary).any(|aux| self.token(aux).tag == "TO")
    }

    /// Whether its surface subject is the one to whom it was done.
    pub(super) fn is_passive(self, verb: TokenIdx) -> bool {
        let mut at = verb;
        for _ in 0..MAX_STEPS {
            // "He's committed no crime": with an object, "'s" is "has".
            let contracted = self
                .child(at, Relation::PassiveAuxiliary)
                .is_some_and(|aux| self.parse.word(aux).starts_with(['\'', '’']));
            if contracted && self.has(at, Relation::Object) {
                return false;
            }
            if self.has(at, Relation::PassiveAuxiliary)
                || self.has(at, Relation::PassiveSubject)
            {
                return true;
            }
            let auxiliary = self.has(at, Relation::Auxiliary);
            if auxiliary || self.token(at).upos == Upos::Aux {
                return false;
            }
            if self.is_headline_passive(at) {
                return true;
            }
            if !self.is_participle(at) {
                return false;
            }
            match self.relation(at) {
                // "armed", "killed": but a verb without object cannot be one.
                Relation::ReducedClause
                | Relation::Adjective
                | Relation::OpenComplement
                | Relation::ObjectPredicate
                | Relation::Complement
                    if !self.has(at, Relation::Subject) =>
                {
                    return !words::is_intransitive(self.lemma(at))
                        && !self.has(at, Relation::Object);
                }
                Relation::AdverbialClause => {
                    return self.token(at).tag == "VBN"
                        && !self.has(at, Relation::Subject)
                        && !self.has(at, Relation::Object);
                }
                // "were captured and killed": one "were" serves both.
                Relation::Conjunct
                    if !self.has(at, Relation::Subject)
                        && !self.has(at, Relation::Object) =>
                {
                    match self.head(at) {
                        Some(head) if self.is_verb(head) => at = head,
                        Some(_) | None => return false,
                    }
                }
                _ => return false,
            }
        }
        false
    }

    /// "Ten soldiers killed in raid": a verb that needs an object and has none leaves out "were".
    fn is_headline_passive(self, verb: TokenIdx) -> bool {
        let bare = self.has(verb, Relation::Subject)
            && !self.has(verb, Relation::Object)
            && !self.has(verb, Relation::Complement);
        if !bare || words::is_intransitive(self.lemma(verb)) {
            return false;
        }
        match (self.token(verb).tag, self.relation(verb)) {
            // A bare relative clause has its object in front.
            (_, Relation::RelativeClause) => false,
            // "seeing hospitals bombed".
            ("VBN", Relation::Complement) => {
                self.head(verb).is_some_and(|head| words::is_of_outcome(self.lemma(head)))
            }
            ("VBN" | "VBD", _) => {
                words::is_transitive(self.lemma(verb))
                    && !self.has(verb, Relation::NounAdverb)
                    // "killed and wounded ten soldiers" shares its object.
                    && self.joined_verb_without_own_parts(verb).is_none()
            }
            _ => false,
        }
    }

    /// Whether it is "who", "which", "that" at the head of a relative clause.
    pub(super) fn is_relative_pronoun(self, idx: TokenIdx) -> bool {
        match self.token(idx).tag {
            "WP" | "WDT" => true,
            "IN" | "DT" => {
                let verb = self.token(idx).head;
                self.lemma(idx) == "that"
                    && idx < verb
                    && self.relation(verb) == Relation::RelativeClause
            }
            _ => false,
        }
    }

    /// What a relative pronoun stands for: the noun that its clause hangs on, and those joined to it before.
    pub(super) fn antecedents(self, pronoun: TokenIdx) -> Vec<TokenIdx> {
        let clause = self
            .parse
            .ancestors(pronoun)
            .take(MAX_STEPS)
            .find(|&above| self.relation(above) == Relation::RelativeClause);
        if let Some(clause) = clause
            && let Some(noun) = self.head(clause).filter(|&noun| !self.is_verb(noun))
        {
            let noun = match self.token(pronoun).head == clause {
                true => self.agreeing(noun, clause),
                false => noun,
            };
            return self.joined_before(noun, pronoun);
        }
        // The clause hangs elsewhere by mistake: the nearest noun before it.
        let sentence = self.parse.sentence_of(pronoun).tokens.start;
        let mut passed = 0;
        for idx in (sentence..pronoun).rev() {
            if self.token(idx).upos.is_nominal() {
                return self.joined_before(idx, pronoun);
            }
            passed +=
                usize::from(self.token(idx).tag != "CD" && self.token(idx).tag != ",");
            if passed > 2 || self.token(idx).upos.is_verbal() {
                break;
            }
        }
        Vec::new()
    }

    /// A noun and those joined to it that stand before a clause: "the soldiers and guards who fled".
    fn joined_before(self, noun: TokenIdx, clause: TokenIdx) -> Vec<TokenIdx> {
        let mut found = vec![noun];
        found.extend(self.conjuncts(noun).into_iter().filter(|&idx| idx < clause));
        found
    }

    /// The noun that a clause means by number: in "the people of the valley that have fled" it is the people.
    fn agreeing(self, noun: TokenIdx, clause: TokenIdx) -> TokenIdx {
        let plural_verb = self
            .parse
            .children(clause)
            .iter()
            .copied()
            .filter(|&child| {
                matches!(
                    self.relation(child),
                    Relation::Auxiliary | Relation::PassiveAuxiliary
                )
            })
            .chain(std::iter::once(clause))
            .find_map(|verb| match self.parse.word(verb).to_lowercase().as_str() {
                "are" | "were" | "have" => Some(true),
                "is" | "was" | "has" => Some(false),
                _ => match self.token(verb).tag {
                    "VBP" => Some(true),
                    "VBZ" => Some(false),
                    _ => None,
                },
            });
        let Some(plural_verb) = plural_verb else {
            return noun;
        };
        let plural = |idx: TokenIdx| {
            matches!(self.token(idx).tag, "NNS" | "NNPS")
                || self.has(idx, Relation::Conjunct)
        };
        // Collective nouns and names may take either.
        if !matches!(self.token(noun).tag, "NN" | "NNS") || plural(noun) == plural_verb {
            return noun;
        }
        let mut at = noun;
        for _ in 0..MAX_STEPS {
            let up = self
                .head(at)
                .filter(|_| self.relation(at) == Relation::PrepositionObject)
                .filter(|&preposition| {
                    self.relation(preposition) == Relation::Preposition
                })
                .and_then(|preposition| self.head(preposition));
            let Some(up) = up.filter(|&up| self.token(up).upos.is_nominal()) else {
                return noun;
            };
            if plural(up) == plural_verb {
                return up;
            }
            at = up;
        }
        noun
    }

    /// The noun that a reduced clause is about: no year was "established by rebels", what it held was.
    pub(super) fn noun_of_clause(self, noun: TokenIdx) -> TokenIdx {
        let mut at = noun;
        for _ in 0..MAX_STEPS {
            if !self.is_time(at) || self.relation(at) != Relation::PrepositionObject {
                return at;
            }
            let Some(up) = self.head(at).and_then(|preposition| self.head(preposition))
            else {
                return noun;
            };
            if self.is_verb(up) {
                return self
                    .child(up, Relation::Object)
                    .filter(|&it| it < at)
                    .unwrap_or(noun);
            }
            at = up;
        }
        noun
    }

    /// The further parts of a list that begins with `first`, in order; verbs are none.
    pub(super) fn conjuncts(self, first: TokenIdx) -> Vec<TokenIdx> {
        let mut found = vec![first];
        let mut at = 0;
        while let Some(&next) = found.get(at) {
            found.extend(
                self.children(next, Relation::Conjunct)
                    .filter(|&child| !self.is_verb(child)),
            );
            at += 1;
        }
        found.remove(0);
        found.sort_unstable();
        found
    }

    /// Whether the verb says no more of this noun than that it was done or held.
    pub(super) fn is_light(self, verb: TokenIdx, noun: TokenIdx) -> bool {
        let lemma = self.lemma(verb);
        words::is_light(lemma)
            || (words::is_light_of_holding(lemma) && words::is_holding(self.lemma(noun)))
            || self
                .children(verb, Relation::Particle)
                .any(|it| words::is_light_with(lemma, self.lemma(it)))
    }

    /// Whether the verb says no more of its subject than that it went on: "erupted", "took place".
    pub(super) fn is_happening(self, verb: TokenIdx) -> bool {
        let object = self.child(verb, Relation::Object);
        match self.lemma(verb) {
            "take" => object.is_some_and(|it| self.lemma(it) == "place"),
            "break" => {
                self.children(verb, Relation::Particle).any(|it| self.lemma(it) == "out")
            }
            lemma => words::is_happen(lemma) && object.is_none(),
        }
    }

    /// Whether it names a time.
    pub(super) fn is_time(self, idx: TokenIdx) -> bool {
        words::is_time(self.lemma(idx))
    }
}
