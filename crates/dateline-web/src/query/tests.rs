use super::Query;

#[track_caller]
fn check(address: &str, expected: &str) {
    let read = match Query::read(address) {
        Ok(query) => query.address(),
        Err(fault) => fault.to_string(),
    };
    assert_eq!(read, expected);
}

#[test]
fn an_address_is_read_and_written_again() {
    let address = "country=Syria%7CIraq&event_type=Battles&from=2016-01-01&to=2016-02-01&q=supply+line&page=3";
    check(address, address);
}

#[test]
fn acleds_way_of_asking_for_days_is_understood() {
    check(
        "event_date=2016-01-01|2016-01-31&event_date_where=BETWEEN",
        "from=2016-01-01&to=2016-01-31",
    );
    check("event_date=2016-01-01&event_date_where=>", "from=2016-01-01");
    check("event_date=2016-01-01&event_date_where=<", "to=2016-01-01");
    check("year=2016", "from=2016-01-01&to=2016-12-31");
}

#[test]
fn empty_filters_and_usual_values_are_left_out() {
    check("country=&q=&page=1&sort=newest", "");
}

#[test]
fn what_cannot_be_meant_is_said_with_its_remedy() {
    check("from=yesterday", "`yesterday` is no day");
    check(
        "from=2016-02-01&to=2016-01-01",
        "the first day, 2016-02-01, is after the last, 2016-01-01",
    );
    check("page=0", "there is no page 0");
    check("limit=many", "`limit`: `many` is no whole number");
    check("bbox=1,2,3", "`bbox`: `1,2,3` is no box");
    check("colour=red", "no filter is called `colour`");
}

#[test]
fn a_page_is_never_longer_than_five_thousand_events() {
    check("limit=999999999999", "limit=5000");
    check("page=18446744073709551615", "page=18446744073709551615");
}

#[test]
fn a_word_of_a_facet_is_set_and_taken_away() {
    let query = Query::read("country=Syria&page=4").expect("a query");
    assert_eq!(query.toggled("country", "Iraq").address(), "country=Syria%7CIraq");
    assert_eq!(query.toggled("country", "Syria").address(), "");
}
