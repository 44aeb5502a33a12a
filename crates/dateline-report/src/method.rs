//! How the dataset was made: the five areas that Every Casualty's standards ask a recorder to publish (sources, how they are
//! collected, how they are weighed, corroboration, quality control), with definitions and what is left out.

use std::collections::BTreeMap;

use dateline::model::{Dataset, SpeakerKind};
use dateline::numbers::{count, number};
use maud::{Markup, html};
use sha2::{Digest, Sha256};

use crate::gather::Told;
use crate::{Run, Settings};

/// The pages of the codebook.
pub(crate) const CODEBOOK: [(&str, &str); 31] = codebook();

/// Outlets that are listed by name.
const MOST_OUTLETS: usize = 40;

/// The sheet.
pub(crate) fn draw(
    dataset: &Dataset,
    told: &Told,
    run: &Run,
    settings: &Settings,
) -> Markup {
    html! {
        p.lead { "What stands here was written by the program that made the dataset, from its codebook and from this run. Recorders who publish it answer for their choice of reports." }
        (included())
        (sources(dataset))
        (collection(dataset, told, run))
        (weighing())
        (corroboration())
        (quality(told, run))
        (people(settings))
        (versions(run))
    }
}

fn included() -> Markup {
    html! {
        h3 { "What is recorded" }
        p { "An event is one happening that a report tells of: a side does something to another, to civilians or to a place, on a day or over a few, somewhere. It is violence, or it changes who holds a place, or it is an act that changes the course of a war, such as arrests, sieges and agreements." }
        p { "Left out of the events, and kept as claims: what is only planned, threatened or denied, what is told as background, totals over many events, and what has neither a day nor a place. Sport, business, courts and remembrance are not recorded." }
        details {
            summary { "The rules of the codebook, page by page" }
            dl.rules { @for (_, text) in CODEBOOK { @let (title, rule) = opening(text); dt { (title) } dd { (rule) } } }
        }
    }
}

/// Title and first paragraph of a page of the codebook.
pub(crate) fn opening(text: &str) -> (String, String) {
    let title = text.lines().next().unwrap_or_default().trim_start_matches("# ");
    let rule = text.lines().skip(1).skip_while(|line| line.trim().is_empty());
    let rule: Vec<&str> = rule.take_while(|line| !line.trim().is_empty()).collect();
    (title.to_owned(), rule.join(" ").replace(['*', '`'], ""))
}

fn sources(dataset: &Dataset) -> Markup {
    let mut outlets: BTreeMap<&str, usize> = BTreeMap::new();
    let mut unnamed = 0;
    for card in &dataset.reports {
        match card.outlet.as_deref() {
            Some(outlet) => *outlets.entry(outlet).or_default() += 1,
            None => unnamed += 1,
        }
    }
    let mut outlets: Vec<(&str, usize)> = outlets.into_iter().collect();
    outlets.sort_by_key(|(name, n)| (std::cmp::Reverse(*n), *name));
    let mut kinds: BTreeMap<SpeakerKind, usize> = BTreeMap::new();
    for claim in &dataset.claims {
        if let Some(speaker) = claim.speakers.first() {
            *kinds.entry(speaker.value.kind).or_default() += 1;
        }
    }
    html! {
        h3 { "Sources" }
        p { "Published reports alone: " (count(dataset.reports.len(), "report")) " of " (count(outlets.len(), "outlet"))
            @if unnamed > 0 { ", and " (number(unnamed)) " of which the outlet is not known" } ". "
            @if !dataset.copies.is_empty() { (count(dataset.copies.len(), "report")) @if dataset.copies.len() == 1 { " is a copy of another and counts" } @else { " are copies of others and count" } " with it as one source." } @else { "None is a copy of another." } }
        @if !outlets.is_empty() {
            p { "Outlets: " @for (at, (name, n)) in outlets.iter().take(MOST_OUTLETS).enumerate() { @if at > 0 { ", " } bdi { (name) } " (" (n) ")" }
                @if outlets.len() > MOST_OUTLETS { ", and " (count(outlets.len() - MOST_OUTLETS, "other")) } "." }
        }
        @if !kinds.is_empty() {
            p { "Who is told to say so, claim by claim: " @for (at, (kind, n)) in kinds.iter().enumerate() { @if at > 0 { ", " } (kind.as_str().replace('-', " ")) " (" (number(*n as u64)) ")" } "." }
        }
    }
}

fn collection(dataset: &Dataset, told: &Told, run: &Run) -> Markup {
    let uncoded: usize = run.uncoded.values().sum();
    let days = (told.published.first_key_value(), told.published.last_key_value());
    html! {
        h3 { "Collection" }
        p { "The reports were chosen by those who made the dataset; the program reads what it is given, and fetches nothing. "
            @if let (Some((first, _)), Some((last, _))) = days { "They were published from " (first) " to " (last) ". " }
            @let undated = dataset.reports.len() - told.published.values().sum::<usize>();
            @if undated > 0 { "Of " (count(undated, "report")) " the day of publication is not known." } }
        p { "A program read every sentence by fixed rules, without guessing: " (count(dataset.claims.len(), "claim")) " were read, each tied to the words that say it; " (number(told.n_claims as u64)) " of them tell of the events here. "
            (count(uncoded, "sentence")) " with no event to code " @if uncoded == 1 { "was" } @else { "were" } " left uncoded"
            @if !run.uncoded.is_empty() { ": " @for (at, (reason, n)) in run.uncoded.iter().enumerate() { @if at > 0 { ", " } (why_uncoded(reason)) " (" (number(*n as u64)) ")" } } "." }
    }
}

