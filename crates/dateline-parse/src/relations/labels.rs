//! From the model's labels to our relations.

use dateline_model::{Relation, Upos};

/// The relation that a ClearNLP label stands for.
///
/// The labels are those of `en_core_web_sm` 3.8; a label of no known meaning is `Other`.
pub(super) fn relation(label: &str, upos: Upos) -> Relation {
    match label {
        "ROOT" => Relation::Root,
        "nsubj" => Relation::Subject,
        "nsubjpass" => Relation::PassiveSubject,
        "csubj" | "csubjpass" => Relation::ClausalSubject,
        "expl" => Relation::Expletive,
        "dobj" => Relation::Object,
        // "gave arms to them": the label is on "to", which we treat as any preposition.
        "dative" if upos == Upos::Adp => Relation::Preposition,
        "dative" => Relation::IndirectObject,
        "attr" | "acomp" => Relation::Attribute,
        "oprd" => Relation::ObjectPredicate,
        "agent" => Relation::Agent,
        "prep" => Relation::Preposition,
        "pobj" | "pcomp" => Relation::PrepositionObject,
        "ccomp" => Relation::Complement,
        "xcomp" => Relation::OpenComplement,
        "advcl" => Relation::AdverbialClause,
        "relcl" => Relation::RelativeClause,
        "acl" => Relation::ReducedClause,
        "conj" => Relation::Conjunct,
        "cc" => Relation::Coordinator,
        "preconj" => Relation::Preconjunction,
        "compound" => Relation::Compound,
        "amod" => Relation::Adjective,
        "nmod" => Relation::NounModifier,
        "advmod" => Relation::Adverb,
        "npadvmod" => Relation::NounAdverb,
        "aux" => Relation::Auxiliary,
        "auxpass" => Relation::PassiveAuxiliary,
        "neg" => Relation::Negation,
        "prt" => Relation::Particle,
        "poss" => Relation::Possessor,
        "case" => Relation::Case,
        "det" | "predet" => Relation::Determiner,
        "nummod" => Relation::Number,
        "quantmod" => Relation::Quantifier,
        "appos" => Relation::Apposition,
        "mark" => Relation::Marker,
        "parataxis" => Relation::Parataxis,
        "punct" => Relation::Punctuation,
        _ => Relation::Other,
    }
}
