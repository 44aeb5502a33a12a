//! Events for the tests, from lines.

use dateline_model::{ClaimId, EventId, ReportId};

use crate::unit::{Field, Telling, Unit, Value, Words};

/// Events, one a line: `id | report:start-end+start-end "quote in sentence", ... | field=value; field=value`.
///
/// The first stretch is the trigger; a claim is named by its report and where its trigger begins.
pub(crate) fn units(lines: &str) -> Vec<Unit> {
    lines.lines().map(str::trim).filter(|line| !line.is_empty()).map(unit).collect()
}

fn unit(line: &str) -> Unit {
    let mut parts = line.split('|').map(str::trim);
    let mut part = || parts.next().unwrap_or_default();
    let (id, told, values) = (part(), part(), part());
    Unit {
        id: EventId(id.to_owned()),
        tellings: told
            .split(',')
            .filter(|told| !told.trim().is_empty())
            .map(telling)
            .collect(),
        reciprocal: false,
        values: values
            .split(';')
            .filter_map(|pair| {
                let (name, value) = pair.trim().split_once('=')?;
                let field = Field::ALL.into_iter().find(|field| field.as_str() == name);
                let field = field.expect("a field");
                Some((field, self::value(field, value)))
            })
            .collect(),
    }
}

pub(crate) fn telling(told: &str) -> Telling {
    let (at, sentence) = told.trim().split_once(' ').unwrap_or((told.trim(), ""));
    let (report, stretches) = at.split_once(':').expect("report:start-end");
    let words: Vec<Words> = stretches
        .split('+')
        .map(|stretch| {
            let (start, end) = stretch.split_once('-').expect("start-end");
            let at = |digits: &str| digits.parse().expect("a number");
            Words { start: at(start), end: at(end) }
        })
        .collect();
    Telling {
        claim: ClaimId(format!("{report}:{}", words[0].start).into()),
        report: ReportId(report.into()),
        trigger: Some(words[0]),
        words,
        quote: sentence.split(' ').next().unwrap_or_default().to_owned(),
        sentence: sentence.to_owned(),
    }
}

fn value(field: Field, value: &str) -> Value {
    match field.metric() {
        crate::alpha::Metric::Nominal => Value::Word(value.to_owned()),
        crate::alpha::Metric::Ordinal => {
            let rank = value.split(' ').next().and_then(|rank| rank.parse().ok());
            Value::Step(rank.expect("a rank"), value.to_owned())
        }
        crate::alpha::Metric::Interval | crate::alpha::Metric::Ratio => {
            Value::Number(value.parse().expect("a number"))
        }
    }
}
