use expect_test::expect;

use crate::kml::to_string;
use crate::tests::builder::amsa;

#[test]
fn a_placemark_has_a_name_days_data_and_a_point() {
    let (mut dataset, texts) = amsa();
    dataset.events.truncate(1);
    expect![[r#"
        <?xml version="1.0" encoding="UTF-8"?>
        <kml xmlns="http://www.opengis.net/kml/2.2">
        <Document>
        <name>Events coded by dateline</name>
        <Folder>
        <name>Battles</name>
        <Placemark id="DL-SYR-0000000000">
        <name>Non-state actor overtakes territory, Wadi Amsa</name>
        <description><![CDATA[Islamic State → Military Forces of Syria]]></description>
        <TimeStamp><when>2016-04-20</when></TimeStamp>
        <ExtendedData>
        <Data name="event_id"><value>DL-SYR-0000000000</value></Data>
        <Data name="event_type"><value>Battles</value></Data>
        <Data name="sub_event_type"><value>Non-state actor overtakes territory</value></Data>
        <Data name="acts"><value>COERCE/seize; ASSAULT</value></Data>
        <Data name="reciprocal"><value>false</value></Data>
        <Data name="date_earliest"><value>2016-04-20</value></Data>
        <Data name="date_latest"><value>2016-04-20</value></Data>
        <Data name="date_text"><value>Wednesday</value></Data>
        <Data name="place"><value>Wadi Amsa</value></Data>
        <Data name="place_text"><value>Wadi Amsa</value></Data>
        <Data name="place_relation"><value>in</value></Data>
        <Data name="place_kind"><value>village</value></Data>
        <Data name="place_precision"><value>exact</value></Data>
        <Data name="latitude"><value>35.12345678</value></Data>
        <Data name="longitude"><value>40.5</value></Data>
        <Data name="country"><value>Syria</value></Data>
        <Data name="admin1"><value>Deir ez Zor</value></Data>
        <Data name="actors"><value>Islamic State</value></Data>
        <Data name="recipients"><value>Military Forces of Syria</value></Data>
        <Data name="killed_low"><value>4</value></Data>
        <Data name="killed_best"><value>4</value></Data>
        <Data name="killed_high"><value>4</value></Data>
        <Data name="killed_actors"><value>0</value></Data>
        <Data name="killed_recipients"><value>4</value></Data>
        <Data name="killed_civilians"><value>0</value></Data>
        <Data name="killed_unknown"><value>0</value></Data>
        <Data name="disputed"><value>false</value></Data>
        <Data name="sources"><value>1</value></Data>
        <Data name="admiralty"><value>F5</value></Data>
        <Data name="n_claims"><value>2</value></Data>
        <Data name="review"><value>proposed</value></Data>
        </ExtendedData>
        <Point><coordinates>40.5,35.123457</coordinates></Point>
        </Placemark>
        </Folder>
        </Document>
        </kml>
    "#]].assert_eq(&to_string(&dataset, &texts));
    assert_eq!(to_string(&dataset, &texts), to_string(&dataset, &texts));
}

#[test]
fn days_that_are_not_certain_are_a_span() {
    let days = |first: Option<&str>, last: Option<&str>| {
        let (mut dataset, texts) = amsa();
        let claims = dataset.claims.iter_mut().filter_map(|claim| claim.date.as_mut());
        let dates = claims.map(|date| &mut date.value);
        for date in dates.chain(dataset.events.iter_mut().filter_map(|e| e.date.as_mut()))
        {
            date.earliest = first.and_then(|day| day.parse().ok());
            date.latest = last.and_then(|day| day.parse().ok());
        }
        let drawn = to_string(&dataset, &texts);
        let line = drawn.lines().find(|line| line.starts_with("<Time"));
        line.unwrap_or("none").to_owned()
    };
    let (a, b) = (Some("2016-04-01"), Some("2016-04-30"));
    assert_eq!(days(a, a), "<TimeStamp><when>2016-04-01</when></TimeStamp>");
    assert_eq!(
        days(a, b),
        "<TimeSpan><begin>2016-04-01</begin><end>2016-04-30</end></TimeSpan>"
    );
    assert_eq!(days(None, b), "<TimeSpan><end>2016-04-30</end></TimeSpan>");
    assert_eq!(days(None, None), "none");
}

#[test]
fn words_of_a_report_cannot_break_the_document() {
    assert_eq!(super::escaped("a < b & \"c\" \u{7}"), "a &lt; b &amp; &quot;c&quot; ");
    assert_eq!(super::cdata("x]]>y\u{0}"), "<![CDATA[x]]]]><![CDATA[>y]]>");
}
