//! Words written closed that the model takes for something else.

use super::seen::Edit;

/// Acronyms of armed groups that are English words when read without their capitals, with the longer form
/// that the model knows for a name.
const ACRONYMS: &[(&str, &str)] = &[("IS", "ISIS")];

/// Nouns made of a verb and its particle, which hurried writers use for the verb.
const CLOSED: &[(&str, &str)] = &[
    ("break", "in"),
    ("break", "out"),
    ("break", "through"),
    ("build", "up"),
    ("carry", "out"),
    ("crack", "down"),
    ("cut", "off"),
    ("drive", "out"),
    ("hand", "over"),
    ("hold", "up"),
    ("lock", "down"),
    ("pull", "back"),
    ("pull", "out"),
    ("push", "back"),
    ("roll", "back"),
    ("round", "up"),
    ("shoot", "down"),
    ("shut", "down"),
    ("stand", "off"),
    ("take", "over"),
    ("wipe", "out"),
];

/// The Arabic article as it is written in front of a name, also where its letter follows the name's.
const ARTICLES: &[&str] = &[
    "ad", "al", "an", "ar", "as", "ash", "at", "az", "ed", "el", "en", "er", "es", "et",
    "ez",
];

/// Names that the model knows with their article apart.
const APART: &[&str] = &["Jazeera", "Qaeda", "Qaida"];

/// Syllables that make one word with a small word behind their hyphen.
const PREFIXES: &[&str] = &["co", "de", "pre", "re"];

/// Words behind which a verb is wanted.
const WANT_VERB: &[&str] = &[
    "to", "will", "would", "can", "could", "may", "might", "must", "shall", "should",
    "not", "did", "they", "he", "she", "we", "who", "which", "it",
];

/// Words in front of a noun phrase: a noun followed by one of these is likely a verb.
const OPEN_NOUN: &[&str] = &[
    "a", "an", "the", "all", "several", "some", "many", "its", "their", "his", "her",
    "this", "these", "those", "both", "more", "dozens", "hundreds", "two", "three",
    "four",
];

/// Words behind which a noun, not a verb, stands.
const WANT_NOUN: &[&str] = &[
    "a", "an", "the", "this", "that", "these", "those", "its", "their", "his", "her",
    "of", "in", "on", "by", "for", "from", "with", "during", "after", "before", "since",
    "no", "another", "any", "such", "as", "than", "until", "against", "despite",
];

/// Shows acronyms that are English words by a form that the model knows for a name.
pub(super) fn acronyms(text: &str) -> Vec<Edit> {
    let words: Vec<(usize, &str)> = words(text).collect();
    let loud = |word: Option<&(usize, &str)>| {
        word.is_some_and(|(_, word)| {
            word.len() > 1
                && word.chars().all(char::is_uppercase)
                && !ACRONYMS.iter().any(|(short, _)| short == word)
        })
    };
    let mut edits = Vec::new();
    for (idx, &(at, word)) in words.iter().enumerate() {
        let Some((_, long)) = ACRONYMS.iter().find(|(short, _)| *short == word) else {
            continue;
        };
        let before = idx.checked_sub(1).and_then(|idx| words.get(idx));
        // "THIS IS WAR" shouted within a calm line.
        if !(loud(before) && loud(words.get(idx + 1))) {
            edits.push((at..at + word.len(), (*long).to_owned()));
        }
    }
    edits
}

/// Shows an ending that was torn off its word as one with it: "Chad ’ s army" as "Chad's army".
///
/// Texts that were cut into words and joined again stand so; the model takes the mark for the end of a quote.
pub(super) fn endings(text: &str) -> Vec<Edit> {
    let torn = text.match_indices(" ’ s ").chain(text.match_indices(" ' s "));
    let mut edits: Vec<Edit> = torn
        .filter(|(at, _)| text[..*at].ends_with(char::is_alphanumeric))
        .map(|(at, found)| (at..at + found.len() - 1, "'s".to_owned()))
        .collect();
    edits.sort_by_key(|(range, _)| range.start);
    edits
}

