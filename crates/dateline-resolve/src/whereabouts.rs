//! Where each frame happened: all places of a report are decided together, then each frame takes its nearest.

use std::collections::BTreeMap;

use dateline_model::{
    Attested, Class, Evidence, Frame, FrameIdx, Mention, Parse, Place, PlaceKind,
    PlacePrecision, PlaceRelation, Reading, Relation, Report, Span, TokenIdx, Upos,
    Where, ZoneKind,
};

use crate::actors::{Hit, Hits};
use crate::naming;
use crate::places::{PlaceChoice, PlaceContext, PlaceQuery, ScanWord};
use crate::route;
use crate::world::World;

/// The places of a report's mentions and frames.
pub(crate) struct Whereabouts {
    by_head: BTreeMap<TokenIdx, Attested<Where>>,
    by_frame: Vec<Option<Attested<Where>>>,
    /// The places named in each sentence, frames or not.
    by_sentence: BTreeMap<usize, Vec<Attested<Where>>>,
}

impl Whereabouts {
    pub(crate) fn of(
        report: &Report,
        parse: &Parse<'_>,
        reading: &Reading,
        world: &World,
        hits: &Hits,
    ) -> Whereabouts {
        let (by_head, by_sentence) = decide(report, parse, reading, world, hits);
        let mut whereabouts = Whereabouts { by_head, by_frame: Vec::new(), by_sentence };
        whereabouts.by_frame = reading
            .frames
            .iter()
            .map(|frame| whereabouts.nearest(reading, frame))
            .collect();
        whereabouts.share(reading);
        whereabouts.carry_over(parse, reading);
        whereabouts
    }

    /// Where the frame happened.
    pub(crate) fn of_frame(&self, frame: FrameIdx) -> Option<&Attested<Where>> {
        self.by_frame.get(frame)?.as_ref()
    }

    /// The place that the mention with this head word means.
    pub(crate) fn of_mention(&self, head: TokenIdx) -> Option<&Attested<Where>> {
        self.by_head.get(&head)
    }

    /// All places that were found.
    pub(crate) fn all(&self) -> impl Iterator<Item = &Place> {
        self.by_head.values().filter_map(|found| found.value.place.as_ref())
    }

    /// Whether the mention with this head word is a known place.
    pub(crate) fn is_place(&self, head: TokenIdx) -> bool {
        self.by_head.get(&head).is_some_and(|found| found.value.place.is_some())
    }

    /// The place phrase that costs least: near in the tree, behind a preposition of place, exact.
    fn nearest(&self, reading: &Reading, frame: &Frame) -> Option<Attested<Where>> {
        let of_territory = frame
            .senses
            .iter()
            .filter_map(|sense| sense.territory.as_ref()?.place)
            .filter_map(|mention| self.by_head.get(&reading.mentions[mention].head))
            .map(|found| (precision_cost(found), found.clone()));
        let around = frame.places.iter().filter_map(|words| {
            let mention = &reading.mentions[words.mention];
            let found = self.by_head.get(&mention.head)?;
            let cost = usize::from(words.distance) * 2
                + preposition_cost(&words.preposition)
                + precision_cost(found);
            let mut found = found.clone();
            found.value.relation = relation(&words.preposition, found.value.relation);
            Some((cost, found))
        });
        let all = of_territory.chain(around).filter(|(cost, _)| *cost <= MAX_COST);
        all.min_by_key(|(cost, _)| *cost).map(|(_, found)| found)
    }

    /// A frame without a place of its own takes that of the frame it is part of, or of its parts.
    fn share(&mut self, reading: &Reading) {
        for _ in 0..2 {
            for idx in 0..reading.frames.len() {
                let Some(above) = reading.frames[idx].part_of else { continue };
                match (self.by_frame[idx].is_some(), self.by_frame[above].is_some()) {
                    (false, true) => {
                        self.by_frame[idx] = context(self.by_frame[above].as_ref())
                    }
                    (true, false) => {
                        self.by_frame[above] = context(self.by_frame[idx].as_ref())
                    }
                    (true, true) | (false, false) => {}
                }
            }
        }
    }

    /// The only exact place of the nearest sentence before that names one.
    fn told_before(&self, parse: &Parse<'_>, frame: &Frame) -> Option<&Attested<Where>> {
        let first = frame.sentence.saturating_sub(REACH);
        let (sentence, named) =
            self.by_sentence.range(first..frame.sentence).next_back()?;
        let here = same_paragraph(parse, *sentence, frame.sentence)
            && parse.sentences[*sentence].zone == frame.zone;
        match named.as_slice() {
            [only] if here => Some(only),
            _ => None,
        }
    }

