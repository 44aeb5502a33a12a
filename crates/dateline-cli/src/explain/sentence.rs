//! `dateline explain --text`: why a sentence is coded as it is, or why not.

use std::collections::BTreeMap;
use std::io::Read;

use anyhow::{Context, Result, bail};
use clap::CommandFactory;
use clap::error::ErrorKind;
use dateline::drawing::{self, Mark};
use dateline::formats::{acled, shown};
use dateline::model::{
    Attested, Claim, Class, Evidence, GivenField, Origin, Publication, Report, ReportId,
    Span,
};
use dateline::resolve::Dropped;
use dateline::trace::{Outcome, PassedOver, Tried, TriedRole, TriedRule, Why};
use dateline::{Coder, RuleScope, Traced, card, class_in_words, merge};

use super::rule_in_words;
use crate::args::{Arguments, ExplainArguments};
use crate::exit::Finish;
use crate::output::Opened;
use crate::render::paint::{self, paint, print, print_bytes};
use crate::render::snippet::safe;
use crate::render::{reader, width};
use crate::{export, own, show};

mod row;

/// Reads the text that was asked about, and tells of each of its sentences.
pub(super) fn run(arguments: &ExplainArguments) -> Result<Finish> {
    let report = asked(arguments)?;
    let own = own::read(&arguments.own)?;
    // Rules of all scopes are asked: that one is used with `--scope all` only is a reason too.
    let coder = Coder::with(RuleScope::Verbal, &own)?;
    let traced = coder.trace(&report);
    let sentences = 0..traced.parse.sentences.len();
    let wanted: Vec<usize> = match arguments.sentence {
        Some(number) if number == 0 || number > sentences.len() => {
            bail!("there is no sentence {number}: the text has {}", sentences.len())
        }
        Some(number) => vec![number - 1],
        None => sentences.collect(),
    };
    let told = Told::of(&report, &traced);
    for idx in wanted {
        match arguments.json {
            true => print_bytes(&row::line(&told, idx)?)?,
            false => print(&told.sentence(idx))?,
        }
    }
    Ok(Finish::Done)
}

/// The text: given, from standard input, or a report of the dataset.
fn asked(arguments: &ExplainArguments) -> Result<Report> {
    let mut published = arguments
        .published
        .map(|day| Attested::new(day, Evidence::given(GivenField::Published)))
        .map(Publication::on);
    let (path, text) = match (&arguments.text, &arguments.dataset, &arguments.report) {
        (Some(text), _, _) => ("text".to_owned(), text.clone()),
        (None, Some(path), None) if path.as_os_str() == "-" => {
            let mut text = String::new();
            std::io::stdin()
                .lock()
                .read_to_string(&mut text)
                .context("standard input")?;
            ("-".to_owned(), text)
        }
        (None, Some(path), Some(wanted)) => {
            let opened = Opened::read(path)?;
            let mut report = opened.report(show::find(&opened.dataset, wanted)?)?;
            if let Some(published) = published {
                report.published = published;
            }
            return Ok(report);
        }
        (None, _, _) => misused(),
    };
    let origin = Origin { path, ..Origin::default() };
    let mut report = Report::new(ReportId("0".repeat(64).into()), origin, text);
    report.published = published.take().unwrap_or_default();
    Ok(report)
}

/// A dataset alone says nothing of what to explain.
fn misused() -> ! {
    let told = "give an EVENT of the dataset, a report of it with --report, or a text with --text";
    Arguments::command().error(ErrorKind::MissingRequiredArgument, told).exit()
}

/// What there is to tell of a report.
struct Told<'t> {
    report: &'t Report,
    traced: &'t Traced<'t>,
    /// Why a claim's event has no row in ACLED's table, by the claim's id; nothing where it has one.
    no_row: BTreeMap<&'t str, &'static str>,
}