/// Shows names with an Arabic article as one word: "Deir ez-Zor" as "Deir Ezzor".
///
/// The model cuts at the hyphen and then takes the article for "as", "at" or a subject of its own: of eleven
/// such sentences it misread three as written and none joined.
pub(super) fn hyphens(text: &str) -> Vec<Edit> {
    if !text.contains('-') {
        return Vec::new();
    }
    let words: Vec<(usize, &str)> = words(text).collect();
    let mut edits = Vec::new();
    let mut joined = 0;
    for (idx, &(at, word)) in words.iter().enumerate() {
        let end = at + word.len();
        let Some(&(name_at, name)) = words.get(idx + 1) else {
            break;
        };
        let hyphen = matches!(text.get(end..name_at), Some("-" | "-'" | "-’"));
        // "re-captured" is one word; apart, the model takes the prefix for a verb.
        if PREFIXES.iter().any(|prefix| word.eq_ignore_ascii_case(prefix))
            && text.get(end..name_at) == Some("-")
            && name.starts_with(char::is_lowercase)
            && !text.get(..at).is_some_and(|before| before.ends_with('-'))
        {
            edits.push((end..name_at, String::new()));
            continue;
        }
        let Some(first) = name.chars().next().filter(|it| hyphen && it.is_uppercase())
        else {
            continue;
        };
        if !ARTICLES.iter().any(|article| word.eq_ignore_ascii_case(article)) {
            continue;
        }
        // "Deir-ez-Zor": the hyphen in front of the article parts two words of the name.
        if at > joined && text.get(joined..at).is_some_and(|gap| gap.ends_with('-')) {
            edits.push((at - 1..at, " ".to_owned()));
        }
        let mut shown: String =
            word.chars().take(1).flat_map(char::to_uppercase).collect();
        shown.push_str(&word.to_lowercase()[1..]);
        let apart = APART.contains(&name);
        shown.push_str(if apart { " " } else { "" });
        match apart {
            true => shown.push(first),
            false => shown.extend(first.to_lowercase()),
        }
        joined = name_at + first.len_utf8();
        edits.push((at..joined, shown));
    }
    edits
}

/// Writes a closed compound open where a verb is wanted.
pub(super) fn split(text: &str) -> Vec<Edit> {
    let words: Vec<(usize, &str)> = words(text).collect();
    let is_in = |list: &[&str], word: &str| {
        list.iter().any(|listed| word.eq_ignore_ascii_case(listed))
    };
    let mut edits = Vec::new();
    for (idx, &(at, word)) in words.iter().enumerate() {
        let Some(cut) = CLOSED.iter().find_map(|(verb, particle)| {
            let fits = word.len() == verb.len() + particle.len()
                && word.get(..verb.len())?.eq_ignore_ascii_case(verb)
                && word.get(verb.len()..)?.eq_ignore_ascii_case(particle);
            fits.then_some(verb.len())
        }) else {
            continue;
        };
        let before = idx.checked_sub(1).and_then(|idx| words.get(idx)).map(|it| it.1);
        let next = words.get(idx + 1).copied();
        let runs_on = next.is_some_and(|(next_at, _)| {
            text.get(at + word.len()..next_at).is_some_and(|gap| gap == " ")
        });
        let wanted = match before {
            None => false,
            Some(before) if is_in(WANT_VERB, before) => true,
            Some(before) => {
                !is_in(WANT_NOUN, before)
                    && runs_on
                    && next.is_some_and(|(_, next)| is_in(OPEN_NOUN, next))
            }
        };
        if wanted {
            edits.push((at + cut..at + cut, " ".to_owned()));
        }
    }
    edits
}

/// The words of a text and where they begin.
pub(super) fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let mut letters = text.char_indices().peekable();
    std::iter::from_fn(move || {
        while letters.next_if(|(_, letter)| !letter.is_alphanumeric()).is_some() {}
        let (start, _) = *letters.peek()?;
        while letters.next_if(|(_, letter)| letter.is_alphanumeric()).is_some() {}
        let end = letters.peek().map_or(text.len(), |&(end, _)| end);
        Some((start, text.get(start..end)?))
    })
}
