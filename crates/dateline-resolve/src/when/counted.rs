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
    /// From the clause to the main verb; negative where the clause comes later.
    amount: i32,
    unit: Unit,
}

impl Gap {
    /// An exact number of days, weeks, months or years with "after" or "before" behind it.
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
        if ![Unit::Day, Unit::Week, Unit::Month, Unit::Year].contains(&unit) {
            return None;
        }
        let opener = parse.tokens.iter().position(|token| {
            token.span.start() > span.start() && token.span.start() >= span.end()
        })?;
        let sign = match parse.word(opener).to_lowercase().as_str() {
            "after" => 1,
            "before" => -1,
            _ => return None,
        };
        let amount = i32::try_from(amount).ok()?.checked_mul(sign)?;
        Some(Gap { span, opener, amount, unit })
    }

    /// The days from which it is so far to this one: whoever counts in months or years names no day.
    fn back_from(&self, day: Date) -> Option<(Date, Date)> {
        let back = jiff::Span::new();
        let back = if self.unit == Unit::Day {
            back.try_days(self.amount)
        } else if self.unit == Unit::Week {
            back.try_weeks(self.amount)
        } else if self.unit == Unit::Month {
            back.try_months(self.amount)
        } else {
            back.try_years(self.amount)
        };
        let then = day.checked_sub(back.ok()?).ok()?;
        Some(if self.unit == Unit::Month {
            (then.first_of_month(), then.last_of_month())
        } else if self.unit == Unit::Year {
            (then.first_of_year(), then.last_of_year())
        } else {
            (then, then)
        })
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
        let (first, last) = gap.back_from(day)?;
        let span = gap.span.cover(self.parse.tokens[gap.opener].span);
        let when = When {
            text: span.of(self.parse.text).to_owned(),
            earliest: Some(first),
            latest: Some(last),
            edtf: edtf(Some(first), Some(last)),
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
