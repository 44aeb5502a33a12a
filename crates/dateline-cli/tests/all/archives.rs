//! Archives and PDF through the program itself: the sums, what the dataset keeps of them, and the child that is killed.

use crate::support::{folder, run, text};

const STORY: &str = "Islamic State militants shelled the town of Hajin on 3 May 2016, killing two civilians.";

fn record(kind: &str, words: &str) -> String {
    let block = format!(
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n\
         <html><body><article><p>{words}</p></article></body></html>"
    );
    format!(
        "WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Record-ID: <urn:uuid:{kind}>\r\n\
         WARC-Date: 2016-05-06T07:08:09Z\r\nWARC-Target-URI: https://news.example/\r\n\
         Content-Length: {}\r\n\r\n{block}\r\n\r\n",
        block.len()
    )
}

#[test]
fn every_record_is_in_the_sums_and_in_the_dataset() {
    let folder = folder("archives");
    let french = "Les forces gouvernementales ont bombardé lundi le marché du village, tuant quatre civils et \
        blessant une dizaine de personnes, selon un responsable local qui a demandé à ne pas être nommé.";
    let archive = [
        record("request", ""),
        record("response", STORY),
        "bytes that are no record\r\n".to_owned(),
        record("response", french),
        record("response", STORY),
        record("revisit", STORY),
    ]
    .concat();
    let at = archive.find("WARC/1.0\r\nWARC-Type: response").expect("a response");
    let path = folder.join("a.warc");
    std::fs::write(&path, archive).expect("an archive");
    let path = path.to_string_lossy().into_owned();
    let target = folder.join("a.gpkg").to_string_lossy().into_owned();
    let output = run(&["code", &path, "-o", &target, "--json"]);
    assert_eq!(output.status.code(), Some(3));
    let told = text(&output.stderr);
    let sums: serde_json::Value =
        serde_json::from_str(told.lines().last().expect("a line")).expect("JSON");
    let parts = ["coded", "not_english", "known", "repeated", "refused", "no_pages"];
    let numbers = parts.map(|part| sums[part].as_u64().expect("a number"));
    assert_eq!(numbers, [1, 1, 1, 1, 1, 1], "{told}");
    assert_eq!(sums["records"], 6);
    assert!(told.contains(", byte "), "{told}");
    let file = rusqlite::Connection::open(&target).expect("a dataset");
    let one = |sql: &str| -> String {
        file.query_row(sql, [], |row| row.get::<_, String>(0)).expect("a row")
    };
    let inputs = "SELECT records || ' ' || reports || ' ' || repeated || ' ' || refused || ' ' || no_pages FROM inputs";
    assert_eq!(one(inputs), "6 3 1 1 1");
    let place = "SELECT offset || ' ' || record || ' ' || captured_at FROM reports WHERE language = 'eng'";
    assert_eq!(one(place), format!("{at} urn:uuid:response 2016-05-06T07:08:09Z"));
    assert_eq!(one("SELECT language FROM reports WHERE text LIKE 'Les %'"), "fra");
    assert_eq!(one("SELECT name FROM refusals"), "not-a-record");
    // The same archive once more changes no byte.
    let before = std::fs::read(&target).expect("a dataset");
    run(&["code", &path, "-o", &target]);
    assert!(before == std::fs::read(&target).expect("a dataset"));
}

/// A PDF of one page, whose content is this stream; `/X0` draws itself.
fn pdf(content: &str) -> Vec<u8> {
    let objects = [
        "<< /Type /Catalog /Pages 2 0 R >>".to_owned(),
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>".to_owned(),
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R \
         /Resources << /Font << /F1 5 0 R >> /XObject << /X0 6 0 R >> >> >>"
            .to_owned(),
        format!("<< /Length {} >>\nstream\n{content}\nendstream", content.len()),
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>".to_owned(),
        "<< /Type /XObject /Subtype /Form /BBox [0 0 1 1] \
         /Resources << /XObject << /X0 6 0 R >> >> /Length 6 >>\nstream\n/X0 Do\nendstream"
            .to_owned(),
    ];
    let mut bytes = b"%PDF-1.4\n".to_vec();
    let mut places = Vec::new();
    for (idx, object) in objects.iter().enumerate() {
        places.push(bytes.len());
        bytes.extend(format!("{} 0 obj\n{object}\nendobj\n", idx + 1).bytes());
    }
    let start = bytes.len();
    let size = objects.len() + 1;
    bytes.extend(format!("xref\n0 {size}\n0000000000 65535 f \n").bytes());
    for place in places {
        bytes.extend(format!("{place:010} 00000 n \n").bytes());
    }
    let trailer =
        format!("trailer\n<< /Size {size} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF\n");
    bytes.extend(trailer.bytes());
    bytes
}

#[test]
fn a_pdf_is_read_in_a_child_and_one_that_loops_costs_itself_alone() {
    let folder = folder("pdf");
    let show = format!("BT /F1 12 Tf 72 720 Td ({STORY}) Tj ET");
    std::fs::write(folder.join("good.pdf"), pdf(&show)).expect("a file");
    std::fs::write(folder.join("loop.pdf"), pdf("q /X0 Do Q")).expect("a file");
    let output = run(&["code", &folder.to_string_lossy(), "--fields", "place"]);
    let (table, told) = (text(&output.stdout), text(&output.stderr));
    assert!(table.contains("Hajin"), "{table}{told}");
    assert_eq!(output.status.code(), Some(3), "{told}");
    assert!(told.contains("loop.pdf"), "{told}");
}