impl<'t> Told<'t> {
    fn of(report: &'t Report, traced: &'t Traced<'t>) -> Told<'t> {
        let dataset = merge(vec![card(report)], traced.claims.clone(), &[]);
        let texts = BTreeMap::from([(report.id.clone(), report.text().to_owned())]);
        let mut no_row = BTreeMap::new();
        for event in shown(&dataset, &texts) {
            let mut alone = dataset.clone();
            alone.events.retain(|each| each.id == event.event.id);
            let out = acled::export(&alone, &texts, &acled::Settings::default());
            let Some(reason) = out.left_out.keys().next() else { continue };
            for claim in &traced.claims {
                if event.event.claims.contains(&claim.id) {
                    no_row.insert(&*claim.id.0, *reason);
                }
            }
        }
        Told { report, traced, no_row }
    }

    fn span(&self, idx: usize) -> Span {
        self.traced.parse.sentences[idx].span
    }

    fn tried(&self, idx: usize) -> impl Iterator<Item = &'t Tried> {
        self.traced.tried.iter().filter(move |tried| tried.sentence == idx)
    }

    fn claims(&self, idx: usize) -> impl Iterator<Item = &'t Claim> {
        let span = self.span(idx);
        self.traced.claims.iter().filter(move |claim| claim.sentence == span)
    }

    /// The names that the triggers of the sentence fail on, each with its trigger.
    fn dropped(&self, idx: usize) -> impl Iterator<Item = (Span, Option<&'t Dropped>)> {
        self.traced.dropped.iter().filter_map(move |(frame, dropped)| {
            let frame = &self.traced.reading.frames[*frame];
            (frame.sentence == idx).then_some((frame.trigger, dropped.as_ref()))
        })
    }

    /// Why the sentence as a whole is not read.
    fn unread(&self, idx: usize) -> Option<String> {
        let sentence = &self.traced.parse.sentences[idx];
        match sentence.zone.is_coded() {
            true => None,
            false => Some(format!(
                "it stands in a zone that is not coded: {}",
                sentence.zone.as_str()
            )),
        }
    }

    /// Why the claim is in no event, or its event in no row.
    fn left_out(&self, claim: &Claim) -> Option<String> {
        let aside = self.traced.aside.iter().find(|(id, _)| *id == claim.id);
        let no_row = self.no_row.get(&*claim.id.0);
        match (aside, no_row) {
            (Some((_, why)), _) => Some(format!("no event: {why}")),
            (None, Some(reason)) => {
                let words = export::in_words(reason);
                Some(format!("an event {words}: it has no row in ACLED's columns"))
            }
            (None, None) => None,
        }
    }

    /// The sentence with every word that rules know, what became of it, and the claims.
    fn sentence(&self, idx: usize) -> String {
        let span = self.span(idx);
        let text = self.report.text();
        let mut drawn = String::new();
        let marks: Vec<Mark> = self
            .tried(idx)
            .map(|tried| {
                let label = outcome(tried, text, self.dropped(idx));
                Mark { span: tried.trigger, under: '^', label }
            })
            .collect();
        for line in drawing::draw(text, span, &marks, width()) {
            let told = match line.mark {
                Some(_) => paint(paint::NOTE, &line.text),
                None => paint(paint::BOLD, &line.text),
            };
            drawn.push_str(&told);
            drawn.push('\n');
        }
        if let Some(why) = self.unread(idx) {
            drawn.push_str(&format!("  {why}\n"));
        } else if marks.is_empty() {
            drawn.push_str("  no rule knows any of its words\n");
        }
        for tried in self.tried(idx) {
            for rule in &tried.rules {
                drawn.push_str(&one_rule(rule, text));
            }
        }
        for claim in self.claims(idx) {
            drawn.push('\n');
            drawn.push_str(&reader::claim(text, claim, width()));
            if let Some(why) = self.left_out(claim) {
                drawn.push_str(&format!("{}\n", paint(paint::WARNING, &why)));
            }
        }
        drawn.push('\n');
        drawn
    }
}