    /// A paragraph goes on about the place it has come to, for a few sentences.
    fn carry_over(&mut self, parse: &Parse<'_>, reading: &Reading) {
        for idx in 0..self.by_frame.len() {
            if self.by_frame[idx].is_some() {
                continue;
            }
            let frame = &reading.frames[idx];
            if names_its_own(reading, frame) {
                continue;
            }
            let earlier = (0..idx).rev().find(|&other| {
                let before = &reading.frames[other];
                let is_own = self.by_frame[other].as_ref().is_some_and(|found| {
                    found.evidence().iter().any(|evidence| {
                        evidence.role == dateline_model::EvidenceRole::Direct
                    })
                });
                is_own
                    && before.zone == frame.zone
                    && frame.sentence - before.sentence <= REACH
                    && same_paragraph(parse, before.sentence, frame.sentence)
            });
            self.by_frame[idx] = match earlier {
                Some(other) => context(self.by_frame[other].as_ref()),
                None => context(self.told_before(parse, frame)),
            };
        }
    }
}

/// A place that stands further off in the tree belongs to something else in the sentence.
const MAX_COST: usize = 13;
/// So many sentences a place is carried over without being named again.
const REACH: usize = 3;

/// Whether the frame has a place phrase of its own that no list knows: no other place may stand in for it.
fn names_its_own(reading: &Reading, frame: &Frame) -> bool {
    frame.places.iter().any(|words| {
        words.distance <= 2
            && matches!(words.preposition.as_str(), "in" | "at" | "near")
            && reading.mentions[words.mention].class == Class::Name
    })
}

fn context(found: Option<&Attested<Where>>) -> Option<Attested<Where>> {
    let found = found?;
    let spans: Vec<Span> = found.evidence().iter().filter_map(Evidence::span).collect();
    let (first, rest) = spans.split_first()?;
    let attested = Attested::new(found.value.clone(), Evidence::context(*first));
    Some(
        rest.iter()
            .fold(attested, |attested, &span| attested.and(Evidence::context(span))),
    )
}

fn same_paragraph(parse: &Parse<'_>, earlier: usize, later: usize) -> bool {
    let (from, to) =
        (parse.sentences[earlier].span.end(), parse.sentences[later].span.start());
    !parse.text.get(from..to.max(from)).unwrap_or("").contains("\n\n")
}

/// Asks the gazetteer for all place phrases at once.
fn decide(
    report: &Report,
    parse: &Parse<'_>,
    reading: &Reading,
    world: &World,
    hits: &Hits,
) -> (BTreeMap<TokenIdx, Attested<Where>>, BTreeMap<usize, Vec<Attested<Where>>>) {
    let mut heads: Vec<(TokenIdx, Span)> = Vec::new();
    for mention in &reading.mentions {
        let may_be = matches!(
            mention.class,
            Class::Place | Class::Name | Class::Position | Class::Route | Class::Property
        );
        let is_actor = hits.all().iter().any(|hit| {
            hit.tokens.contains(&mention.head) || is_owner(parse, mention, hit)
        });
        if may_be && !is_actor && !heads.iter().any(|(head, _)| *head == mention.head) {
            heads.push((mention.head, mention.span));
        }
    }
    let queries: Vec<PlaceQuery> = heads
        .iter()
        .map(|(head, span)| world.places.query(&phrase(parse, *head, *span), *span))
        .collect();
    let context = place_context(report, parse, world, hits);
    let mut asked = queries.clone();
    asked.extend(context.others.iter().cloned());
    let mut choices = world.places.choose(&asked, &context);
    let by_sentence = exact(parse, &context, choices.split_off(queries.len()));
    let mut by_head = BTreeMap::new();
    let mut unnamed = Vec::new();
    for (((head, span), query), choice) in heads.into_iter().zip(queries).zip(choices) {
        let found = match route::between(parse, reading, world, hits, head) {
            Some(line) => Some(line),
            None => choice.map(|choice| located(parse, span, choice)),
        };
        match found {
            Some(found) => {
                by_head.insert(head, found);
            }
            None if query.name.is_empty() && !query.wanted.is_empty() => {
                unnamed.push((head, span, query));
            }
            None if !query.name.is_empty()
                && (!query.wanted.is_empty()
                    || naming::looks_like_place(span.of(parse.text))) =>
            {
                by_head.insert(head, unknown(parse, span, query.relation));
            }
            None => {}
        }
    }
    refer_back(parse, &mut by_head, unnamed);
    (by_head, by_sentence)
}

