//! Dates as pages write them in other languages: the report is English, the frame around it need not be.

use std::ops::Range;
use std::sync::LazyLock;

use jiff::civil::Date;
use regex::Regex;

use crate::dates::{find_dates, pattern};

/// The months from January on, wide and short forms and their cases (CLDR 45): German, French, Spanish, Italian,
/// Portuguese, Dutch, Swedish and Danish, Polish, Turkish, Russian, Ukrainian; Arabic in both sets of names.
const MONTHS: [&str; 12] = [
    "januar|jan|janvier|janv|enero|ene|gennaio|gen|janeiro|januari|stycznia|ocak|января|січня|يناير|كانون الثاني",
    "februar|feb|février|févr|febrero|febbraio|fevereiro|fev|februari|lutego|şubat|февраля|лютого|فبراير|شباط",
    "märz|mär|mars|marzo|mar|março|maart|mrt|marts|marca|mart|марта|березня|مارس|آذار",
    "april|apr|avril|avr|abril|abr|aprile|kwietnia|nisan|апреля|квітня|أبريل|نيسان",
    "mai|mayo|may|maggio|mag|maio|mei|maj|maja|mayıs|мая|травня|مايو|أيار",
    "juni|jun|juin|junio|giugno|giu|junho|czerwca|haziran|июня|червня|يونيو|حزيران",
    "juli|jul|juillet|juil|julio|luglio|lug|julho|lipca|temmuz|июля|липня|يوليو|تموز",
    "august|aug|août|agosto|ago|augustus|augusti|sierpnia|ağustos|августа|серпня|أغسطس|آب",
    "september|sep|sept|septembre|septiembre|settembre|set|setembro|września|eylül|сентября|вересня|سبتمبر|أيلول",
    "oktober|okt|octobre|oct|octubre|ottobre|ott|outubro|out|października|ekim|октября|жовтня|أكتوبر|تشرين الأول",
    "november|nov|novembre|noviembre|novembro|listopada|kasım|ноября|листопада|نوفمبر|تشرين الثاني",
    "dezember|dez|décembre|déc|diciembre|dic|dicembre|dezembro|december|dec|grudnia|aralık|декабря|грудня|ديسمبر|كانون الأول",
];

static WRITTEN: LazyLock<Regex> = LazyLock::new(|| {
    pattern(&format!(
        r"(?i)\b(\d{{1,2}})(?:\.|º|er)?\s+(?:de\s+)?({})\.?,?\s+(?:del?\s+)?(\d{{4}})\b",
        MONTHS.join("|")
    ))
});
/// "23.09.22": two figures of the year, which only a page's own field for the date can mean.
static SHORT: LazyLock<Regex> =
    LazyLock::new(|| pattern(r"^\D{0,12}\b(\d{2})\.(\d{2})\.(\d{2})\b"));

/// The first date in the words of a page's field for its date.
pub(super) fn date_in(words: &str) -> Option<Date> {
    let known = find_dates(words).into_iter().next();
    known.map(|(_, date)| date).or_else(|| written(words)).or_else(|| short(words))
}

fn written(words: &str) -> Option<Date> {
    let hit = WRITTEN.captures(words)?;
    let name = hit[2].to_lowercase();
    let idx = MONTHS.iter().position(|names| names.split('|').any(|own| own == name))?;
    Date::new(year(&hit[3])?, i8::try_from(idx + 1).ok()?, hit[1].parse().ok()?).ok()
}

fn short(words: &str) -> Option<Date> {
    let hit = SHORT.captures(words)?;
    // The first news pages are of 1994.
    let century = if hit[3] >= *"94" { "19" } else { "20" };
    let year = year(&format!("{century}{}", &hit[3]))?;
    Date::new(year, hit[2].parse().ok()?, hit[1].parse().ok()?).ok()
}

fn year(figures: &str) -> Option<i16> {
    figures.parse().ok().filter(|year| (1990..=2100).contains(year))
}

/// The bytes of a date field, with its date.
pub(super) fn dated(
    (words, range): (String, Range<usize>),
) -> Option<(Date, Range<usize>)> {
    Some((date_in(&words)?, range))
}

#[cfg(test)]
mod tests {
    use super::date_in;

    #[track_caller]
    fn check(words: &str, expected: Option<&str>) {
        assert_eq!(date_in(words).map(|date| date.to_string()).as_deref(), expected);
    }

    #[test]
    fn months_are_read_in_the_languages_of_page_templates() {
        check("Samstag, 5. Oktober 2013", Some("2013-10-05"));
        check("le 1er août 2016", Some("2016-08-01"));
        check("jueves 2 de abril de 2020", Some("2020-04-02"));
        check("15 августа 2016, 13:43", Some("2016-08-15"));
        check("3 Mayıs 2016 Salı", Some("2016-05-03"));
        check("٣", None);
    }

    #[test]
    fn a_year_of_two_figures_is_read_in_a_field_for_dates() {
        check("23.09.22", Some("2022-09-23"));
        check("Stand: 04.05.98", Some("1998-05-04"));
        check("Version 1.2.33", None);
    }
}
