//! What was counted of the dataset as it stands, so that map, timeline and facets of one query are counted once.

use std::collections::VecDeque;
use std::sync::{Arc, Mutex, PoisonError};

use dateline::model::LogEntry;

use crate::index::Facet;
use crate::query::Query;

/// Queries that are kept: those of the page that is open and of the last few steps back.
const KEPT: usize = 12;

/// The events of a query, as positions in its order, and the facets beside them.
pub(crate) struct Counted {
    pub(crate) events: Vec<u32>,
    pub(crate) facets: Vec<Facet>,
}

/// The last queries of a view that were counted, and with which decisions over it.
///
/// A view is never changed: what is counted of it holds until decisions are laid over it or taken back.
#[derive(Default)]
pub(crate) struct Counts(Mutex<State>);

#[derive(Default)]
struct State {
    /// How many decisions the tables do not know of, and the number of the last.
    behind: (usize, u64),
    last: VecDeque<(Query, Arc<Counted>)>,
}

impl Counts {
    /// What was counted of a query, if it still holds.
    pub(crate) fn known(
        &self,
        query: &Query,
        pending: &[LogEntry],
    ) -> Option<Arc<Counted>> {
        let query = &whole(query);
        let state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let is_it = |(other, _): &&(Query, Arc<Counted>)| other == query;
        let found =
            state.last.iter().find(is_it).filter(|_| state.behind == key(pending));
        found.map(|(_, counted)| Arc::clone(counted))
    }

    /// Keeps what was counted of a query with these decisions laid over the tables.
    pub(crate) fn keep(
        &self,
        query: &Query,
        pending: &[LogEntry],
        counted: &Arc<Counted>,
    ) {
        let mut state = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        if state.behind != key(pending) {
            state.behind = key(pending);
            state.last.clear();
        }
        state.last.truncate(KEPT - 1);
        state.last.push_front((whole(query), Arc::clone(counted)));
    }
}

/// The query whatever page of its list is looked at.
fn whole(query: &Query) -> Query {
    Query { limit: None, ..query.first_page() }
}

fn key(pending: &[LogEntry]) -> (usize, u64) {
    (pending.len(), pending.last().map_or(0, |entry| entry.seq))
}
