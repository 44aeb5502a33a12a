//! The tables of the model: tokeniser, norms, moves, attribute ruler, lemmas, as one JSON file.

use std::path::Path;

use anyhow::{Context, Result, bail};
use rmpv::Value;
use serde_json::{Map, json};

use super::thinc::field;

type Json = serde_json::Value;

/// The attribute numbers of a tokeniser exception: spaCy's `ORTH` and `NORM`.
const ORTH: u64 = 65;
const NORM: u64 = 67;

/// The keys of the lemma tables: spaCy's 64-bit hashes of the names (`punct` is one of its symbols).
const WORD_CLASSES: [(u64, &str); 5] = [
    (12401032943472870168, "adj"),
    (10054248821341768113, "adv"),
    (16833663260455505849, "noun"),
    (445, "punct"),
    (6360137228241296794, "verb"),
];

/// The file of all tables.
pub(super) fn tables(model: &Path) -> Result<Vec<u8>> {
    let tables = json!({
        "tags": tags(model)?,
        "parser_moves": moves(&model.join("parser/moves"), &["S", "D", "L", "R", "B"])?,
        "ner_moves": moves(&model.join("ner/moves"), &["M", "B", "I", "L", "U", "O"])?,
        "tokenizer": tokenizer(&model.join("tokenizer"))?,
        "norms": norms(&model.join("vocab/lookups.bin"))?,
        "ruler": plain(&read(&model.join("attribute_ruler/patterns"))?)?,
        "lemmas": lemmas(&model.join("lemmatizer/lookups/lookups.bin"))?,
    });
    // One line for each entry of the second level: the file can be compared by eye.
    let mut lines = Vec::new();
    for (name, table) in tables.as_object().into_iter().flatten() {
        let name = serde_json::to_string(name)?;
        let body = match table {
            Json::Array(rows) => {
                let rows: Vec<String> = rows.iter().map(Json::to_string).collect();
                format!("[\n{}\n]", rows.join(",\n"))
            }
            other @ (Json::Null
            | Json::Bool(_)
            | Json::Number(_)
            | Json::String(_)
            | Json::Object(_)) => other.to_string(),
        };
        lines.push(format!("{name}: {body}"));
    }
    Ok(format!("{{\n{}\n}}\n", lines.join(",\n")).into_bytes())
}

fn read(path: &Path) -> Result<Value> {
    let bytes = std::fs::read(path).with_context(|| path.display().to_string())?;
    Ok(rmpv::decode::read_value(&mut bytes.as_slice())?)
}

fn tags(model: &Path) -> Result<Json> {
    let cfg: Json = serde_json::from_slice(&std::fs::read(model.join("tagger/cfg"))?)?;
    cfg.get("labels").cloned().context("the tagger has no labels")
}

/// The moves in the order of the network's outputs: by action, then by falling (frequency, label).
fn moves(path: &Path, actions: &[&str]) -> Result<Json> {
    let file = read(path)?;
    let text = field(&file, "moves").and_then(Value::as_str).context("no moves")?;
    let by_action: Map<String, Json> = serde_json::from_str(text)?;
    let mut moves = Vec::new();
    for (number, action) in actions.iter().enumerate() {
        let labels = by_action.get(&number.to_string()).and_then(Json::as_object);
        let mut labels: Vec<(i64, &str)> = labels
            .into_iter()
            .flatten()
            .map(|(label, frequency)| (frequency.as_i64().unwrap_or(0), label.as_str()))
            .collect();
        labels.sort_unstable();
        for (frequency, label) in labels.into_iter().rev() {
            if frequency < 0 {
                bail!("{}: `{label}` was added after training", path.display());
            }
            moves.push(json!([action, label]));
        }
    }
    Ok(Json::Array(moves))
}

/// The patterns as they are, and the exceptions as lists of words, each with its norm where it has one.
fn tokenizer(path: &Path) -> Result<Json> {
    let file = read(path)?;
    let mut tables = Map::new();
    for (name, ours) in [
        ("prefix_search", "prefix"),
        ("suffix_search", "suffix"),
        ("infix_finditer", "infix"),
        ("url_match", "url"),
    ] {
        let pattern = field(&file, name).and_then(Value::as_str);
        tables.insert(ours.to_owned(), json!(pattern.with_context(|| name.to_owned())?));
    }
    let mut exceptions = Map::new();
    let all = field(&file, "exceptions").and_then(Value::as_map);
    for (chunk, words) in all.context("no exceptions")? {
        let words: Vec<Json> = words
            .as_array()
            .into_iter()
            .flatten()
            .map(|word| match (numbered(word, ORTH), numbered(word, NORM)) {
                (orth, Some(norm)) => json!([orth, norm]),
                (orth, None) => json!([orth]),
            })
            .collect();
        let chunk = chunk.as_str().context("an exception that is no text")?;
        exceptions.insert(chunk.to_owned(), Json::Array(words));
    }
    tables.insert("exceptions".to_owned(), Json::Object(exceptions));
    Ok(Json::Object(tables))
}

fn numbered(word: &Value, number: u64) -> Option<&str> {
    let entries = word.as_map()?;
    entries.iter().find(|(key, _)| key.as_u64() == Some(number))?.1.as_str()
}

/// Pairs of a word's hash and its norm: the model keeps only the hashes.
fn norms(path: &Path) -> Result<Json> {
    let file = read(path)?;
    let table = field(&file, "lexeme_norm").and_then(Value::as_map);
    let pairs = table.context("no norms")?.iter().map(|(key, norm)| {
        let hash = key.as_u64().context("a norm whose key is no hash")?;
        Ok(json!([hash, norm.as_str()]))
    });
    Ok(Json::Array(pairs.collect::<Result<_>>()?))
}

fn lemmas(path: &Path) -> Result<Json> {
    let file = read(path)?;
    let class = |table: &str, hash: u64| -> Option<Value> {
        let table = field(&file, table)?.as_map()?;
        Some(table.iter().find(|(key, _)| key.as_u64() == Some(hash))?.1.clone())
    };
    let mut lemmas = Map::new();
    for (hash, name) in WORD_CLASSES {
        let part = |table: &str, none: Json| {
            class(table, hash).map_or(Ok(none), |value| plain(&value))
        };
        let index = part("lemma_index", json!([]))?;
        let mut index: Vec<&str> =
            index.as_array().into_iter().flatten().filter_map(Json::as_str).collect();
        index.sort_unstable();
        let entry = json!({
            "rules": part("lemma_rules", json!([]))?,
            "exceptions": part("lemma_exc", json!({}))?,
            "index": index.join("\n"),
        });
        lemmas.insert(name.to_owned(), entry);
    }
    Ok(Json::Object(lemmas))
}

/// The same value in JSON.
fn plain(value: &Value) -> Result<Json> {
    Ok(match value {
        Value::Nil => Json::Null,
        Value::Boolean(value) => json!(value),
        Value::Integer(value) => json!(value.as_i64()),
        Value::String(value) => json!(value.as_str()),
        Value::Array(values) => {
            Json::Array(values.iter().map(plain).collect::<Result<_>>()?)
        }
        Value::Map(entries) => {
            let mut map = Map::new();
            for (key, value) in entries {
                let key = key.as_str().context("a key that is no text")?;
                map.insert(key.to_owned(), plain(value)?);
            }
            Json::Object(map)
        }
        Value::F32(_) | Value::F64(_) | Value::Binary(_) | Value::Ext(..) => {
            bail!("a value of a kind that no table has")
        }
    })
}
