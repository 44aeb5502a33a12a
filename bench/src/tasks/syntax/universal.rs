//! Our relations in the manner of Universal Dependencies.
//!
//! There a word of content is the head: a preposition hangs on its noun, "is" on what it says of its subject, and
//! all parts of a conjunction on its first. The rules are those of universaldependencies.org/u/dep.

use std::ops::Range;

use dateline::model::{Parse, Relation, TokenIdx, Upos};

#[cfg(test)]
mod tests;

/// For each token of a sentence its head, itself at the root, and its relation.
pub(crate) fn tree(
    parse: &Parse<'_>,
    sentence: Range<TokenIdx>,
) -> Vec<(TokenIdx, &'static str)> {
    let mut tree = Tree {
        parse,
        first: sentence.start,
        links: sentence
            .clone()
            .map(|idx| (parse.tokens[idx].head, parse.tokens[idx].relation))
            .collect(),
        renamed: vec![None; sentence.len()],
    };
    // The deepest first: in "out of the town" the second preposition gives its noun to the first.
    let mut deepest: Vec<TokenIdx> = sentence.clone().collect();
    deepest.sort_by_key(|idx| std::cmp::Reverse(parse.ancestors(*idx).count()));
    for &idx in &deepest {
        tree.preposition(idx);
    }
    for &idx in &deepest {
        tree.copula(idx);
    }
    for idx in sentence.clone() {
        tree.coordinator(idx);
    }
    for idx in sentence.clone() {
        tree.conjunct(idx);
    }
    sentence.map(|idx| (tree.head(idx), tree.name(idx))).collect()
}

struct Tree<'p> {
    parse: &'p Parse<'p>,
    first: TokenIdx,
    links: Vec<(TokenIdx, Relation)>,
    /// Names that ours do not tell apart: "case", "cop".
    renamed: Vec<Option<&'static str>>,
}

impl Tree<'_> {
    fn head(&self, idx: TokenIdx) -> TokenIdx {
        self.links[idx - self.first].0
    }

    fn relation(&self, idx: TokenIdx) -> Relation {
        self.links[idx - self.first].1
    }

    fn children(&self, idx: TokenIdx) -> Vec<TokenIdx> {
        let all = self.first..self.first + self.links.len();
        all.filter(|&child| child != idx && self.head(child) == idx).collect()
    }

    /// Puts `new` where `old` hung, with all that hung on `old`, and `old` below it.
    fn swap(&mut self, old: TokenIdx, new: TokenIdx, name: &'static str) {
        for child in self.children(old) {
            self.links[child - self.first].0 = new;
        }
        let up = self.head(old);
        let is_root = up == old;
        self.links[new - self.first].0 = if is_root { new } else { up };
        self.links[old - self.first].0 = new;
        self.renamed[old - self.first] = Some(name);
    }

    /// "in the town": the noun hangs where the preposition did.
    fn preposition(&mut self, idx: TokenIdx) {
        let object = self
            .children(idx)
            .into_iter()
            .find(|&child| self.relation(child) == Relation::PrepositionObject);
        let Some(object) = object else { return };
        let above = self.head(idx);
        let relation = self.relation(idx);
        let is_clause = self.parse.tokens[object].upos.is_verbal();
        self.swap(idx, object, if is_clause { "mark" } else { "case" });
        let is_noun = above != idx && {
            let upos = self.parse.tokens[above].upos;
            upos.is_nominal() || matches!(upos, Upos::Pron | Upos::Num | Upos::Det)
        };
        self.renamed[object - self.first] = match (relation, is_clause, is_noun) {
            (Relation::Root | Relation::Conjunct, ..) => None,
            // A preposition below a preposition: its noun is an object still.
            (Relation::PrepositionObject, ..) => None,
            (_, true, true) => Some("acl"),
            (_, true, false) => Some("advcl"),
            (_, false, true) => Some("nmod"),
            (_, false, false) => Some("obl"),
        };
        let below_one = above != idx && self.parse.tokens[above].upos == Upos::Adp;
        self.links[object - self.first].1 = match (relation, below_one) {
            (Relation::Preposition, true) => Relation::PrepositionObject,
            (relation, _) => relation,
        };
    }

    /// "the town is quiet": "is" hangs on what it says.
    fn copula(&mut self, idx: TokenIdx) {
        if self.parse.tokens[idx].lemma != "be"
            || !self.parse.tokens[idx].upos.is_verbal()
        {
            return;
        }
        let said = self
            .children(idx)
            .into_iter()
            .find(|&child| self.relation(child) == Relation::Attribute);
        let Some(said) = said else { return };
        let relation = self.relation(idx);
        let renamed = self.renamed[idx - self.first];
        self.swap(idx, said, "cop");
        self.links[said - self.first].1 = relation;
        self.renamed[said - self.first] = renamed;
    }

    /// "and" hangs on the part behind it.
    fn coordinator(&mut self, idx: TokenIdx) {
        if self.relation(idx) != Relation::Coordinator {
            return;
        }
        let parts = self.children(self.head(idx)).into_iter();
        let next = parts
            .filter(|&part| part > idx && self.relation(part) == Relation::Conjunct)
            .min();
        if let Some(next) = next {
            self.links[idx - self.first].0 = next;
        }
    }

    /// All parts hang on the first.
    fn conjunct(&mut self, idx: TokenIdx) {
        while self.relation(idx) == Relation::Conjunct
            && self.relation(self.head(idx)) == Relation::Conjunct
            && self.head(self.head(idx)) != self.head(idx)
        {
            self.links[idx - self.first].0 = self.head(self.head(idx));
        }
    }

    fn name(&self, idx: TokenIdx) -> &'static str {
        if self.head(idx) == idx {
            return "root";
        }
        if let Some(name) = self.renamed[idx - self.first] {
            return name;
        }
        let relation = self.relation(idx);
        let is_to = relation == Relation::Auxiliary && self.parse.tokens[idx].tag == "TO";
        if is_to { "mark" } else { name(relation) }
    }
}

fn name(relation: Relation) -> &'static str {
    match relation {
        Relation::Root => "root",
        Relation::Subject | Relation::PassiveSubject => "nsubj",
        Relation::ClausalSubject => "csubj",
        Relation::Expletive => "expl",
        Relation::Object => "obj",
        Relation::IndirectObject => "iobj",
        Relation::Attribute | Relation::ObjectPredicate | Relation::OpenComplement => {
            "xcomp"
        }
        Relation::Agent | Relation::NounAdverb => "obl",
        Relation::Preposition => "case",
        Relation::PrepositionObject => "obl",
        Relation::Complement => "ccomp",
        Relation::AdverbialClause => "advcl",
        Relation::RelativeClause | Relation::ReducedClause => "acl",
        Relation::Conjunct => "conj",
        Relation::Coordinator | Relation::Preconjunction => "cc",
        Relation::Compound | Relation::Particle => "compound",
        Relation::Adjective => "amod",
        Relation::NounModifier | Relation::Possessor => "nmod",
        Relation::Adverb | Relation::Negation | Relation::Quantifier => "advmod",
        Relation::Auxiliary | Relation::PassiveAuxiliary => "aux",
        Relation::Case => "case",
        Relation::Determiner => "det",
        Relation::Number => "nummod",
        Relation::Apposition => "appos",
        Relation::Marker => "mark",
        Relation::Aside | Relation::Parataxis => "parataxis",
        Relation::Punctuation => "punct",
        Relation::Other => "dep",
    }
}
