//! Which time expression tells when a frame happened.

mod carry;
mod counted;

use dateline_model::{
    Attested, Evidence, Frame, FrameIdx, Modality, Parse, Reading, Relation, Report,
    Span, TokenIdx, Upos, When,
};

use crate::dates::{
    Anchor, AnchorUsed, From, Meaning, Resolved, TimeExpression, find, resolve,
};
use crate::outlook::tense;

/// A time expression of a sentence, set on the calendar.
struct Timed {
    span: Span,
    head: TokenIdx,
    resolved: Resolved,
}

/// The times of a report, sentence by sentence.
pub(crate) struct Times<'a> {
    parse: &'a Parse<'a>,
    report: &'a Report,
    by_sentence: Vec<Vec<Timed>>,
    gaps: Vec<counted::Gap>,
    singles: Vec<(Span, Resolved)>,
}

impl<'a> Times<'a> {
    pub(crate) fn of(report: &'a Report, parse: &'a Parse<'a>) -> Times<'a> {
        let value =
            |day: &Option<Attested<jiff::civil::Date>>| day.as_ref().map(|day| day.value);
        let mut anchor = Anchor {
            published_earliest: value(&report.published.earliest),
            published_latest: value(&report.published.latest),
            dateline: report.dateline.as_ref().and_then(|line| value(&line.date)),
            narrative: None,
        };
        let mut by_sentence = Vec::new();
        let mut gaps = Vec::new();
        let mut singles = Vec::new();
        for sentence in &parse.sentences {
            let base = sentence.span.start();
            let mut timed = Vec::new();
            for expression in find(sentence.span.of(parse.text)) {
                let span = Span::new(base + expression.start, base + expression.end);
                let Some(head) = head(parse, sentence.tokens.clone(), span) else {
                    continue;
                };
                gaps.extend(counted::Gap::of(parse, span, &expression));
                let tense = tense(parse, head, &expression);
                let resolved = resolve(&expression, &anchor, tense);
                singles.extend(expression.leaves().into_iter().map(|leaf| {
                    let span = Span::new(base + leaf.start, base + leaf.end);
                    (span, resolve(leaf, &anchor, tense))
                }));
                anchor.tell(&expression, &resolved);
                if expression.is_date() && !is_relative(&expression, &resolved) {
                    timed.push(Timed { span, head, resolved });
                }
            }
            by_sentence.push(timed);
        }
        Times { parse, report, by_sentence, gaps, singles }
    }

    /// All single expressions of time, those included that tell no frame's day.
    pub(crate) fn into_singles(self) -> Vec<(Span, Resolved)> {
        self.singles
    }

    /// When the frame happened; a frame that is part of another happened when that one did.
    pub(crate) fn when(
        &self,
        reading: &Reading,
        frame: FrameIdx,
    ) -> Option<Attested<When>> {
        if let Some(counted) = self.counted(&reading.frames[frame]) {
            return Some(counted);
        }
        let mut at = frame;
        for _ in 0..4 {
            if let Some(timed) = self.nearest(&reading.frames[at]) {
                return Some(self.attested(timed));
            }
            at = reading.frames[at].part_of?;
        }
        None
    }

    fn nearest(&self, frame: &Frame) -> Option<&Timed> {
        self.nearest_to(frame.sentence, frame.head, |timed| {
            self.is_of_denial(frame, timed)
        })
    }

    fn nearest_to(
        &self,
        sentence: usize,
        head: TokenIdx,
        is_other: impl Fn(&Timed) -> bool,
    ) -> Option<&Timed> {
        let told = self.by_sentence.get(sentence)?;
        let most = if told.len() == 1 { MAX_COST_ALONE } else { MAX_COST };
        told.iter()
            .filter(|timed| !is_other(timed))
            .filter_map(|timed| {
                let (up, down) = distance(self.parse, head, timed.head)?;
                let cost = up + down;
                let is_near = cost <= MAX_COST || (up == 0 && cost <= most);
                is_near.then_some((cost, timed))
            })
            // "were killed when planes struck on Monday, an official said on Tuesday": the day of the words comes last.
            .min_by_key(|(cost, timed)| {
                (self.is_of_saying(timed.head), *cost, timed.span.start())
            })
            .map(|(_, timed)| timed)
    }

    /// "denied on Monday that it had bombed": the day on which somebody denies is not the day of what he denies.
    fn is_of_denial(&self, frame: &Frame, timed: &Timed) -> bool {
        let (denied, above) = (frame.modality, self.parse.ancestors(timed.head).take(2));
        denied.value == Modality::Denied
            && above.into_iter().any(|idx| denied.span == self.parse.tokens[idx].span)
    }

    fn attested(&self, timed: &Timed) -> Attested<When> {
        let resolved = &timed.resolved;
        let when = When {
            text: timed.span.of(self.parse.text).to_owned(),
            earliest: resolved.earliest,
            latest: resolved.latest,
            edtf: resolved.edtf.clone(),
            assumed: resolved.assumed.is_some(),
        };
        let mut attested = Attested::direct(when, timed.span);
        let published = [&self.report.published.earliest, &self.report.published.latest];
        let anchors: Vec<&Evidence> = match resolved.used_anchor {
            AnchorUsed::None => Vec::new(),
            AnchorUsed::Published
            | AnchorUsed::PublishedBound
            | AnchorUsed::Dateline
            | AnchorUsed::Narrative => published
                .into_iter()
                .flatten()
                .chain(self.report.dateline.as_ref().and_then(|line| line.date.as_ref()))
                .flat_map(Attested::evidence)
                .collect(),
        };
        for evidence in anchors {
            attested = attested.and(Evidence {
                role: dateline_model::EvidenceRole::Context,
                source: evidence.source.clone(),
            });
        }
        attested
    }
}

/// A time expression two clauses away tells of something else.
const MAX_COST: usize = 8;
/// The only one of a sentence may stand further down: readers hang "on Saturday" on the nearest participle,
/// "bombed positions on a hill overlooking the town on Saturday". Ours.
const MAX_COST_ALONE: usize = 11;

/// "seven years after", "two days later" without a day to count from say nothing of when.
fn is_relative(expression: &TimeExpression, resolved: &Resolved) -> bool {
    let is_open = resolved.earliest.is_none() && resolved.latest.is_none();
    is_open
        && resolved.edtf.is_none()
        && expression.leaves().iter().any(|leaf| {
            matches!(
                leaf.meaning,
                Meaning::Shift { from: From::Story, .. }
                    | Meaning::Stretch { from: From::Story, .. }
                    | Meaning::Duration { .. }
                    | Meaning::Vague(_)
            )
        })
}

/// The token of the expression that hangs on a word outside it.
fn head(
    parse: &Parse<'_>,
    tokens: std::ops::Range<TokenIdx>,
    span: Span,
) -> Option<TokenIdx> {
    let inside = |idx: &TokenIdx| span.contains(parse.tokens[*idx].span);
    tokens.filter(inside).find(|idx| {
        let head = parse.tokens[*idx].head;
        head == *idx || !inside(&head)
    })
}

/// Steps through the tree from one word to the other, up and down; edges of clauses count more.
fn distance(parse: &Parse<'_>, from: TokenIdx, to: TokenIdx) -> Option<(usize, usize)> {
    let (up, down) = parse.path(from, to)?;
    if is_of_another(parse, &down) || is_since_in_clause(parse, &down) {
        return None;
    }
    // Going down into a clause leaves the trigger's own time; going up to the main clause keeps it.
    let up_cost: usize = up.iter().map(|&idx| step_up(parse, idx)).sum();
    let down_cost: usize = down
        .iter()
        .map(|&idx| match is_told_of_it(parse, from, idx) {
            true => 2,
            false => step_down(parse, idx),
        })
        .sum();
    Some((up_cost, down_cost))
}

/// Whether the way down to a time, from which `down` climbs, leads through another happening, which is the one that it
/// tells of: "came after the success of dropping aid two days ago", "a convoy going to the place of yesterday's explosion".
fn is_of_another(parse: &Parse<'_>, down: &[TokenIdx]) -> bool {
    let is_after = |&idx: &TokenIdx| {
        let token = &parse.tokens[idx];
        token.relation == Relation::Preposition
            && matches!(
                parse.word(idx).to_lowercase().as_str(),
                "after" | "before" | "following"
            )
    };
    // "fled after losing the town on Monday": the same day, as a rule.
    let mut behind = down.iter().rev().skip_while(|&idx| !is_after(idx)).skip(2);
    let is_owner = |&idx: &TokenIdx| parse.tokens[idx].relation == Relation::Possessor;
    behind.any(|&idx| parse.tokens[idx].upos.is_verbal())
        || down.len() > OWNED && down.first().is_some_and(is_owner)
}

/// "released twelve whom it had held since 2013": since when something was so is not when something else was done.
fn is_since_in_clause(parse: &Parse<'_>, down: &[TokenIdx]) -> bool {
    let mut clauses = down.iter().filter(|&&idx| {
        matches!(
            parse.tokens[idx].relation,
            Relation::RelativeClause | Relation::ReducedClause
        )
    });
    clauses.next().is_some() && down.iter().any(|&idx| is_since(parse, idx))
}

/// "killed in Sunday's attack" is two steps from the day; what stands further off is owned by something else. Ours.
const OWNED: usize = 3;

/// "the attack that they began on Friday": what a clause tells of the act itself is told of its day too.
fn is_told_of_it(parse: &Parse<'_>, act: TokenIdx, clause: TokenIdx) -> bool {
    parse.tokens[clause].relation == Relation::RelativeClause
        && parse.tokens[clause].head == act
        && parse.tokens[act].upos == Upos::Noun
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "of forty relations only these matter here"
)]
fn step_up(parse: &Parse<'_>, idx: TokenIdx) -> usize {
    match parse.tokens[idx].relation {
        // "advanced on Monday despite air strikes": nobody says when the strikes were.
        Relation::Preposition if parse.sets_beside(idx) || is_since(parse, idx) => 9,
        Relation::RelativeClause => 6,
        Relation::AdverbialClause if opens_with(parse, idx, &["since"]) => 9,
        // "X came after 20 were killed": the day of the one is not the day of the other.
        Relation::AdverbialClause if opens_with(parse, idx, &["after", "before"]) => 7,
        Relation::Complement | Relation::AdverbialClause | Relation::Parataxis => 2,
        _ => 1,
    }
}

/// "its heaviest attack since losing the town": the day of the attack is not that of the loss.
fn is_since(parse: &Parse<'_>, idx: TokenIdx) -> bool {
    parse.word(idx).eq_ignore_ascii_case("since")
}

fn opens_with(parse: &Parse<'_>, clause: TokenIdx, words: &[&str]) -> bool {
    parse.children(clause).iter().any(|&child| {
        parse.tokens[child].relation == Relation::Marker
            && words.contains(&parse.word(child).to_lowercase().as_str())
    })
}

#[expect(
    clippy::wildcard_enum_match_arm,
    reason = "of forty relations only these matter here"
)]
fn step_down(parse: &Parse<'_>, idx: TokenIdx) -> usize {
    match parse.tokens[idx].relation {
        Relation::RelativeClause => 9,
        Relation::Complement => 9,
        Relation::AdverbialClause | Relation::Parataxis | Relation::ReducedClause => 5,
        Relation::Conjunct => 3,
        _ => 1,
    }
}