/// The names of exact places by sentence, each place once.
fn exact(
    parse: &Parse<'_>,
    context: &PlaceContext,
    choices: Vec<Option<PlaceChoice>>,
) -> BTreeMap<usize, Vec<Attested<Where>>> {
    let mut by_sentence: BTreeMap<usize, Vec<Attested<Where>>> = BTreeMap::new();
    for (query, choice) in context.others.iter().zip(choices) {
        let sentence =
            parse.sentences.iter().position(|each| each.span.contains(query.span));
        let is_exact = |choice: &PlaceChoice| {
            choice.certain
                && matches!(
                    choice.place.precision,
                    PlacePrecision::Exact | PlacePrecision::Near
                )
        };
        let (Some(sentence), Some(choice)) = (sentence, choice.filter(is_exact)) else {
            continue;
        };
        let named = by_sentence.entry(sentence).or_default();
        let found = located(parse, query.span, choice);
        let id =
            |at: &Attested<Where>| at.value.place.as_ref().map(|place| place.id.clone());
        if !named.iter().any(|known| id(known) == id(&found)) {
            named.push(found);
        }
    }
    by_sentence
}

/// A place with a name that no list knows keeps its words.
fn unknown(parse: &Parse<'_>, span: Span, relation: PlaceRelation) -> Attested<Where> {
    let text = span.of(parse.text).to_owned();
    Attested::direct(Where { text, place: None, relation }, span)
}

/// "the neighbourhood" is the one named before it, where one was.
fn refer_back(
    parse: &Parse<'_>,
    by_head: &mut BTreeMap<TokenIdx, Attested<Where>>,
    unnamed: Vec<(TokenIdx, Span, PlaceQuery)>,
) {
    for (head, span, query) in unnamed {
        let is_definite = parse.children(head).iter().any(|&child| {
            matches!(parse.word(child).to_lowercase().as_str(), "the" | "this" | "that")
        });
        let here = parse.tokens[head].sentence;
        let fits = |(at, found): &(&TokenIdx, &Attested<Where>)| {
            here - parse.tokens[**at].sentence <= FAR_BACK
                && found.value.place.as_ref().is_some_and(|place| {
                    query.wanted.iter().all(|wanted| wanted.fit(place.kind) > 0)
                })
        };
        let before = by_head.range(..head).rev().find(fits);
        let Some((_, found)) = before.filter(|_| is_definite) else { continue };
        let meant = Where {
            text: span.of(parse.text).to_owned(),
            place: found.value.place.clone(),
            relation: query.relation,
        };
        let named = found.evidence().iter().find_map(Evidence::span);
        let attested = Attested::direct(meant, span);
        let attested = match named {
            Some(named) => attested.and(Evidence::antecedent(named)),
            None => attested,
        };
        by_head.insert(head, attested);
    }
}

/// So many sentences back "the town" still means the town named there.
const FAR_BACK: usize = 6;

/// The words to look up: a name put into brackets behind its kind word stands for both, "the quarter [Sharq]".
fn phrase(parse: &Parse<'_>, head: TokenIdx, span: Span) -> String {
    let aside = parse.children(head).iter().copied().find(|&child| {
        matches!(parse.tokens[child].relation, Relation::Aside | Relation::Apposition)
            && parse.word(child).chars().next().is_some_and(char::is_uppercase)
            && child > head
            && parse
                .text
                .get(..parse.tokens[child].span.start())
                .is_some_and(|before| before.ends_with(['[', '(']))
    });
    let whole = span.of(parse.text);
    match aside {
        Some(aside) if parse.tokens[head].upos == Upos::Noun => {
            format!("{} {}", parse.word(aside), parse.word(head))
        }
        Some(_) | None => whole.to_owned(),
    }
}

/// "the army's positions" are named for their owner, and no place is named in them.
fn is_owner(parse: &Parse<'_>, mention: &Mention, hit: &Hit) -> bool {
    let owned = matches!(mention.class, Class::Position | Class::Property | Class::Route);
    owned
        && parse
            .span_of(hit.tokens.clone())
            .is_some_and(|span| mention.span.contains(span))
}

fn located(parse: &Parse<'_>, span: Span, choice: PlaceChoice) -> Attested<Where> {
    let text = span.of(parse.text).to_owned();
    let found = Where { text, place: Some(choice.place), relation: choice.relation };
    Attested::direct(found, span)
}

