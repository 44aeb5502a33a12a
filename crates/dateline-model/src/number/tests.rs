use super::*;

#[track_caller]
fn check(words: &str, expected: &str) {
    assert_eq!(draw(number(words)), expected, "{words}");
}

fn draw(number: Option<Number>) -> String {
    let Some(number) = number else { return "none".to_owned() };
    let bound = |bound: Option<u64>| bound.map_or(String::new(), |n| n.to_string());
    let about = if number.about { "~" } else { "" };
    match (number.vague, number.exact()) {
        (Some(word), _) => format!("{about}{}", word.as_str()),
        (None, Some(value)) => format!("{about}{value}"),
        (None, None) => format!("{about}{}..{}", bound(number.low), bound(number.high)),
    }
}

#[test]
fn words_and_figures_are_exact() {
    check("seven", "7");
    check("twenty-two", "22");
    check("Twenty two", "22");
    check("two hundred and six", "206");
    check("three thousand four hundred", "3400");
    check("22,000", "22000");
    check("1,234,567", "1234567");
    check("1.5 million", "1500000");
    check("40 thousand", "40000");
    check("one", "1");
    check("a single", "1");
    check("no", "0");
    check("both", "2");
    check("a hundred", "100");
}

#[test]
fn dozens_are_counted_when_their_number_is_given() {
    check("a dozen", "12");
    check("half a dozen", "6");
    check("two dozen", "24");
    check("three score", "60");
    check("more than a dozen", "13..");
    check("at least two dozen", "24..");
}

#[test]
fn more_than_excludes_the_number_itself() {
    check("more than 20", "21..");
    check("over 1,000", "1001..");
    check("upwards of fifty", "51..");
}

#[test]
fn at_least_leaves_the_upper_bound_open() {
    check("at least seven", "7..");
    check("no fewer than 12", "12..");
    check("no less than 12", "12..");
    check("12 or more", "12..");
    check("30+", "30..");
}

#[test]
fn up_to_leaves_the_lower_bound_open() {
    check("up to 15", "..15");
    check("as many as 15", "..15");
    check("no more than two", "..2");
    check("fewer than ten", "..9");
    check("less than 10", "..9");
}

#[test]
fn around_is_kept_as_a_mark() {
    check("around 30", "~30");
    check("some 40", "~40");
    check("nearly 200", "~200");
    check("an estimated 5,000", "~5000");
    check("50 or so", "~50");
    check("about 20-30", "~20..30");
}

#[test]
fn ranges_have_both_bounds() {
    check("between 10 and 20", "10..20");
    check("10-15", "10..15");
    check("10–15", "10..15");
    check("10 to 15", "10..15");
    check("two or three", "2..3");
    check("two to three hundred", "200..300");
    check("between two and three thousand", "2000..3000");
}

#[test]
fn amounts_that_are_words_stay_words() {
    check("dozens", "dozens");
    check("dozens of", "dozens");
    check("scores", "scores");
    check("several", "several");
    check("several dozen", "dozens");
    check("a few hundred", "hundreds");
    check("hundreds", "hundreds");
    check("tens of thousands of", "tens of thousands");
    check("at least several", "several");
    check("a handful of", "few");
}

#[test]
fn words_around_the_number_are_dropped() {
    check("the three", "3");
    check("another four", "4");
    check("a further 3", "3");
    check("a total of 12", "12");
    check("12 more", "12");
    check("all five of", "5");
}

#[test]
fn an_article_is_one_only_when_asked() {
    check("a", "none");
    assert_eq!(draw(number_or_article("a")), "1");
    assert_eq!(draw(number_or_article("an")), "1");
    assert_eq!(draw(number_or_article("two")), "2");
}

#[test]
fn what_is_not_wholly_a_number_is_refused() {
    for words in [
        "",
        "-",
        "of",
        "first",
        "20-year-old",
        "5%",
        "$5",
        "2.5",
        "1,23",
        "two and six",
        "the",
        "fighters",
        "two fighters",
        "million",
        "10-5",
        "99999999999999999999",
        "between 10",
        "more than",
        "1.5.2",
        "five six",
        "and",
        "10 20",
        "20000000000 billion",
        "½",
    ] {
        check(words, "none");
    }
}

#[test]
fn hedges_that_leave_nothing_known_are_no_number() {
    check("up to 5+", "none");
    check("up to 5", "..5");
    check("5+", "5..");
}
