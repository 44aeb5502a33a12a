//! What stands behind a preposition, and the preposition's whole name.

use dateline_model::{Relation, Role, TokenIdx, Via};

use super::subject::Found;
use super::tree::Tree;
use super::words::COMPOUND_PREPOSITIONS;

impl Tree<'_> {
    /// The roles that the prepositions on a verb or noun give, each with its head words.
    pub(super) fn prepositions(self, on: TokenIdx) -> Vec<(Role, Found)> {
        let mut found = Vec::new();
        for preposition in self.children(on, Relation::Preposition) {
            self.behind(preposition, &mut found);
            for joined in self.children(preposition, Relation::Conjunct) {
                self.behind(joined, &mut found);
            }
        }
        found
    }

    /// What stands behind one preposition. "In front of a bakery" is read as one.
    fn behind(self, preposition: TokenIdx, found: &mut Vec<(Role, Found)>) {
        let mut name = self.parse.word(preposition).to_lowercase();
        if name == "as"
            && preposition > 0
            && self.parse.word(preposition - 1).eq_ignore_ascii_case("such")
        {
            name = "such as".to_owned();
        }
        let mut at = preposition;
        // "because of": "of" hangs on "because", and so does what stands behind it.
        // "out of", "from inside": a preposition on a preposition.
        if let Some(inner) = self.parse.children(at).iter().copied().find(|&child| {
            child == at + 1
                && matches!(
                    self.relation(child),
                    Relation::Preposition | Relation::PrepositionObject
                )
                && matches!(self.token(child).tag, "IN" | "TO" | "RP")
        }) {
            let long = format!("{name} {}", self.parse.word(inner).to_lowercase());
            if COMPOUND_PREPOSITIONS.contains(&long.as_str()) {
                name = long;
            }
            let objects_on_inner = self.has(inner, Relation::PrepositionObject);
            if objects_on_inner {
                at = inner;
            }
        }
        for object in self.children(at, Relation::PrepositionObject) {
            if self.is_verb(object) || self.token(object).tag == "IN" {
                continue;
            }
            if let Some((long, inner)) = self.continued(&name, preposition, object) {
                for object in self.children(inner, Relation::PrepositionObject) {
                    for it in self.expanded(object, Via::Direct) {
                        found.push((Role::Prep(long.to_owned()), it));
                    }
                }
                continue;
            }
            for it in self.expanded(object, Via::Direct) {
                found.push((Role::Prep(name.clone()), it));
            }
        }
    }

    /// "in" + "front" + "of": the whole name, and the preposition that its object hangs on.
    fn continued(
        self,
        name: &str,
        preposition: TokenIdx,
        noun: TokenIdx,
    ) -> Option<(&'static str, TokenIdx)> {
        let inner = self
            .children(noun, Relation::Preposition)
            .find(|&inner| inner == noun + 1 && inner <= preposition + 4)?;
        let words = (preposition + 1..=inner)
            .map(|idx| self.parse.word(idx).to_lowercase())
            .collect::<Vec<_>>()
            .join(" ");
        let long = format!("{name} {words}");
        let known = COMPOUND_PREPOSITIONS.iter().find(|&&known| known == long)?;
        Some((known, inner))
    }
}