/// All other names of places in the report, its dateline and its adjectives: they speak for one country.
fn place_context(
    report: &Report,
    parse: &Parse<'_>,
    world: &World,
    hits: &Hits,
) -> PlaceContext {
    let mut context = PlaceContext {
        dateline: report
            .dateline
            .as_ref()
            .and_then(|line| line.place)
            .map(|span| world.places.query(span.of(parse.text), span)),
        ..PlaceContext::default()
    };
    for sentence in &parse.sentences {
        if matches!(sentence.zone, ZoneKind::Comment | ZoneKind::Furniture) {
            continue;
        }
        for found in names_in(parse, world, sentence.tokens.clone()) {
            let is_actor = hits.all().iter().any(|hit| {
                parse.span_of(hit.tokens.clone()).is_some_and(|span| span.overlaps(found))
            });
            if !is_actor {
                context.others.push(world.places.query(found.of(parse.text), found));
            }
        }
        for idx in sentence.tokens.clone() {
            let word = parse.word(idx);
            let is_adjective = matches!(parse.tokens[idx].upos, Upos::Adj | Upos::Propn)
                && word.chars().next().is_some_and(char::is_uppercase);
            // "Russian warplanes" says who flew, not where.
            let is_named = hits.all().iter().any(|hit| hit.tokens.contains(&idx));
            if is_adjective
                && !is_named
                && world.places.country_of_adjective(word).is_some()
            {
                context.adjectives.push(word.to_owned());
            }
        }
    }
    context
}

/// The names of places in these tokens, by the gazetteer's own scan.
pub(crate) fn names_in(
    parse: &Parse<'_>,
    world: &World,
    tokens: std::ops::Range<TokenIdx>,
) -> Vec<Span> {
    let first = tokens.start;
    let words: Vec<ScanWord> = tokens
        .map(|idx| ScanWord {
            span: parse.tokens[idx].span,
            proper: parse.tokens[idx].upos == Upos::Propn,
            opens: idx == first,
        })
        .collect();
    world.places.scan(parse.text, &words).into_iter().map(|found| found.span).collect()
}

/// "in" places an event; "from" and "to" tell of a way, "of" and "against" mostly of something else.
fn preposition_cost(preposition: &str) -> usize {
    match preposition {
        "" | "in" | "at" | "near" | "around" | "inside" | "outside" | "along"
        | "within" => 0,
        "on" | "between" | "across" | "over" | "through" | "throughout" | "into" => 1,
        "of" | "toward" | "towards" | "off" | "behind" | "beside" | "beyond" => 2,
        "to" | "from" => 4,
        _ => 5,
    }
}

fn precision_cost(found: &Attested<Where>) -> usize {
    match found.value.place.as_ref().map(|place| place.precision) {
        Some(PlacePrecision::Exact | PlacePrecision::Near | PlacePrecision::Line) => 0,
        Some(PlacePrecision::Area | PlacePrecision::Admin3) => 1,
        Some(PlacePrecision::Admin2) => 2,
        Some(PlacePrecision::Admin1) => 3,
        Some(PlacePrecision::Country) => 8,
        None => 6,
    }
}

fn relation(preposition: &str, stated: PlaceRelation) -> PlaceRelation {
    match (preposition, stated) {
        ("near" | "around" | "outside" | "beside" | "off", _) => PlaceRelation::Near,
        ("along", _) => PlaceRelation::Along,
        ("between", _) => PlaceRelation::Between,
        ("from", PlaceRelation::In) => PlaceRelation::From,
        ("to" | "toward" | "towards", PlaceRelation::In) => PlaceRelation::To,
        (_, stated) => stated,
    }
}

/// A place that stands for a line: no point may stand for it.
pub(crate) fn line(id: String, name: String, ends: &[Place]) -> Option<Place> {
    let first = ends.first()?;
    let shared = |of: fn(&Place) -> &Option<String>| {
        let value = of(first).clone();
        value.filter(|value| ends.iter().all(|place| of(place).as_ref() == Some(value)))
    };
    Some(Place {
        id,
        name,
        kind: PlaceKind::Road,
        latitude: None,
        longitude: None,
        country: shared(|place| &place.country),
        iso3: shared(|place| &place.iso3),
        admin1: shared(|place| &place.admin1),
        admin2: shared(|place| &place.admin2),
        admin3: None,
        within: ends.iter().map(|place| place.id.clone()).collect(),
        precision: PlacePrecision::Line,
    })
}

/// Kept beside the places: whether a word hangs in the clause of a road.
pub(crate) fn is_reduced_clause(parse: &Parse<'_>, idx: TokenIdx) -> bool {
    matches!(
        parse.tokens[idx].relation,
        Relation::ReducedClause | Relation::RelativeClause
    )
}
