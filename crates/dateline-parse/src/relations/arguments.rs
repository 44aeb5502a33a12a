//! Who takes part in what each verb and noun says, whatever the surface form.

use dateline_model::{Argument, Parse};

use super::tree::Tree;

/// For each token of a tree, its arguments in the order of roles and words, each once.
pub(super) fn arguments(parse: &Parse<'_>) -> Vec<Vec<Argument>> {
    let tree = Tree { parse };
    (0..parse.tokens.len())
        .map(|idx| {
            let mut found = if tree.is_verb(idx) {
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
