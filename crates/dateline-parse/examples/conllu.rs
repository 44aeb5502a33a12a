//! Reads English from standard input and writes its trees: `cargo run --release -p dateline-parse --example conllu < report.txt`.
//!
//! With `arguments` as first word it writes who takes part in what, one predicate a line.

use std::io::{Read as _, Write as _};

use dateline_model::{Origin, Parse, Report, ReportId, Role};
use dateline_parse::{Models, conllu, parse};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let models = Models::from_bytes(dateline_weights::WEIGHTS, dateline_weights::TABLES)?;
    let mut text = String::new();
    std::io::stdin().read_to_string(&mut text)?;
    let report = Report::new(ReportId("0".repeat(64).into()), Origin::default(), text);
    let parse = parse(&report, &models);
    let drawing = match std::env::args().nth(1).as_deref() {
        Some("arguments") => arguments(&parse),
        Some(_) | None => conllu(&parse),
    };
    std::io::stdout().write_all(drawing.as_bytes())?;
    Ok(())
}

fn arguments(parse: &Parse<'_>) -> String {
    let mut out = String::new();
    for sentence in &parse.sentences {
        out.push_str(&format!("\n# {}\n", sentence.span.of(parse.text)));
        for idx in sentence.tokens.clone() {
            let parts: Vec<String> = parse.arguments[idx]
                .iter()
                .map(|it| {
                    let role = match &it.role {
                        Role::Subject => "subject",
                        Role::Object => "object",
                        Role::IndirectObject => "receiver",
                        Role::Prep(name) => name,
                    };
                    format!("{role} {}", parse.word(it.head))
                })
                .collect();
            if !parts.is_empty() {
                out.push_str(&format!("{}: {}\n", parse.word(idx), parts.join(", ")));
            }
        }
    }
    out
}
