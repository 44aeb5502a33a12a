//! Word lists: what head nouns are, and what governs a clause.

use std::collections::{BTreeMap, BTreeSet};

use dateline_model::{Act, ActorKind, Class, SpeakerKind, Weapon};
use serde::Deserialize;

use super::LexiconFiles;
use super::compile::class;
use super::fault::{Fault, LexiconError, parse};

/// What a word does to the clause that it governs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Governor {
    /// The clause came true: "managed to", "began to".
    Happened,
    /// Meant to come true: "plan to", "in a bid to".
    Planned,
    /// Told to be done.
    Ordered,
    /// Did not come true: "failed to".
    Negated,
    /// Said not to be so by the speaker.
    Denied,
    /// Told as what others say.
    Alleged,
    /// May come true.
    Possible,
    /// Done again and again.
    Habitual,
    /// Going on.
    Ongoing,
    /// Says that the clause is so: "said", "confirmed".
    Report,
}

/// A weapon and the act it makes of a plain attack.
#[derive(Clone, Debug)]
pub struct WeaponWord {
    /// The weapon.
    pub weapon: Weapon,
    /// The act it makes of an attack without a mode.
    pub act: Option<Act>,
}

/// All word lists, ready for look-up by lemma or by phrase of lemmas.
#[derive(Clone, Debug, Default)]
pub struct Words {
    classes: BTreeMap<String, (Class, Option<ActorKind>)>,
    governors: BTreeMap<String, Governor>,
    before_infinitive: BTreeMap<String, Governor>,
    speakers: BTreeMap<String, SpeakerKind>,
    protected: Vec<String>,
    weapons: BTreeMap<String, WeaponWord>,
    quantifiers: BTreeSet<String>,
    units: BTreeSet<String>,
    idle: Idle,
    pub(crate) irregular: BTreeMap<String, Vec<String>>,
    dictionary_forms: BTreeMap<String, String>,
}

impl Words {
    pub(super) fn from_files(files: &LexiconFiles<'_>) -> Result<Words, LexiconError> {
        let mut words = Words::default();
        for file in files.nouns {
            let lists = parse::<NounsFile>(file.0, file.1)?.classes;
            for (idx, list) in lists.into_iter().enumerate() {
                let meaning = list.meaning();
                let meaning = meaning
                    .map_err(|fault| fault.of(*file, "[[class]]", idx, &list.class))?;
                for word in list.words {
                    words.classes.entry(word).or_insert(meaning);
                }
            }
        }
        let governors = parse::<GovernorsFile>("governors.toml", files.governors)?;
        words.idle = Idle::of(governors.idle);
        for list in governors.governors {
            let all = [list.verbs, list.nouns, list.adjectives, list.adverbs];
            for word in all.into_iter().flatten() {
                words.governors.entry(word).or_insert(list.effect);
            }
            for word in list.before_infinitive {
                words.before_infinitive.entry(word).or_insert(list.effect);
            }
        }
        let file = ("speakers.toml", files.speakers);
        let speakers = parse::<SpeakersFile>(file.0, file.1)?;
        for (idx, list) in speakers.speakers.into_iter().enumerate() {
            let kind = list.kind.parse::<SpeakerKind>().map_err(|error| {
                Fault::from(error).of(file, "[[speaker]]", idx, &list.kind)
            })?;
            for word in list.words {
                words.speakers.entry(word).or_insert(kind);
            }
        }
        words.protected = speakers.protected.phrases;
        let file = ("weapons.toml", files.weapons);
        let lists = parse::<WeaponsFile>(file.0, file.1)?.weapons;
        for (idx, list) in lists.into_iter().enumerate() {
            let fail = |error: dateline_model::UnknownWord| {
                Fault::from(error).of(file, "[[weapon]]", idx, &list.weapon)
            };
            let weapon = list.weapon.parse::<Weapon>().map_err(fail)?;
            let act = list.act.as_deref().map(str::parse::<Act>).transpose();
            let act = act.map_err(fail)?;
            for word in &list.words {
                let entry = WeaponWord { weapon, act };
                words.weapons.entry(word.clone()).or_insert(entry);
            }
        }
        let quantities = parse::<QuantitiesFile>("quantities.toml", files.quantities)?;
        words.quantifiers = quantities.quantifiers.into_iter().collect();
        words.units = quantities.units.into_iter().collect();
        words.irregular =
            parse::<IrregularFile>("irregular.toml", files.irregular)?.forms;
        for (lemma, forms) in &words.irregular {
            for form in forms {
                words.dictionary_forms.entry(form.clone()).or_insert(lemma.clone());
            }
        }
        Ok(words)
    }

