//! The names that the model's answers can have.

use dateline_model::{NameKind, Upos};

/// Every Penn Treebank tag of the model and of its attribute ruler.
pub(crate) const TAGS: [&str; 50] = [
    "$", "''", ",", "-LRB-", "-RRB-", ".", ":", "ADD", "AFX", "CC", "CD", "DT", "EX",
    "FW", "HYPH", "IN", "JJ", "JJR", "JJS", "LS", "MD", "NFP", "NN", "NNP", "NNPS",
    "NNS", "PDT", "POS", "PRP", "PRP$", "RB", "RBR", "RBS", "RP", "SYM", "TO", "UH",
    "VB", "VBD", "VBG", "VBN", "VBP", "VBZ", "WDT", "WP", "WP$", "WRB", "XX", "_SP",
    "``",
];

/// Every dependency label of the model, in ClearNLP's names.
pub(crate) const LABELS: [&str; 45] = [
    "ROOT",
    "acl",
    "acomp",
    "advcl",
    "advmod",
    "agent",
    "amod",
    "appos",
    "attr",
    "aux",
    "auxpass",
    "case",
    "cc",
    "ccomp",
    "compound",
    "conj",
    "csubj",
    "csubjpass",
    "dative",
    "dep",
    "det",
    "dobj",
    "expl",
    "intj",
    "mark",
    "meta",
    "neg",
    "nmod",
    "npadvmod",
    "nsubj",
    "nsubjpass",
    "nummod",
    "oprd",
    "parataxis",
    "pcomp",
    "pobj",
    "poss",
    "preconj",
    "predet",
    "prep",
    "prt",
    "punct",
    "quantmod",
    "relcl",
    "xcomp",
];

/// The tag's position in [`TAGS`].
pub(crate) fn tag_idx(name: &str) -> Option<u8> {
    position(&TAGS, name)
}

/// The label's position in [`LABELS`].
pub(crate) fn label_idx(name: &str) -> Option<u8> {
    position(&LABELS, name)
}

fn position(names: &[&str], name: &str) -> Option<u8> {
    names.iter().position(|known| *known == name).and_then(|at| u8::try_from(at).ok())
}

/// What a name's label says in OntoNotes.
pub(crate) fn name_kind(label: &str) -> Option<NameKind> {
    Some(match label {
        "PERSON" => NameKind::Person,
        "NORP" => NameKind::People,
        "FAC" => NameKind::Facility,
        "ORG" => NameKind::Organisation,
        "GPE" => NameKind::State,
        "LOC" => NameKind::Location,
        "PRODUCT" => NameKind::Product,
        "EVENT" => NameKind::Happening,
        "WORK_OF_ART" => NameKind::Work,
        "LAW" => NameKind::Law,
        "LANGUAGE" => NameKind::Language,
        "DATE" => NameKind::Date,
        "TIME" => NameKind::Time,
        "PERCENT" => NameKind::Percent,
        "MONEY" => NameKind::Money,
        "QUANTITY" => NameKind::Quantity,
        "ORDINAL" => NameKind::Ordinal,
        "CARDINAL" => NameKind::Cardinal,
        _ => return None,
    })
}

/// The part of speech that a name in capitals stands for.
pub(crate) fn upos(name: &str) -> Option<Upos> {
    const ALL: [Upos; 18] = [
        Upos::Adj,
        Upos::Adp,
        Upos::Adv,
        Upos::Aux,
        Upos::Cconj,
        Upos::Det,
        Upos::Intj,
        Upos::Noun,
        Upos::Num,
        Upos::Part,
        Upos::Pron,
        Upos::Propn,
        Upos::Punct,
        Upos::Sconj,
        Upos::Space,
        Upos::Sym,
        Upos::Verb,
        Upos::X,
    ];
    ALL.into_iter().find(|upos| upos.as_str() == name)
}
