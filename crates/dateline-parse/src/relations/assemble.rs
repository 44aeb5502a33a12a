//! One list of tokens from the blocks and asides that were read apart.

use dateline_model::{
    Name, NameKind, Parse, Relation, Report, Sentence, Span, Token, TokenIdx, Upos,
    ZoneKind,
};

use super::{arguments::arguments, labels, repair::repair};
use crate::analysis::{Analysis, RawToken};
use crate::normalise::{Aside, Block, Seen};

/// Reads a report with `read`, which analyses what it is shown, one answer for each.
pub(crate) fn assemble<'r>(
    report: &'r Report,
    blocks: &[Block],
    read: impl Fn(&[&Seen]) -> Vec<Analysis>,
) -> Parse<'r> {
    let all: Vec<&Seen> = blocks
        .iter()
        .flat_map(|block| {
            std::iter::once(&block.seen).chain(block.asides.iter().map(|it| &it.seen))
        })
        .collect();
    let analyses = read(&all);
    let mut rest = analyses.as_slice();
    let mut found = Found::default();
    for block in blocks {
        // The block itself first, then its asides.
        let Some((these, others)) = rest.split_at_checked(1 + block.asides.len()) else {
            break;
        };
        if let [main, asides @ ..] = these {
            found.block(block, main, asides, report.text());
        }
        rest = others;
    }
    let Found { mut tokens, sentences, mut names, lowered } = found;
    for token in &mut tokens {
        name_as_written(token, report.text());
    }
    for sentence in &sentences {
        repair(&mut tokens, sentence.tokens.clone());
    }
    names.sort_by_key(|name| (name.tokens.start, name.tokens.end));
    let none = vec![Vec::new(); tokens.len()];
    let mut parse = Parse::new(report.text(), tokens, sentences, names, none);
    if !lowered.is_empty() {
        parse = parse.with_calm(calm(report.text(), &lowered));
    }
    parse.arguments = arguments(&parse);
    parse
}

#[derive(Default)]
struct Found {
    tokens: Vec<Token>,
    sentences: Vec<Sentence>,
    names: Vec<Name>,
    /// Words that the model was shown in another case than they are written in.
    lowered: Vec<(Span, String)>,
}

/// One word of a block before it has its final place: of the block itself, or of one of its asides.
enum Piece<'a> {
    Main(&'a RawToken, usize),
    Aside(&'a RawToken, usize, usize),
    Bracket(Span, usize, bool),
}

impl Piece<'_> {
    fn span(&self) -> Span {
        match self {
            Piece::Main(raw, _) | Piece::Aside(raw, _, _) => raw.span,
            Piece::Bracket(span, ..) => *span,
        }
    }
}

impl Found {
    fn block(&mut self, block: &Block, main: &Analysis, asides: &[Analysis], text: &str) {
        let pieces = in_text_order(main, &block.asides, asides);
        let first = self.tokens.len();
        // Where each token of the block and of each aside went.
        let mut main_at = vec![None; main.tokens.len()];
        let mut aside_at: Vec<Vec<Option<TokenIdx>>> =
            asides.iter().map(|aside| vec![None; aside.tokens.len()]).collect();
        for (offset, piece) in pieces.iter().enumerate() {
            match *piece {
                Piece::Main(_, raw) => main_at[raw] = Some(first + offset),
                Piece::Aside(_, aside, raw) => {
                    aside_at[aside][raw] = Some(first + offset)
                }
                Piece::Bracket(..) => {}
            }
        }
        self.open_sentences(&pieces, main, block.zone);
        let anchors = anchors(&pieces, main, &main_at, first);
        let mut end = pieces.first().map_or(0, |piece| piece.span().start());
        for (offset, piece) in pieces.iter().enumerate() {
            let at = first + offset;
            let mut token = match *piece {
                Piece::Main(raw, idx) => token(raw, at, head(main, idx, &main_at)),
                Piece::Aside(raw, aside, idx) => {
                    let mut token =
                        token(raw, at, head(&asides[aside], idx, &aside_at[aside]));
                    if token.head == at {
                        (token.head, token.relation) =
                            hang(&asides[aside], anchors[aside], &self.tokens);
                    }
                    token
                }
                Piece::Bracket(span, aside, opens) => bracket(
                    span,
                    opens,
                    root_of(&asides[aside], &aside_at[aside]).unwrap_or(anchors[aside]),
                ),
            };
            // A word shown to the model as more words than it has letters must not run backwards.
            let start = token.span.start().max(end);
            token.span = Span::new(start, token.span.end().max(start));
            end = token.span.end();
            if let Piece::Main(raw, _) | Piece::Aside(raw, ..) = *piece
                && is_lowered(&raw.text, token.span.of(text))
            {
                self.lowered.push((token.span, raw.text.clone()));
            }
            self.tokens.push(token);
        }
        self.close_sentences(first);
        self.take_names(main, &main_at);
        for (aside, at) in asides.iter().zip(&aside_at) {
            self.take_names(aside, at);
        }
    }

