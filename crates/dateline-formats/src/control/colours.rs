//! A colour for each holder, the same in every picture as far as colours go round.

use std::collections::BTreeMap;

use dateline_model::{Party, PlaceControl};

/// Okabe and Ito's colours, which people with any colour vision can tell apart, without black and with the yellow
/// darkened so that it stands on white: the fill, and the ink that is read on it.
pub const PALETTE: [(&str, &str); 7] = [
    ("#0072b2", "#ffffff"),
    ("#e69f00", "#1b1b1b"),
    ("#009e73", "#ffffff"),
    ("#cc79a7", "#1b1b1b"),
    ("#d55e00", "#ffffff"),
    ("#56b4e9", "#1b1b1b"),
    ("#d9c400", "#1b1b1b"),
];

/// Those for whom no colour is left.
pub const OTHERS: (&str, &str) = ("#8c8c8c", "#ffffff");

/// What tells one holder from another: the id of the actor, or the name.
pub(super) fn key(holder: &Party) -> String {
    holder.actor.clone().unwrap_or_else(|| holder.name.to_lowercase())
}

/// The colours of the holders in a picture.
pub struct Colours {
    /// Name and position in the palette, by key.
    of: BTreeMap<String, (String, Option<usize>)>,
}

impl Colours {
    /// Gives each holder the colour that its name falls on, or the next free one; those with most stretches first, so
    /// that the few who share the last colour are the least.
    pub fn of(places: &[&PlaceControl]) -> Colours {
        let mut counted: BTreeMap<String, (usize, String)> = BTreeMap::new();
        let tenures =
            places.iter().flat_map(|it| &it.intervals).filter(|each| each.is_tenure());
        for holder in tenures.filter_map(|each| each.holder.as_ref()) {
            let entry = counted.entry(key(holder));
            entry.or_insert_with(|| (0, holder.name.clone())).0 += 1;
        }
        let mut order: Vec<(&String, &(usize, String))> = counted.iter().collect();
        order.sort_by_key(|(key, (n, _))| (std::cmp::Reverse(*n), (*key).clone()));
        order.truncate(PALETTE.len());
        // In the order of their names, so that who comes and goes moves few colours.
        order.sort();
        let mut taken = [false; PALETTE.len()];
        let mut given: BTreeMap<&str, usize> = BTreeMap::new();
        for (key, _) in order {
            let wanted = falls_on(key);
            let free = (0..PALETTE.len())
                .map(|step| (wanted + step) % PALETTE.len())
                .find(|at| !taken[*at]);
            if let Some(at) = free {
                taken[at] = true;
                given.insert(key, at);
            }
        }
        let of = counted.iter().map(|(key, (_, name))| {
            (key.clone(), (name.clone(), given.get(key.as_str()).copied()))
        });
        Colours { of: of.collect() }
    }

    /// The fill and the ink on it.
    pub(super) fn holder(&self, holder: Option<&Party>) -> (&'static str, &'static str) {
        let at = holder.and_then(|holder| self.position(holder));
        at.map_or(OTHERS, |at| PALETTE[at])
    }

    /// The position of a holder's colour in [`PALETTE`]; `None` for those who share the last one, [`OTHERS`].
    pub fn position(&self, holder: &Party) -> Option<usize> {
        self.of.get(&key(holder)).and_then(|(_, at)| *at)
    }

    /// Every holder of the picture with its fill, in the order of the palette; those without one of their own together.
    pub fn legend(&self) -> Vec<(String, &'static str)> {
        let mut own: Vec<(usize, &str)> = Vec::new();
        let mut others: Vec<&str> = Vec::new();
        for (name, at) in self.of.values() {
            match at {
                Some(at) => own.push((*at, name)),
                None => others.push(name),
            }
        }
        own.sort_unstable();
        others.sort_unstable();
        let own = own.into_iter().map(|(at, name)| (name.to_owned(), PALETTE[at].0));
        let rest = match others.as_slice() {
            [] => None,
            [one] => Some(((*one).to_owned(), OTHERS.0)),
            several => Some((format!("{} others", several.len()), OTHERS.0)),
        };
        own.chain(rest).collect()
    }
}

/// FNV-1a, which is the same on every machine.
fn falls_on(key: &str) -> usize {
    let hash = key.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    });
    let n = PALETTE.len() as u64;
    usize::try_from(hash % n).unwrap_or_default()
}
