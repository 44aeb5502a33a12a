//! The reader: a report with the words behind each value, and behind any words the values.

use dateline::fields::fields;
use dateline::model::{Claim, ReportId, Span};
use maud::{Markup, html};
use serde_json::json;

use super::{event, layout, reader, words};
use crate::answer::Answer;
use crate::desk::ReadReport;
use crate::fault::Fault;
use crate::server::Asked;

/// `/reports/ID`; `?words=120-140` and `?claim=ID` light up a passage, `?skips=yes` shows what was not coded and why.
pub(crate) fn page(asked: &Asked) -> Result<Answer, Fault> {
    let read = asked.view.report(&ReportId(asked.name().into()))?;
    if asked.wants_json() {
        return Ok(Answer::json(&twin(&read)));
    }
    let with_skips = asked.word("skips").is_some();
    let body = html! {
        div.reader data-report=(read.card.id.0) data-words=[asked.word("words")] data-claim=[asked.word("claim")] {
            article.text lang="en" { (heading(&read)) (drawn(&read, with_skips)) }
            aside aria-label="What was coded" {
                nav.tools {
                    @if with_skips { a href="?" { "Hide what was left uncoded" } }
                    @else { a href="?skips=yes" { "Show what was left uncoded, and why" } }
                    a href={ "/reports/" (read.card.id.0) ".json" } { "JSON" }
                    @if !asked.desk.is_read_only() { button.quiet #fill type="button" { "Fill in day or outlet" } }
                }
                (claims(&read))
                (remarks(&read))
            }
        }
    };
    let title = read.card.title.clone().unwrap_or_else(|| read.card.path.clone());
    Ok(Answer::html(layout::page(asked, &title, "/reports", &["reader.js"], &body)))
}

/// Outlet, day and title above the text.
pub(crate) fn heading(read: &ReadReport) -> Markup {
    let card = &read.card;
    html! {
        header {
            p.source {
                bdi { (card.outlet.as_deref().unwrap_or("outlet unknown")) } " · " (words::published(card)) " · " code { (card.path) }
                @if let Some(record) = &card.record { " (" (record) ")" }
            }
            @if let Some(url) = &card.url { p.source { bdi { (url) } } }
            @if let Some((of, share)) = &read.copied_from {
                p.note { "A copy: " (format!("{:.0} %", share * 100.0)) " of its words are those of " a href={ "/reports/" (of.0) } { "another report" } "." }
            }
        }
    }
}

/// The text, marked.
pub(crate) fn drawn(read: &ReadReport, with_skips: bool) -> Markup {
    let told: Vec<Claim> = read.claims.iter().map(|(claim, _)| claim.clone()).collect();
    let skips: Vec<(Span, String)> = match with_skips {
        true => read
            .skips
            .iter()
            .map(|skip| (skip.span, skip.reason.replace('-', " ")))
            .collect(),
        false => Vec::new(),
    };
    reader::report(&read.text, &read.zones, &told, &skips)
}

/// A card for each claim: its values, each a button that lights up its words.
fn claims(read: &ReadReport) -> Markup {
    html! {
        @for (idx, (claim, of)) in read.claims.iter().enumerate() {
            section.claim data-claim-idx=(idx) data-claim-id=(claim.id.0) {
                h2 {
                    @if let Some(of) = of { a href={ "/events/" (of.0) } { (title(claim)) } } @else { (title(claim)) }
                    @if of.is_none() { " " small { "in no event" } }
                }
                dl {
                    @for field in fields(claim) {
                        dt { span.key.(format!("f-{}", field.name)) {} (field.name) }
                        dd { button.value type="button" data-of={ (idx) ":" (field.name) } { bdi { (field.value) } } }
                    }
                }
                small { (event::rule(&claim.rule)) }
            }
        }
        @if read.claims.is_empty() { p.empty { "Nothing was coded in this report." } }
    }
}

fn title(claim: &Claim) -> String {
    claim.act.as_ref().map_or_else(|| claim.rule.to_string(), |act| act.value.to_string())
}

fn remarks(read: &ReadReport) -> Markup {
    html! {
        @if !read.diagnostics.is_empty() {
            section.remarks { h2 { "Remarks" }
                ul { @for remark in &read.diagnostics { li.(remark.severity) {
                    strong { (remark.name) } ": " bdi { (remark.message) }
                    @if let Some(help) = &remark.help { br; small { (help) } }
                } } }
            }
        }
    }
}

fn twin(read: &ReadReport) -> serde_json::Value {
    let claims = read.claims.iter().map(|(claim, event)| {
        let values = fields(claim).into_iter().map(|field| {
            let spans: Vec<[usize; 2]> = field
                .evidence
                .iter()
                .filter_map(|evidence| evidence.span())
                .map(|span| [span.start(), span.end()])
                .collect();
            json!({ "field": field.name, "value": field.value, "bytes": spans })
        });
        json!({
            "claim_id": claim.id.0,
            "event_id": event.as_ref().map(|event| &event.0),
            "values": values.collect::<Vec<_>>(),
        })
    });
    json!({
        "report_id": read.card.id.0,
        "path": read.card.path,
        "record": read.card.record,
        "url": read.card.url,
        "outlet": read.card.outlet,
        "title": read.card.title,
        "published": words::published(&read.card),
        "text": read.text,
        "claims": claims.collect::<Vec<_>>(),
        "skips": read.skips.iter().map(|skip| json!({ "bytes": [skip.span.start(), skip.span.end()], "reason": skip.reason })).collect::<Vec<_>>(),
    })
}
