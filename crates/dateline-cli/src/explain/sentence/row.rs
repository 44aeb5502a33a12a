//! A sentence as `explain --json` writes it. `docs/schema/sentence.schema.json` describes it.

use anyhow::Result;
use dateline::formats::CodePoints;
use dateline::formats::jsonl::{self, ClaimRow};
use dateline::model::Span;
use dateline::trace::{Outcome, Tried, TriedRule};
use dateline::{RuleScope, card, merge};
use serde::Serialize;

use super::{Told, class, outcome, why_in_words};

#[derive(Serialize)]
struct SentenceRow {
    sentence: String,
    start: usize,
    end: usize,
    unread: Option<String>,
    words: Vec<WordRow>,
    claims: Vec<ClaimRow>,
    left_out: Vec<LeftOutRow>,
}

#[derive(Serialize)]
struct WordRow {
    quote: String,
    start: usize,
    end: usize,
    outcome: &'static str,
    why: String,
    rules: Vec<RuleRow>,
}

#[derive(Serialize)]
struct RuleRow {
    rule: String,
    act: Option<String>,
    scope: &'static str,
    why: Option<String>,
    roles: Vec<RoleRow>,
}

#[derive(Serialize)]
struct RoleRow {
    role: &'static str,
    sources: Vec<String>,
    found: Vec<FoundRow>,
    wanted: Vec<&'static str>,
    optional: bool,
}

#[derive(Serialize)]
struct FoundRow {
    quote: String,
    class: &'static str,
}

#[derive(Serialize)]
struct LeftOutRow {
    claim_id: String,
    why: String,
}

/// The sentence of that position on one line.
pub(super) fn line(told: &Told<'_>, idx: usize) -> Result<Vec<u8>> {
    let text = told.report.text();
    let points = CodePoints::of(text);
    let at = |span: Span| (points.at(span.start()), points.at(span.end()));
    let dataset = merge(vec![card(told.report)], told.traced.claims.clone(), &[]);
    let span = told.span(idx);
    let (start, end) = at(span);
    let word = |tried: &Tried| {
        let (start, end) = at(tried.trigger);
        let told_of = told.dropped(idx).all(|(trigger, _)| trigger != tried.trigger);
        WordRow {
            quote: tried.trigger.of(text).to_owned(),
            start,
            end,
            outcome: match tried.outcome {
                Outcome::Tells if told_of => "told",
                Outcome::Tells | Outcome::Nothing(_) => "not-told",
                Outcome::PassedOver(_) => "no-trigger",
            },
            why: outcome(tried, text, told.dropped(idx)),
            rules: tried.rules.iter().map(|rule| rule_row(rule, text)).collect(),
        }
    };
    let row = SentenceRow {
        sentence: span.of(text).to_owned(),
        start,
        end,
        unread: told.unread(idx),
        words: told.tried(idx).map(word).collect(),
        claims: told
            .claims(idx)
            .map(|claim| jsonl::claim_row(claim, &dataset, &points))
            .collect(),
        left_out: told
            .claims(idx)
            .filter_map(|claim| {
                let claim_id = claim.id.0.to_string();
                Some(LeftOutRow { claim_id, why: told.left_out(claim)? })
            })
            .collect(),
    };
    let mut bytes = serde_json::to_vec(&row)?;
    bytes.push(b'\n');
    Ok(bytes)
}

fn rule_row(rule: &TriedRule, text: &str) -> RuleRow {
    RuleRow {
        rule: rule.rule.clone(),
        act: rule.act.clone(),
        scope: match rule.scope {
            RuleScope::Material => "material",
            RuleScope::Verbal => "all",
        },
        why: rule.why.map(why_in_words),
        roles: rule
            .roles
            .iter()
            .map(|role| RoleRow {
                role: role.side.as_str(),
                sources: role.sources.clone(),
                found: role
                    .found
                    .iter()
                    .map(|(span, is)| FoundRow {
                        quote: span.of(text).to_owned(),
                        class: class(*is),
                    })
                    .collect(),
                wanted: role.wanted.iter().map(|wanted| class(*wanted)).collect(),
                optional: role.optional,
            })
            .collect(),
    }
}
