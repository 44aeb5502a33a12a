//! The pages, one file each: a function from a request to an answer, which unpacks, reads and draws.

pub(crate) mod agreement;
pub(crate) mod control;
pub(crate) mod enter;
pub(crate) mod event;
pub(crate) mod events;
pub(crate) mod explore;
pub(crate) mod export;
pub(crate) mod fault;
pub(crate) mod layout;
pub(crate) mod log;
pub(crate) mod map;
pub(crate) mod matrix;
pub(crate) mod overview;
pub(crate) mod reader;
pub(crate) mod report;
pub(crate) mod reports;
pub(crate) mod review;
pub(crate) mod saved;
pub(crate) mod words;

use std::sync::Arc;

use crate::answer::Answer;
use crate::desk::Desk;
use crate::fault::Fault;
use crate::server::Asked;

/// Draws the first page once, for nobody: what a dataset has of its own, facets of all events, and the ground of the
/// world are then there for the first who asks.
pub(crate) fn warm(desk: &Arc<Desk>) -> Result<(), Fault> {
    let view = desk.view()?;
    let asked = Asked {
        desk: Arc::clone(desk),
        view,
        user: String::new(),
        path: "/".to_owned(),
        ending: String::new(),
        address: String::new(),
        body: Vec::new(),
    };
    explore::page(&asked).map(drop)
}

type Handler = fn(&Asked) -> Result<Answer, Fault>;

/// The addresses that are read. `docs/desk.md` lists them, and a test holds the two against each other.
pub(crate) const ROUTES: &[(&str, Handler)] = &[
    ("/", explore::page),
    ("/events", events::page),
    ("/events.json", events::page),
    ("/events.csv", export::csv),
    ("/events.geojson", export::geojson),
    ("/events.atom", export::atom),
    ("/events/{id}", event::page),
    ("/facets.json", explore::facets),
    ("/map/base.json", map::base),
    ("/places.json", map::places),
    ("/timeline.json", explore::timeline),
    ("/reports", reports::page),
    ("/reports.json", reports::page),
    ("/reports/{id}", report::page),
    ("/review", review::page),
    ("/review.json", review::page),
    ("/control", control::page),
    ("/control.json", control::page),
    ("/control/on.json", map::control),
    ("/control/{place}", control::of_place),
    ("/saved", saved::page),
    ("/saved.json", saved::page),
    ("/saved/{name}", saved::one),
    ("/agreement", agreement::page),
    ("/agreement.json", agreement::page),
    ("/log", log::page),
    ("/log.json", log::page),
];
