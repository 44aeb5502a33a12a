//! Which actor a mention means.

use std::cell::RefCell;
use std::collections::BTreeMap;

use dateline_model::{
    ActorKind, Attested, Class, Evidence, Mention, MentionIdx, Parse, Party, PartyFacts,
    Reading, Relation, Report, TokenIdx, Upos,
};

use crate::actors::{Hit, Hits, Named};
use crate::theatre::Theatre;
use crate::world::World;
use crate::{antecedent, naming, office};

mod bare;
mod bound;
mod meant;
mod nationals;
mod others;
mod outlet;
mod possessor;
mod pronoun;
mod state;
mod surname;

use state::owned;

/// What the frame says of a mention before the mention itself is read.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Seen<'s> {
    /// The other side: nobody fights himself.
    pub(crate) not: Option<&'s str>,
    /// Where it happened: ISO 3166-1 alpha-3 and name of the country.
    pub(crate) country: Option<(&'s str, &'s str)>,
    /// Whether it is the one who acts.
    pub(crate) acts: bool,
    /// Whether the act is violent.
    pub(crate) violent: bool,
    /// Whether the act is a government's, and not its forces'.
    pub(crate) political: bool,
}

/// A mention and what was seen of it.
type Asked = (MentionIdx, Option<String>, Option<String>, bool, bool, bool);

/// Resolves the mentions of one report, each once.
pub(crate) struct Parties<'a> {
    /// Who publishes the report, where that is known.
    pub(crate) outlet: Option<&'a Attested<String>>,
    pub(crate) parse: &'a Parse<'a>,
    pub(crate) reading: &'a Reading,
    pub(crate) world: &'a World,
    pub(crate) hits: &'a Hits,
    pub(crate) theatre: &'a Theatre,
    /// Who was introduced with an office, by surname.
    introduced: BTreeMap<String, (TokenIdx, ActorKind)>,
    known: RefCell<BTreeMap<Asked, Option<Attested<Party>>>>,
}

