//! Two coders held against each other: merging a large dataset anew for each of them takes longer than a person waits
//! for a page, so it goes on behind the page, which asks again.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::path::Path;
use std::sync::{Arc, Condvar, Mutex, PoisonError};
use std::thread;
use std::time::Duration;

use dateline::score::{
    Agreement, Coding, Disagreement, Settings, Unit, agree, coding, codings_of,
};
use dateline::store::Store;

use super::view::Stamp;
use super::{Desk, View};
use crate::fault::Fault;

/// As `dateline agree` draws: two decimals of a bound stay put from 1,000 on.
const SETTINGS: Settings = Settings { seed: 1, resamples: 1_000 };
/// So long a page waits before it says that the comparison is under way.
const PATIENCE: Duration = Duration::from_secs(2);

/// Whom to compare.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Pair {
    /// Two coders of this dataset, by name.
    Coders(String, String),
    /// This dataset and the one that was opened beside it.
    Beside,
}

/// What two coders say, and how far they agree.
pub(crate) struct Compared {
    pub(crate) names: [String; 2],
    pub(crate) found: Agreement,
    codings: [Coding; 2],
}

/// The comparison that was asked for last. One is reckoned at a time, since each holds the dataset twice.
#[derive(Default)]
pub(super) struct Comparisons {
    state: Mutex<State>,
    done: Condvar,
}

#[derive(Default)]
struct State {
    is_under_way: bool,
    last: Option<(Pair, Stamp, Result<Arc<Compared>, Fault>)>,
}

impl State {
    fn told(&self, pair: &Pair, stamp: Stamp) -> Option<Result<Arc<Compared>, Fault>> {
        let (of, at, told) = self.last.as_ref()?;
        (of == pair && *at == stamp).then(|| told.clone())
    }
}

impl Desk {
    /// Two coders' coding of the dataset as it is now; `None` while it is being reckoned.
    ///
    /// # Errors
    /// If a file cannot be read, or the system has no room for a thread.
    pub(crate) fn compared(
        self: &Arc<Desk>,
        view: &Arc<View>,
        pair: &Pair,
    ) -> Result<Option<Arc<Compared>>, Fault> {
        let Comparisons { state, done } = &self.comparisons;
        let mut held = state.lock().unwrap_or_else(PoisonError::into_inner);
        // A second round, should another comparison have been under way when this one was asked for.
        for _ in 0..2 {
            if let Some(told) = held.told(pair, view.stamp()) {
                return told.map(Some);
            }
            if !held.is_under_way {
                self.start(view, pair)?;
                held.is_under_way = true;
            }
            held = done
                .wait_timeout_while(held, PATIENCE, |state| state.is_under_way)
                .unwrap_or_else(PoisonError::into_inner)
                .0;
            if held.is_under_way {
                return Ok(None);
            }
        }
        held.told(pair, view.stamp()).transpose()
    }

    fn start(self: &Arc<Desk>, view: &Arc<View>, pair: &Pair) -> Result<(), Fault> {
        let (desk, view, pair) = (Arc::clone(self), Arc::clone(view), pair.clone());
        let stamp = view.stamp();
        let reckon = move || desk.reckon(&view, &pair, stamp);
        let started = thread::Builder::new().name("comparison".to_owned()).spawn(reckon);
        let failed = |error| Fault::ours(format!("no thread could be started: {error}"));
        started.map(drop).map_err(failed)
    }

    fn reckon(&self, view: &View, pair: &Pair, stamp: Stamp) {
        let beside = self.beside();
        let told =
            catch_unwind(AssertUnwindSafe(|| Compared::reckoned(view, beside, pair)));
        let told = told.unwrap_or_else(|_| Err(Fault::ours("a fault in the program")));
        let mut state =
            self.comparisons.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.is_under_way = false;
        state.last = Some((pair.clone(), stamp, told.map(Arc::new)));
        drop(state);
        self.comparisons.done.notify_all();
    }
}

impl Compared {
    fn reckoned(
        view: &View,
        beside: Option<&Path>,
        pair: &Pair,
    ) -> Result<Compared, Fault> {
        let (names, codings) = match pair {
            Pair::Coders(a, b) => {
                let read = |store: &Store| {
                    Ok::<_, Fault>(codings_of(store, &store.texts()?, [a, b])?)
                };
                ([a.clone(), b.clone()], view.with(read)?)
            }
            Pair::Beside => {
                let read = |store: &Store| -> Result<Coding, Fault> {
                    let texts = store.texts()?;
                    Ok(coding(&dateline::dataset(store)?, &texts))
                };
                let path = beside.ok_or_else(|| Fault::missing("no other dataset"))?;
                let names = ["this dataset".to_owned(), Pair::BESIDE.to_owned()];
                (names, [view.with(read)?, read(&Store::open(path)?)?])
            }
        };
        let found = agree(&codings[0], &codings[1], SETTINGS);
        Ok(Compared { names, found, codings })
    }

    /// An event as one of the two has it.
    pub(crate) fn unit(&self, side: usize, at: usize) -> &Unit {
        &self.codings[side].units[at]
    }

    /// The events of a disagreement, as each of the two has it.
    pub(crate) fn units(&self, of: &Disagreement) -> [&Unit; 2] {
        let pair = &self.found.both[of.pair];
        [self.unit(0, pair.a), self.unit(1, pair.b)]
    }
}

impl Pair {
    /// How the other dataset is called in addresses.
    pub(crate) const BESIDE: &str = "beside";
}

#[cfg(test)]
impl Desk {
    /// As if a comparison were under way that takes its time.
    pub(crate) fn pretend_to_compare(&self, is_under_way: bool) {
        let mut state =
            self.comparisons.state.lock().unwrap_or_else(PoisonError::into_inner);
        state.is_under_way = is_under_way;
    }
}
