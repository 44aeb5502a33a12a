use dateline::model::{Span, Zone, ZoneKind};

use super::report;

#[test]
fn words_of_a_report_are_never_markup() {
    let text =
        "<script>alert(1)</script>\n<img src=x onerror=alert(1)> killed \"four\" & five";
    let zones = [Zone { kind: ZoneKind::Body, span: Span::new(0, text.len()) }];
    let drawn = report(text, &zones, &[], &[]).into_string();
    assert!(!drawn.contains("<script"), "{drawn}");
    assert!(!drawn.contains("<img"), "{drawn}");
    assert!(drawn.contains("&lt;script&gt;alert(1)&lt;/script&gt;"), "{drawn}");
}

#[test]
fn a_sentence_left_uncoded_says_why_and_keeps_all_its_words() {
    let text = "First words. Left out. Last words.";
    let skips = [(Span::new(13, 22), "no \"trigger\"".to_owned())];
    let drawn = report(text, &[], &[], &skips).into_string();
    assert!(drawn.contains("title=\"no &quot;trigger&quot;\""), "{drawn}");
    let plain: String = drawn
        .split('<')
        .filter_map(|part| part.split_once('>'))
        .map(|(_, words)| words)
        .collect();
    assert_eq!(plain, text);
}

#[test]
fn arabic_words_are_cut_at_letters_only() {
    let text = "وادي عمسة";
    let skips = [(Span::new(0, 1), "cut in a letter".to_owned())];
    let drawn = report(text, &[], &[], &skips).into_string();
    assert!(drawn.contains("dir=\"auto\""), "{drawn}");
}