    /// Cuts the block into sentences; an aside belongs to the sentence it stands in.
    fn open_sentences(&mut self, pieces: &[Piece<'_>], main: &Analysis, zone: ZoneKind) {
        let first = self.tokens.len();
        let mut starts = Vec::new();
        let mut passed = 0;
        for (offset, piece) in pieces.iter().enumerate() {
            let mut begins = starts.is_empty();
            if let Piece::Main(_, raw) = *piece {
                // A sentence may begin at white space, which is no token.
                begins |= (passed..=raw)
                    .any(|idx| main.sentence_starts.get(idx).copied().unwrap_or(false));
                passed = raw + 1;
            }
            if begins {
                starts.push(first + offset);
            }
        }
        let end = first + pieces.len();
        for (idx, &start) in starts.iter().enumerate() {
            let end = starts.get(idx + 1).copied().unwrap_or(end);
            let span = Span::new(0, 0);
            self.sentences.push(Sentence { span, tokens: start..end, zone });
        }
    }

    /// Ties the block's tokens to their sentences and leaves no head outside or in a circle.
    fn close_sentences(&mut self, first: TokenIdx) {
        let from = self.sentences.partition_point(|it| it.tokens.start < first);
        for (number, sentence) in self.sentences.iter_mut().enumerate().skip(from) {
            let range = sentence.tokens.clone();
            for idx in range.clone() {
                let token = &mut self.tokens[idx];
                token.sentence = number;
                if token.head == idx || !range.contains(&token.head) {
                    token.head = idx;
                    token.relation = Relation::Root;
                }
            }
            cut_circles(&mut self.tokens, range.clone());
            let cover = self.tokens[range.start].span;
            let last = self.tokens[range.end - 1].span;
            sentence.span = cover.cover(last);
        }
    }

    fn take_names(&mut self, analysis: &Analysis, at: &[Option<TokenIdx>]) {
        for (range, kind) in &analysis.names {
            let placed: Vec<TokenIdx> =
                range.clone().filter_map(|raw| at.get(raw).copied().flatten()).collect();
            // A name that an aside cuts in two ends before it.
            let Some(&start) = placed.first() else {
                continue;
            };
            let whole =
                placed.iter().enumerate().take_while(|&(n, &it)| it == start + n).count();
            let kind: NameKind = *kind;
            self.names.push(Name { kind, tokens: start..start + whole });
        }
    }
}

/// All words of a block in the order of the report's text.
fn in_text_order<'a>(
    main: &'a Analysis,
    asides: &[Aside],
    analyses: &'a [Analysis],
) -> Vec<Piece<'a>> {
    let seen = |raw: &RawToken| raw.upos != Upos::Space;
    let mut pieces: Vec<Piece<'a>> = Vec::with_capacity(main.tokens.len());
    let mut next = 0;
    for (raw_idx, raw) in main.tokens.iter().enumerate().filter(|(_, raw)| seen(raw)) {
        while let Some(aside) = asides.get(next)
            && aside.open.start() < raw.span.start()
        {
            push_aside(&mut pieces, aside, next, &analyses[next]);
            next += 1;
        }
        pieces.push(Piece::Main(raw, raw_idx));
    }
    for (idx, aside) in asides.iter().enumerate().skip(next) {
        push_aside(&mut pieces, aside, idx, &analyses[idx]);
    }
    pieces
}

fn push_aside<'a>(
    pieces: &mut Vec<Piece<'a>>,
    aside: &Aside,
    idx: usize,
    analysis: &'a Analysis,
) {
    pieces.push(Piece::Bracket(aside.open, idx, true));
    for (raw_idx, raw) in analysis.tokens.iter().enumerate() {
        if raw.upos != Upos::Space {
            pieces.push(Piece::Aside(raw, idx, raw_idx));
        }
    }
    pieces.push(Piece::Bracket(aside.close, idx, false));
}

