//! The figures of a task that the table shows, each beside the best that was published or measured elsewhere.
//!
//! Sources stand in the READMEs of the data folder; those figures are of the same data unless `on` says otherwise.

/// A figure of a task's score.
pub(crate) struct Figure {
    /// The task.
    pub(crate) task: &'static str,
    /// Where it stands in the scorer's JSON, from the top.
    pub(crate) at: &'static [&'static str],
    /// The best known, from 0 to 1.
    pub(crate) best: Option<f64>,
    /// Whose it is, and on what.
    pub(crate) on: &'static str,
}

impl Figure {
    /// As tables and floors call it: `police / documents / macro_f1`.
    pub(crate) fn name(&self) -> String {
        format!("{} / {}", self.task, self.at.join(" / "))
    }
}

const fn figure(
    task: &'static str,
    at: &'static [&'static str],
    best: Option<f64>,
    on: &'static str,
) -> Figure {
    Figure { task, at, best, on }
}

/// The figures, in the order of the table.
pub(crate) const FIGURES: &[Figure] = &[
    figure("relevance", &["politics", "f1"], Some(0.981), "ConfliBERT, fine-tuned"),
    figure("relevance", &["protest-event", "f1"], Some(0.107), "bag of words, held-out"),
    figure(
        "relevance",
        &["violent-incident", "f1"],
        Some(0.821),
        "bag of words, held-out",
    ),
    figure("acled-type", &["weighted_f1"], Some(0.771), "CASE 2021, whole set, 30 types"),
    figure(
        "acled-type",
        &["acled_only", "weighted_f1"],
        Some(0.839),
        "CASE 2021, whole set, 25 types",
    ),
    figure("acled-type", &["acled_only", "macro_f1"], None, ""),
    figure(
        "roles",
        &["all_exact", "f1"],
        Some(0.752),
        "ConfliBERT-v2, all 451, with a third class",
    ),
    figure("roles", &["all_overlap", "f1"], None, ""),
    figure("gsr", &["event", "f1"], None, ""),
    figure("gsr", &["event_mode", "f1"], None, ""),
    figure("gsr", &["source_words", "f1"], None, ""),
    figure("gsr", &["target_words", "f1"], None, ""),
    figure("gsr", &["source_code", "f1"], None, ""),
    figure("gsr", &["target_code", "f1"], None, ""),
    figure("petrarch", &["records_right"], Some(1.0), "the coders' own tests"),
    figure("petrarch", &["event", "f1"], Some(1.0), "the coders' own tests"),
    figure("petrarch", &["root", "f1"], Some(1.0), "the coders' own tests"),
    figure("petrarch", &["dyad", "f1"], Some(1.0), "the coders' own tests"),
    figure("muc4", &["roles", "all", "f1"], Some(0.5776), "TempGen, the test split"),
    figure("muc4", &["incidents", "incident", "f1"], None, ""),
    figure("muc4", &["incidents", "type", "f1"], None, ""),
    figure("muc4", &["has_incident", "f1"], None, ""),
    figure("wikievents", &["trigger_type", "f1"], None, ""),
    figure("wikievents", &["argument_exact", "f1"], Some(0.653), "PAIE, triggers given"),
    figure("wikievents", &["entity_exact", "f1"], None, ""),
    figure("rams", &["argument_exact", "f1"], Some(0.522), "PAIE, all 871"),
    figure("rams", &["argument_overlap", "f1"], None, ""),
    figure(
        "re3d",
        &["entity_exact", "f1"],
        Some(0.695),
        "ConfliBERT-v2, another split of sentences",
    ),
    figure("re3d", &["entity_overlap", "f1"], None, ""),
    figure("re3d", &["relation_exact", "f1"], None, ""),
    figure("attack-type", &["macro_f1"], Some(0.894), "ConfliBERT, fine-tuned, held-out"),
    figure("plover", &["macro_f1"], Some(0.813), "ZSP, held-out"),
    figure("plover", &["penta", "macro_f1"], Some(0.887), "ZSP, held-out"),
    figure(
        "police",
        &["sentences", "macro_f1"],
        Some(0.686),
        "ConfliBERT, fine-tuned, other split",
    ),
    figure(
        "police",
        &["documents", "macro_f1"],
        Some(0.708),
        "ConfliBERT, fine-tuned, other split",
    ),
    figure("syria-where", &["governorate_accuracy"], Some(0.89), "the first place named"),
    figure("syria-where", &["date_accuracy"], None, ""),
    figure(
        "geoparse",
        &["by_corpus", "lgl", "acc161_all"],
        Some(0.274),
        "most populous town, given names",
    ),
    figure(
        "geoparse",
        &["by_corpus", "tr-news", "acc161_all"],
        Some(0.286),
        "most populous town, given names",
    ),
    figure(
        "geoparse",
        &["by_corpus", "geovirus", "acc161_all"],
        Some(0.214),
        "most populous town, given names",
    ),
    figure("geoparse", &["by_corpus", "gwn", "acc161_all"], Some(0.477), "Edinburgh"),
    figure(
        "geoparse",
        &["by_corpus", "gwn", "toponyms", "exact", "f1"],
        Some(0.819),
        "Google NLP 2018",
    ),
    figure(
        "geoparse",
        &["by_corpus", "gwn", "acc161_resolved"],
        Some(0.875),
        "Edinburgh",
    ),
    figure("geoparse", &["all", "toponyms", "exact", "f1"], None, ""),
    figure("geoparse", &["all", "acc161_resolved"], None, ""),
    figure(
        "eventloc",
        &["all", "words", "f1"],
        Some(0.83),
        "a neural model, about, own split",
    ),
    figure("eventloc", &["all", "same_set"], Some(0.508), "always none"),
    figure("dates", &["all", "exact", "f1"], Some(0.855), "HeidelTime 2.2.1"),
    figure("dates", &["all", "value", "f1"], Some(0.807), "HeidelTime 2.2.1"),
    figure("dates", &["all", "value_exact", "f1"], Some(0.768), "HeidelTime 2.2.1"),
    figure(
        "dates",
        &["by_corpus", "wikiwars", "value", "f1"],
        Some(0.824),
        "HeidelTime 2.2.1",
    ),
    figure(
        "dates",
        &["by_corpus", "aquaint", "value", "f1"],
        Some(0.735),
        "HeidelTime 2.2.1",
    ),
    figure(
        "dates",
        &["by_corpus", "meantime", "value", "f1"],
        Some(0.803),
        "HeidelTime 2.2.1",
    ),
    figure("html", &["all", "body", "f1"], Some(0.978), "AutoExtract"),
    figure("html", &["all", "segments", "f1"], Some(0.933), "trafilatura 2.3.1"),
    figure("html", &["all", "title", "accuracy"], Some(0.741), "rs-trafilatura 0.2.2"),
    figure("html", &["all", "author", "accuracy"], Some(0.674), "rs-trafilatura 0.2.2"),
    figure("html", &["all", "date", "accuracy"], Some(0.896), "htmldate 1.11.0"),
    figure("syntax", &["words"], None, ""),
    figure("syntax", &["lemma"], Some(0.974), "spaCy transformer, UD 2.5"),
    figure("syntax", &["upos"], Some(0.969), "spaCy transformer, UD 2.5"),
    figure("syntax", &["uas"], Some(0.919), "spaCy transformer, UD 2.5"),
    figure("syntax", &["las"], Some(0.894), "spaCy transformer, UD 2.5"),
];
