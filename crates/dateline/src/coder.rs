//! The flow on one page: a report becomes a parse, a reading, claims.

use std::panic::{AssertUnwindSafe, catch_unwind};

use dateline_extract::trace::{Tried, trace};
use dateline_extract::{Deed, Lexicon, RuleScope, deeds, extract, phrases};
use dateline_model::{
    Claim, ClaimId, Diagnostic, FrameIdx, Parse, Reading, Report, Skip, Span,
};
use dateline_parse::{Models, parse};
use dateline_resolve::{Dropped, Look, World, dropped, look, resolve};

use crate::knowledge::{self, KnowledgeError};
use crate::own::Own;
use crate::run::card;

/// Reads reports. Built once, shared by all threads.
pub struct Coder {
    models: Models,
    lexicon: Lexicon,
    world: World,
}

/// What was coded in one report.
#[derive(Clone, Debug, Default)]
pub struct Coded {
    /// What each speaker says happened.
    pub claims: Vec<Claim>,
    /// Sentences left uncoded, each with the reason.
    pub skips: Vec<Skip>,
    /// What was odd, first in the report itself.
    pub diagnostics: Vec<Diagnostic>,
    /// The sentences, in order; empty where no word of any rule occurs in the report.
    pub sentences: Vec<Span>,
    /// Words and marks read.
    pub n_tokens: usize,
    /// Whether the report was passed over as a whole: no word of any rule occurs in it.
    pub gated: bool,
    /// Whether it was passed over as a whole because it is not in English.
    pub foreign: bool,
    /// What stopped the program on this report, where a fault in the program did.
    pub fault: Option<String>,
}

/// What each stage made of a report.
pub struct Looked<'r> {
    /// Its words and relations.
    pub parse: Parse<'r>,
    /// Its mentions and frames, still words.
    pub reading: Reading,
    /// What the mentions point at in the world.
    pub look: Look,
    /// What each speaker says happened.
    pub claims: Vec<Claim>,
}

/// Why a report is coded as it is, and what of it is not.
pub struct Traced<'r> {
    /// Its words and relations.
    pub parse: Parse<'r>,
    /// Its mentions and frames, still words.
    pub reading: Reading,
    /// Every word that a rule knows, and what became of it.
    pub tried: Vec<Tried>,
    /// The frames that give no claim, each with the name that it fails on.
    pub dropped: Vec<(FrameIdx, Option<Dropped>)>,
    /// What each speaker says happened.
    pub claims: Vec<Claim>,
    /// The claims that found no event, each with the reason.
    pub aside: Vec<(ClaimId, &'static str)>,
}

impl Coder {
    /// Unpacks the knowledge that comes with the program: the language model, the lexicon, the world.
    ///
    /// # Errors
    /// If data that came with the program is broken, which the tests rule out.
    pub fn new(scope: RuleScope) -> Result<Coder, KnowledgeError> {
        Coder::with(scope, &Own::default())
    }

    /// The same, with rules and actors of the user's own.
    ///
    /// # Errors
    /// If a file of theirs breaks the rules of such files; the error names the file and the line.
    pub fn with(scope: RuleScope, own: &Own) -> Result<Coder, KnowledgeError> {
        // The three have nothing to do with each other, and the start is what a person waits for.
        std::thread::scope(|threads| {
            let models = threads.spawn(knowledge::models);
            let world = threads.spawn(|| knowledge::world(own));
            let lexicon = knowledge::lexicon(scope, own)?;
            let models =
                models.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
            let world =
                world.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))?;
            Ok(Coder { models, lexicon, world })
        })
    }

    /// Codes one report. Cannot fail: what could not be coded is in `skips`, and a fault of the program in `fault`.
    pub fn code(&self, report: &Report) -> Coded {
        let coded = catch_unwind(AssertUnwindSafe(|| self.stages(report)));
        coded.unwrap_or_else(|panic| Coded {
            fault: Some(knowledge::message_of(panic.as_ref())),
            ..Coded::default()
        })
    }

    fn stages(&self, report: &Report) -> Coded {
        if report.is_foreign() {
            let diagnostics = report.diagnostics.clone();
            return Coded { diagnostics, foreign: true, ..Coded::default() };
        }
        if !self.lexicon.may_fire(report.text()) {
            let diagnostics = report.diagnostics.clone();
            return Coded { diagnostics, gated: true, ..Coded::default() };
        }
        let parse = parse(report, &self.models);
        let reading = extract(&parse, &self.lexicon);
        let mut skips = reading.skips.clone();
        let mut diagnostics = report.diagnostics.clone();
        diagnostics.extend(reading.diagnostics.iter().cloned());
        let resolved = resolve(report, &parse, &reading, &self.world);
        diagnostics.extend(resolved.diagnostics);
        skips.extend(resolved.skips);
        skips.sort_by_key(|skip| skip.span.start());
        Coded {
            claims: resolved.claims,
            skips,
            diagnostics,
            sentences: parse.sentences.iter().map(|sentence| sentence.span).collect(),
            n_tokens: parse.tokens.len(),
            gated: false,
            foreign: false,
            fault: None,
        }
    }

    /// Reads a report and keeps what each stage made of it, for tools that look inside. No report is passed over.
    pub fn look<'r>(&self, report: &'r Report) -> Looked<'r> {
        let parse = parse(report, &self.models);
        let reading = extract(&parse, &self.lexicon);
        let look = look(report, &parse, &reading, &self.world);
        let claims = resolve(report, &parse, &reading, &self.world).claims;
        Looked { parse, reading, look, claims }
    }

    /// Reads a report and keeps every word that a rule knows with what became of it. No report is passed over.
    pub fn trace<'r>(&self, report: &'r Report) -> Traced<'r> {
        let parse = parse(report, &self.models);
        let reading = extract(&parse, &self.lexicon);
        let tried = trace(&parse, &self.lexicon);
        let dropped = dropped(report, &parse, &reading, &self.world);
        let claims = resolve(report, &parse, &reading, &self.world).claims;
        let aside = dateline_merge::aside(vec![card(report)], claims.clone());
        Traced { parse, reading, tried, dropped, claims, aside }
    }

    /// All phrases of a report and what they point at, whether an act is told of them or not: mentions only, no frames.
    pub fn phrases(&self, report: &Report, parse: &Parse<'_>) -> (Reading, Look) {
        let mentions = phrases(parse, &self.lexicon);
        let reading = Reading { mentions, ..Reading::default() };
        let look = look(report, parse, &reading, &self.world);
        (reading, look)
    }

    /// What everybody in a report is told to do or leave undone, coded or not: deeds, and the mentions of their doers.
    pub fn deeds(
        &self,
        report: &Report,
        parse: &Parse<'_>,
    ) -> (Reading, Look, Vec<Deed>) {
        let (mentions, deeds) = deeds(parse, &self.lexicon);
        let reading = Reading { mentions, ..Reading::default() };
        let look = look(report, parse, &reading, &self.world);
        (reading, look, deeds)
    }

    /// Finds what a parse tells, still words: the second stage alone.
    pub fn extract(&self, parse: &Parse<'_>) -> Reading {
        extract(parse, &self.lexicon)
    }

    /// Reads a report without coding it, to see its words and relations.
    pub fn parse<'r>(&self, report: &'r Report) -> Parse<'r> {
        parse(report, &self.models)
    }

    /// The actors, places and outlets in use.
    pub fn world(&self) -> &World {
        &self.world
    }

    /// The rules and word lists in use.
    pub fn lexicon(&self) -> &Lexicon {
        &self.lexicon
    }
}
