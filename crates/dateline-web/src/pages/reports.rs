//! The list of reports, and search in their words.

use dateline::model::{ReportCard, ReportId};
use dateline::numbers::count;
use dateline::store::SearchWords;
use maud::html;
use serde_json::json;

use super::events::{Listed, pager};
use super::layout;
use super::words::{card, published, usize_of};
use crate::answer::Answer;
use crate::fault::Fault;
use crate::query::Query;
use crate::server::Asked;

/// `/reports`, with `?q=` those with the words, best first; else the newest first.
pub(crate) fn page(asked: &Asked) -> Result<Answer, Fault> {
    let query = Query::read(&asked.address)?;
    let ids = found(asked, query.search.as_deref())?;
    let limit = query.page_length();
    let from = (query.page - 1).saturating_mul(limit);
    let cards: Vec<(ReportCard, u64)> = asked.view.with(|store| {
        let page = ids.iter().skip(from).take(limit);
        let read = page.map(|id| {
            let card = asked.view.card(store, id)?;
            Ok(card.zip(Some(store.n_claims_in(id)?)))
        });
        read.filter_map(Result::transpose).collect::<Result<_, Fault>>()
    })?;
    if asked.wants_json() {
        let reports = cards.iter().map(|(card, n_claims)| {
            json!({
                "report_id": card.id.0, "outlet": card.outlet, "title": card.title,
                "path": card.path, "record": card.record, "url": card.url,
                "published": published(card), "n_claims": n_claims,
            })
        });
        let reports: Vec<_> = reports.collect();
        return Ok(Answer::json(&json!({
            "total": ids.len(), "page": query.page, "limit": limit, "reports": reports,
        })));
    }
    let listed = Listed { total: ids.len(), page: query.page, limit, events: Vec::new() };
    let body = html! {
        div.wide {
            h1 { (count(ids.len(), "report")) @if let Some(words) = &query.search { " with " bdi { "“" (words) "”" } } }
            ul.cards {
                @for (report, n_claims) in &cards {
                    li.card { a href={ "/reports/" (report.id.0) } { (card(report)) } small { (count(usize_of(*n_claims), "claim")) } }
                }
            }
            @if cards.is_empty() { p.empty { "No report has these words." } }
            (pager("/reports", &query, &listed))
        }
    };
    Ok(Answer::html(layout::page(asked, "Reports", "/reports", &["list.js"], &body)))
}

fn found(asked: &Asked, typed: Option<&str>) -> Result<Vec<ReportId>, Fault> {
    match typed.map(SearchWords::read) {
        Some(Some(words)) => Ok(asked.view.with(|store| store.reports_with(&words))?),
        Some(None) => Ok(Vec::new()),
        None => Ok(asked.view.newest()?.to_vec()),
    }
}
