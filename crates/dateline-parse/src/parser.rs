//! The dependency tree, by the arc-eager transition system with sentence breaks.
//!
//! The state is a stack of words whose right-hand dependants are still sought and the words not yet read. A move
//! shifts, reduces, draws an arc to the left or right, or breaks the sentence before the next word but one;
//! the network scores all moves, and the best that is allowed is made.

use std::ops::Range;

use crate::ModelError;
use crate::labels::label_idx;
use crate::network::{Hidden, Scorer, Weights};

/// The tokens that the network sees of a state: two words to come, three of the stack, and the outermost
/// dependants of the two in the middle.
const PLACES: usize = 8;

/// A tree as the parser draws it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Tree {
    /// The word each word hangs on; itself at a root.
    pub(crate) heads: Vec<usize>,
    /// The label of that edge, as a position in `labels::LABELS`.
    pub(crate) labels: Vec<u8>,
    /// Where an edge was lifted to keep the tree projective: the label of its true head.
    pub(crate) lifted: Vec<Option<u8>>,
}

/// The parser.
#[derive(Debug)]
pub(crate) struct Parser {
    scorer: Scorer<PLACES>,
    moves: Vec<Move>,
}

#[derive(Clone, Copy, Debug)]
struct Move {
    action: Action,
    label: u8,
    /// `prep||dobj`: the edge belongs on a word with this label, below where it is drawn.
    lifted: Option<u8>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Action {
    Shift,
    Reduce,
    Left,
    Right,
    Break,
}

impl Parser {
    pub(crate) fn read(
        weights: &Weights<'_>,
        moves: &[(String, String)],
    ) -> Result<Parser, ModelError> {
        let moves: Option<Vec<Move>> = moves.iter().map(read_move).collect();
        let moves = moves.ok_or_else(|| ModelError::Tables("parser_moves".to_owned()))?;
        Ok(Parser { scorer: Scorer::read(weights, "parser", moves.len())?, moves })
    }

    /// Makes the words with these vectors ready to be parsed.
    pub(crate) fn hidden(&self, vectors: &[f32]) -> Hidden {
        self.scorer.hidden(vectors)
    }

    /// Parses the words of one text, which lie at `text` among the ready ones.
    pub(crate) fn parse(&self, hidden: &Hidden, text: Range<usize>) -> Tree {
        let mut state = State::new(text.len());
        let mut scores = Vec::with_capacity(self.moves.len());
        while !state.is_final() {
            let context = state.context().map(|word| word.map(|word| text.start + word));
            self.scorer.score(hidden, context, &mut scores);
            let allowed = state.allowed();
            let mut best: Option<(f32, &Move)> = None;
            for (score, made) in scores.iter().zip(&self.moves) {
                if allowed[made.action as usize]
                    && best.is_none_or(|(most, _)| *score > most)
                {
                    best = Some((*score, made));
                }
            }
            let Some((_, made)) = best else { break };
            state.make(*made);
        }
        state.tree
    }
}

fn read_move((action, label): &(String, String)) -> Option<Move> {
    let action = match action.as_str() {
        "S" => Action::Shift,
        "D" => Action::Reduce,
        "L" => Action::Left,
        "R" => Action::Right,
        "B" => Action::Break,
        _ => return None,
    };
    let (label, lifted) = match label.split_once("||") {
        Some((label, head)) => (label, Some(label_idx(head)?)),
        None => (label.as_str(), None),
    };
    let label = match label.is_empty() {
        true => 0,
        false => label_idx(label)?,
    };
    Some(Move { action, label, lifted })
}

/// How far the parse has come.
struct State {
    len: usize,
    stack: Vec<usize>,
    /// Words put back from the stack, the next one last.
    put_back: Vec<usize>,
    next: usize,
    left: Vec<Vec<usize>>,
    right: Vec<Vec<usize>>,
    has_head: Vec<bool>,
    /// Put back once: not to be shifted again before an arc is drawn.
    was_put_back: Vec<bool>,
    starts: Vec<bool>,
    tree: Tree,
}

impl State {
    fn new(len: usize) -> State {
        State {
            len,
            stack: Vec::new(),
            put_back: Vec::new(),
            next: 0,
            left: vec![Vec::new(); len],
            right: vec![Vec::new(); len],
            has_head: vec![false; len],
            was_put_back: vec![false; len],
            starts: vec![false; len],
            tree: Tree {
                heads: (0..len).collect(),
                labels: vec![label_idx("ROOT").unwrap_or(0); len],
                lifted: vec![None; len],
            },
        }
    }

