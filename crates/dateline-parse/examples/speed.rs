//! Reads the texts of a JSONL file and prints how fast: `cargo run --release --example speed -- TEXTS.jsonl`.
//!
//! With a second path, writes there what the model said, one token a line.
#![allow(clippy::print_stdout)]

use std::time::Instant;

use dateline_parse::{Models, raw_lines};

fn main() -> Result<(), Box<dyn std::error::Error>> {
    let mut args = std::env::args().skip(1);
    let source = args.next().ok_or("give a JSONL file whose rows have a `text`")?;
    let target = args.next();
    let start = Instant::now();
    let models = Models::from_bytes(dateline_weights::WEIGHTS, dateline_weights::TABLES)?;
    println!("start            {:.0} ms", start.elapsed().as_secs_f64() * 1e3);
    let mut texts = Vec::new();
    for row in std::fs::read_to_string(source)?.lines() {
        let row: serde_json::Value = serde_json::from_str(row)?;
        texts.push(row["text"].as_str().unwrap_or("").to_owned());
    }
    let mut answers = String::new();
    for round in ["first", "again"] {
        answers.clear();
        let start = Instant::now();
        for text in &texts {
            answers.push_str(&raw_lines(&models, text));
            answers.push('\n');
        }
        let tokens = answers.lines().count() - texts.len();
        let speed = tokens as f64 / start.elapsed().as_secs_f64();
        println!("{round}            {speed:.0} tokens a second, {tokens} tokens");
    }
    if let Some(target) = target {
        std::fs::write(target, answers)?;
    }
    Ok(())
}
