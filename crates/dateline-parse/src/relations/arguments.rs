//! Who takes part in what each verb and noun says, whatever the surface form.

use dateline_model::{Argument, Parse};

use super::tree::Tree;

/// Words of a sentence whose words have arguments: a list of a thousand names has half as many. A longer one is a heap of
/// words, and is left uncoded; a verb that has all of it below itself would look at each word again and again.
const LONGEST_SENTENCE: usize = 4_000;

/// For each token of a tree, its arguments in the order of roles and words, each once.
pub(super) fn arguments(parse: &Parse<'_>) -> Vec<Vec<Argument>> {
    let tree = Tree { parse };
    let mut is_heap = vec![false; parse.tokens.len()];
    for sentence in &parse.sentences {
        if sentence.tokens.len() > LONGEST_SENTENCE {
            is_heap[sentence.tokens.clone()].fill(true);
        }
    }
    (0..parse.tokens.len())
        .map(|idx| {
            let mut found = if is_heap[idx] {
                Vec::new()
            } else if tree.is_verb(idx) {
                tree.verb_arguments(idx)
            } else if parse.tokens[idx].upos.is_nominal() {
                tree.noun_arguments(idx)
            } else {
                Vec::new()
            };
            found.retain(|argument| argument.head != idx);
            found.sort_by(|a, b| (&a.role, a.head, a.via).cmp(&(&b.role, b.head, b.via)));
            found.dedup_by(|a, b| a.role == b.role && a.head == b.head);
            found
        })
        .collect()
}
