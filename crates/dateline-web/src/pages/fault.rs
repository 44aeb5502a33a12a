//! What a person is told when a page cannot be shown.

use maud::html;
use serde_json::json;

use super::layout;
use crate::answer::Answer;
use crate::fault::Fault;

/// The fault as a page, or as JSON: what is wrong, and the way on.
pub(crate) fn answer(fault: &Fault, as_json: bool) -> Answer {
    if as_json {
        let body = json!({ "error": fault.why, "help": fault.help });
        return Answer::json(&body).with_status(fault.status);
    }
    let page = layout::frame(
        "Not shown",
        &[],
        &html! {
            main.alone #main {
                h1 { (fault.status.as_u16()) " · " (fault.status.canonical_reason().unwrap_or("")) }
                p.why { bdi { (fault.why) } }
                p { (fault.help) }
                p { a href="/" { "To the map" } " · " a href="/events" { "To the events" } }
            }
        },
    );
    Answer::html(page).with_status(fault.status)
}
