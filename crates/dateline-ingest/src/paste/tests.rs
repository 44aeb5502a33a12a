use expect_test::{Expect, expect};

use super::{Hints, lay_out};

/// Draws each line with the zone it lies in; `~` goes on with the zone of the line before.
fn draw(text: &str, hints: &Hints) -> String {
    let layout = lay_out(text, hints);
    let mut drawn = String::new();
    for zone in &layout.zones {
        for (n, line) in
            zone.span.of(text).lines().filter(|l| !l.trim().is_empty()).enumerate()
        {
            let kind = if n == 0 { zone.kind.as_str() } else { "~" };
            drawn.push_str(&format!("{kind:<15} | {}\n", line.trim()));
        }
    }
    let words = |range: Option<&std::ops::Range<usize>>| {
        range.map(|range| text[range.clone()].to_owned())
    };
    for (name, found) in [
        ("byline", words(layout.byline.as_ref())),
        ("outlet", words(layout.outlet.as_ref())),
        ("place", words(layout.dateline.as_ref().and_then(|line| line.place.as_ref()))),
        (
            "dated",
            layout
                .dateline
                .as_ref()
                .and_then(|line| Some(line.date.as_ref()?.1.to_string())),
        ),
        ("published", layout.published.as_ref().map(|(_, date)| date.to_string())),
        ("updated", layout.updated.as_ref().map(|(_, date)| date.to_string())),
        ("commented", layout.commented.as_ref().map(|(_, date)| date.to_string())),
    ] {
        if let Some(found) = found {
            drawn.push_str(&format!("  = {name}: {found}\n"));
        }
    }
    drawn
}

#[track_caller]
fn check(text: &str, expected: Expect) {
    expected.assert_eq(&draw(text, &Hints::default()));
}

#[test]
fn zones_cover_any_text_and_end_between_letters() {
    let pieces = [
        "Army enters Wadi Amsa",
        "\n",
        "\n\n",
        "\u{a0}",
        "é",
        "HOMS – ",
        "1. R",
        "April 21, 2016 at 7:52 am",
        "وادي",
        ".",
        "Leave a comment",
        "1 × 1 =",
        ", ,",
        "> quoted line of text",
        "\r\n",
        "Source: X News",
        "\u{2028}",
        "The army entered the village on Monday, he said.",
        "😀",
        "By A. Name",
        "\u{fffd}",
        "2 Comments",
        "– ",
        "\t",
    ];
    // A fixed walk over the pieces: every run tries the same texts.
    let mut state = 7_u64;
    for _ in 0..2_000 {
        let mut text = String::new();
        for _ in 0..(state >> 33) % 24 {
            state = state
                .wrapping_mul(6_364_136_223_846_793_005)
                .wrapping_add(1_442_695_040_888_963_407);
            text.push_str(pieces[(state >> 33) as usize % pieces.len()]);
        }
        state = state
            .wrapping_mul(6_364_136_223_846_793_005)
            .wrapping_add(1_442_695_040_888_963_407);
        for is_article in [false, true] {
            let layout = lay_out(&text, &Hints { is_article, ..Hints::default() });
            let mut at = 0;
            for zone in &layout.zones {
                assert_eq!(zone.span.start(), at, "{text:?}");
                assert!(text.is_char_boundary(zone.span.end()), "{text:?}");
                at = zone.span.end();
            }
            assert_eq!(at, text.len(), "{text:?}");
            let dateline = layout.dateline.iter().flat_map(|line| line.place.clone());
            for range in layout.byline.into_iter().chain(layout.outlet).chain(dateline) {
                assert!(text.get(range).is_some(), "{text:?}");
            }
        }
    }
}

