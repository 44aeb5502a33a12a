//! What all pages have around them.

use maud::{DOCTYPE, Markup, html};

use crate::assets;
use crate::server::Asked;

/// The pages that the head of every page leads to.
const TABS: [(&str, &str, &str); 6] = [
    ("/", "Map", "1"),
    ("/events", "Events", "2"),
    ("/review", "Review", "3"),
    ("/control", "Control", "4"),
    ("/reports", "Reports", "5"),
    ("/log", "Log", "6"),
];

/// The modules of the map, which a browser would find one behind the other: told ahead, they come all at once.
const AHEAD: [&str; 15] = [
    "trusted.js",
    "keys.js",
    "timeline.js",
    "map.js",
    "maplibre-gl.mjs",
    "map-base.js",
    "map-colours.js",
    "map-control.js",
    "map-discs.js",
    "map-field.js",
    "map-icons.js",
    "map-places.js",
    "map-scale.js",
    "map-tiles.js",
    "map-words.js",
];

/// A page under one of the tabs. `scripts` are the modules that make it quicker to use; without them it still reads.
pub(crate) fn page(
    asked: &Asked,
    title: &str,
    tab: &str,
    scripts: &[&str],
    body: &Markup,
) -> Markup {
    let file =
        asked.desk.path().file_name().unwrap_or_default().to_string_lossy().into_owned();
    let query = crate::query::Query::read(&asked.address).unwrap_or_default();
    let kept = query.first_page().address();
    let links = html! {
        @for (path, name, _) in TABS {
            // What was filtered for stays so from tab to tab, where the tab knows filters.
            @let keeps = matches!(path, "/" | "/events" | "/review") && !kept.is_empty();
            a href=(if keeps { format!("{path}?{kept}") } else { path.to_owned() })
                aria-current=[(tab == path).then_some("page")] { (name) }
        }
    };
    frame(
        &format!("{title} · {file}"),
        scripts,
        &html! {
            header.top {
                a.skip href="#main" { "Skip to the content" }
                a.brand href="/" { "dateline" span.file title=(asked.desk.path().display()) { bdi { (file) } } }
                nav aria-label="Pages" { (links) }
                form.search action=(if tab == "/reports" { "/reports" } else { "/events" }) role="search" {
                    input type="search" name="q" value=[query.search.as_deref()]
                        placeholder="Search words, places, ids" aria-label="Search" accesskey="/";
                }
                span.user {
                    @if asked.desk.is_read_only() { "read only" } @else { bdi { (asked.user) } }
                }
                button.quiet #theme type="button" aria-label="Light or dark" title="Light or dark" { "◐" }
                button.quiet #keys type="button" aria-label="Keys" title="Keys (?)" { "?" }
            }
            main #main tabindex="-1" { (body) }
            div #say role="status" aria-live="polite" {}
            (keys())
        },
    )
}

/// A page that nobody is signed in to.
pub(crate) fn frame(title: &str, scripts: &[&str], body: &Markup) -> Markup {
    html! {
        (DOCTYPE)
        html lang="en" {
            head {
                meta charset="utf-8";
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                title { (title) " · dateline" }
                link rel="icon" href=(assets::address("icon.svg")) type="image/svg+xml";
                link rel="stylesheet" href=(assets::address("fonts.css"));
                link rel="stylesheet" href=(assets::address("desk.css"));
                @if scripts.contains(&"explore.js") {
                    @for module in AHEAD { link rel="modulepreload" href=(assets::address(module)); }
                }
                script type="module" src=(assets::address("desk.js")) {}
                @for script in scripts {
                    @if script.ends_with(".css") {
                        link rel="stylesheet" href=(assets::address(script));
                    } @else if *script == "pmtiles.js" {
                        // The package is no module: it gives the page one name.
                        script defer src=(assets::address(script)) {}
                    } @else {
                        script type="module" src=(assets::address(script)) {}
                    }
                }
            }
            body { (body) }
        }
    }
}

/// The list of keys, which `?` opens, and where a person gives them another place.
fn keys() -> Markup {
    // The key that scripts know, and what it does; `ui/keys.js` translates a changed one back.
    const KEYS: [(&str, &str); 19] = [
        ("j", "next"),
        ("k", "previous"),
        ("a", "accept"),
        ("x", "reject"),
        ("e", "edit the field"),
        (" ", "skip"),
        ("u", "undo"),
        ("r", "redo"),
        ("f", "flag, or take the flag away"),
        ("c", "comment"),
        ("n", "new event from the selected words"),
        ("m", "merge with another event"),
        ("s", "split off the marked claims"),
        ("w", "give the selected words to the field"),
        ("0", "mark the sentence as rightly uncoded"),
        ("g", "open the map there"),
        ("/", "search"),
        ("1-9", "choose a value that a claim tells"),
        ("?", "these keys"),
    ];
    html! {
        dialog #keylist aria-labelledby="keytitle" {
            h2 #keytitle { "Keys" }
            dl { @for (key, what) in KEYS {
                dt {
                    @if matches!(key, "1-9" | "?") { kbd { (key) } }
                    @else { button.key type="button" data-key=(key) aria-label={ "Another key for: " (what) } { kbd { (if key == " " { "space" } else { key }) } } }
                }
                dd { (what) }
            } }
            p.lead #keyhelp role="status" { "Choose a key to give it another place. They are kept in this browser." }
            form.buttons method="dialog" { button.quiet type="button" #keyreset { "As they were" } button { "Close" } }
        }
    }
}
