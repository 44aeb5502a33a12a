//! A parse as ten columns, for other programs and for people who read trees.

use std::fmt::Write as _;

use dateline_model::{Parse, Role, TokenIdx};

/// A parse in CoNLL-U: ids count within the sentence, `DEPREL` holds our relations, `DEPS` what takes part
/// in what (`head:subject`), `MISC` the bytes in the report's text and the kinds of names.
pub fn conllu(parse: &Parse<'_>) -> String {
    let mut out = String::new();
    let takes_part = inverted(parse);
    let mut names = vec![Vec::new(); parse.tokens.len()];
    for name in &parse.names {
        for idx in name.tokens.clone() {
            let begins = if idx == name.tokens.start { "B" } else { "I" };
            if let Some(of_token) = names.get_mut(idx) {
                of_token.push(format!("{begins}-{}", name.kind.as_str()));
            }
        }
    }
    for (number, sentence) in parse.sentences.iter().enumerate() {
        let first = sentence.tokens.start;
        let id = |idx: TokenIdx| idx + 1 - first;
        let text: Vec<&str> = sentence.span.of(parse.text).split_whitespace().collect();
        // Writing to a string cannot fail.
        let _ = writeln!(out, "# sent_id = {}", number + 1);
        let _ = writeln!(out, "# text = {}", text.join(" "));
        let _ = writeln!(out, "# zone = {}", sentence.zone.as_str());
        for idx in sentence.tokens.clone() {
            let token = &parse.tokens[idx];
            let head = if token.head == idx { 0 } else { id(token.head) };
            let deps: Vec<String> = takes_part[idx]
                .iter()
                .filter(|(predicate, _)| sentence.tokens.contains(predicate))
                .map(|(predicate, role)| {
                    format!("{}:{}", id(*predicate), role_name(role))
                })
                .collect();
            let mut misc =
                format!("Start={}|End={}", token.span.start(), token.span.end());
            if !names[idx].is_empty() {
                let _ = write!(misc, "|Name={}", names[idx].join(","));
            }
            let _ = writeln!(
                out,
                "{}\t{}\t{}\t{}\t{}\t_\t{}\t{}\t{}\t{}",
                id(idx),
                field(parse.word(idx)),
                field(&token.lemma),
                token.upos.as_str(),
                field(token.tag),
                head,
                token.relation.as_str(),
                if deps.is_empty() { "_".to_owned() } else { deps.join("|") },
                misc,
            );
        }
        out.push('\n');
    }
    out
}

/// For each token, the predicates it takes part in.
fn inverted<'p>(parse: &'p Parse<'_>) -> Vec<Vec<(TokenIdx, &'p Role)>> {
    let mut inverted = vec![Vec::new(); parse.tokens.len()];
    for (predicate, arguments) in parse.arguments.iter().enumerate() {
        for argument in arguments {
            inverted[argument.head].push((predicate, &argument.role));
        }
    }
    inverted
}

fn role_name(role: &Role) -> String {
    match role {
        Role::Subject => "subject".to_owned(),
        Role::Object => "object".to_owned(),
        Role::IndirectObject => "indirect-object".to_owned(),
        Role::Prep(name) => name.replace(' ', "_"),
    }
}

/// A column may be neither empty nor hold white space.
fn field(words: &str) -> String {
    let joined: Vec<&str> = words.split_whitespace().collect();
    match joined.is_empty() {
        true => "_".to_owned(),
        false => joined.join("_"),
    }
}
