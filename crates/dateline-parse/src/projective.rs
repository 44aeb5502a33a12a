//! Lifted edges back to their true heads, and where sentences begin.
//!
//! The parser can only draw trees whose edges do not cross. Edges that should cross were lifted to a word further
//! up in training, and their label tells the label of the true head: `prep||dobj`. The search for it is that of
//! the model's program, down to its habit of looking at the edges already moved.

use crate::parser::Tree;

/// Puts lifted edges back; `is_space` tells which tokens are white space.
pub(crate) fn lower_lifted(tree: &mut Tree, is_space: impl Fn(usize) -> bool) {
    if tree.lifted.iter().all(Option::is_none) {
        return;
    }
    let (left, right) = edges(&tree.heads);
    for at in 0..tree.heads.len() {
        let Some(wanted) = tree.lifted[at].take() else { continue };
        tree.heads[at] = find_head(tree, at, wanted, &left, &right, &is_space);
    }
}

/// The first word below the head of `at`, level by level, whose label is `wanted`.
fn find_head(
    tree: &Tree,
    at: usize,
    wanted: u8,
    left: &[usize],
    right: &[usize],
    is_space: &impl Fn(usize) -> bool,
) -> usize {
    let mut level = vec![tree.heads[at]];
    // An edge moved before may have closed a circle; no path is longer than the text.
    for _ in 0..tree.heads.len() {
        let mut below = Vec::new();
        for &head in &level {
            for child in left[head]..=right[head] {
                let is_child = child != head && tree.heads[child] == head;
                if !is_child || is_space(child) || child == at {
                    continue;
                }
                // A label that is still to be put back is not the plain one.
                if tree.labels[child] == wanted && tree.lifted[child].is_none() {
                    return child;
                }
                below.push(child);
            }
        }
        if below.is_empty() {
            break;
        }
        level = below;
    }
    tree.heads[at]
}

/// Where sentences begin: at the leftmost word below each root.
pub(crate) fn sentence_starts(tree: &Tree) -> Vec<bool> {
    let (left, _) = edges(&tree.heads);
    let mut starts = vec![false; tree.heads.len()];
    for (at, &head) in tree.heads.iter().enumerate() {
        if head == at {
            starts[left[at]] = true;
        }
    }
    starts
}

/// The leftmost and the rightmost word below each word.
///
/// Each sweep carries edges upwards; crossing edges may need several. The bound is the model's program's own.
fn edges(heads: &[usize]) -> (Vec<usize>, Vec<usize>) {
    let mut left: Vec<usize> = (0..heads.len()).collect();
    let mut right = left.clone();
    for _ in 0..=11 {
        let forth = 0..heads.len();
        for child in forth.clone().chain(forth.rev()) {
            let head = heads[child];
            left[head] = left[head].min(left[child]);
            right[head] = right[head].max(right[child]);
        }
        if heads_stay_inside(heads, &left) {
            break;
        }
    }
    (left, right)
}

/// Whether every head lies in the sentence of its child, as far as the edges are known.
fn heads_stay_inside(heads: &[usize], left: &[usize]) -> bool {
    let mut starts = vec![false; heads.len()];
    for (at, &head) in heads.iter().enumerate() {
        if head == at {
            starts[left[at]] = true;
        }
    }
    let mut start = 0;
    for end in 0..heads.len() {
        if (end > 0 && starts[end]) || end + 1 == heads.len() {
            if heads[start..end].iter().any(|&head| head < start || head > end) {
                return false;
            }
            start = end;
        }
    }
    true
}
