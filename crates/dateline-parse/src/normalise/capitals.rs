//! Lines in capitals, shown in the case they would have in a calm text.

use std::collections::{BTreeMap, BTreeSet};

use super::compounds::words;
use super::given::{is_given, may_be_surname};
use super::seen::{Edit, Seen};

/// How the calm lines of the report write its words.
#[derive(Debug, Default)]
pub(super) struct Known {
    /// Words capitalised within a sentence, by their lower-case form.
    names: BTreeMap<String, String>,
    /// Words written small.
    small: BTreeSet<String>,
}

impl Known {
    /// Learns from the calm ones among these.
    pub(super) fn of<'s>(all: impl Iterator<Item = &'s Seen> + Clone) -> Known {
        let mut known = Known::default();
        // Most reports have no line in capitals and need none of this.
        if !all.clone().any(|seen| is_loud(seen.text())) {
            return known;
        }
        for seen in all.filter(|seen| !is_loud(seen.text())) {
            let text = seen.text();
            let mut opens = true;
            let mut end = 0;
            for (at, word) in words(text) {
                opens |= text[end..at].contains(['.', '!', '?', '"', '“', ':']);
                if word.chars().all(char::is_lowercase) {
                    known.small.insert(word.to_owned());
                } else if !opens && word.starts_with(char::is_uppercase) {
                    known.names.insert(word.to_lowercase(), word.to_owned());
                }
                opens = false;
                end = at + word.len();
            }
        }
        known
    }
}

/// Whether a line is all in capitals: three words or more, nine letters in ten.
pub(super) fn is_loud(text: &str) -> bool {
    let (mut upper, mut cased) = (0_usize, 0_usize);
    for letter in text.chars() {
        upper += usize::from(letter.is_uppercase());
        cased += usize::from(letter.is_uppercase() || letter.is_lowercase());
    }
    cased >= 8 && upper * 10 >= cased * 9 && words(text).nth(2).is_some()
}

/// Acronyms with a vowel that readers of news know; those without one are told by that.
const ACRONYMS: &[&str] = &[
    "AU", "ELN", "ETA", "EU", "FARC", "IAEA", "IDF", "IRA", "ISIL", "ISIS", "NATO",
    "OSCE", "PLO", "UAE", "UAV", "UK", "UN", "UNHCR", "UNICEF", "UNIFIL", "US", "USA",
];

/// Words of grammar, which a dictionary of nouns, verbs and adjectives leaves out.
const GRAMMAR: &str = "\
    a about above after against all along although am among an and any are around as \
    at be because been before behind being below between both but by can could despite \
    did do does down during each either every for from had has have he her here him \
    himself his how i if in inside into is it its itself may me might more most must \
    my near neither no nor not of off on one onto or other our out over per shall she \
    should since so some such than that the their them themselves then there these \
    they this those though through throughout to toward towards under until up upon us \
    was we were what when where whether which while who whom whose why will with \
    within without would you your";

/// Words that English always writes with a capital: countries, peoples, faiths, months and days.
///
/// Not a gazetteer: it decides spelling alone. "March" and "May" are left out, being common words too.
const CAPITALISED: &str = "\
    Afghan Afghanistan Africa African Albania Albanian Algeria Algerian America \
    American Angola Angolan April Arab Arabia Arabic Argentina Argentine Armenia \
    Armenian Asia Asian August Australia Australian Austria Austrian Azerbaijan \
    Azerbaijani Bahrain Bahraini Bangladesh Bangladeshi Belarus Belgian Belgium Benin \
    Bolivia Bolivian Bosnia Bosnian Botswana Brazil Brazilian Britain British Bulgaria \
    Bulgarian Burkina Burma Burmese Burundi Burundian Cambodia Cambodian Cameroon \
    Cameroonian Canada Canadian Chad Chadian Chechen Chechnya Chile Chilean China \
    Chinese Christian Colombia Colombian Congo Congolese Croatia Croatian Cuba Cuban \
    Cypriot Cyprus Czech Danish December Denmark Djibouti Dominican Dutch Ecuador \
    Ecuadoran Egypt Egyptian England English Eritrea Eritrean Estonia Ethiopia \
    Ethiopian Europe European February Finland Finnish France French Friday Gabon \
    Gambia Gaza Georgia Georgian German Germany Ghana Greece Greek Guatemala \
    Guatemalan Guinea Haiti Haitian Hindu Honduran Honduras Hungarian Hungary India \
    Indian Indonesia Indonesian Iran Iranian Iraq Iraqi Ireland Irish Islam Islamic \
    Islamist Israel Israeli Italian Italy Jamaica January Japan Japanese Jewish Jordan \
    Jordanian July June Kashmir Kashmiri Kazakhstan Kenya Kenyan Korea Korean Kosovo \
    Kurd Kurdish Kurds Kuwait Kuwaiti Kyrgyzstan Laos Latin Lebanese Lebanon Liberia \
    Liberian Libya Libyan Macedonia Madagascar Malawi Malaysia Malaysian Mali Malian \
    Mauritania Mexican Mexico Moldova Monday Moroccan Morocco Mozambique Muslim \
    Muslims Myanmar Namibia Nepal Nepalese Nicaragua Nicaraguan Niger Nigeria Nigerian \
    Norway Norwegian November October Oman Pakistan Pakistani Palestine Palestinian \
    Palestinians Panama Panamanian Paraguay Peru Peruvian Philippine Philippines \
    Poland Polish Portugal Portuguese Qatar Romania Romanian Russia Russian Rwanda \
    Rwandan Salvador Salvadoran Saturday Saudi Scotland Senegal Senegalese September \
    Serb Serbia Serbian Serbs Shia Shiite Sikh Slovakia Slovenia Somali Somalia Soviet \
    Spain Spanish Sudan Sudanese Sunday Sunni Sweden Swedish Swiss Switzerland Syria \
    Syrian Taiwan Tajikistan Tanzania Thai Thailand Thursday Tibet Togo Tuesday \
    Tunisia Tunisian Turk Turkey Turkish Turkmenistan Turks Uganda Ugandan Ukraine \
    Ukrainian Uruguay Uzbekistan Venezuela Venezuelan Vietnam Vietnamese Wednesday \
    Yemen Yemeni Zambia Zimbabwe";

