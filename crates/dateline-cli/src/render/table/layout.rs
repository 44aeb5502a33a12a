//! How wide each column may be, and where a cell's words are broken.

use dateline::drawing::columns;

/// Blanks between two columns.
pub(super) const GAP: usize = 2;
/// Narrower than this, a column of words is a column of letters.
const NARROWEST: usize = 6;

/// What a column asks for.
#[derive(Clone, Copy, Debug)]
pub(super) struct Need {
    /// Its longest piece that should not be broken.
    least: usize,
    /// Its longest cell.
    most: usize,
    /// All its cells together: who has more to say gets more room.
    weight: usize,
    /// Whether its cells may be broken over lines.
    breakable: bool,
}

impl Need {
    /// The need of a column of these cells; one that is never broken takes all it asks for.
    pub(super) fn of<'c>(cells: impl Iterator<Item = &'c str>, breakable: bool) -> Need {
        let mut need = Need { least: 0, most: 0, weight: 1, breakable };
        for cell in cells {
            let wide = columns(cell);
            need.most = need.most.max(wide);
            need.weight += wide;
            let longest = pieces(cell).into_iter().map(|piece| columns(piece.trim_end()));
            need.least = need.least.max(longest.max().unwrap_or(0));
        }
        if !breakable {
            need.least = need.most;
        }
        // By its root: twice the words need more room, but a few long names must not starve the rest.
        need.weight = need.weight.isqrt();
        need
    }
}

/// Shares out the room: each column gets between what it must have and what it can use, by its weight.
pub(super) fn share(needs: &[Need], room: usize) -> Vec<usize> {
    let gaps = GAP * needs.len().saturating_sub(1);
    let room = room.saturating_sub(gaps);
    let mut widths: Vec<Option<usize>> = vec![None; needs.len()];
    loop {
        let open = |idx: &usize| widths.get(*idx).is_some_and(Option::is_none);
        let open: Vec<usize> = (0..needs.len()).filter(open).collect();
        let left = room.saturating_sub(widths.iter().flatten().sum());
        let weights: usize = open.iter().map(|&idx| needs[idx].weight).sum();
        let fair = |idx: usize| left * needs[idx].weight / weights.max(1);
        let too_much = open.iter().find(|&&idx| fair(idx) >= needs[idx].most);
        let too_little = open.iter().find(|&&idx| fair(idx) < needs[idx].least);
        match (too_little, too_much) {
            (Some(&idx), _) => widths[idx] = Some(needs[idx].least),
            (None, Some(&idx)) => widths[idx] = Some(needs[idx].most),
            (None, None) => {
                let mut rest = left;
                for (n_after, &idx) in (0..open.len()).rev().zip(&open) {
                    let width = if n_after == 0 { rest } else { fair(idx) };
                    widths[idx] = Some(width);
                    rest = rest.saturating_sub(width);
                }
                break;
            }
        }
    }
    let breakable: Vec<bool> = needs.iter().map(|need| need.breakable).collect();
    squeeze(widths.into_iter().flatten().collect(), &breakable, room)
}

/// Takes from the widest column of words until all fit: on a very narrow terminal words are broken, days never.
fn squeeze(mut widths: Vec<usize>, breakable: &[bool], room: usize) -> Vec<usize> {
    while widths.iter().sum::<usize>() > room {
        let words = widths.iter_mut().zip(breakable).filter(|(_, breakable)| **breakable);
        match words.map(|(width, _)| width).max() {
            Some(widest) if *widest > NARROWEST => *widest -= 1,
            Some(_) | None => break,
        }
    }
    widths
}

/// Breaks a cell behind blanks and strokes; inside a word only where a word alone is too wide.
pub(super) fn wrap(cell: &str, width: usize) -> String {
    let mut lines: Vec<String> = vec![String::new()];
    for piece in pieces(cell) {
        let line = lines.last_mut().map_or(0, |line| columns(line));
        if line > 0 && line + columns(piece.trim_end()) > width {
            lines.push(String::new());
        }
        for letter in piece.chars() {
            let line = lines.last().map_or("", String::as_str);
            let mut wide = String::from(line);
            wide.push(letter);
            if letter != ' ' && !line.is_empty() && columns(&wide) > width {
                lines.push(String::new());
            }
            if let Some(line) = lines.last_mut() {
                line.push(letter);
            }
        }
    }
    let trimmed: Vec<&str> = lines.iter().map(|line| line.trim_end()).collect();
    trimmed.join("\n")
}

/// The pieces that stay whole: words, an arrow with the word behind it, the parts of "Shelling/artillery".
fn pieces(cell: &str) -> Vec<&str> {
    let mut pieces = Vec::new();
    let (mut start, mut end) = (0, 0);
    for piece in cell.split_inclusive([' ', '/']) {
        end += piece.len();
        if matches!(piece, "→ " | "↔ ") {
            continue;
        }
        pieces.push(cell.get(start..end).unwrap_or(piece));
        start = end;
    }
    pieces.extend(cell.get(start..end).filter(|rest| !rest.is_empty()));
    pieces
}
