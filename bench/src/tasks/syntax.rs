//! Words, lemmas, tags and trees, as Universal Dependencies writes them.

use anyhow::Result;
use dateline::model::{Parse, TokenIdx, Upos};
use serde_json::{Map, Value};

use super::{Form, Scorer, Task};
use crate::item::Item;
use crate::reader::{Reader, passage};

mod universal;

pub(crate) const TASK: Task = Task {
    name: "syntax",
    set: "syntax/dev.conllu",
    scorer: Scorer::Text,
    form: Form::Conllu,
    given: &["text"],
    answer,
};

/// The trees of a line of text, which is read alone: nothing says which lines follow each other.
fn answer(item: &Item, reader: &Reader) -> Result<Map<String, Value>> {
    let report = passage(item.text(), None);
    let parse = reader.material.parse(&report);
    Ok(Map::from_iter([("conllu".to_owned(), lines(&parse).into())]))
}

fn lines(parse: &Parse<'_>) -> String {
    let mut lines = String::new();
    let mut read = 0;
    for (number, sentence) in parse.sentences.iter().enumerate() {
        let tree = universal::tree(parse, sentence.tokens.clone());
        let mut words = Vec::new();
        let mut id_of = Vec::new();
        for idx in sentence.tokens.clone() {
            let span = parse.tokens[idx].span;
            words.extend(unread(parse, read, span.start()));
            words.push((Some(idx), letters(parse.word(idx))));
            id_of.push(words.len());
            read = span.end();
        }
        if number + 1 == parse.sentences.len() {
            words.extend(unread(parse, read, parse.text.len()));
        }
        let first = sentence.tokens.start;
        for (id, (idx, word)) in words.iter().enumerate() {
            if let Some((range, whole)) = written_as_one(parse, &words, id) {
                lines.push_str(&format!("{range}\t{whole}{}\n", "\t_".repeat(8)));
            }
            let id = id + 1;
            let line = match *idx {
                Some(idx) => {
                    let token = &parse.tokens[idx];
                    let (head, relation) = tree[idx - first];
                    let head = if head == idx { 0 } else { id_of[head - first] };
                    let (lemma, upos) = (letters(&token.lemma), token.upos.as_str());
                    format!(
                        "{id}\t{word}\t{lemma}\t{upos}\t_\t_\t{head}\t{relation}\t_\t_\n"
                    )
                }
                None => format!("{id}\t{word}\t_\tX\t_\t_\t_\tdep\t_\t_\n"),
            };
            lines.push_str(&line);
        }
        lines.push('\n');
    }
    lines
}

/// "don't" and "army's" are two words written as one, which the format says in a line of their own.
fn written_as_one(
    parse: &Parse<'_>,
    words: &[(Option<TokenIdx>, String)],
    at: usize,
) -> Option<(String, String)> {
    let glued = |at: usize| {
        let (Some(left), Some(right)) = (words.get(at)?.0, words.get(at + 1)?.0) else {
            return None;
        };
        let (one, other) = (&parse.tokens[left], &parse.tokens[right]);
        let leans = other.tag == "POS"
            || matches!(other.upos, Upos::Aux | Upos::Verb | Upos::Part | Upos::Pron);
        let is_word = words[at].1.ends_with(char::is_alphanumeric);
        (leans && is_word && one.span.end() == other.span.start()).then_some(())
    };
    if at > 0 && glued(at - 1).is_some() {
        return None;
    }
    let n_more = (at..words.len()).take_while(|&at| glued(at).is_some()).count();
    let whole =
        words.get(at..=at + n_more)?.iter().map(|(_, word)| word.as_str()).collect();
    (n_more > 0).then(|| (format!("{}-{}", at + 1, at + 1 + n_more), whole))
}

/// Letters that the program passed over stand in the file as words of no kind: the scorer counts letters.
fn unread<'p>(
    parse: &'p Parse<'_>,
    from: usize,
    to: usize,
) -> impl Iterator<Item = (Option<TokenIdx>, String)> + 'p {
    let between = parse.text.get(from..to).unwrap_or("");
    between.split_whitespace().map(|word| (None, word.to_owned()))
}

fn letters(word: &str) -> String {
    word.split_whitespace().collect()
}