/// What became of a word, in a few words.
fn outcome<'d>(
    tried: &Tried,
    text: &str,
    mut dropped: impl Iterator<Item = (Span, Option<&'d Dropped>)>,
) -> String {
    match &tried.outcome {
        Outcome::Tells => match dropped.find(|(trigger, _)| *trigger == tried.trigger) {
            None => "is told".to_owned(),
            Some((_, None)) => {
                "is not told: who, whom and where are all unknown".to_owned()
            }
            Some((_, Some(name))) => format!(
                "is not told: \"{}\" is {}, and must be {}",
                safe(name.name.of(text)),
                class(name.found),
                classes(&name.wanted)
            ),
        },
        Outcome::Nothing(why) => format!("is not told: {}", why_in_words(*why)),
        Outcome::PassedOver(why) => format!("is no trigger: {}", passed_over(why, text)),
    }
}

fn one_rule(rule: &TriedRule, text: &str) -> String {
    let act = rule.act.as_deref().unwrap_or("–");
    let mut head = format!("  {}, {act}", rule_in_words(&rule.rule));
    if rule.scope == RuleScope::Verbal {
        head.push_str(", with --scope all only");
    }
    if let Some(why) = rule.why {
        head.push_str(&format!(": {}", why_in_words(why)));
    }
    let mut lines = format!("{}\n", paint(paint::DIM, &safe(&head)));
    let sources = rule.roles.iter().map(|role| role.sources.join(", ").len());
    let widest = sources.max().unwrap_or_default();
    for role in &rule.roles {
        lines.push_str(&one_role(role, rule.why, widest, text));
    }
    lines
}

fn one_role(role: &TriedRole, why: Option<Why>, widest: usize, text: &str) -> String {
    let found: Vec<String> = role
        .found
        .iter()
        .map(|(span, is)| format!("\"{}\" ({})", safe(span.of(text)), class(*is)))
        .collect();
    let found = match found.is_empty() {
        true => "–".to_owned(),
        false => found.join(", "),
    };
    let mut line = format!(
        "    {:<9} {:<widest$}  {found}",
        role.side.as_str(),
        role.sources.join(", ")
    );
    if why == Some(Why::Needs(role.side)) {
        line.push_str(&format!("; must be {}", classes(&role.wanted)));
    }
    line + "\n"
}

fn class(class: Class) -> &'static str {
    class_in_words(class)
}

fn classes(wanted: &[Class]) -> String {
    let words: Vec<&str> = wanted.iter().map(|wanted| class(*wanted)).collect();
    words.join(", ")
}

fn why_in_words(why: Why) -> String {
    match why {
        Why::Blocked => "it is an idiom that tells no act".to_owned(),
        Why::Needs(side) => format!("the {} is not what the rule needs", side.as_str()),
        Why::NoSides => "nobody is named who did it, or to whom".to_owned(),
        Why::NoViolence => {
            "no violence is told beside it, no weapon and no doer".to_owned()
        }
        Why::NoDay => "no day is told on which it was done".to_owned(),
        Why::NoSideNoPlace => "neither a side nor a place near it is named".to_owned(),
    }
}

fn passed_over(why: &PassedOver, text: &str) -> String {
    match why {
        PassedOver::Describes => {
            "it only says what sort the noun behind it is".to_owned()
        }
        PassedOver::NamesKind => {
            "it only names a kind of what stands behind it".to_owned()
        }
        PassedOver::PartOf(longer) => {
            format!("it is a part of \"{}\"", safe(longer.of(text)))
        }
        PassedOver::Figurative => "it stands in quotation marks, as a figure".to_owned(),
        PassedOver::Time => "it belongs to a time".to_owned(),
        PassedOver::OtherPart => "it is read as another part of speech".to_owned(),
        PassedOver::Phrase(phrases) => {
            let first: Vec<&str> = phrases.iter().take(3).map(String::as_str).collect();
            let more = if phrases.len() > first.len() { ", …" } else { "" };
            format!("rules have it in {}{more}", first.join(", "))
        }
    }
}
