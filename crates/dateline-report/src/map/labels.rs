//! Names that do not stand on each other.

use maud::{Markup, html};

use super::ground::Name;
use super::spots::Spots;
use super::view::{HEIGHT, WIDTH};
use crate::gather::Told;
use crate::timeline::px;

/// The boxes that are taken.
#[derive(Default)]
pub(super) struct Labels {
    taken: Vec<[f64; 4]>,
}

/// Names of the ground on one map.
const MOST: usize = 70;

impl Labels {
    /// Keeps names off a disc.
    pub(super) fn keep_clear(&mut self, x: f64, y: f64, radius: f64) {
        self.taken.push([x - radius, y - radius, x + radius, y + radius]);
    }

    /// Takes the room of a box, if it is free and on the map.
    fn take(&mut self, of: [f64; 4]) -> bool {
        let [left, top, right, bottom] = of;
        let is_on =
            left >= 2.0 && top >= 2.0 && right <= WIDTH - 2.0 && bottom <= HEIGHT - 2.0;
        let meets = |each: &[f64; 4]| {
            left < each[2] && each[0] < right && top < each[3] && each[1] < bottom
        };
        if !is_on || self.taken.iter().any(meets) {
            return false;
        }
        self.taken.push(of);
        true
    }

    /// The names of the places with events, those with most events first: beside the disc where there is room.
    pub(super) fn names_of_spots(&mut self, spots: &Spots, told: &Told) -> Markup {
        let mut order: Vec<&super::spots::Disc> = spots.discs.iter().collect();
        order.sort_by(|a, b| b.radius.total_cmp(&a.radius).then(a.place.cmp(&b.place)));
        html! {
            @for disc in order { (self.name_beside(&told.places[disc.place].place.name, disc.x, disc.y, disc.radius)) }
        }
    }

    /// A name beside a disc, where there is room.
    pub(super) fn name_beside(
        &mut self,
        name: &str,
        x: f64,
        y: f64,
        radius: f64,
    ) -> Markup {
        let wide = width(name, 13.0);
        let r = radius + 4.0;
        let choices = [
            ("start", x + r, y + 4.5, x + r),
            ("end", x - r, y + 4.5, x - r - wide),
            ("middle", x, y - r - 3.0, x - wide / 2.0),
            ("middle", x, y + r + 11.0, x - wide / 2.0),
        ];
        let free = choices.into_iter().find(|(_, _, at_y, left)| {
            self.take([*left, at_y - 12.0, left + wide, at_y + 4.0])
        });
        html! {
            @if let Some((anchor, x, y, _)) = free { text.spot x=(px(x)) y=(px(y)) text-anchor=(anchor) { (name) } }
        }
    }

    /// The names of the ground that find room, in the order in which they are given.
    pub(super) fn names_of_ground(&mut self, names: &[Name]) -> Markup {
        let mut drawn = Vec::new();
        let mut seen: Vec<&str> = Vec::new();
        for name in names {
            if drawn.len() >= MOST {
                break;
            }
            let size = if name.class == "country" { 15.0 } else { 11.0 };
            let spread = if name.class == "town" { 1.0 } else { 1.35 };
            let wide = width(&name.text, size) * spread;
            let tall = if name.arabic.is_some() { 2.0 } else { 1.0 };
            // A town's name stands beside its point, others around theirs.
            let left =
                if name.class == "town" { name.x + 5.0 } else { name.x - wide / 2.0 };
            let room = [
                left - 4.0,
                name.y - size,
                left + wide + 4.0,
                name.y + size * tall * 0.6 + 3.0,
            ];
            if !seen.contains(&name.text.as_str()) && self.take(room) {
                seen.push(&name.text);
                drawn.push((name, left, size));
            }
        }
        html! {
            @for (name, left, size) in drawn {
                @if name.class == "town" {
                    circle.town-dot cx=(px(name.x)) cy=(px(name.y)) r="1.8" {}
                    text.town x=(px(left)) y=(px(name.y + 3.5)) { (name.text) }
                    @if let Some(arabic) = &name.arabic { text.town.ar x=(px(left)) y=(px(name.y + 3.5 + size)) lang="ar" { (arabic) } }
                } @else {
                    text.(name.class) x=(px(name.x)) y=(px(name.y)) text-anchor="middle" { (name.text) }
                    @if let Some(arabic) = &name.arabic { text.ar.(name.class) x=(px(name.x)) y=(px(name.y + size)) text-anchor="middle" lang="ar" { (arabic) } }
                }
            }
        }
    }
}

/// About how wide the words are.
fn width(words: &str, size: f64) -> f64 {
    words.chars().count() as f64 * size * 0.56
}
