//! Which parts of a page are coded.

use dateline::model::ZoneKind;
use expect_test::expect;

use crate::check::check_zones;

#[test]
fn the_body_and_the_headline_are_coded() {
    check_zones(
        &[
            (ZoneKind::Headline, "Islamic State militants shell Hajin"),
            (ZoneKind::Body, "Islamic State militants shelled Hajin on Monday."),
        ],
        expect![[r#"
            Shelling/artillery/missile attack
              ASSAULT/heavy-weapons | actor Islamic State | weapon artillery | place Hajin (town) | date 2016-05-02
              ASSAULT/heavy-weapons | actor Islamic State | weapon artillery | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn a_caption_without_a_day_is_not_coded() {
    check_zones(
        &[
            (ZoneKind::Caption, "Russian warplanes bombed Mayadin."),
            (ZoneKind::Body, "Islamic State militants shelled Hajin on Monday."),
        ],
        expect![[r#"
            Shelling/artillery/missile attack
              ASSAULT/heavy-weapons | actor Islamic State | weapon artillery | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn an_archive_caption_is_not_coded() {
    check_zones(
        &[
            (
                ZoneKind::ArchiveCaption,
                "Smoke rises after warplanes bombed Mayadin on Monday.",
            ),
            (ZoneKind::Body, "Islamic State militants shelled Hajin on Monday."),
        ],
        expect![[r#"
            Shelling/artillery/missile attack
              ASSAULT/heavy-weapons | actor Islamic State | weapon artillery | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn what_readers_write_below_is_not_coded() {
    check_zones(
        &[
            (ZoneKind::Body, "Islamic State militants shelled Hajin on Monday."),
            (ZoneKind::Comment, "They killed 500 people in Hajin, ask anyone."),
        ],
        expect![[r#"
            Shelling/artillery/missile attack
              ASSAULT/heavy-weapons | actor Islamic State | weapon artillery | place Hajin (town) | date 2016-05-02
        "#]],
    );
}

#[test]
fn links_to_other_reports_are_not_coded() {
    check_zones(
        &[
            (ZoneKind::Body, "Islamic State militants shelled Hajin on Monday."),
            (ZoneKind::Furniture, "Army captures Mayadin from Islamic State"),
        ],
        expect![[r#"
            Shelling/artillery/missile attack
              ASSAULT/heavy-weapons | actor Islamic State | weapon artillery | place Hajin (town) | date 2016-05-02
        "#]],
    );
}
