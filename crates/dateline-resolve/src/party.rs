//! Which actor a mention means.

use std::cell::RefCell;
use std::collections::BTreeMap;

use dateline_model::{
    ActorKind, Attested, Class, Evidence, Mention, MentionIdx, Parse, Party, Reading,
    Relation, TokenIdx, Upos,
};

use crate::actors::{Hit, Hits, Named};
use crate::theatre::Theatre;
use crate::world::World;
use crate::{antecedent, naming};

/// A mention, and the other side that it cannot be.
type Asked = (MentionIdx, Option<String>);

/// Resolves the mentions of one report, each once.
pub(crate) struct Parties<'a> {
    pub(crate) parse: &'a Parse<'a>,
    pub(crate) reading: &'a Reading,
    pub(crate) world: &'a World,
    pub(crate) hits: &'a Hits,
    pub(crate) theatre: &'a Theatre,
    known: RefCell<BTreeMap<Asked, Option<Attested<Party>>>>,
}

impl<'a> Parties<'a> {
    pub(crate) fn new(
        parse: &'a Parse<'a>,
        reading: &'a Reading,
        world: &'a World,
        hits: &'a Hits,
        theatre: &'a Theatre,
    ) -> Parties<'a> {
        Parties { parse, reading, world, hits, theatre, known: RefCell::default() }
    }

    /// The party that a mention means. `not` is the other side: nobody fights himself.
    pub(crate) fn of(
        &self,
        mention: MentionIdx,
        not: Option<&str>,
    ) -> Option<Attested<Party>> {
        let key = (mention, not.map(str::to_owned));
        if let Some(known) = self.known.borrow().get(&key) {
            return known.clone();
        }
        let found = self.resolve(&self.reading.mentions[mention], not);
        self.known.borrow_mut().insert(key, found.clone());
        found
    }

    /// The actor named inside the mention or in apposition to it, without any antecedent.
    pub(crate) fn named(&self, mention: &Mention) -> Option<&'a Hit> {
        self.named_inside(mention).or_else(|| self.named_beside(mention))
    }

    fn resolve(&self, mention: &Mention, not: Option<&str>) -> Option<Attested<Party>> {
        match mention.class {
            Class::Civilian => Some(self.unlisted(mention, ActorKind::Civilians)),
            Class::Crowd => {
                let kind = mention.actor_kind.unwrap_or(ActorKind::Protesters);
                Some(self.unlisted(mention, kind))
            }
            Class::Place | Class::Route | Class::Other => None,
            Class::Position | Class::Arms | Class::Bodies => {
                self.named_inside(mention).map(|hit| self.party(mention, hit))
            }
            Class::Property => self.owner(mention),
            Class::Pronoun => self.antecedent(mention, not),
            Class::Armed => match self.named(mention) {
                Some(hit) => Some(self.party(mention, hit)),
                None => Some(self.generic(mention, not)),
            },
            Class::People => {
                match self.named(mention).or_else(|| self.named_with(mention)) {
                    Some(hit) => Some(self.party(mention, hit)),
                    None => Some(self.people(mention, not)),
                }
            }
            Class::Name => self.by_name(mention),
        }
    }

    fn party(&self, mention: &Mention, hit: &Hit) -> Attested<Party> {
        let party = self.of_named(mention, &hit.named);
        let attested = Attested::direct(party, mention.span);
        match self.parse.span_of(hit.tokens.clone()) {
            Some(span) if !mention.span.contains(span) => {
                attested.and(Evidence::antecedent(span))
            }
            Some(_) | None => attested,
        }
    }

    fn of_named(&self, mention: &Mention, named: &Named) -> Party {
        let text = mention.span.of(self.parse.text).to_owned();
        match named {
            Named::Listed(actor) => Party {
                text,
                actor: Some(actor.id.clone()),
                name: actor.name.clone(),
                kind: actor.kind,
                country: actor.country.clone(),
            },
            Named::OfState { iso3, country, kind } => {
                self.state(text, iso3, country, *kind)
            }
        }
    }

    /// The forces of a state: the listed actor where there is one.
    fn state(&self, text: String, iso3: &str, country: &str, kind: ActorKind) -> Party {
        let bears = match kind {
            ActorKind::Police => "Police Forces of",
            ActorKind::Government => "Government of",
            ActorKind::Military
            | ActorKind::Coalition
            | ActorKind::Rebel
            | ActorKind::PoliticalMilitia
            | ActorKind::IdentityMilitia
            | ActorKind::UnidentifiedArmed
            | ActorKind::Rioters
            | ActorKind::Protesters
            | ActorKind::Civilians
            | ActorKind::International
            | ActorKind::Unknown => "Military Forces of",
        };
        // A unit of a state's forces may stand in the list too.
        let listed = self.world.actors.all().iter().find(|actor| {
            actor.kind == kind
                && actor.country.as_deref() == Some(iso3)
                && actor.name.starts_with(bears)
        });
        let name = format!("{bears} {country}");
        Party {
            text,
            actor: Some(match listed {
                Some(actor) => actor.id.clone(),
                None => format!("{kind}:{iso3}"),
            }),
            name: listed.map_or(name, |actor| actor.name.clone()),
            kind,
            country: Some(iso3.to_owned()),
        }
    }

    fn unlisted(&self, mention: &Mention, kind: ActorKind) -> Attested<Party> {
        let text = mention.span.of(self.parse.text).to_owned();
        let name = match kind {
            ActorKind::Civilians => "Civilians".to_owned(),
            ActorKind::Protesters => "Protesters".to_owned(),
            ActorKind::Rioters => "Rioters".to_owned(),
            ActorKind::UnidentifiedArmed => "Unidentified Armed Group".to_owned(),
            ActorKind::IdentityMilitia => "Tribal fighters".to_owned(),
            ActorKind::Military
            | ActorKind::Police
            | ActorKind::Government
            | ActorKind::Coalition
            | ActorKind::Rebel
            | ActorKind::PoliticalMilitia
            | ActorKind::International
            | ActorKind::Unknown => self.bare(mention),
        };
        let country = self.theatre.iso3().filter(|_| kind == ActorKind::Civilians);
        let party =
            Party { text, actor: None, name, kind, country: country.map(str::to_owned) };
        Attested::direct(party, mention.span)
    }

    /// The words of the mention without article, number and hedge: "militants" of "scores of militants".
    fn bare(&self, mention: &Mention) -> String {
        let tokens = self.tokens_of(mention);
        let opens = |idx: &TokenIdx| {
            let token = &self.parse.tokens[*idx];
            let counts = dateline_model::number(self.parse.word(*idx)).is_some();
            matches!(token.upos, Upos::Adj | Upos::Noun | Upos::Propn | Upos::Verb)
                && !counts
                && !matches!(
                    token.lemma.as_str(),
                    "more" | "less" | "many" | "few" | "several" | "least"
                )
                && (*idx == mention.head || !self.leads_to(*idx, mention.head))
        };
        let end = tokens.end;
        let first = tokens.clone().find(opens).unwrap_or(mention.head);
        let span = self.parse.span_of(first..end).unwrap_or(mention.span);
        span.of(self.parse.text).to_owned()
    }

    /// "members of the group": whether the word only leads to the head behind its "of".
    fn leads_to(&self, idx: TokenIdx, head: TokenIdx) -> bool {
        idx < head && self.parse.ancestors(head).any(|above| above == idx)
    }

    /// The other states that share the noun: "Russian and Syrian forces".
    pub(crate) fn beside(&self, mention: MentionIdx) -> Vec<Attested<Party>> {
        let mention = &self.reading.mentions[mention];
        if mention.class != Class::Armed {
            return Vec::new();
        }
        let chosen = self.named_inside(mention);
        let tokens = self.tokens_of(mention);
        let shares = |hit: &&Hit| {
            matches!(hit.named, Named::OfState { .. })
                && Some(*hit) != chosen
                && hit.tokens.len() == 1
                && hit.tokens.end <= mention.head
        };
        self.hits
            .inside(tokens)
            .filter(shares)
            .map(|hit| self.party(mention, hit))
            .collect()
    }

    /// The naming that holds the head word, else the one nearest before it, else behind its "of".
    fn named_inside(&self, mention: &Mention) -> Option<&'a Hit> {
        let tokens = self.tokens_of(mention);
        let mut hits: Vec<&Hit> = self.hits.inside(tokens).collect();
        hits.sort_by_key(|hit| {
            let holds = hit.tokens.contains(&mention.head);
            let before = hit.tokens.end <= mention.head;
            let gap = match before {
                true => mention.head - hit.tokens.end,
                false => hit.tokens.start.saturating_sub(mention.head),
            };
            (!holds, !before, gap)
        });
        hits.first().copied()
    }

    fn tokens_of(&self, mention: &Mention) -> std::ops::Range<TokenIdx> {
        let sentence = self.parse.sentence_of(mention.head).tokens.clone();
        let inside = |idx: &TokenIdx| mention.span.contains(self.parse.tokens[*idx].span);
        let first = sentence.clone().find(inside).unwrap_or(mention.head);
        let last = sentence.rev().find(inside).unwrap_or(mention.head);
        first..last + 1
    }

    /// "X, an explosives expert of the group": the naming stands in apposition or in an aside.
    fn named_beside(&self, mention: &Mention) -> Option<&'a Hit> {
        let beside = self.parse.children(mention.head).iter().copied().filter(|&idx| {
            matches!(
                self.parse.tokens[idx].relation,
                Relation::Apposition | Relation::Aside | Relation::Possessor
            )
        });
        beside
            .filter_map(|idx| {
                let below = self.parse.subtree(idx);
                let (first, last) = (*below.first()?, *below.last()?);
                self.hits.inside(first..last + 1).next()
            })
            .next()
    }

    /// "the commander of X and one associate": those named together belong together.
    fn named_with(&self, mention: &Mention) -> Option<&'a Hit> {
        let token = &self.parse.tokens[mention.head];
        if token.relation != Relation::Conjunct {
            return None;
        }
        let first =
            self.reading.mentions.iter().find(|other| other.head == token.head)?;
        matches!(first.class, Class::Armed | Class::Name | Class::People)
            .then(|| self.named(first))
            .flatten()
    }

    /// People of whom no more is said: a government, those of a group told before ("its leaders"), civilians.
    fn people(&self, mention: &Mention, not: Option<&str>) -> Attested<Party> {
        if mention.actor_kind == Some(ActorKind::Government) {
            let text = mention.span.of(self.parse.text).to_owned();
            if let Some((iso3, country)) = self.theatre.country() {
                let party = self.state(text, iso3, country, ActorKind::Government);
                return Attested::direct(party, mention.span);
            }
            return self.unlisted(mention, ActorKind::Government);
        }
        let owned = self.parse.children(mention.head).iter().any(|&idx| {
            matches!(self.parse.word(idx).to_lowercase().as_str(), "its" | "their")
        });
        let owner = antecedent::of_kind(self, mention.head, not, |named| {
            named.kind().is_armed() && named.kind() != ActorKind::Coalition
        });
        match owner.filter(|_| owned) {
            Some(hit) => self.party(mention, hit),
            None => self.unlisted(mention, ActorKind::Civilians),
        }
    }

    /// Armed people who are not named: "soldiers", "the group", "gunmen".
    fn generic(&self, mention: &Mention, not: Option<&str>) -> Attested<Party> {
        let kind = mention.actor_kind;
        // Guards may be anybody's; soldiers and the police are the state's.
        let word = self.parse.tokens[mention.head].lemma.to_lowercase();
        let is_police = kind == Some(ActorKind::Police)
            && matches!(word.as_str(), "police" | "policeman" | "policemen" | "gendarme");
        if (kind == Some(ActorKind::Military) || is_police)
            && let Some((iso3, country)) = self.theatre.country()
        {
            let before = antecedent::of_kind(self, mention.head, not, |hit| {
                Some(hit.kind()) == kind
            });
            if let Some(hit) = before {
                return self.party(mention, hit);
            }
            let text = mention.span.of(self.parse.text).to_owned();
            let party =
                self.state(text, iso3, country, kind.unwrap_or(ActorKind::Military));
            return Attested::direct(party, mention.span);
        }
        let is_definite = self.parse.children(mention.head).iter().any(|&idx| {
            matches!(
                self.parse.word(idx).to_lowercase().as_str(),
                "the" | "its" | "their" | "these" | "those" | "this"
            )
        });
        // "militants who have arrived" are new to the report.
        let is_new = self.parse.child(mention.head, Relation::RelativeClause).is_some();
        let may_refer = is_definite
            || (mention.plural && !is_new && kind != Some(ActorKind::UnidentifiedArmed));
        if may_refer
            && let Some(hit) = antecedent::of_kind(self, mention.head, not, |named| {
                fits(kind, named.kind())
            })
        {
            return self.party(mention, hit);
        }
        self.unlisted(mention, kind.unwrap_or(ActorKind::Unknown))
    }

    fn antecedent(
        &self,
        mention: &Mention,
        not: Option<&str>,
    ) -> Option<Attested<Party>> {
        let word = self.parse.word(mention.head).to_lowercase();
        if !matches!(
            word.as_str(),
            "they"
                | "them"
                | "it"
                | "who"
                | "which"
                | "that"
                | "their"
                | "its"
                | "themselves"
                | "itself"
        ) {
            return None;
        }
        if let Some(hit) = self.named_beside(mention) {
            return Some(self.party(mention, hit));
        }
        antecedent::of_kind(self, mention.head, not, |named| named.kind().is_armed())
            .map(|hit| self.party(mention, hit))
    }

    /// A house belongs to civilians where the words say so, a base to the force that is named with it.
    fn owner(&self, mention: &Mention) -> Option<Attested<Party>> {
        if let Some(hit) = self.named_inside(mention) {
            return Some(self.party(mention, hit));
        }
        let is_civilian = self.parse.children(mention.head).iter().any(|&idx| {
            matches!(
                self.parse.tokens[idx].lemma.to_lowercase().as_str(),
                "civilian" | "resident" | "villager" | "people"
            )
        });
        is_civilian.then(|| self.unlisted(mention, ActorKind::Civilians))
    }

    /// A proper name: an actor, a state, or somebody who is not listed.
    fn by_name(&self, mention: &Mention) -> Option<Attested<Party>> {
        if let Some(hit) = self.named(mention) {
            return Some(self.party(mention, hit));
        }
        let text = mention.span.of(self.parse.text);
        if let Some((iso3, country)) = naming::country_named(&self.world.places, text) {
            let party = self.state(text.to_owned(), &iso3, &country, ActorKind::Military);
            return Some(Attested::direct(party, mention.span));
        }
        // "a Turkish air strike": the adjective stands for the state's forces.
        if let Some((iso3, country)) =
            naming::country_by_adjective(&self.world.places, text)
        {
            let party = self.state(text.to_owned(), &iso3, &country, ActorKind::Military);
            return Some(Attested::direct(party, mention.span));
        }
        if naming::looks_like_place(text)
            || self.is_place(mention)
            || self.parse.tokens[mention.head].upos == Upos::Num
        {
            return None;
        }
        Some(self.unlisted(mention, ActorKind::Unknown))
    }

    /// Whether the mention is the bare name of a state.
    pub(crate) fn is_country(&self, mention: &Mention) -> bool {
        let text = mention.span.of(self.parse.text);
        naming::country_named(&self.world.places, text).is_some()
    }

    /// Whether a name that no list of actors knows is a place.
    pub(crate) fn is_place(&self, mention: &Mention) -> bool {
        self.named_inside(mention).is_none()
            && naming::is_known(&self.world.places, mention.span.of(self.parse.text))
    }
}

/// Whether an actor of this kind may be meant by a word for the other.
fn fits(word: Option<ActorKind>, actor: ActorKind) -> bool {
    match word {
        Some(word) => word == actor,
        None => {
            actor.is_armed() && actor != ActorKind::Military && actor != ActorKind::Police
        }
    }
}
