//! Text of PDFs; the child itself is tested where the program is.

use super::{joined, text};

/// A PDF of one page that shows one line.
fn pdf(words: &str) -> Vec<u8> {
    let content = format!("BT /F1 12 Tf 72 720 Td ({words}) Tj ET");
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>".to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
    ];
    let mut bytes = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (idx, object) in objects.iter().enumerate() {
        places.push(bytes.len());
        bytes.extend(format!("{} 0 obj\n{object}\nendobj\n", idx + 1).bytes());
    }
    let start = bytes.len();
    bytes.extend(format!("xref\n0 {}\n0000000000 65535 f \n", objects.len() + 1).bytes());
    for place in places {
        bytes.extend(format!("{place:010} 00000 n \n").bytes());
    }
    let size = objects.len() + 1;
    bytes.extend(
        format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n")
            .bytes(),
    );
    bytes
}

#[test]
fn the_words_of_a_page_are_read() {
    let read =
        text(&pdf("The army entered the village on Monday.")).expect("a sound file");
    assert!(read.contains("The army entered the village on Monday."), "{read}");
    assert!(text(b"%PDF-1.4\nnothing more").is_err());
}

#[test]
fn lines_of_a_column_are_joined_and_words_at_their_ends_made_whole() {
    let page =
        "The army en-\ntered the village\non Monday.\n\n\nIt left Deir-\nEz-Zor.\n";
    assert_eq!(
        joined(page),
        "The army entered the village on Monday.\n\nIt left Deir- Ez-Zor."
    );
}
