//! Whatever the bytes, reading ends with reports and refusals.

use dateline_model::Report;

use crate::{Caps, Input, Reason, Refusal, Settings, discover, read};

/// Marsaglia's xorshift: the same cases on every run.
struct Chance(u64);

impl Chance {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 >> 16) as usize % limit.max(1)
    }
}

const SEEDS: [(&str, &str); 6] = [
    (
        "a.html",
        "<!doctype html><html><head><title>Army enters Wadi Amsa</title><meta name=\"date\" content=\"2016-04-05\"><script type='application/ld+json'>{\"@type\":\"Article\",\"datePublished\":\"2016-04-05\"}</script></head><body><article><h1>Army enters Wadi Amsa</h1><p style='font-size:0'>no</p><p>The army entered &ldquo;Wadi Amsa&rdquo; on Monday.<br>Two <b>mills</b> lay in ruins.</p><table><tr><td>x</table></article></body></html>",
    ),
    (
        "a.jsonl",
        "{\"id\": \"1\", \"text\": \"The army entered Wadi Amsa \\u2014 on Monday.\", \"date\": \"2016-04-05\"}\n{\"text\": [1, {\"a\": null}]}\n\n{\"text\": \"Two shells hit the mill.\"}\n",
    ),
    (
        "a.csv",
        "id,text,date\n1,\"The army, it said, entered \"\"Wadi Amsa\"\".\",2016-04-05\n2,Two shells hit the mill.,\n",
    ),
    ("a.tsv", "id\ttext\n1\tThe army entered Wadi Amsa.\r\n2\t\"open\n"),
    (
        "a.txt",
        "Army enters Wadi Amsa\nBy A. Writer | 5 April 2016\n\nWADI AMSA (Reuters) - The army entered “Wadi Amsa”, وادي, on Monday.\n\nRead more\n\nComments\nanna, 2 days ago\nNo!\n",
    ),
    (
        "a",
        "\u{feff}> quoted\n- item\n* item\n1. item\n\n© 2016 News\n\tTwo shells hit the mill.\u{2028}",
    ),
];

fn settings() -> Settings {
    let caps = Caps { file_bytes: 4_000, record_bytes: 300, depth: 8, attributes: 3 };
    Settings { caps, ..Settings::default() }
}

/// Reads the bytes; spans of what is read lie on the borders of letters, and refusals can be told.
fn check(path: &str, bytes: Vec<u8>, n_read: &mut usize) {
    let input = Input::bytes(path, bytes);
    for item in read(&input, &settings()) {
        match item {
            Ok(report) => {
                *n_read += 1;
                check_zones(&report);
            }
            Err(refusal) => assert!(refusal.to_string().starts_with(path)),
        }
    }
}

fn check_zones(report: &Report) {
    for zone in report.zones() {
        assert!(report.text().get(zone.span.range()).is_some());
    }
}

#[test]
fn bytes_by_chance_never_stop_the_program() {
    let mut chance = Chance(0x9e37_79b9_7f4a_7c15);
    let mut n_read = 0;
    for _ in 0..1_500 {
        let len = chance.below(200);
        // Letters and marks of the formats come more often than their share, or most cases were binary.
        let bytes = (0..len)
            .map(|_| match chance.below(4) {
                0 => chance.below(256) as u8,
                1 => b"<>\"'&={}[],:;\n\r\t /-!"[chance.below(20)],
                _ => b' ' + chance.below(95) as u8,
            })
            .collect();
        let path = SEEDS[chance.below(SEEDS.len())].0;
        check(path, bytes, &mut n_read);
    }
    assert!(n_read > 100, "{n_read} of the cases were read");
}

#[test]
fn broken_files_of_every_kind_never_stop_the_program() {
    let mut chance = Chance(0xd1b5_4a32_d192_ed03);
    let mut n_read = 0;
    for round in 0..2_500 {
        let (path, seed) = SEEDS[round % SEEDS.len()];
        let mut bytes = match chance.below(6) {
            0 => seed.encode_utf16().flat_map(u16::to_le_bytes).collect(),
            _ => seed.as_bytes().to_vec(),
        };
        for _ in 0..=chance.below(6) {
            let at = chance.below(bytes.len());
            let to = (at + chance.below(40)).min(bytes.len());
            match chance.below(6) {
                0 => bytes.truncate(at),
                1 => drop(bytes.drain(at..to)),
                2 => {
                    let piece = bytes[at..to].repeat(1 + chance.below(20));
                    bytes.splice(at..at, piece);
                }
                3 => bytes[at..to].reverse(),
                4 if at < bytes.len() => bytes[at] = chance.below(256) as u8,
                _ => {
                    let other = SEEDS[chance.below(SEEDS.len())].1.as_bytes();
                    let from = chance.below(other.len());
                    let piece = &other[from..other.len().min(from + 60)];
                    bytes.splice(at..at, piece.iter().copied());
                }
            }
            if bytes.is_empty() {
                break;
            }
        }
        check(path, bytes, &mut n_read);
    }
    assert!(n_read > 500, "{n_read} of the cases were read");
}

fn only(input: &Input) -> Result<Report, Refusal> {
    let settings = Settings::default();
    let mut items = read(input, &settings);
    let first = items.next().expect("one item");
    assert!(items.next().is_none());
    first
}

#[test]
fn a_file_that_vanishes_before_it_is_read_is_named() {
    let path = std::env::temp_dir().join(format!("dateline-gone-{}", std::process::id()));
    std::fs::write(&path, "Two shells hit the mill.").expect("written");
    let (inputs, refusals) = discover(&[path.to_string_lossy().into_owned()]);
    assert!(refusals.is_empty() && inputs.len() == 1);
    std::fs::remove_file(&path).expect("removed");
    assert_eq!(only(&inputs[0]).expect_err("refused").reason, Reason::NotFound);
}

#[test]
fn json_nested_beyond_reason_costs_its_own_line() {
    let deep = |open: &str, close: &str| {
        format!("{{\"text\": {}1{}}}\n", open.repeat(100_000), close.repeat(100_000))
    };
    let good = "{\"text\": \"Two shells hit the mill.\"}\n";
    let lines = format!("{good}{}{good}{}{good}", deep("[", "]"), deep("{\"a\":", "}"));
    let input = Input::bytes("a.jsonl", lines.into_bytes());
    let lines: Vec<Option<u64>> = read(&input, &Settings::default())
        .filter_map(|item| item.err().map(|refusal| refusal.line))
        .collect();
    assert_eq!(lines, [Some(2), Some(4)]);
}

#[test]
fn a_table_in_utf_16_that_was_cut_within_a_letter_is_read() {
    let lines = "{\"text\": \"Two shells hit the mill.\"}\n";
    let mut bytes: Vec<u8> = lines.encode_utf16().flat_map(u16::to_le_bytes).collect();
    bytes.pop();
    assert!(only(&Input::bytes("a.jsonl", bytes)).is_ok());
}
