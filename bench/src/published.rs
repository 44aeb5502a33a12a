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
    figure("gsr", &["source_code", "f1"], None, ""),
    figure("gsr", &["target_code", "f1"], None, ""),
    figure("petrarch", &["records_right"], Some(1.0), "the coders' own tests"),
    figure("petrarch", &["event", "f1"], Some(1.0), "the coders' own tests"),
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
];
