//! Outlines cut where they part, so that a border that two units share is one line.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::units::Unit;
use super::{Line, Polygons, Position};

/// What a line of the map is.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Kind {
    Coast,
    Unit,
    Border,
    Disputed,
}

/// A line between two places where outlines part, or a whole ring.
pub(super) struct Arc {
    pub(super) kind: Kind,
    pub(super) line: Line,
}

/// A line of the topology; one that is run backwards is written as its complement.
pub(super) type ArcRef = i32;

/// All outlines of all units.
pub(super) struct Topology {
    pub(super) arcs: Vec<Arc>,
    /// For each unit its rings as lines of `arcs`.
    pub(super) rings: Vec<Polygons<Vec<ArcRef>>>,
}

/// Cuts the outlines; what follows a line of `disputed` is drawn as such.
pub(super) fn build(units: &[Unit], disputed: &BTreeSet<Position>) -> Topology {
    let partings = partings(units);
    let mut seen: HashMap<Line, ArcRef> = HashMap::new();
    let mut lines: Vec<Line> = Vec::new();
    let mut users: Vec<Vec<usize>> = Vec::new();
    let mut rings = Vec::new();
    for (unit_idx, unit) in units.iter().enumerate() {
        let mut ring_refs = |ring: &Line| -> Vec<ArcRef> {
            let pieces = cut(ring, &partings);
            let refs = pieces.into_iter().map(|piece| {
                let backwards: Line = piece.iter().rev().copied().collect();
                let forwards = piece <= backwards;
                let line = if forwards { piece } else { backwards };
                let number = *seen.entry(line).or_insert_with_key(|line| {
                    lines.push(line.clone());
                    users.push(Vec::new());
                    i32::try_from(lines.len() - 1).unwrap_or(i32::MAX)
                });
                users[usize::try_from(number).unwrap_or(0)].push(unit_idx);
                if forwards { number } else { !number }
            });
            refs.collect()
        };
        let polygons = unit.polygons.iter();
        rings.push(
            polygons.map(|rings| rings.iter().map(&mut ring_refs).collect()).collect(),
        );
    }
    let arcs = lines.into_iter().zip(users).map(|(line, users)| {
        let countries: BTreeSet<&str> =
            users.iter().map(|&unit| units[unit].country.as_str()).collect();
        let kind = match (users.len(), countries.len()) {
            (0 | 1, _) => Kind::Coast,
            (_, 1) => Kind::Unit,
            _ if is_disputed(&countries) || follows(&line, disputed) => Kind::Disputed,
            _ => Kind::Border,
        };
        Arc { kind, line }
    });
    Topology { arcs: arcs.collect(), rings }
}

/// Points where outlines do not run on together: their neighbours differ from one outline to the other.
fn partings(units: &[Unit]) -> BTreeSet<Position> {
    let mut neighbours: BTreeMap<Position, (Position, Position)> = BTreeMap::new();
    let mut partings = BTreeSet::new();
    for ring in units.iter().flat_map(|unit| unit.polygons.iter().flatten()) {
        let around = &ring[..ring.len() - 1];
        for (at, &point) in around.iter().enumerate() {
            let before = around[(at + around.len() - 1) % around.len()];
            let after = around[(at + 1) % around.len()];
            let pair = (before.min(after), before.max(after));
            if *neighbours.entry(point).or_insert(pair) != pair {
                partings.insert(point);
            }
        }
    }
    partings
}

/// A ring in pieces from parting to parting; without one it starts at its least point, so that it is the same for all.
fn cut(ring: &Line, partings: &BTreeSet<Position>) -> Vec<Line> {
    let around = &ring[..ring.len() - 1];
    let start = (0..around.len())
        .min_by_key(|&at| (!partings.contains(&around[at]), around[at]))
        .unwrap_or(0);
    let turned = || around[start..].iter().chain(&around[..start]).copied();
    let mut pieces = vec![Line::new()];
    for point in turned().chain(turned().take(1)) {
        let last = pieces.len() - 1;
        pieces[last].push(point);
        if pieces[last].len() > 1 && partings.contains(&point) {
            pieces.push(vec![point]);
        }
    }
    pieces.retain(|piece| piece.len() > 1);
    pieces
}

/// Lines that are disputed or of an armistice in their whole length, where the outlines do not quite follow those of the
/// borders: as the United Nations draw them.
const DISPUTED: &[(&str, &str)] = &[
    ("ISR", "PSE"),
    ("ISR", "SYR"),
    ("ESH", "MAR"),
    ("SRB", "XKX"),
    ("CYN", "CYP"),
    ("SOL", "SOM"),
];

fn is_disputed(countries: &BTreeSet<&str>) -> bool {
    let mut pair = countries.iter();
    let pair = (pair.next(), pair.next());
    DISPUTED.iter().any(|(a, b)| pair == (Some(a), Some(b)))
}

/// Whether most points of the line lie in the cells of a disputed one.
fn follows(line: &Line, cells: &BTreeSet<Position>) -> bool {
    let near = line.iter().filter(|&&point| cells.contains(&cell(point))).count();
    2 * near > line.len()
}

/// The cell of a point, a hundredth of a degree wide.
pub(super) fn cell(point: Position) -> Position {
    (point.0.div_euclid(100), point.1.div_euclid(100))
}
