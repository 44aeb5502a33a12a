use super::report;
use dateline::model::{Span, Zone, ZoneKind};
use expect_test::expect;

#[test]
fn text_without_claims_is_shown_as_it_is_and_broken_to_the_width() {
    let text = "Menu\nThe rain fell on Wadi Amsa.\n\nIt was cold.";
    let zones = [
        Zone { kind: ZoneKind::Furniture, span: Span::new(0, 5) },
        Zone { kind: ZoneKind::Body, span: Span::new(5, text.len()) },
    ];
    let drawn = report(text, &zones, &[], Some(20));
    expect![[r#"
        Menu
        The rain fell on
        Wadi Amsa.

        It was cold.
    "#]]
    .assert_eq(&anstream::adapter::strip_str(&drawn).to_string());
    assert!(drawn.starts_with("\u{1b}[2mMenu"), "what is not coded is dimmed");
}
