//! Words to dictionary forms, by the model's rules, exceptions and index.

use dateline_model::Upos;

use crate::chars::is_alpha;
use crate::tables::{LemmaTable, LemmaTables};

/// The few features of a word's form that decide whether it is a dictionary form already.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub(crate) struct Morph {
    is_singular: bool,
    is_infinitive: bool,
    is_finite_present: bool,
    has_number: bool,
    is_positive: bool,
}

impl Morph {
    /// Reads features as Universal Dependencies writes them: `Number=Sing|Person=3`.
    pub(crate) fn read(features: &str) -> Morph {
        let has = |feature: &str| features.split('|').any(|given| given == feature);
        Morph {
            is_singular: has("Number=Sing"),
            is_infinitive: has("VerbForm=Inf"),
            is_finite_present: has("VerbForm=Fin") && has("Tense=Pres"),
            has_number: features.split('|').any(|given| given.starts_with("Number=")),
            is_positive: has("Degree=Pos"),
        }
    }

    fn is_base_form(self, upos: Upos) -> bool {
        (upos == Upos::Noun && self.is_singular)
            || (upos == Upos::Verb && self.is_finite_present && !self.has_number)
            || self.is_infinitive
            || self.is_positive
    }
}

/// The lemmatiser.
#[derive(Debug)]
pub(crate) struct Lemmatizer {
    adj: Class,
    adv: Class,
    noun: Class,
    punct: Class,
    verb: Class,
}

#[derive(Debug)]
struct Class {
    table: LemmaTable,
    /// Where each word of the index begins.
    starts: Vec<usize>,
}

impl Lemmatizer {
    pub(crate) fn new(tables: LemmaTables) -> Lemmatizer {
        Lemmatizer {
            adj: Class::new(tables.adj),
            adv: Class::new(tables.adv),
            noun: Class::new(tables.noun),
            punct: Class::new(tables.punct),
            verb: Class::new(tables.verb),
        }
    }

    /// The dictionary form of a word, given also in lower case.
    pub(crate) fn lemma(
        &self,
        text: &str,
        lower: &str,
        upos: Upos,
        morph: Morph,
    ) -> String {
        let class = match upos {
            _ if upos == Upos::Space || morph.is_base_form(upos) => None,
            Upos::Adj => Some(&self.adj),
            Upos::Adv => Some(&self.adv),
            Upos::Noun => Some(&self.noun),
            Upos::Punct => Some(&self.punct),
            Upos::Verb => Some(&self.verb),
            Upos::Propn => return text.to_owned(),
            Upos::Adp
            | Upos::Aux
            | Upos::Cconj
            | Upos::Det
            | Upos::Intj
            | Upos::Num
            | Upos::Part
            | Upos::Pron
            | Upos::Sconj
            | Upos::Space
            | Upos::Sym
            | Upos::X => None,
        };
        match class {
            None => lower.to_owned(),
            Some(class) => class.lemma(lower).unwrap_or_else(|| text.to_owned()),
        }
    }
}

impl Lemmatizer {
    /// Whether the tables know this lower-case word as a form of an English one.
    pub(crate) fn knows(&self, lower: &str) -> bool {
        [&self.noun, &self.verb, &self.adj, &self.adv].into_iter().any(|class| {
            class.is_known(lower)
                || class.table.exceptions.contains_key(lower)
                || class.table.rules.iter().any(|(old, new)| {
                    lower
                        .strip_suffix(old.as_str())
                        .is_some_and(|stem| class.is_known(&format!("{stem}{new}")))
                })
        })
    }
}

impl Class {
    fn new(table: LemmaTable) -> Class {
        let mut starts = vec![0];
        starts.extend(table.index.match_indices('\n').map(|(at, _)| at + 1));
        Class { table, starts }
    }

    /// The first of the forms that the tables allow, known ones before unknown ones.
    fn lemma(&self, lower: &str) -> Option<String> {
        // The last exception that no rule gives stands in front of everything.
        let mut known = None;
        let mut other = None;
        let mut unknown = None;
        let mut forms = Vec::new();
        for (old, new) in &self.table.rules {
            let Some(stem) = lower.strip_suffix(old.as_str()) else { continue };
            let form = format!("{stem}{new}");
            if form.is_empty() {
                continue;
            }
            if self.is_known(&form) {
                known = Some(form.clone());
                forms.push(form);
            } else if !form.chars().all(is_alpha) {
                other.get_or_insert_with(|| form.clone());
                forms.push(form);
            } else {
                unknown.get_or_insert(form);
            }
        }
        let exceptions = self.table.exceptions.get(lower).into_iter().flatten();
        let mut exception = None;
        for form in exceptions {
            if !forms.contains(form) {
                forms.push(form.clone());
                exception = Some(form.clone());
            }
        }
        exception.or(known).or(other).or(unknown)
    }

    fn is_known(&self, form: &str) -> bool {
        let word = |start: usize| {
            let rest = self.table.index.get(start..).unwrap_or("");
            rest.split('\n').next().unwrap_or("")
        };
        self.starts.binary_search_by(|&start| word(start).cmp(form)).is_ok()
    }
}