    fn is_final(&self) -> bool {
        self.stack.is_empty() && self.n_to_come() == 0
    }

    fn n_to_come(&self) -> usize {
        self.len - self.next + self.put_back.len()
    }

    /// The word that is `ahead` places from the next one.
    fn to_come(&self, ahead: usize) -> Option<usize> {
        match self.put_back.len().checked_sub(ahead + 1) {
            Some(at) => self.put_back.get(at).copied(),
            None => {
                let word = self.next + ahead - self.put_back.len();
                (word < self.len).then_some(word)
            }
        }
    }

    /// The word that is `below` places under the top of the stack.
    fn on_stack(&self, below: usize) -> Option<usize> {
        let at = self.stack.len().checked_sub(below + 1)?;
        self.stack.get(at).copied()
    }

    fn context(&self) -> [Option<usize>; PLACES] {
        let (b0, s0) = (self.to_come(0), self.on_stack(0));
        let last = |side: &[Vec<usize>], head: Option<usize>| {
            head.and_then(|head| side.get(head)?.last().copied())
        };
        [
            b0,
            self.to_come(1),
            s0,
            self.on_stack(1),
            self.on_stack(2),
            last(&self.left, b0),
            last(&self.left, s0),
            last(&self.right, s0),
        ]
    }

    /// Which actions may be made, in the order of [`Action`].
    fn allowed(&self) -> [bool; 5] {
        let starts = |word: Option<usize>| word.is_some_and(|word| self.starts[word]);
        let (b0, b1) = (self.to_come(0), self.to_come(1));
        let empty = self.stack.is_empty();
        let was_put_back = b0.is_some_and(|word| self.was_put_back[word]);
        let arc = !empty && b0.is_some() && !starts(b0);
        let shift = empty || (self.n_to_come() >= 2 && !starts(b0) && !was_put_back);
        let follow = b0.zip(b1).is_some_and(|(b0, b1)| b1 == b0 + 1);
        [shift, !empty, arc, arc, follow && !starts(b1)]
    }

    fn make(&mut self, made: Move) {
        match made.action {
            Action::Shift => self.push(),
            Action::Reduce => {
                let alone = self.stack.len() == 1;
                let Some(top) = self.stack.pop() else { return };
                if !self.has_head[top] && !alone {
                    self.was_put_back[top] = true;
                    self.put_back.push(top);
                }
            }
            Action::Left => {
                if let (Some(head), Some(child)) = (self.to_come(0), self.on_stack(0)) {
                    self.draw(head, child, made);
                    self.was_put_back[head] = false;
                    self.stack.pop();
                }
            }
            Action::Right => {
                if let (Some(head), Some(child)) = (self.on_stack(0), self.to_come(0)) {
                    self.draw(head, child, made);
                    self.push();
                }
            }
            Action::Break => {
                if let Some(word) = self.to_come(1) {
                    self.starts[word] = true;
                }
            }
        }
    }

    fn push(&mut self) {
        let word = self.put_back.pop().unwrap_or_else(|| {
            self.next += 1;
            self.next - 1
        });
        self.stack.push(word);
    }

    /// Draws an arc, in place of the one that the child may have.
    fn draw(&mut self, head: usize, child: usize, made: Move) {
        if self.has_head[child] {
            let old = self.tree.heads[child];
            let side =
                if old > child { &mut self.left[old] } else { &mut self.right[old] };
            side.retain(|&word| word != child);
        }
        let side =
            if head > child { &mut self.left[head] } else { &mut self.right[head] };
        side.push(child);
        self.has_head[child] = true;
        self.tree.heads[child] = head;
        self.tree.labels[child] = made.label;
        self.tree.lifted[child] = made.lifted;
    }
}
