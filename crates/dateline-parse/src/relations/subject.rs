//! Who stands in front of a verb, wherever in the sentence it was said.
//!
//! "Surface subject" is what would stand in front of the verb if its clause were whole: of a passive it is the
//! one to whom it was done. A clause without its own is completed from what governs it.

use dateline_model::{Relation, TokenIdx, Upos, Via};

use super::tree::{MAX_STEPS, Tree};
use super::words;

/// A head word and the way it was found by.
pub(super) type Found = (TokenIdx, Via);

impl Tree<'_> {
    /// A noun and those it is joined to, with a relative pronoun replaced by what it stands for.
    pub(super) fn expanded(self, noun: TokenIdx, via: Via) -> Vec<Found> {
        if self.is_relative_pronoun(noun) {
            let antecedents = self.antecedents(noun);
            if !antecedents.is_empty() {
                return antecedents.into_iter().map(|it| (it, Via::Relative)).collect();
            }
        }
        let mut found = vec![(noun, via)];
        found.extend(self.conjuncts(noun).into_iter().map(|idx| (idx, Via::Conjunct)));
        found
    }

    /// The objects that hang on the verb itself.
    pub(super) fn own_objects(self, verb: TokenIdx) -> Vec<Found> {
        self.children(verb, Relation::Object)
            .flat_map(|object| self.expanded(object, Via::Direct))
            .collect()
    }

    /// The surface subjects of a verb.
    pub(super) fn surface_subjects(self, verb: TokenIdx) -> Vec<Found> {
        self.subjects_within(verb, MAX_STEPS)
    }

    fn subjects_within(self, verb: TokenIdx, steps: usize) -> Vec<Found> {
        let own: Vec<Found> = self
            .parse
            .children(verb)
            .iter()
            .copied()
            .filter(|&child| {
                matches!(
                    self.relation(child),
                    Relation::Subject | Relation::PassiveSubject
                ) && !self.is_time(child)
                    && !matches!(
                        self.token(child).upos,
                        Upos::Punct | Upos::Part | Upos::Sym
                    )
            })
            .flat_map(|child| self.expanded(child, Via::Direct))
            .collect();
        let Some(steps) = steps.checked_sub(1) else {
            return own;
        };
        if !own.is_empty()
            || self.has(verb, Relation::ClausalSubject)
            || self.has(verb, Relation::Expletive)
        {
            return own;
        }
        let Some(head) = self.head(verb) else {
            // "[Gunmen abducted a priest], then fled": the first part read as said by the second.
            let before = self
                .children(verb, Relation::Complement)
                .find(|&clause| clause < verb && self.has(clause, Relation::Subject));
            return before.map_or(own, |clause| {
                via(Via::Conjunct, self.subjects_within(clause, steps))
            });
        };
        match self.relation(verb) {
            Relation::Conjunct if self.is_verb(head) => {
                via(Via::Conjunct, self.subjects_within(head, steps))
            }
            Relation::OpenComplement => self.controller(head, verb, steps),
            Relation::AdverbialClause => {
                // "The convoy was hit by a bomb, killing five": what hit it killed them, and not the convoy.
                let is_outcome = head < verb
                    && self.token(verb).tag == "VBG"
                    && words::is_harm(self.lemma(verb));
                if is_outcome && self.is_passive(head) {
                    return via(Via::Participle, self.agents(head));
                }
                if !self.is_infinitive(verb) {
                    return via(Via::Participle, self.governor_subjects(head, steps));
                }
                // "sent troops to retake": who is sent does it.
                let lemma = self.lemma(head);
                if words::is_send(lemma) || words::is_object_control(lemma) {
                    return self.controller(head, verb, steps);
                }
                via(Via::Control, self.governor_subjects(head, steps))
            }
            Relation::Complement if self.token(verb).tag == "VBG" => {
                via(Via::Control, self.governor_subjects(head, steps))
            }
            Relation::Complement if self.is_infinitive(verb) => {
                self.controller(head, verb, steps)
            }
            Relation::ReducedClause if self.is_infinitive(verb) => {
                via(Via::Control, self.doer_of_noun(head, steps))
            }
            Relation::ReducedClause if words::is_intransitive(self.lemma(verb)) => {
                // "herders armed with rifles clashed": no passive, so it is the sentence's lost main verb.
                let noun = match self.token(verb).tag {
                    "VBG" => head,
                    _ => self.parse.ancestors(head).last().unwrap_or(head),
                };
                match self.is_verb(noun) {
                    true => vec![(head, Via::Relative)],
                    false => vec![(noun, Via::Relative)],
                }
            }
            Relation::ReducedClause | Relation::Adjective if !self.is_verb(head) => {
                vec![(self.noun_of_clause(head), Via::Relative)]
            }
            Relation::ReducedClause => {
                via(Via::Participle, self.governor_subjects(head, steps))
            }
            // "that" read as a mere marker.
            Relation::RelativeClause if !self.is_infinitive(verb) => {
                vec![(head, Via::Relative)]
            }
            Relation::PrepositionObject => self.behind_preposition(head, steps),
            _ => own,
        }
    }

    /// The subjects of the verb that governs a clause; from an adjective, those of its linking verb.
    fn governor_subjects(self, head: TokenIdx, steps: usize) -> Vec<Found> {
        let mut at = head;
        for _ in 0..MAX_STEPS {
            if self.is_verb(at) {
                return self.subjects_within(at, steps);
            }
            match (self.relation(at), self.head(at)) {
                (
                    Relation::Attribute
                    | Relation::Conjunct
                    | Relation::Adverb
                    | Relation::ObjectPredicate
                    | Relation::Preposition
                    | Relation::AdverbialClause,
                    Some(head),
                ) => at = head,
                _ => return self.doer_of_noun(at, steps),
            }
        }
        Vec::new()
    }

    /// Who does an infinitive that `head` governs: "managed to", "forced hundreds to", "able to".
    fn controller(self, head: TokenIdx, verb: TokenIdx, steps: usize) -> Vec<Found> {
        if self.is_verb(head)
            && !self.is_passive(head)
            && !words::is_subject_control(self.lemma(head))
        {
            let objects: Vec<Found> = self
                .children(head, Relation::Object)
                .chain(self.children(head, Relation::IndirectObject))
                .filter(|&object| object < verb && !self.is_light(head, object))
                .flat_map(|object| self.expanded(object, Via::Direct))
                .collect();
            if !objects.is_empty() {
                return via(Via::Control, objects);
            }
        }
        via(Via::Control, self.governor_subjects(head, steps))
    }

    /// Who does the clause behind a preposition: "after withdrawing", "accused the colonel of ordering".
    fn behind_preposition(self, preposition: TokenIdx, steps: usize) -> Vec<Found> {
        let mut at = preposition;
        for _ in 0..MAX_STEPS {
            match self.head(at) {
                Some(head) if !self.is_verb(head) => match self.relation(at) {
                    Relation::Preposition | Relation::PrepositionObject
                        if self.relation(head) == Relation::Preposition =>
                    {
                        at = head;
                    }
                    _ => break,
                },
                Some(_) | None => break,
            }
        }
        let Some(head) = self.head(at) else {
            return Vec::new();
        };
        let word = self.lemma(preposition);
        if self.is_verb(head) {
            let lemma = self.lemma(head);
            let of_object = match word {
                "from" | "into" => true,
                "of" | "for" | "with" => words::is_blame(lemma),
                _ => false,
            };
            if of_object && !self.is_passive(head) {
                let objects = self.own_objects(head);
                if !objects.is_empty() {
                    return via(Via::Control, objects);
                }
            }
            return via(Via::Participle, self.subjects_within(head, steps));
        }
        // "accused [the colonel of ordering the massacre]": the clause hangs on the object by mistake.
        if matches!(word, "of" | "from" | "for" | "with")
            && self.relation(head) == Relation::Object
            && let Some(verb) = self.head(head)
            && words::is_blame(self.lemma(verb))
        {
            return via(Via::Control, self.expanded(head, Via::Direct));
        }
        via(Via::Control, self.governor_subjects(head, steps))
    }

    /// Who does what an infinitive on a noun says: "launched an attempt to", "the army's attempt to".
    fn doer_of_noun(self, noun: TokenIdx, steps: usize) -> Vec<Found> {
        let owner = self.child(noun, Relation::Possessor).filter(|&it| !self.is_time(it));
        let owned = owner.map_or(Vec::new(), |it| self.expanded(it, Via::Control));
        // "The army redoubled its efforts to": the army says more than "its".
        if owner.is_some_and(|it| self.token(it).upos != Upos::Pron) {
            return owned;
        }
        let doers = self.doer_around_noun(noun, steps);
        match doers.is_empty() {
            true => owned,
            false => doers,
        }
    }

    fn doer_around_noun(self, noun: TokenIdx, steps: usize) -> Vec<Found> {
        let Some(steps) = steps.checked_sub(1) else {
            return Vec::new();
        };
        let Some(head) = self.head(noun) else {
            return Vec::new();
        };
        match self.relation(noun) {
            Relation::Object | Relation::Attribute if self.is_verb(head) => {
                match self.is_passive(head) {
                    true => self.agents(head),
                    false => self.subjects_within(head, steps),
                }
            }
            Relation::PassiveSubject => self.agents(head),
            Relation::PrepositionObject | Relation::Preposition => {
                match self.is_verb(head) {
                    true => self.subjects_within(head, steps),
                    false => self.doer_of_noun(head, steps),
                }
            }
            Relation::Conjunct if !self.is_verb(head) => self.doer_of_noun(head, steps),
            _ => Vec::new(),
        }
    }

    /// Who did a passive: what stands behind its "by" or "at the hands of".
    pub(super) fn agents(self, verb: TokenIdx) -> Vec<Found> {
        let mut found: Vec<Found> = self
            .children(verb, Relation::Agent)
            .chain(
                self.children(verb, Relation::Preposition)
                    .filter(|&it| self.lemma(it) == "by" && self.is_passive(verb)),
            )
            .flat_map(|by| self.children(by, Relation::PrepositionObject))
            .filter(|&it| !self.is_verb(it) && !self.is_time(it))
            .flat_map(|it| self.expanded(it, Via::Passive))
            .collect();
        // "was attacked and burned by herders": one "by" serves both.
        if found.is_empty()
            && let Some(next) = self.joined_verb_without_own_parts(verb)
        {
            found = via(Via::Conjunct, self.agents_directly(next));
        }
        found
    }

    fn agents_directly(self, verb: TokenIdx) -> Vec<Found> {
        self.children(verb, Relation::Agent)
            .flat_map(|by| self.children(by, Relation::PrepositionObject))
            .filter(|&it| !self.is_verb(it) && !self.is_time(it))
            .flat_map(|it| self.expanded(it, Via::Passive))
            .collect()
    }

    /// The verb joined to this one by "and" where nothing of this one stands between: "attacked and captured".
    pub(super) fn joined_verb_without_own_parts(
        self,
        verb: TokenIdx,
    ) -> Option<TokenIdx> {
        let next = self.child(verb, Relation::Conjunct)?;
        let nothing_between = self
            .parse
            .children(verb)
            .iter()
            .filter(|&&child| child > verb && child < next)
            .all(|&child| {
                matches!(
                    self.relation(child),
                    Relation::Coordinator
                        | Relation::Adverb
                        | Relation::Particle
                        | Relation::Punctuation
                        | Relation::Preconjunction
                )
            });
        let own_subject =
            self.has(next, Relation::Subject) || self.has(next, Relation::PassiveSubject);
        (nothing_between && self.is_verb(next) && !own_subject).then_some(next)
    }
}

/// The same, found by way of something that governs.
pub(super) fn via(way: Via, found: Vec<Found>) -> Vec<Found> {
    found.into_iter().map(|(idx, _)| (idx, way)).collect()
}
