//! The arguments of a verb.

use dateline_model::{Argument, Relation, Role, TokenIdx, Upos, Via};

use super::subject::{Found, via};
use super::tree::{MAX_STEPS, Tree};
use super::words;

impl Tree<'_> {
    /// Who takes part in what a verb says.
    pub(super) fn verb_arguments(self, verb: TokenIdx) -> Vec<Argument> {
        let mut arguments = Vec::new();
        let surface = self.surface_subjects(verb);
        let has_object = self.has(verb, Relation::Object);
        if self.is_passive(verb) {
            let role = match has_object && words::is_ditransitive(self.lemma(verb)) {
                true => Role::IndirectObject,
                false => Role::Object,
            };
            for (head, way) in surface {
                let via = if way == Via::Direct { Via::Passive } else { way };
                arguments.push(Argument { role: role.clone(), head, via });
            }
            add(&mut arguments, Role::Subject, self.agents(verb));
            // "rebel-held": the one who holds stands in front.
            if self.relation(verb) == Relation::Adjective {
                let doers = self.holders(verb);
                add(&mut arguments, Role::Subject, doers);
            }
        } else {
            add(&mut arguments, Role::Subject, surface);
            if !has_object {
                add(&mut arguments, Role::Object, self.objects_from_afar(verb));
            }
        }
        add(&mut arguments, Role::Object, self.own_objects(verb));
        let receivers: Vec<Found> = self
            .children(verb, Relation::IndirectObject)
            .flat_map(|it| self.expanded(it, Via::Direct))
            .collect();
        add(&mut arguments, Role::IndirectObject, receivers);
        for (role, (head, way)) in self.prepositions(verb) {
            match (&role, self.is_passive(verb)) {
                (Role::Prep(name), true) if name == "by" => {}
                (Role::Prep(name), true) if name == "at the hands of" => {
                    arguments.push(Argument {
                        role: Role::Subject,
                        head,
                        via: Via::Passive,
                    });
                }
                _ => arguments.push(Argument { role, head, via: way }),
            }
        }
        self.relative_place(verb, &mut arguments);
        arguments
    }

    /// "rebel" in "a rebel-held village".
    fn holders(self, participle: TokenIdx) -> Vec<Found> {
        self.parse
            .children(participle)
            .iter()
            .copied()
            .filter(|&child| {
                child < participle
                    && self.token(child).upos.is_nominal()
                    && matches!(
                        self.relation(child),
                        Relation::NounAdverb | Relation::Compound
                    )
                    && !self.is_time(child)
            })
            .map(|child| (child, Via::Passive))
            .collect()
    }

    /// The objects of an active verb that has none of its own.
    fn objects_from_afar(self, verb: TokenIdx) -> Vec<Found> {
        let mut found = Vec::new();
        let lemma = self.lemma(verb);
        // "forced [hundreds to join]" read as a clause.
        if words::is_object_control(lemma) {
            for clause in self.children(verb, Relation::Complement) {
                if self.is_infinitive(clause) {
                    for subject in self.children(clause, Relation::Subject) {
                        found.extend(via(
                            Via::Control,
                            self.expanded(subject, Via::Direct),
                        ));
                    }
                }
            }
        }
        let away = self.children(verb, Relation::Particle).any(|it| {
            matches!(self.lemma(it), "through" | "in" | "away" | "back" | "along")
        });
        if !found.is_empty() || words::is_intransitive(lemma) || away {
            return found;
        }
        if let Some(antecedent) = self.gap(verb) {
            let stranded = self
                .children(verb, Relation::Preposition)
                .any(|it| !self.has(it, Relation::PrepositionObject));
            if !stranded {
                found.push((antecedent, Via::Relative));
            }
            return found;
        }
        // "attacked and captured the town": the object stands once, behind both.
        let mut at = verb;
        for _ in 0..MAX_STEPS {
            let Some(next) = self.joined_verb_without_own_parts(at) else {
                return found;
            };
            let objects = self.own_objects(next);
            if !objects.is_empty() && !self.is_passive(next) {
                return via(Via::Conjunct, objects);
            }
            at = next;
        }
        found
    }

    /// The noun that is missing in a relative clause without a pronoun: "the town the army captured".
    fn gap(self, verb: TokenIdx) -> Option<TokenIdx> {
        if self.has(verb, Relation::OpenComplement)
            || self.has(verb, Relation::Complement)
        {
            return None;
        }
        let mut clause = verb;
        for _ in 0..MAX_STEPS {
            match self.relation(clause) {
                Relation::RelativeClause => break,
                Relation::OpenComplement => clause = self.head(clause)?,
                _ => return None,
            }
        }
        let own_subject = self
            .parse
            .children(clause)
            .iter()
            .copied()
            .find(|&child| {
                self.relation(child) == Relation::Subject
                    // "the men they are said to have killed".
                    || (clause != verb && self.relation(child) == Relation::PassiveSubject)
            })?;
        let filled = |idx: TokenIdx| {
            self.parse.children(idx).iter().copied().any(|child| {
                matches!(self.token(child).tag, "WP" | "WDT" | "WRB" | "WP$")
                    || self.parse.children(child).iter().any(|&below| {
                        matches!(self.token(below).tag, "WP" | "WDT" | "WP$")
                    })
            })
        };
        let noun = self.head(clause)?;
        // "the first time they attacked", "the way they fled": such nouns are no objects.
        if self.is_time(noun) || matches!(self.lemma(noun), "time" | "way" | "reason") {
            return None;
        }
        // No word parts a bare relative clause from its noun: no comma, no "when". One that stands before its
        // noun is a misreading.
        let parted = |idx: TokenIdx| {
            self.token(idx).tag.starts_with('W') || self.token(idx).upos == Upos::Punct
        };
        let follows = own_subject > noun && !(noun + 1..own_subject).any(parted);
        (follows && !filled(clause) && !filled(verb)).then_some(noun)
    }

    /// The place that "where" means: in "taken to the camp in 2014, where" it is the camp.
    fn place_before(self, noun: TokenIdx) -> TokenIdx {
        if !self.is_time(noun) && self.token(noun).tag != "CD" {
            return noun;
        }
        let verb = self.head(noun).and_then(|preposition| self.head(preposition));
        let Some(verb) = verb.filter(|&it| self.is_verb(it)) else {
            return noun;
        };
        self.children(verb, Relation::Preposition)
            .filter(|&it| it < noun)
            .flat_map(|it| self.children(it, Relation::PrepositionObject))
            .filter(|&it| {
                it < noun && self.token(it).upos.is_nominal() && !self.is_time(it)
            })
            .last()
            .unwrap_or(noun)
    }

    /// "the village where ...", "the base they attacked from".
    fn relative_place(self, verb: TokenIdx, arguments: &mut Vec<Argument>) {
        if self.relation(verb) != Relation::RelativeClause {
            return;
        }
        let Some(noun) = self.head(verb) else {
            return;
        };
        let noun = self.place_before(noun);
        let place = |name: String| Argument {
            role: Role::Prep(name),
            head: noun,
            via: Via::Relative,
        };
        for child in self.parse.children(verb) {
            let word = self.parse.word(*child).to_lowercase();
            if self.token(*child).tag == "WRB" && word == "where" {
                arguments.push(place("in".to_owned()));
            } else if self.relation(*child) == Relation::Preposition
                && !self.has(*child, Relation::PrepositionObject)
                && self.parse.children(*child).is_empty()
            {
                arguments.push(place(word));
            }
        }
    }
}

/// Adds what was found, all in one role.
pub(super) fn add(arguments: &mut Vec<Argument>, role: Role, found: Vec<Found>) {
    arguments.extend(found.into_iter().map(|(head, via)| Argument {
        role: role.clone(),
        head,
        via,
    }));
}