    /// Adds what a file of the user's own says of words; it is taken before what is known.
    pub(super) fn add_own(
        &mut self,
        file: (&str, &str),
        classes: Vec<ClassList>,
        forms: BTreeMap<String, Vec<String>>,
    ) -> Result<(), LexiconError> {
        for (idx, list) in classes.into_iter().enumerate() {
            let meaning = list.meaning();
            let meaning =
                meaning.map_err(|fault| fault.of(file, "[[class]]", idx, &list.class))?;
            self.classes.extend(list.words.into_iter().map(|word| (word, meaning)));
        }
        for (lemma, forms) in forms {
            for form in &forms {
                self.dictionary_forms.insert(form.clone(), lemma.clone());
            }
            self.irregular.entry(lemma).or_default().extend(forms);
        }
        Ok(())
    }

    /// What a head noun is, by the longest phrase known: "supply line" before "line".
    pub fn class(&self, phrase: &str) -> Option<(Class, Option<ActorKind>)> {
        self.classes.get(phrase).copied()
    }

    /// What a word does to the clause it governs.
    pub fn governor(&self, lemma: &str) -> Option<Governor> {
        self.governors.get(lemma).copied()
    }

    /// Words that say that somebody did nothing.
    pub(crate) fn idle(&self) -> &Idle {
        &self.idle
    }

    /// What a word does to the infinitive it governs and to nothing else: "told to leave", "about to leave".
    pub fn governor_of_infinitive(&self, word: &str) -> Option<Governor> {
        self.before_infinitive.get(word).copied()
    }

    /// What sort of speaker a noun names.
    pub fn speaker(&self, phrase: &str) -> Option<SpeakerKind> {
        self.speakers.get(phrase).copied()
    }

    /// Phrases, lower-case, that say a speaker asked not to be named.
    pub fn protected(&self) -> &[String] {
        &self.protected
    }

    /// The weapon that a noun or phrase names.
    pub fn weapon(&self, phrase: &str) -> Option<&WeaponWord> {
        self.weapons.get(phrase)
    }

    /// The lemma that the list of irregular forms gives for a word.
    pub fn dictionary_form(&self, word: &str) -> Option<&str> {
        self.dictionary_forms.get(word).map(String::as_str)
    }

    /// Whether "X of Y" means Y: "dozens of soldiers".
    pub fn is_quantifier(&self, lemma: &str) -> bool {
        self.quantifiers.contains(lemma)
    }

    /// Whether a number before the noun counts no people: "five kilometres".
    pub fn is_unit(&self, lemma: &str) -> bool {
        self.units.contains(lemma)
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct NounsFile {
    #[serde(rename = "class")]
    classes: Vec<ClassList>,
}

/// Nouns that are the same sort of thing.
#[derive(Clone, Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ClassList {
    /// `armed`, `civilian`, `property`.
    pub class: String,
    /// What sort of actor, where they are one.
    pub kind: Option<String>,
    /// The nouns and phrases in dictionary form.
    pub words: Vec<String>,
}

impl ClassList {
    fn meaning(&self) -> Result<(Class, Option<ActorKind>), Fault> {
        let kind = self.kind.as_deref().map(str::parse::<ActorKind>).transpose()?;
        Ok((class(&self.class)?, kind))
    }
}

/// Words that say that their subject or owner did nothing where something was to be done.
#[derive(Clone, Debug, Default)]
pub(crate) struct Idle {
    /// The further words of a phrase by its verb: "stand" opens "stand by" and "stand idle".
    pub(crate) verbs: BTreeMap<String, Vec<Vec<String>>>,
    /// "inaction".
    pub(crate) nouns: BTreeSet<String>,
    /// "a passive role", "an inadequate deployment", "arrived late".
    pub(crate) modifiers: BTreeSet<String>,
}

impl Idle {
    fn of(list: IdleList) -> Idle {
        let mut idle = Idle {
            nouns: list.nouns.into_iter().collect(),
            modifiers: list.modifiers.into_iter().collect(),
            ..Idle::default()
        };
        for phrase in list.verbs {
            let mut words = phrase.split_whitespace().map(str::to_owned);
            if let Some(verb) = words.next() {
                idle.verbs.entry(verb).or_default().push(words.collect());
            }
        }
        idle
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GovernorsFile {
    #[serde(rename = "governor")]
    governors: Vec<GovernorList>,
    #[serde(default)]
    idle: IdleList,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct IdleList {
    verbs: Vec<String>,
    nouns: Vec<String>,
    modifiers: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GovernorList {
    effect: Governor,
    #[serde(default)]
    verbs: Vec<String>,
    #[serde(default)]
    nouns: Vec<String>,
    #[serde(default)]
    adjectives: Vec<String>,
    #[serde(default)]
    adverbs: Vec<String>,
    #[serde(default)]
    before_infinitive: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SpeakersFile {
    #[serde(rename = "speaker")]
    speakers: Vec<SpeakerList>,
    protected: Protected,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SpeakerList {
    kind: String,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Protected {
    phrases: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WeaponsFile {
    #[serde(rename = "weapon")]
    weapons: Vec<WeaponList>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WeaponList {
    weapon: String,
    act: Option<String>,
    words: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct QuantitiesFile {
    quantifiers: Vec<String>,
    units: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct IrregularFile {
    forms: BTreeMap<String, Vec<String>>,
}