/// For each aside, the token it hangs on: the word before it, marks and "'s" left out.
fn anchors(
    pieces: &[Piece<'_>],
    main: &Analysis,
    main_at: &[Option<TokenIdx>],
    first: TokenIdx,
) -> Vec<TokenIdx> {
    let mut anchors = Vec::new();
    let mut before = None;
    for piece in pieces {
        match *piece {
            Piece::Main(raw, idx) if raw.upos != Upos::Punct => {
                before = match raw.label {
                    "case" => Some(head(main, idx, main_at).unwrap_or(first)),
                    _ => main_at[idx],
                };
            }
            Piece::Main(..) | Piece::Aside(..) => {}
            Piece::Bracket(_, aside, _) => {
                if anchors.len() == aside {
                    anchors.push(before.unwrap_or(first));
                }
            }
        }
    }
    anchors
}

/// The final place of the token that `idx` hangs on, white space passed over; `None` at a root.
fn head(analysis: &Analysis, idx: usize, at: &[Option<TokenIdx>]) -> Option<TokenIdx> {
    let mut up = idx;
    for _ in 0..8 {
        let next = analysis.tokens[up].head;
        if next == up || next >= analysis.tokens.len() {
            return None;
        }
        up = next;
        if let Some(placed) = at[up] {
            return Some(placed);
        }
    }
    None
}

fn root_of(analysis: &Analysis, at: &[Option<TokenIdx>]) -> Option<TokenIdx> {
    (0..analysis.tokens.len())
        .find(|&idx| at[idx].is_some() && head(analysis, idx, at).is_none())
        .and_then(|idx| at[idx])
}

/// How the root of an aside hangs: an acronym behind a name is that name again.
fn hang(aside: &Analysis, anchor: TokenIdx, tokens: &[Token]) -> (TokenIdx, Relation) {
    let mut words = aside.tokens.iter().filter(|raw| raw.upos != Upos::Space);
    let acronym = match (words.next(), words.next()) {
        (Some(only), None) => {
            only.text.chars().filter(|letter| letter.is_uppercase()).count() >= 2
                && only.text.chars().all(|letter| !letter.is_lowercase())
        }
        _ => false,
    };
    let noun = tokens.get(anchor).is_some_and(|token| token.upos.is_nominal());
    match acronym && noun {
        true => (anchor, Relation::Apposition),
        false => (anchor, Relation::Aside),
    }
}

fn token(raw: &RawToken, at: TokenIdx, head: Option<TokenIdx>) -> Token {
    let relation = match head {
        Some(_) => match labels::relation(raw.label, raw.upos) {
            Relation::Root => Relation::Other,
            relation => relation,
        },
        None => Relation::Root,
    };
    let mut token = Token {
        span: raw.span,
        lemma: raw.lemma.clone(),
        upos: raw.upos,
        tag: raw.tag,
        head: head.unwrap_or(at),
        relation,
        sentence: 0,
    };
    acronym_is_name(&mut token, &raw.text);
    if token.upos.is_verbal() && lost_its_e(&raw.text, &token.lemma) {
        token.lemma.push('e');
    }
    token
}

/// Whether the model cut one letter too many off a verb: "staged" is of "stage", since "stag" would double its last
/// letter, "stagged". Holds for words of one short vowel between single consonants.
fn lost_its_e(shown: &str, lemma: &str) -> bool {
    let shown = shown.to_lowercase();
    let rest = shown.strip_prefix(lemma);
    let is_vowel = |letter: &u8| b"aeiou".contains(letter);
    let [.., vowel, last] = lemma.as_bytes() else { return false };
    matches!(rest, Some("ed" | "ing"))
        && lemma.bytes().filter(|letter| is_vowel(letter)).count() == 1
        && lemma.len() > 2
        && is_vowel(vowel)
        && last.is_ascii_lowercase()
        && !is_vowel(last)
        && !matches!(last, b'w' | b'x' | b'y')
}

/// Whether the model was shown the word in another case than it is written in.
fn is_lowered(shown: &str, written: &str) -> bool {
    shown != written
        && shown.len() == written.len()
        && shown.to_lowercase() == written.to_lowercase()
}

/// The text with these words in the case that the model was shown.
fn calm(text: &str, lowered: &[(Span, String)]) -> String {
    let mut calm = String::with_capacity(text.len());
    let mut at = 0;
    for (span, shown) in lowered.iter().filter(|(span, _)| !span.is_empty()) {
        calm.push_str(text.get(at..span.start()).unwrap_or(""));
        calm.push_str(shown);
        at = span.end();
    }
    calm.push_str(text.get(at..).unwrap_or(""));
    calm
}

/// An acronym is a name, also where the model takes it for a common noun: "ISIS" is no "isis".
fn acronym_is_name(token: &mut Token, shown: &str) {
    let acronym = shown.len() > 1 && shown.chars().all(char::is_uppercase);
    if token.upos == Upos::Noun && acronym {
        token.upos = Upos::Propn;
        token.tag = "NNP";
        token.lemma = shown.to_owned();
    }
}

/// A name that was shown otherwise than written keeps its own letters: "ez-Zor", not "Ezzor".
fn name_as_written(token: &mut Token, text: &str) {
    let written = token.span.of(text);
    if token.upos == Upos::Propn
        && !written.is_empty()
        && !written.contains(char::is_whitespace)
        && !written.eq_ignore_ascii_case(&token.lemma)
    {
        token.lemma = written.to_owned();
    }
}

fn bracket(span: Span, opens: bool, head: TokenIdx) -> Token {
    Token {
        span,
        lemma: if opens { "(" } else { ")" }.to_owned(),
        upos: Upos::Punct,
        tag: if opens { "-LRB-" } else { "-RRB-" },
        head,
        relation: Relation::Punctuation,
        sentence: 0,
    }
}

/// Makes the first token of any circle a root, so that every way up ends.
fn cut_circles(tokens: &mut [Token], sentence: std::ops::Range<TokenIdx>) {
    let start = sentence.start;
    // 0 unseen, otherwise the walk that saw it first.
    let mut seen = vec![0_usize; sentence.len()];
    for idx in sentence.clone() {
        let walk = idx - start + 1;
        let mut at = idx;
        while seen[at - start] == 0 {
            seen[at - start] = walk;
            at = tokens[at].head;
        }
        if seen[at - start] == walk && tokens[at].head != at {
            tokens[at].head = at;
            tokens[at].relation = Relation::Root;
        }
    }
}
