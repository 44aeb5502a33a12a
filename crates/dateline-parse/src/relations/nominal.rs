//! The arguments of a noun: "the capture of Tell Safra by the rebels".
//!
//! Every noun gets them; whether it is a noun of doing at all is for the lexicon to say.

use dateline_model::{Argument, Relation, Role, TokenIdx, Via};

use super::subject::{Found, via};
use super::tree::{MAX_STEPS, Tree};
use super::verbal::add;
use super::words;

impl Tree<'_> {
    /// Who takes part in what a noun says.
    pub(super) fn noun_arguments(self, noun: TokenIdx) -> Vec<Argument> {
        let mut arguments = Vec::new();
        self.own_parts(noun, &mut arguments);
        if arguments.is_empty() {
            self.shared_parts(noun, &mut arguments);
        }
        self.bundle(noun, &mut arguments);
        self.clauses(noun, &mut arguments);
        arguments
    }

    /// What hangs on the noun itself.
    fn own_parts(self, noun: TokenIdx, arguments: &mut Vec<Argument>) {
        let lemma = self.lemma(noun);
        let prepositions = self.prepositions(noun);
        let has = |wanted: &str| {
            prepositions
                .iter()
                .any(|(role, _)| matches!(role, Role::Prep(name) if name == wanted))
        };
        for owner in self.children(noun, Relation::Possessor) {
            if self.is_time(owner) {
                continue;
            }
            let role = match words::possessor_is_object(lemma) && !has("of") || has("by")
            {
                true => Role::Object,
                false => Role::Subject,
            };
            add(arguments, role, self.expanded(owner, Via::Direct));
        }
        for agent in self.children(noun, Relation::Agent) {
            for object in self.children(agent, Relation::PrepositionObject) {
                add(arguments, Role::Subject, self.expanded(object, Via::Direct));
            }
        }
        for (role, (head, way)) in prepositions {
            let role = match role {
                Role::Prep(name) => match name.as_str() {
                    "of" if words::of_is_subject(lemma) => Role::Subject,
                    "of" => Role::Object,
                    "by" | "at the hands of" | "on the part of" => Role::Subject,
                    _ => Role::Prep(name),
                },
                Role::Subject | Role::Object | Role::IndirectObject => role,
            };
            if self.is_time(head) && !matches!(role, Role::Prep(_)) {
                continue;
            }
            arguments.push(Argument { role, head, via: way });
        }
    }

    /// "The killing and wounding of protesters": what hangs on the last of a list serves all.
    fn shared_parts(self, noun: TokenIdx, arguments: &mut Vec<Argument>) {
        let Some(next) = self.child(noun, Relation::Conjunct) else {
            return;
        };
        // A noun with its own article or owner begins a thing of its own.
        if !self.token(next).upos.is_nominal()
            || self.has(next, Relation::Determiner)
            || self.has(next, Relation::Possessor)
        {
            return;
        }
        let mut shared = Vec::new();
        self.own_parts(next, &mut shared);
        arguments
            .extend(shared.into_iter().map(|it| Argument { via: Via::Conjunct, ..it }));
    }

    /// What the words around the noun add: light verbs, "a series of", "erupted between".
    fn bundle(self, noun: TokenIdx, arguments: &mut Vec<Argument>) {
        let mut at = noun;
        for _ in 0..MAX_STEPS {
            let Some(head) = self.head(at) else {
                return;
            };
            match self.relation(at) {
                // The first of a list carries the verb for all.
                Relation::Conjunct if self.token(head).upos.is_nominal() => at = head,
                // "a series of raids by": parts may hang on either noun.
                Relation::PrepositionObject
                    if self.lemma(head) == "of"
                        && self
                            .head(head)
                            .is_some_and(|it| words::is_quantity(self.lemma(it))) =>
                {
                    let Some(quantity) = self.head(head) else {
                        return;
                    };
                    let mut parts = Vec::new();
                    self.own_parts(quantity, &mut parts);
                    parts.retain(|it| it.role != Role::Object);
                    arguments.extend(parts);
                    at = quantity;
                }
                Relation::Object | Relation::PassiveSubject => {
                    if !self.attributed(head, at, arguments) {
                        self.governed(head, at, arguments);
                    }
                    return;
                }
                Relation::Subject if self.is_happening(head) => {
                    return self.verb_prepositions(head, arguments);
                }
                Relation::Attribute if self.has(head, Relation::Expletive) => {
                    return self.verb_prepositions(head, arguments);
                }
                Relation::PrepositionObject => {
                    return self.behind_light_preposition(head, arguments);
                }
                _ => return,
            }
        }
    }

    /// "carried out an attack", "suffered an attack".
    fn governed(self, verb: TokenIdx, noun: TokenIdx, arguments: &mut Vec<Argument>) {
        let lemma = self.lemma(verb);
        if self.is_light(verb, noun) {
            let doers = match self.is_passive(verb) {
                true => self.agents(verb),
                false => self.surface_subjects(verb),
            };
            add(arguments, Role::Subject, via(Via::Control, doers));
            self.verb_prepositions(verb, arguments);
        } else if words::is_undergo(lemma) && !self.is_passive(verb) {
            let sufferers = via(Via::Control, self.surface_subjects(verb));
            add(arguments, Role::Object, sufferers);
            self.verb_prepositions(verb, arguments);
        }
    }

    /// "an attack carried out by rebels", "fighting that erupted in the valley".
    fn clauses(self, noun: TokenIdx, arguments: &mut Vec<Argument>) {
        let clauses = self
            .children(noun, Relation::RelativeClause)
            .chain(self.children(noun, Relation::ReducedClause));
        for clause in clauses {
            if self.is_passive(clause) && self.attributed(clause, noun, arguments) {
                continue;
            }
            let light = self.is_light(clause, noun);
            if light && self.is_passive(clause) {
                add(arguments, Role::Subject, via(Via::Control, self.agents(clause)));
                self.verb_prepositions(clause, arguments);
            } else if light {
                let doers = self.surface_subjects(clause);
                if doers.iter().all(|&(doer, _)| doer != noun) {
                    add(arguments, Role::Subject, via(Via::Control, doers));
                    self.verb_prepositions(clause, arguments);
                }
            } else if self.is_happening(clause) {
                self.verb_prepositions(clause, arguments);
            }
        }
    }

    /// "came under attack by herders", "took part in the raid".
    fn behind_light_preposition(
        self,
        preposition: TokenIdx,
        arguments: &mut Vec<Argument>,
    ) {
        let Some(head) = self.head(preposition) else {
            return;
        };
        let word = self.lemma(preposition);
        if self.is_verb(head) && self.lemma(head) == "come" && word == "under" {
            let sufferers = via(Via::Control, self.surface_subjects(head));
            add(arguments, Role::Object, sufferers);
            self.verb_prepositions(head, arguments);
        } else if word == "in" {
            let verb = match self.lemma(head) {
                "part" => self.head(head).filter(|&it| self.lemma(it) == "take"),
                _ => Some(head).filter(|&it| words::is_take_part(self.lemma(it))),
            };
            if let Some(verb) = verb.filter(|&it| self.is_verb(it)) {
                let doers = via(Via::Control, self.surface_subjects(verb));
                add(arguments, Role::Subject, doers);
            }
        } else if word == "of" && self.is_verb(head) && words::is_accuse(self.lemma(head))
        {
            // "accused the group of a massacre".
            let accused = match self.is_passive(head) {
                true => self.surface_subjects(head),
                false => self
                    .children(head, Relation::Object)
                    .flat_map(|object| self.expanded(object, Via::Direct))
                    .collect(),
            };
            add(arguments, Role::Subject, via(Via::Control, accused));
        } else if word == "for" {
            let doers = self.told(self.answerable(head));
            add(arguments, Role::Subject, via(Via::Control, doers));
        }
    }

    /// "claimed responsibility for the attack", "were responsible for it", "blamed rebels for it": those who are
    /// said to have done what stands behind "for", which hangs on this word.
    fn answerable(self, word: TokenIdx) -> Vec<Found> {
        match self.lemma(word) {
            "responsibility" => match self.head(word) {
                Some(verb)
                    if self.relation(word) == Relation::Object
                        && words::is_owning_up(self.lemma(verb)) =>
                {
                    self.surface_subjects(verb)
                }
                _ => Vec::new(),
            },
            "responsible" => match (self.head(word), self.relation(word)) {
                // "those responsible for it" are nobody yet.
                (Some(verb), Relation::Attribute) if self.lemma(verb) == "be" => {
                    self.surface_subjects(verb)
                }
                // "hold X responsible for it".
                (Some(verb), Relation::ObjectPredicate | Relation::Complement)
                    if self.lemma(verb) == "hold" =>
                {
                    self.own_objects(verb)
                }
                _ => Vec::new(),
            },
            "blame" if self.is_verb(word) => match self.is_passive(word) {
                true => self.surface_subjects(word),
                false => self.own_objects(word),
            },
            // "blamed the army for it", with "for it" read as the army's.
            _ => match self.head(word) {
                Some(verb)
                    if self.relation(word) == Relation::Object
                        && self.is_verb(verb)
                        && self.lemma(verb) == "blame" =>
                {
                    self.expanded(word, Via::Direct)
                }
                _ => Vec::new(),
            },
        }
    }

    /// Those who are somebody: "no group has claimed the attack" names none.
    fn told(self, mut doers: Vec<Found>) -> Vec<Found> {
        let is_none = |word: TokenIdx| {
            matches!(self.lemma(word), "no" | "none" | "nobody" | "neither" | "one")
        };
        doers.retain(|&(doer, _)| {
            !is_none(doer) && !self.children(doer, Relation::Determiner).any(is_none)
        });
        doers
    }

    /// "The attack was blamed on rebels", "attributed the murder to them", "claimed the bombing": who is said to have
    /// done what the verb's object names. Says whether the verb is one of these.
    fn attributed(
        self,
        verb: TokenIdx,
        noun: TokenIdx,
        arguments: &mut Vec<Argument>,
    ) -> bool {
        let to = match self.lemma(verb) {
            "blame" | "pin" => "on",
            "attribute" | "ascribe" | "impute" => "to",
            // An organisation claims what it did; "claimed the capture" only says so.
            "claim" if words::is_of_harm(self.lemma(noun)) => {
                let doers = match self.is_passive(verb) {
                    true => self.agents(verb),
                    false => self.surface_subjects(verb),
                };
                add(arguments, Role::Subject, via(Via::Control, self.told(doers)));
                return true;
            }
            _ => return false,
        };
        let named = self.prepositions(verb).into_iter().filter_map(|(role, found)| {
            matches!(role, Role::Prep(name) if name == to).then_some(found)
        });
        let named: Vec<Found> = named.filter(|&(head, _)| !self.is_time(head)).collect();
        add(arguments, Role::Subject, via(Via::Control, named));
        true
    }

    /// The prepositions on a verb that says little of its own belong to its noun too.
    fn verb_prepositions(self, verb: TokenIdx, arguments: &mut Vec<Argument>) {
        for (role, (head, _)) in self.prepositions(verb) {
            let role = match role {
                // "took control [of the road]", with "of" read as the verb's.
                Role::Prep(name) if name == "of" => Role::Object,
                Role::Prep(name) if name == "by" => {
                    if self.is_passive(verb) || self.is_time(head) {
                        continue;
                    }
                    Role::Subject
                }
                Role::Prep(_) | Role::Subject | Role::Object | Role::IndirectObject => {
                    role
                }
            };
            arguments.push(Argument { role, head, via: Via::Control });
        }
    }
}