/// Words of Spanish names of places and people, with which the word behind belongs.
const NAME_OPENERS: &[&str] =
    &["don", "el", "la", "las", "los", "puerto", "rio", "san", "santa", "santo", "villa"];

/// Titles, behind which a name stands.
const TITLES: &[&str] = &[
    "bishop",
    "captain",
    "capt",
    "colonel",
    "col",
    "commander",
    "father",
    "gen",
    "general",
    "governor",
    "lieutenant",
    "lt",
    "major",
    "maj",
    "mayor",
    "minister",
    "mr",
    "mrs",
    "president",
    "rev",
    "senator",
    "sergeant",
    "sgt",
];

/// The changes that put a line in capitals into the case of a calm text.
pub(super) fn lower(
    seen: &Seen,
    known: &Known,
    is_word: &impl Fn(&str) -> bool,
) -> Vec<Edit> {
    let text = seen.text();
    let mut edits = Vec::new();
    let mut opens = true;
    let mut end = 0;
    let mut before = String::new();
    for (at, word) in words(text) {
        let gap = &text[end..at];
        let dotted = text[at + word.len()..].starts_with('.') && word.len() == 1;
        opens |= gap.contains(['.', '!', '?']) && !gap.starts_with(".-");
        end = at + word.len();
        let small = word.to_lowercase();
        // A name goes on behind "San" and behind a given name, and begins behind a title that no clause parts from it.
        let in_name = gap.trim_matches('.') == " "
            && !is_in(GRAMMAR, &small)
            && (NAME_OPENERS.contains(&before.as_str())
                || (TITLES.contains(&before.as_str()) && !is_word_of_office(&small))
                || (is_given(&before) && may_be_surname(&small)));
        before.clone_from(&small);
        let shown = if dotted {
            word.to_owned()
        } else if let Some(name) = known.names.get(&small) {
            name.clone()
        } else if is_acronym(word) {
            word.to_owned()
        } else if in_name
            || NAME_OPENERS.contains(&small.as_str())
            || is_given(&small)
            || is_in(CAPITALISED, &capitalised(word))
            || is_of_people(word)
        {
            capitalised(word)
        } else if known.small.contains(&small)
            || is_in(GRAMMAR, &small)
            || is_word(&small)
        {
            match opens {
                true => capitalised(word),
                false => small,
            }
        } else {
            capitalised(word)
        };
        opens = false;
        // Letters whose small form has another length stay as they are.
        if shown.len() == word.len() && shown != word {
            edits.push((at..end, shown));
        }
    }
    edits
}

/// "Italians", "Salvadorans": the plural of an adjective that is written with a capital.
fn is_of_people(word: &str) -> bool {
    let one = capitalised(word);
    one.strip_suffix("ns").is_some_and(|stem| is_in(CAPITALISED, &format!("{stem}n")))
}

/// Whether a list of words with blanks between them holds this word.
fn is_in(list: &str, word: &str) -> bool {
    list.split(' ').any(|listed| listed == word)
}

/// Words that follow a title without being a name.
fn is_word_of_office(word: &str) -> bool {
    TITLES.contains(&word)
        || matches!(
            word,
            "said"
                | "staff"
                | "command"
                | "elect"
                | "secretary"
                | "assembly"
                | "attorney"
        )
        || word.ends_with("ed")
        || word.ends_with("ing")
}

fn is_acronym(word: &str) -> bool {
    let vowel = |letter: char| matches!(letter, 'A' | 'E' | 'I' | 'O' | 'U' | 'Y');
    ACRONYMS.contains(&word)
        || (word.len() > 1
            && word.len() < 7
            && word.chars().all(|letter| letter.is_ascii_uppercase())
            && !word.contains(vowel))
}

fn capitalised(word: &str) -> String {
    let mut letters = word.chars();
    match letters.next() {
        Some(first) => first.to_string() + &letters.as_str().to_lowercase(),
        None => String::new(),
    }
}