/// Why a sentence was left uncoded, in words.
fn why_uncoded(reason: &str) -> String {
    match reason {
        "zone-not-coded" => "menus, comments and the like".to_owned(),
        "no-trigger" => "no word of any rule".to_owned(),
        "no-sides" => "nobody who did it or to whom".to_owned(),
        "other-sense" => "a word in another sense".to_owned(),
        "repeated" => "said before".to_owned(),
        "not-english" => "not in English".to_owned(),
        "too-long" => "too long to be a sentence".to_owned(),
        "out-of-scope" => "outside the scope".to_owned(),
        other => other.replace('-', " "),
    }
}

fn weighing() -> Markup {
    html! {
        h3 { "How sources and what they say are weighed" }
        p { "Each claim keeps who says so, nearest to the happening first, and whether it is told as a fact, alleged or denied. What a party to the conflict says of its enemy's deeds or losses is marked. The program judges no outlet: a source is only as reliable as the makers of the dataset said it is, and F (cannot be judged) where they said nothing." }
        p { "Numbers keep the bounds of their words: “at least four” is four or more. Of the dead, the lowest, the most likely and the highest number are given by UCDP's rules; totals of several reports are never added up." }
    }
}

fn corroboration() -> Markup {
    html! {
        h3 { "Corroboration" }
        p { "Claims about the same happening become one event when act, day, place and sides fit together; each event says why its claims were joined. Sources are counted once however often they are copied. Where claims contradict each other, all versions stay, each with who tells it, and the event says which value was taken and why. Harm to civilians is graded in Airwars' words: confirmed where the belligerent accepts it, fair with two or more independent sources, weak with one, contested where different belligerents are named." }
    }
}

fn quality(told: &Told, run: &Run) -> Markup {
    html! {
        h3 { "Quality control, and what is not known" }
        p { "Each quote was found again in its report before this page was written. "
            @match run.n_decisions {
                0 => "No person has decided anything about these events yet.",
                n => { (count(n, "decision")) " of " (count(run.n_coders, "person")) " stand" @if n == 1 { "s" } " in the log"
                    @if let Some(day) = run.decided_last { ", the last of " (day) } "; "
                    (count(run.n_rejected, "event")) " rejected by them " @if run.n_rejected == 1 { "is" } @else { "are" } " not shown." },
            } }
        @if !told.unknown.is_empty() {
            p { "Of " (count(told.rows.len(), "event")) " it is not known: " @for (at, (field, n)) in told.unknown.iter().enumerate() { @if at > 0 { ", " } "the " (field) " of " (number(*n as u64)) } "." }
        }
        p { "No report is not no event: where nobody could write, nothing is recorded. The numbers are what published reports tell, and a lower bound of what happened. Rules misread some sentences; the words stand beside every value so that anybody can see. Records are open: a correction is made in the dataset, and the next report shows it." }
    }
}

fn people(settings: &Settings) -> Markup {
    let profile = settings.profile;
    html! {
        h3 { "Protection of people" }
        p { "Profile: " strong { (profile) } ". " (profile.about()) }
    }
}

fn versions(run: &Run) -> Markup {
    html! {
        h3 { "Version" }
        dl.versions {
            dt { "Program" } dd { "dateline " (env!("CARGO_PKG_VERSION")) }
            @if !run.file.is_empty() { dt { "Dataset" } dd { bdi { (run.file) } } }
            dt { "Codebook" } dd { code { (&hash()[..16]) } }
            @if !run.lexicon.is_empty() { dt { "Lexicon" } dd { code { (short(&run.lexicon)) } } }
            @if !run.gazetteer.is_empty() { dt { "Gazetteer" } dd { code { (short(&run.gazetteer)) } } }
        }
    }
}

fn short(hashes: &str) -> String {
    let cut = |hash: &str| hash.trim().chars().take(16).collect::<String>();
    hashes.split(',').map(cut).collect::<Vec<_>>().join(", ")
}

/// SHA-256 of the pages of the codebook, one behind the other.
fn hash() -> String {
    let mut digest = Sha256::new();
    for (_, text) in CODEBOOK {
        digest.update(text.as_bytes());
    }
    digest.finalize().iter().map(|byte| format!("{byte:02x}")).collect()
}

macro_rules! pages {
    ($($name:literal),* $(,)?) => {
        [$(($name, include_str!(concat!("../../../codebook/", $name, ".md")))),*]
    };
}

/// In the order of the codebook's own table.
const fn codebook() -> [(&'static str, &'static str); 31] {
    pages![
        "what-is-an-event",
        "one-event-or-several",
        "sides",
        "who-killed-whom",
        "counts-and-bounds",
        "captured-or-arrested",
        "taking-and-losing-places",
        "how-much-of-a-place",
        "air-strikes",
        "claims-denials-plans",
        "totals-and-summaries",
        "bodies-displayed",
        "speakers",
        "background",
        "civilians-targeted",
        "attacks-and-blame",
        "claims-of-responsibility",
        "held-and-besieged",
        "control-of-places",
        "surrender-flight-withdrawal",
        "executions",
        "parts-of-counts",
        "toll-rises",
        "forced-recruitment",
        "orders",
        "displacement",
        "supply-lines",
        "explosions-and-weapons",
        "protests-and-riots",
        "agreements",
        "no-events",
    ]
}