impl<'a> Parties<'a> {
    pub(crate) fn new(
        report: &'a Report,
        parse: &'a Parse<'a>,
        reading: &'a Reading,
        world: &'a World,
        hits: &'a Hits,
        theatre: &'a Theatre,
    ) -> Parties<'a> {
        let introduced = office::introduced(parse);
        Parties {
            outlet: report.outlet.as_ref(),
            parse,
            reading,
            world,
            hits,
            theatre,
            introduced,
            known: RefCell::default(),
        }
    }

    /// The party that a mention means.
    pub(crate) fn of(
        &self,
        mention: MentionIdx,
        seen: Seen<'_>,
    ) -> Option<Attested<Party>> {
        let country = seen.country.map(|(iso3, _)| iso3.to_owned());
        let not = seen.not.map(str::to_owned);
        let key = (mention, not, country, seen.acts, seen.violent, seen.political);
        if let Some(known) = self.known.borrow().get(&key) {
            return known.clone();
        }
        let found = self.resolve(&self.reading.mentions[mention], seen);
        self.known.borrow_mut().insert(key, found.clone());
        found
    }

    /// The actor named inside the mention or in apposition to it, without any antecedent.
    pub(crate) fn named(&self, mention: &Mention) -> Option<&'a Hit> {
        self.named_inside(mention).or_else(|| self.named_beside(mention))
    }

    fn resolve(&self, mention: &Mention, seen: Seen<'_>) -> Option<Attested<Party>> {
        match mention.class {
            // "Sons of the Hill": a listed name may be made of words for people.
            Class::Civilian => match self.named_inside(mention) {
                Some(hit) if hit.tokens.contains(&mention.head) => {
                    Some(self.party(mention, hit))
                }
                Some(_) | None => {
                    Some(self.unlisted(mention, ActorKind::Civilians, seen))
                }
            },
            Class::Crowd => {
                let kind = mention.actor_kind.unwrap_or(ActorKind::Protesters);
                Some(self.unlisted(mention, kind, seen))
            }
            Class::Institution => Some(match self.named(mention) {
                Some(hit) => self.party(mention, hit),
                None => self.institution(mention),
            }),
            Class::Place | Class::Route => None,
            Class::Other => self.surname(mention, seen),
            Class::Position | Class::Bodies => self
                .named_inside(mention)
                .map(|hit| self.party(mention, hit))
                .or_else(|| self.own_of_outlet(mention))
                .or_else(|| self.possessor(mention, seen)),
            Class::Arms => self
                .named_inside(mention)
                .map(|hit| self.party(mention, hit))
                .or_else(|| self.arms_of_a_state(mention))
                .or_else(|| self.arms_of_an_army(mention, seen))
                .or_else(|| self.possessor(mention, seen)),
            Class::Property => self.owner(mention, seen),
            Class::Pronoun => self.antecedent(mention, seen),
            Class::Armed => match self.named(mention) {
                Some(hit) => Some(self.party(mention, hit)),
                None => self
                    .own_of_outlet(mention)
                    .or_else(|| Some(self.generic(mention, seen))),
            },
            Class::People => {
                match self.named(mention).or_else(|| self.named_with(mention)) {
                    Some(hit) => Some(self.party(mention, hit)),
                    None => self
                        .others(mention, seen)
                        .or_else(|| self.speakers_own(mention, seen))
                        .or_else(|| Some(self.people(mention, seen))),
                }
            }
            Class::Name => self.by_name(mention, seen),
        }
    }

    /// The actor that a mention names, by the id of the list.
    pub(crate) fn actor_of(&self, mention: &Mention) -> Option<String> {
        self.of_named(mention, &self.named(mention)?.named).actor.clone()
    }

    /// The id by which a party of this naming is known.
    pub(crate) fn id_of(&self, named: &Named) -> Option<String> {
        match named {
            Named::Listed(actor) => Some(actor.id.clone()),
            Named::OfState { iso3, country, kind } => {
                self.state(String::new(), iso3, country, *kind).actor.clone()
            }
            Named::Told(_) => None,
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
            Named::Listed(actor) => Party::from(PartyFacts {
                text,
                actor: Some(actor.id.clone()),
                name: actor.name.clone(),
                kind: actor.kind,
                country: actor.country.clone(),
                acled: actor.own_acled(),
            }),
            Named::OfState { iso3, country, kind } => {
                self.state(text, iso3, country, *kind)
            }
            Named::Told(group) => Party::from(PartyFacts {
                text,
                actor: None,
                name: group.name.clone(),
                kind: group.kind,
                country: None,
                acled: None,
            }),
        }
    }

    /// The country that the mention is in: the frame's, else that of the place named last before it.
    fn country<'s>(
        &'s self,
        mention: &Mention,
        seen: Seen<'s>,
    ) -> Option<(&'s str, &'s str)> {
        seen.country.or_else(|| self.theatre.at(self.parse, mention.head))
    }

    fn unlisted(
        &self,
        mention: &Mention,
        kind: ActorKind,
        seen: Seen<'_>,
    ) -> Attested<Party> {
        let text = mention.span.of(self.parse.text).to_owned();
        let name = match kind {
            ActorKind::Civilians => "Civilians".to_owned(),
            ActorKind::Protesters => "Protesters".to_owned(),
            ActorKind::Rioters => "Rioters".to_owned(),
            ActorKind::UnidentifiedArmed => self
                .proper(mention)
                .unwrap_or_else(|| "Unidentified Armed Group".to_owned()),
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
        let country = self.country(mention, seen).map(|(iso3, _)| iso3);
        let country = country.filter(|_| kind == ActorKind::Civilians);
        let country = country.map(str::to_owned);
        let party = Party::from(PartyFacts {
            text,
            actor: None,
            name,
            kind,
            country,
            acled: None,
        });
        Attested::direct(party, mention.span)
    }

    /// A company or an agency, of the country that its words name.
    fn institution(&self, mention: &Mention) -> Attested<Party> {
        let mut party = self.unlisted(mention, ActorKind::Unknown, Seen::default());
        party.value.country = self.country_in(mention).map(|(iso3, _)| iso3);
        party
    }

    /// The others that share the noun: "Russian and Syrian forces", "the SDF and Islamic State militants".
    pub(crate) fn beside(&self, mention: MentionIdx) -> Vec<Attested<Party>> {
        let mention = &self.reading.mentions[mention];
        if !matches!(mention.class, Class::Armed | Class::Arms) {
            return Vec::new();
        }
        let chosen = self.named_inside(mention);
        let tokens = self.tokens_of(mention);
        let is_joined = |hit: &Hit| {
            let behind = chosen.filter(|chosen| hit.tokens.end < chosen.tokens.start);
            behind.is_some_and(|chosen| {
                (hit.tokens.end..chosen.tokens.start).all(|idx| {
                    matches!(
                        self.parse.tokens[idx].relation,
                        Relation::Coordinator
                            | Relation::Punctuation
                            | Relation::Determiner
                    )
                })
            })
        };
        let shares = |hit: &&Hit| {
            Some(*hit) != chosen
                && hit.tokens.end <= mention.head
                && match hit.named {
                    Named::OfState { .. } => hit.tokens.len() == 1,
                    Named::Listed(_) | Named::Told(_) => {
                        hit.named.kind().is_armed() && is_joined(hit)
                    }
                }
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
        // In "a Syrian Arab Army post" the reader may give the name's first word to the post.
        let mut hits: Vec<&Hit> =
            self.hits.inside(tokens).chain(self.hits.over(mention.head)).collect();
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
    fn people(&self, mention: &Mention, seen: Seen<'_>) -> Attested<Party> {
        let speaks = seen.political
            && office::speaks_for_a_state(&self.parse.tokens[mention.head].lemma);
        if mention.actor_kind == Some(ActorKind::Government)
            || (speaks && self.country_in(mention).is_some())
        {
            let text = mention.span.of(self.parse.text).to_owned();
            let of = |(iso3, country): (String, String)| {
                self.state(text.clone(), &iso3, &country, ActorKind::Government)
            };
            let own = self.country_in(mention).map(of);
            let told = || {
                let party = of(owned(self.country(mention, seen)?));
                (party.actor.as_deref() != seen.not).then_some(party)
            };
            if let Some(party) = own.or_else(told) {
                return Attested::direct(party, mention.span);
            }
            return self.unlisted(mention, ActorKind::Government, seen);
        }
        // "Two men on a motorbike opened fire".
        if seen.acts
            && seen.violent
            && self.parse.tokens[mention.head].lemma.eq_ignore_ascii_case("man")
        {
            return self.unlisted(mention, ActorKind::UnidentifiedArmed, seen);
        }
        let owned = self.parse.children(mention.head).iter().any(|&idx| {
            matches!(self.parse.word(idx).to_lowercase().as_str(), "its" | "their")
        });
        let owner = antecedent::of_kind(self, mention.head, seen.not, |named| {
            named.kind().is_armed() && named.kind() != ActorKind::Coalition
        });
        // "The airport is held by its defenders": they are the airport's.
        let defends =
            self.parse.tokens[mention.head].lemma.eq_ignore_ascii_case("defender");
        match owner.filter(|_| owned && !defends) {
            Some(hit) => self.party(mention, hit),
            None => self.unlisted(mention, ActorKind::Civilians, seen),
        }
    }

    /// Armed people who are not named: "soldiers", "the group", "gunmen".
    fn generic(&self, mention: &Mention, seen: Seen<'_>) -> Attested<Party> {
        let kind = match mention.actor_kind {
            None if self.is_of_government(mention) => Some(ActorKind::Military),
            kind => kind,
        };
        // Guards may be anybody's; soldiers and the police are the state's.
        let word = self.parse.tokens[mention.head].lemma.to_lowercase();
        let is_police = kind == Some(ActorKind::Police)
            && matches!(word.as_str(), "police" | "policeman" | "policemen" | "gendarme");
        let here = self.country(mention, seen);
        let is_definite = self.parse.children(mention.head).iter().any(|&idx| {
            matches!(
                self.parse.word(idx).to_lowercase().as_str(),
                "the" | "its" | "their" | "his" | "her" | "these" | "those" | "this"
            )
        });
        if kind == Some(ActorKind::Military) || is_police {
            let inside = self.country_inside(mention, here);
            let of_kind = |named: &Named| Some(named.kind()) == kind;
            let before = antecedent::of_same_noun(self, mention.head, seen.not, of_kind)
                .or_else(|| antecedent::of_kind(self, mention.head, seen.not, of_kind));
            // "the soldiers" are those told of; "police" are those of the country where it happened.
            let is_meant = |hit: &&Hit| {
                let country = hit.named.country();
                is_definite || country.is_none() || country == here.map(|(iso3, _)| iso3)
            };
            if let Some(hit) = before.filter(|_| inside.is_none()).filter(is_meant) {
                return self.party(mention, hit);
            }
            let inside =
                inside.as_ref().map(|(iso3, name)| (iso3.as_str(), name.as_str()));
            if let Some((iso3, country)) = inside.or(here) {
                let text = mention.span.of(self.parse.text).to_owned();
                let kind = kind.unwrap_or(ActorKind::Military);
                let party = self.state(text, iso3, country, kind);
                return Attested::direct(party, mention.span);
            }
        }
        // "militants who have arrived" are new to the report, and so are "X-backed militants"; "our men" and "its allies"
        // are none of those told of before.
        let is_new = self.parse.child(mention.head, Relation::RelativeClause).is_some()
            && !is_definite
            || self.is_bound(mention)
            || self.is_an_ally(mention)
            || self.is_told_apart(mention);
        if let Some(hit) = self.named_behind(mention) {
            return self.party(mention, hit);
        }
        let may_refer = !is_new
            && (is_definite
                || (mention.plural && kind != Some(ActorKind::UnidentifiedArmed)));
        if may_refer && let Some(hit) = self.meant(mention, kind, is_definite, seen) {
            return self.party(mention, hit);
        }
        self.unlisted(mention, kind.unwrap_or(ActorKind::UnidentifiedArmed), seen)
    }

    /// "govt forces", "federal troops": the word beside says that they are the state's.
    fn is_of_government(&self, mention: &Mention) -> bool {
        self.parse.children(mention.head).iter().any(|&idx| {
            idx < mention.head
                && matches!(
                    self.parse.word(idx).trim_end_matches('.').to_lowercase().as_str(),
                    "govt" | "gov't" | "government" | "federal" | "state" | "national"
                )
        })
    }

    /// A house belongs to civilians where the words say so, a base to the force that is named with it.
    fn owner(&self, mention: &Mention, seen: Seen<'_>) -> Option<Attested<Party>> {
        if let Some(hit) = self.named_inside(mention) {
            return Some(self.party(mention, hit));
        }
        let is_civilian = self.parse.children(mention.head).iter().any(|&idx| {
            matches!(
                self.parse.tokens[idx].lemma.to_lowercase().as_str(),
                "civilian" | "resident" | "villager" | "people"
            )
        });
        is_civilian.then(|| self.unlisted(mention, ActorKind::Civilians, seen))
    }

    /// A proper name: an actor, a state, or somebody who is not listed.
    fn by_name(&self, mention: &Mention, seen: Seen<'_>) -> Option<Attested<Party>> {
        if let Some(hit) = self.named(mention) {
            return Some(self.party(mention, hit));
        }
        if let Some(nationals) = self.nationals(mention, seen) {
            return Some(nationals);
        }
        let text = mention.span.of(self.parse.calm_text());
        let bare = text.strip_prefix("the ").or(text.strip_prefix("The "));
        let named = naming::country_named(&self.world.places, bare.unwrap_or(text));
        // "a Turkish air strike": the adjective stands for the state's forces.
        let adjective = || naming::country_by_adjective(&self.world.places, text);
        if let Some((iso3, country)) = named.or_else(adjective) {
            let kind = match seen.political {
                true => ActorKind::Government,
                false => ActorKind::Military,
            };
            let party = self.state(text.to_owned(), &iso3, &country, kind);
            return Some(Attested::direct(party, mention.span));
        }
        // "Ankara bombed the hills": a capital that acts is its government.
        let capital = naming::country_by_capital(&self.world.places, text);
        // "The Kabul assault" tells where.
        let modifies = matches!(
            self.parse.tokens[mention.head].relation,
            Relation::Compound | Relation::NounModifier
        );
        let is_side = (seen.acts || seen.political) && !modifies;
        if let Some((iso3, country)) = capital.filter(|_| is_side) {
            let kind = match seen.violent {
                true => ActorKind::Military,
                false => ActorKind::Government,
            };
            let party = self.state(text.to_owned(), &iso3, &country, kind);
            return Some(Attested::direct(party, mention.span));
        }
        if let Some(kind) = office::of(self.parse, mention.head) {
            return Some(self.in_office(mention, kind, seen));
        }
        if let Some(known) = self.surname(mention, seen) {
            return Some(known);
        }
        if naming::looks_like_place(text)
            || self.parse.tokens[mention.head].upos == Upos::Num
            || (self.is_place(mention)
                && (modifies || !(seen.acts && (seen.violent || seen.political))))
        {
            return None;
        }
        // "Abu X" is as often a fighter's name.
        let is_person = office::is_person(self.parse, mention.head)
            && !naming::looks_like_person(text);
        let kind = match (is_person, seen.acts) {
            (true, false) => ActorKind::Civilians,
            (true, true) | (false, _) => ActorKind::Unknown,
        };
        let mut somebody = self.unlisted(mention, kind, seen);
        if let Some((iso3, _)) = self.country_in(mention) {
            somebody.value.country = Some(iso3);
        }
        Some(somebody)
    }

    /// A named person who holds an office: an officer is the army's of the country.
    fn in_office(
        &self,
        mention: &Mention,
        kind: ActorKind,
        seen: Seen<'_>,
    ) -> Attested<Party> {
        let own = self.country_in(mention);
        let told = || Some(owned(self.country(mention, seen)?));
        match own.or_else(told).filter(|_| kind != ActorKind::Civilians) {
            Some((iso3, country)) => {
                let text = mention.span.of(self.parse.text).to_owned();
                Attested::direct(self.state(text, &iso3, &country, kind), mention.span)
            }
            None => self.unlisted(mention, kind, seen),
        }
    }

    /// Whether the mention is the bare name of a state or of its capital.
    pub(crate) fn is_state(&self, mention: &Mention) -> bool {
        let text = mention.span.of(self.parse.calm_text());
        naming::country_named(&self.world.places, text).is_some()
            || naming::country_by_capital(&self.world.places, text).is_some()
    }

    /// Whether the mention is the bare name of a state.
    pub(crate) fn is_country(&self, mention: &Mention) -> bool {
        let text = mention.span.of(self.parse.calm_text());
        naming::country_named(&self.world.places, text).is_some()
    }

    /// Whether a name that no list of actors knows is a place.
    pub(crate) fn is_place(&self, mention: &Mention) -> bool {
        self.named_inside(mention).is_none()
            && naming::is_known(
                &self.world.places,
                mention.span.of(self.parse.calm_text()),
            )
    }
}
