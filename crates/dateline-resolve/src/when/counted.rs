//! Days that are counted from another happening: "retook it on Sunday, three days after the militants had stormed it".

use dateline_model::{Attested, Evidence, Frame, Parse, Relation, Span, TokenIdx, When};
use jiff::civil::Date;

use super::Times;
use crate::dates::{Amount, Meaning, TimeExpression, Unit, edtf};

/// How long one happening lies before or after another: "three days after".
pub(super) struct Gap {
    span: Span,
    /// The clause of the other happening is opened by this word.
    opener: TokenIdx,
    /// From the clause to the main verb.
    days: i32,
}

impl Gap {
    /// An exact number of days or weeks with "after" or "before" behind it.
    pub(super) fn of(
        parse: &Parse<'_>,
        span: Span,
        expression: &TimeExpression,
    ) -> Option<Gap> {
        let Meaning::Duration { amount: Amount::Exact(amount), unit } =
            expression.meaning
        else {
            return None;
        };
        let days = if unit == Unit::Day {
            1
        } else if unit == Unit::Week {
            7
        } else {
            return None;
        };
        let opener = parse.tokens.iter().position(|token| {
            token.span.start() > span.start() && token.span.start() >= span.end()
        })?;
        let sign = match parse.word(opener).to_lowercase().as_str() {
            "after" => 1,
            "before" => -1,
            _ => return None,
        };
        let days = i32::try_from(amount).ok()?.checked_mul(days)?.checked_mul(sign)?;
        Some(Gap { span, opener, days })
    }
}

impl Times<'_> {
    /// The day of what stands in the clause that another is counted from.
    ///
    /// The day that is counted to is that of the main verb, or that of the report where the main verb is in the
    /// present: "four days after the group attacked the town, people still look for their dead".
    pub(super) fn counted(&self, frame: &Frame) -> Option<Attested<When>> {
        let verb = frame.head;
        let gap = self.gaps.iter().find(|gap| self.opens(gap.opener, verb))?;
        let main = self.parse.tokens[verb].head;
        let inside = self.parse.subtree(verb);
        let told =
            self.nearest_to(frame.sentence, main, |timed| inside.contains(&timed.head));
        let (day, evidence) = match told {
            Some(timed) => {
                let at = &timed.resolved;
                (
                    at.earliest.filter(|_| at.earliest == at.latest)?,
                    Evidence::context(timed.span),
                )
            }
            None => self.day_of_report(main)?,
        };
        let days = jiff::Span::new().try_days(gap.days).ok()?;
        let day: Date = day.checked_sub(days).ok()?;
        let span = gap.span.cover(self.parse.tokens[gap.opener].span);
        let when = When {
            text: span.of(self.parse.text).to_owned(),
            earliest: Some(day),
            latest: Some(day),
            edtf: edtf(Some(day), Some(day)),
            assumed: false,
        };
        Some(Attested::direct(when, span).and(evidence))
    }

    /// Whether the word opens the clause of this verb.
    fn opens(&self, opener: TokenIdx, verb: TokenIdx) -> bool {
        let token = &self.parse.tokens[verb];
        token.relation == Relation::AdverbialClause
            && token.head != verb
            && self.parse.tokens[opener].head == verb
            && self.parse.tokens[opener].relation == Relation::Marker
    }

    /// The day of the report, where the verb is in the present and the day is known.
    fn day_of_report(&self, verb: TokenIdx) -> Option<(Date, Evidence)> {
        let children = self.parse.children(verb).iter().copied();
        let mut forms = std::iter::once(verb).chain(
            children
                .filter(|&idx| self.parse.tokens[idx].relation == Relation::Auxiliary),
        );
        let is_present =
            forms.any(|idx| matches!(self.parse.tokens[idx].tag, "VBZ" | "VBP"));
        let day = self.report.published.latest.as_ref().filter(|_| is_present)?;
        let earliest = self.report.published.earliest.as_ref()?;
        let evidence = day.evidence().iter().next()?.clone();
        (earliest.value == day.value).then_some((day.value, evidence))
    }
}