#[test]
fn a_text_without_anything_around_it_is_headline_and_body() {
    check(
        "\
Shelling hits market in Wadi Amsa

Government forces shelled the market of Wadi Amsa on Monday, killing four people.

Residents fled to the village of Tell Hamra.
",
        expect![[r#"
            headline        | Shelling hits market in Wadi Amsa
            body            | Government forces shelled the market of Wadi Amsa on Monday, killing four people.
            ~               | Residents fled to the village of Tell Hamra.
        "#]],
    );
}

#[test]
fn a_single_paragraph_is_body() {
    check(
        "\
Government forces shelled the market of Wadi Amsa on Monday, killing four people.
",
        expect![[r#"
            body            | Government forces shelled the market of Wadi Amsa on Monday, killing four people.
        "#]],
    );
}

#[test]
fn wrapped_lines_are_one_paragraph() {
    check(
        "\
Rebels leave Wadi Amsa

Rebel fighters left the village of Wadi Amsa on Tuesday after three days of
talks with the army, a local council member said. The army entered the
village in the evening and raised its flag over the school.

No one was hurt, he added.
",
        expect![[r#"
            headline        | Rebels leave Wadi Amsa
            body            | Rebel fighters left the village of Wadi Amsa on Tuesday after three days of
            ~               | talks with the army, a local council member said. The army entered the
            ~               | village in the evening and raised its flag over the school.
            ~               | No one was hurt, he added.
        "#]],
    );
}

#[test]
fn two_lines_of_a_wrapped_wire_are_one_paragraph_whatever_their_case() {
    check(
        "\
   WADI AMSA, 4 MAY 89 (AP) -- [TEXT] A REPORT PUBLISHED BY THE VALLEY
COUNCIL -- MOUTHPIECE OF THE TOWN -- SAYS THAT REBELS ATTACKED THE FARM
TWO DAYS AGO.

   THE COMMANDER OF THE GARRISON OF TELL HAMRA, WHO DIRECTED THE REMOVAL
OF THE BODIES, SAID NOTHING.

   \"THE CASE GOES BACK TO THE LOWER COURTS AND TO THE COUNCIL OF JUDGES,
AS IT SHOULD,\" HE ADDED.
",
        expect![[r#"
            dateline        | WADI AMSA, 4 MAY 89 (AP) -- [TEXT]
            body            | A REPORT PUBLISHED BY THE VALLEY
            ~               | COUNCIL -- MOUTHPIECE OF THE TOWN -- SAYS THAT REBELS ATTACKED THE FARM
            ~               | TWO DAYS AGO.
            ~               | THE COMMANDER OF THE GARRISON OF TELL HAMRA, WHO DIRECTED THE REMOVAL
            ~               | OF THE BODIES, SAID NOTHING.
            ~               | "THE CASE GOES BACK TO THE LOWER COURTS AND TO THE COUNCIL OF JUDGES,
            ~               | AS IT SHOULD," HE ADDED.
              = outlet: AP
              = place: WADI AMSA
              = dated: 1989-05-04
        "#]],
    );
}

#[test]
fn agency_dateline_names_place_day_and_agency() {
    check(
        "\
Bombs fall on bakery in Tell Hamra

TELL HAMRA, Syria (AP) — Warplanes bombed a bakery in Tell Hamra on Friday.
",
        expect![[r#"
            headline        | Bombs fall on bakery in Tell Hamra
            dateline        | TELL HAMRA, Syria (AP) —
            body            | Warplanes bombed a bakery in Tell Hamra on Friday.
              = outlet: AP
              = place: TELL HAMRA, Syria
        "#]],
    );
}

#[test]
fn a_dateline_may_hold_a_day_without_a_year() {
    check(
        "\
Army retakes hill

BEIRUT, 4 May (Reuters) - The army retook a hill near Wadi Amsa on Wednesday.

(Reporting by A Writer; Editing by B Writer)
",
        expect![[r#"
            headline        | Army retakes hill
            dateline        | BEIRUT, 4 May (Reuters) -
            body            | The army retook a hill near Wadi Amsa on Wednesday.
            furniture       | (Reporting by A Writer; Editing by B Writer)
              = byline: A Writer
              = outlet: Reuters
              = place: BEIRUT
        "#]],
    );
}

#[test]
fn a_dateline_may_hold_a_year_of_two_digits_a_country_and_labels() {
    check(
        "\
   TELL HAMRA (SYRIA), 4 FEB 90 (RADIO WADI CADENA 2) -- [REPORT] [TEXT] THE ARMY
RETOOK A HILL NEAR WADI AMSA ON SUNDAY.
",
        expect![[r#"
            dateline        | TELL HAMRA (SYRIA), 4 FEB 90 (RADIO WADI CADENA 2) -- [REPORT] [TEXT]
            body            | THE ARMY
            body            | RETOOK A HILL NEAR WADI AMSA ON SUNDAY.
              = outlet: RADIO WADI CADENA 2
              = place: TELL HAMRA
              = dated: 1990-02-04
        "#]],
    );
    check(
        "Wadi Amsa, 4 May 16 (AP) — [The] army [of the coast] retook a hill on Wednesday.",
        expect![[r#"
            dateline        | Wadi Amsa, 4 May 16 (AP) —
            body            | [The] army [of the coast] retook a hill on Wednesday.
              = outlet: AP
              = place: Wadi Amsa
              = dated: 2016-05-04
        "#]],
    );
}

#[test]
fn a_dateline_in_mixed_case_needs_a_long_dash() {
    check(
        "\
Talks begin in Damascus

Damascus – Talks on the fate of Wadi Amsa began on Monday.

Islamic law experts - whom both sides trust - took part.
",
        expect![[r#"
            headline        | Talks begin in Damascus
            dateline        | Damascus –
            body            | Talks on the fate of Wadi Amsa began on Monday.
            ~               | Islamic law experts - whom both sides trust - took part.
              = place: Damascus
        "#]],
    );
}

#[test]
fn a_label_in_capitals_is_no_dateline() {
    check(
        "\
Blast in the capital

BREAKING – A blast shook the capital on Monday, residents said.
",
        expect![[r#"
            headline        | Blast in the capital
            body            | BREAKING – A blast shook the capital on Monday, residents said.
        "#]],
    );
}

#[test]
fn a_date_alone_may_open_a_report() {
    check(
        "\
Two wounded by a mine

May 4, 2016 – Two farmers were wounded by a mine near Tell Hamra.
",
        expect![[r#"
            headline        | Two wounded by a mine
            dateline        | May 4, 2016 –
            body            | Two farmers were wounded by a mine near Tell Hamra.
              = dated: 2016-05-04
        "#]],
    );
}

#[test]
fn a_dateline_may_stand_on_a_line_of_its_own() {
    check(
        "\
Two wounded by a mine

TELL HAMRA, 4 May 2016

Two farmers were wounded by a mine near Tell Hamra on Wednesday.
",
        expect![[r#"
            headline        | Two wounded by a mine
            dateline        | TELL HAMRA, 4 May 2016
            body            | Two farmers were wounded by a mine near Tell Hamra on Wednesday.
              = place: TELL HAMRA
              = dated: 2016-05-04
        "#]],
    );
}

#[test]
fn menus_above_and_share_lines_below_are_furniture() {
    check(
        "\
Skip to content
Home | News | World | Politics | Sport
Menu
Search

Home › News › Syria

Clashes erupt near Tell Hamra dam

By Sample Reporter
Published: 4 May 2016 10:12 GMT

Share on Facebook
Tweet
3 min read

Clashes erupted near the dam of Tell Hamra on Tuesday, two residents said.

Advertisement

The fighting went on until dawn, they added.

Share this article

Related articles

Rebels Promise to Free Prisoners
Aid Convoy Turned Back at Checkpoint
",
        expect![[r#"
            furniture       | Skip to content
            ~               | Home | News | World | Politics | Sport
            ~               | Menu
            ~               | Search
            ~               | Home › News › Syria
            headline        | Clashes erupt near Tell Hamra dam
            furniture       | By Sample Reporter
            ~               | Published: 4 May 2016 10:12 GMT
            ~               | Share on Facebook
            ~               | Tweet
            ~               | 3 min read
            body            | Clashes erupted near the dam of Tell Hamra on Tuesday, two residents said.
            furniture       | Advertisement
            body            | The fighting went on until dawn, they added.
            furniture       | Share this article
            ~               | Related articles
            ~               | Rebels Promise to Free Prisoners
            ~               | Aid Convoy Turned Back at Checkpoint
              = byline: Sample Reporter
              = published: 2016-05-04
        "#]],
    );
}

#[test]
fn the_date_near_the_headline_is_that_of_publication() {
    check(
        "\
Clashes erupt near Tell Hamra dam
April 21, 2016
The Valley Herald

Clashes erupted near the dam of Tell Hamra on Tuesday, two residents said.
",
        expect![[r#"
            headline        | Clashes erupt near Tell Hamra dam
            furniture       | April 21, 2016
            ~               | The Valley Herald
            body            | Clashes erupted near the dam of Tell Hamra on Tuesday, two residents said.
              = outlet: The Valley Herald
              = published: 2016-04-21
        "#]],
    );
}

#[test]
fn a_change_bounds_only_the_latest_day() {
    check(
        "\
Clashes erupt near Tell Hamra dam

Last updated: 21 April 2016

Clashes erupted near the dam of Tell Hamra on Tuesday, two residents said.
",
        expect![[r#"
            headline        | Clashes erupt near Tell Hamra dam
            furniture       | Last updated: 21 April 2016
            body            | Clashes erupted near the dam of Tell Hamra on Tuesday, two residents said.
              = updated: 2016-04-21
        "#]],
    );
}

#[test]
fn an_archive_picture_is_not_of_the_events() {
    check(
        "\
Army enters Wadi Amsa

Soldiers during an exercise in the desert. File photo

The army entered Wadi Amsa on Monday, the governor said.
",
        expect![[r#"
            headline        | Army enters Wadi Amsa
            archive-caption | Soldiers during an exercise in the desert. File photo
            body            | The army entered Wadi Amsa on Monday, the governor said.
        "#]],
    );
}

#[test]
fn a_still_without_a_date_is_not_of_the_events() {
    check(
        "\
Army enters Wadi Amsa

Fighters are seen in an undated still from a video released by the group.

The army entered Wadi Amsa on Monday, the governor said.
",
        expect![[r#"
            headline        | Army enters Wadi Amsa
            archive-caption | Fighters are seen in an undated still from a video released by the group.
            body            | The army entered Wadi Amsa on Monday, the governor said.
        "#]],
    );
}

#[test]
fn a_dated_picture_may_show_the_events() {
    check(
        "\
Army enters Wadi Amsa

Smoke rises over Wadi Amsa on Monday, May 4, 2016. (Photo: Sample Agency)

The army entered Wadi Amsa on Monday, the governor said.
",
        expect![[r#"
            headline        | Army enters Wadi Amsa
            caption         | Smoke rises over Wadi Amsa on Monday, May 4, 2016. (Photo: Sample Agency)
            body            | The army entered Wadi Amsa on Monday, the governor said.
        "#]],
    );
}

#[test]
fn a_bare_phrase_between_headline_and_byline_is_a_caption() {
    check(
        "\
Army enters Wadi Amsa

A burnt bus near the market of Wadi Amsa

By Sample Reporter

The army entered Wadi Amsa on Monday, the governor said.
",
        expect![[r#"
            headline        | Army enters Wadi Amsa
            caption         | A burnt bus near the market of Wadi Amsa
            furniture       | By Sample Reporter
            body            | The army entered Wadi Amsa on Monday, the governor said.
              = byline: Sample Reporter
        "#]],
    );
}

#[test]
fn lines_close_together_between_paragraphs_are_captions() {
    check(
        "\
Army enters Wadi Amsa

The army entered Wadi Amsa on Monday, the governor said.

Soldiers at the gate of the old mill in Wadi Amsa
Weapons left behind by the fighters who held the village

The village had been under siege for two years.
",
        expect![[r#"
            headline        | Army enters Wadi Amsa
            body            | The army entered Wadi Amsa on Monday, the governor said.
            caption         | Soldiers at the gate of the old mill in Wadi Amsa
            caption         | Weapons left behind by the fighters who held the village
            body            | The village had been under siege for two years.
        "#]],
    );
}

#[test]
fn a_list_is_no_gallery() {
    check(
        "\
Army enters Wadi Amsa

The governor listed what was found in the village:

- two tanks left behind near the mill
- a store of shells under the school

The village had been under siege for two years.
",
        expect![[r#"
            headline        | Army enters Wadi Amsa
            body            | The governor listed what was found in the village:
            body            | - two tanks left behind near the mill
            body            | - a store of shells under the school
            body            | The village had been under siege for two years.
        "#]],
    );
}

#[test]
fn headings_inside_a_report_do_not_run_into_the_next_sentence() {
    check(
        "\
Why did the siege of Wadi Amsa end?

The siege of Wadi Amsa ended on Monday after two years.

What the army wants

The army wants the road to the dam, residents said.

1- Water.

The dam feeds four villages in the plain.
",
        expect![[r#"
            headline        | Why did the siege of Wadi Amsa end?
            body            | The siege of Wadi Amsa ended on Monday after two years.
            body            | What the army wants
            body            | The army wants the road to the dam, residents said.
            ~               | 1- Water.
            ~               | The dam feeds four villages in the plain.
        "#]],
    );
}

#[test]
fn comments_run_from_the_time_stamp_to_the_form() {
    check(
        "\
Army enters Wadi Amsa

The army entered Wadi Amsa on Monday, the governor said.

It met no resistance, he added on the phone.

1. Reader One
May 6, 2016 at 9:41 pm

They killed forty people there. Nobody writes about it.

2. Reader Two
May 5, 2016 at 7:02 am

Ten soldiers died in Tell Hamra yesterday.

Leave a Reply

Your email address is kept private. Required fields are marked *

Name *
Email *

7 + three =
",
        expect![[r#"
            headline        | Army enters Wadi Amsa
            body            | The army entered Wadi Amsa on Monday, the governor said.
            ~               | It met no resistance, he added on the phone.
            comment         | 1. Reader One
            ~               | May 6, 2016 at 9:41 pm
            ~               | They killed forty people there. Nobody writes about it.
            ~               | 2. Reader Two
            ~               | May 5, 2016 at 7:02 am
            ~               | Ten soldiers died in Tell Hamra yesterday.
            furniture       | Leave a Reply
            ~               | Your email address is kept private. Required fields are marked *
            ~               | Name *
            ~               | Email *
            ~               | 7 + three =
              = commented: 2016-05-05
        "#]],
    );
}

#[test]
fn a_heading_that_counts_comments_opens_them() {
    check(
        "\
Army enters Wadi Amsa

The army entered Wadi Amsa on Monday, the governor said.

2 Comments

Reader One says:
They killed forty people there.

Reader Two says:
Ten soldiers died in Tell Hamra yesterday.

Post a comment
",
        expect![[r#"
            headline        | Army enters Wadi Amsa
            body            | The army entered Wadi Amsa on Monday, the governor said.
            furniture       | 2 Comments
            comment         | Reader One says:
            ~               | They killed forty people there.
            ~               | Reader Two says:
            ~               | Ten soldiers died in Tell Hamra yesterday.
            furniture       | Post a comment
        "#]],
    );
}

#[test]
fn times_ago_open_comments_too() {
    check(
        "\
Army enters Wadi Amsa

The army entered Wadi Amsa on Monday, the governor said.

It met no resistance, he added.

Reader One
3 years ago
They killed forty people there.
",
        expect![[r#"
            headline        | Army enters Wadi Amsa
            body            | The army entered Wadi Amsa on Monday, the governor said.
            ~               | It met no resistance, he added.
            comment         | Reader One
            ~               | 3 years ago
            ~               | They killed forty people there.
        "#]],
    );
}

#[test]
fn a_time_stamp_below_the_standfirst_is_that_of_the_report() {
    check(
        "\
Army enters Wadi Amsa

The village fell without a fight, the governor says.

May 4, 2016, 8:41 AM UTC

By Sample Reporter

The army entered Wadi Amsa on Monday, the governor said.

It met no resistance, he added on the phone.

Residents had fled the village on Sunday.
",
        expect![[r#"
            headline        | Army enters Wadi Amsa
            body            | The village fell without a fight, the governor says.
            furniture       | May 4, 2016, 8:41 AM UTC
            ~               | By Sample Reporter
            body            | The army entered Wadi Amsa on Monday, the governor said.
            ~               | It met no resistance, he added on the phone.
            ~               | Residents had fled the village on Sunday.
              = byline: Sample Reporter
              = published: 2016-05-04
        "#]],
    );
}

#[test]
fn bylines_sources_and_notices_below_are_furniture() {
    check(
        "\
Army enters Wadi Amsa

The army entered Wadi Amsa on Monday, the governor said.

It met no resistance, he added.

Reporting by: Sample Reporter

Source: Valley News

Sample Reporter is a journalist based in the valley.

© 2016 Valley News. All rights reserved.

Follow us on Twitter

Short link :
",
        expect![[r#"
            headline        | Army enters Wadi Amsa
            body            | The army entered Wadi Amsa on Monday, the governor said.
            ~               | It met no resistance, he added.
            furniture       | Reporting by: Sample Reporter
            ~               | Source: Valley News
            ~               | Sample Reporter is a journalist based in the valley.
            ~               | © 2016 Valley News. All rights reserved.
            ~               | Follow us on Twitter
            ~               | Short link :
              = byline: Sample Reporter
              = outlet: Valley News
        "#]],
    );
}

#[test]
fn what_an_outlet_says_of_its_writers_is_furniture() {
    check(
        "\
Army enters Wadi Amsa

The army entered Wadi Amsa on Monday, the governor said.

Written from reports of agencies by our team of editors.

Leave a comment
",
        expect![[r#"
            headline        | Army enters Wadi Amsa
            body            | The army entered Wadi Amsa on Monday, the governor said.
            furniture       | Written from reports of agencies by our team of editors.
            ~               | Leave a comment
        "#]],
    );
}

#[test]
fn a_report_may_go_on_behind_a_link_to_another() {
    check(
        "\
Army enters Wadi Amsa

The army entered Wadi Amsa on Monday, the governor said.

Read also:
Siege of Wadi Amsa Enters Its Second Year

It met no resistance, the governor added on the phone.
",
        expect![[r#"
            headline        | Army enters Wadi Amsa
            body            | The army entered Wadi Amsa on Monday, the governor said.
            furniture       | Read also:
            ~               | Siege of Wadi Amsa Enters Its Second Year
            body            | It met no resistance, the governor added on the phone.
        "#]],
    );
}

#[test]
fn a_headline_repeated_is_furniture() {
    check(
        "\
Army enters Wadi Amsa
Army enters Wadi Amsa

The army entered Wadi Amsa on Monday, the governor said.
",
        expect![[r#"
            headline        | Army enters Wadi Amsa
            furniture       | Army enters Wadi Amsa
            body            | The army entered Wadi Amsa on Monday, the governor said.
        "#]],
    );
}

#[test]
fn quoted_lines_are_a_quote_block() {
    check(
        "\
Army enters Wadi Amsa

The army published a statement on Monday:

> Our forces took the village of Wadi Amsa this morning.

The rebels did not reply to it at first.
",
        expect![[r#"
            headline        | Army enters Wadi Amsa
            body            | The army published a statement on Monday:
            quote-block     | > Our forces took the village of Wadi Amsa this morning.
            body            | The rebels did not reply to it at first.
        "#]],
    );
}

#[test]
fn a_sentence_that_begins_with_by_is_no_byline() {
    check(
        "\
Army enters Wadi Amsa

By Monday the army had taken most of the village.

By dawn it was over, the governor said on the phone.
",
        expect![[r#"
            headline        | Army enters Wadi Amsa
            body            | By Monday the army had taken most of the village.
            ~               | By dawn it was over, the governor said on the phone.
        "#]],
    );
}

#[test]
fn lines_without_stops_are_coded_where_there_is_nothing_else() {
    check(
        "\
Wadi Amsa: army convoy of ten vehicles seen on the northern road
Tell Hamra: two shells landed near the mill and hurt nobody
",
        expect![[r#"
            headline        | Wadi Amsa: army convoy of ten vehicles seen on the northern road
            body            | Tell Hamra: two shells landed near the mill and hurt nobody
        "#]],
    );
}

#[test]
fn letters_of_any_script_are_kept() {
    check(
        "\
Army enters Wadi Amsa (وادي أمسا)

The army entered Wadi Amsa on Monday — “without a fight”, the governor said.

Language / العربية

Leave a comment

error: المحتوى محمي
",
        expect![[r#"
            headline        | Army enters Wadi Amsa (وادي أمسا)
            body            | The army entered Wadi Amsa on Monday — “without a fight”, the governor said.
            furniture       | Language / العربية
            ~               | Leave a comment
            ~               | error: المحتوى محمي
        "#]],
    );
}

#[test]
fn headlines_of_other_reports_below_are_furniture() {
    check(
        "\
Army enters Wadi Amsa

The army entered Wadi Amsa on Monday, the governor said.

Siege of Tell Hamra Enters Its Second Year

Mayor Promises New Mill
",
        expect![[r#"
            headline        | Army enters Wadi Amsa
            body            | The army entered Wadi Amsa on Monday, the governor said.
            furniture       | Siege of Tell Hamra Enters Its Second Year
            ~               | Mayor Promises New Mill
        "#]],
    );
}

#[test]
fn a_last_sentence_without_its_stop_is_body() {
    check(
        "\
Army enters Wadi Amsa

The army entered Wadi Amsa on Monday, the governor said.

Two farmers were hurt by a mine near the mill
",
        expect![[r#"
            headline        | Army enters Wadi Amsa
            body            | The army entered Wadi Amsa on Monday, the governor said.
            body            | Two farmers were hurt by a mine near the mill
        "#]],
    );
}

#[test]
fn a_date_inside_a_standfirst_is_not_that_of_publication() {
    check(
        "\
Army enters Wadi Amsa

The army left the mill of Wadi Amsa on May 4, 2016

By Sample Reporter | May 6, 2016 | Valley News

The army entered Wadi Amsa on Monday, the governor said.
",
        expect![[r#"
            headline        | Army enters Wadi Amsa
            body            | The army left the mill of Wadi Amsa on May 4, 2016
            furniture       | By Sample Reporter | May 6, 2016 | Valley News
            body            | The army entered Wadi Amsa on Monday, the governor said.
              = published: 2016-05-06
        "#]],
    );
}

#[test]
fn a_date_run_together_with_the_text_is_the_day_of_publication() {
    check(
        "Fri Apr 29 2016 Army enters Wadi Amsa. The army entered the village of Wadi Amsa, a resident said.",
        expect![[r#"
            dateline        | Fri Apr 29 2016
            body            | Army enters Wadi Amsa. The army entered the village of Wadi Amsa, a resident said.
              = published: 2016-04-29
        "#]],
    );
    check(
        "28.04.2016Get short URL 119 Shelling killed two people in Wadi Amsa, a local doctor said.",
        expect![[r#"
            dateline        | 28.04.2016
            body            | Get short URL 119 Shelling killed two people in Wadi Amsa, a local doctor said.
              = published: 2016-04-28
        "#]],
    );
    check(
        "Army enters Wadi Amsa Monitor AFP Friday 29 Apr 2016 The army entered the village, a monitor said.",
        expect![[r#"
            body            | Army enters Wadi Amsa Monitor AFP Friday 29 Apr 2016 The army entered the village, a monitor said.
              = published: 2016-04-29
        "#]],
    );
    check(
        "Last updated at 05-04-2016 The army entered the village of Wadi Amsa, a resident said.",
        expect![[r#"
            dateline        | Last updated at 05-04-2016
            body            | The army entered the village of Wadi Amsa, a resident said.
              = updated: 2016-04-05
        "#]],
    );
}

#[test]
fn a_date_within_a_sentence_is_no_stamp() {
    check(
        "On Friday 29 April 2016 The Hague heard that the army had entered the village of Wadi Amsa.",
        expect![[r#"
            body            | On Friday 29 April 2016 The Hague heard that the army had entered the village of Wadi Amsa.
        "#]],
    );
    check(
        "April 29, 2016, was the day the army entered the village of Wadi Amsa, a resident said.",
        expect![[r#"
            body            | April 29, 2016, was the day the army entered the village of Wadi Amsa, a resident said.
        "#]],
    );
}

#[test]
fn links_and_appeals_between_paragraphs_are_furniture() {
    check(
        "\
Army enters Wadi Amsa

The army entered the village of Wadi Amsa on Monday, a resident said.

Read also: Shelling hits the market of Tell Hamra

Never miss the latest news by signing up here

It met no resistance there, and those who had fled came back in the evening, he said.

We want to hear what you think about this article.
",
        expect![[r#"
            headline        | Army enters Wadi Amsa
            body            | The army entered the village of Wadi Amsa on Monday, a resident said.
            furniture       | Read also: Shelling hits the market of Tell Hamra
            ~               | Never miss the latest news by signing up here
            body            | It met no resistance there, and those who had fled came back in the evening, he said.
            furniture       | We want to hear what you think about this article.
        "#]],
    );
}

#[test]
fn a_place_in_capitals_and_a_colon_are_a_dateline() {
    check(
        "\
Planes bomb a valley

BEIRUT: Planes bombed Tell Hamra on Monday, residents said.
",
        expect![[r#"
            headline        | Planes bomb a valley
            dateline        | BEIRUT:
            body            | Planes bombed Tell Hamra on Monday, residents said.
              = place: BEIRUT
        "#]],
    );
    check(
        "\
Planes bomb a valley

SANA: Planes bombed Tell Hamra on Monday, residents said.

WARNING: Some may find the pictures hard to look at.
",
        expect![[r#"
            headline        | Planes bomb a valley
            body            | SANA: Planes bombed Tell Hamra on Monday, residents said.
            furniture       | WARNING: Some may find the pictures hard to look at.
        "#]],
    );
}
