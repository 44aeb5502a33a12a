//! The page for a browser without a token: it takes it out of the address, or from a person.

use maud::{Markup, html};

use super::layout;

/// The page.
pub(crate) fn page() -> Markup {
    layout::frame(
        "Open the desk",
        &["enter.js"],
        &html! {
            main.alone #main {
                h1 { "dateline" }
                p #state { "Opening the desk …" }
                form #enter hidden {
                    label for="token" { "The token behind " code { "#token=" } " in the address that the server printed" }
                    input #token type="password" autocomplete="off" required;
                    button type="submit" { "Open" }
                }
                noscript { p { "The desk needs scripts of its own to take the token out of the address." } }
            }
        },
    )
}
