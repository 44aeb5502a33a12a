//! Whether the English and the Arabic name of one place have a key in common.

use std::collections::BTreeSet;
use std::path::Path;

use anyhow::Result;
use dateline::resolve::places::fold;
use dateline::resolve::places::skeleton::skeletons;

/// Pairs of names of one list.
pub(super) struct Pairs {
    pub(super) name: &'static str,
    pub(super) n_pairs: usize,
    /// Pairs without, each a line.
    pub(super) misses: Vec<String>,
}

impl Pairs {
    /// The part of the pairs that have a key in common.
    pub(super) fn share(&self) -> f64 {
        1.0 - self.misses.len() as f64 / (self.n_pairs as f64).max(1.0)
    }
}

/// The lists with both names, each file of OCHA's COD-AB.
const SETS: &[(&str, &[&str])] = &[
    (
        "syria",
        &[
            "cod-ab-syria/syr_admin1.shp",
            "cod-ab-syria/syr_admin2.shp",
            "cod-ab-syria/syr_admin3.shp",
        ],
    ),
    (
        "iraq",
        &[
            "cod-ab-iraq/irq_adm1_cso_20190603.geojson",
            "cod-ab-iraq/irq_adm2_cso_20190603.geojson",
            "cod-ab-iraq/irq_adm3_cso_20190603.geojson",
        ],
    ),
    ("quarters", &["cod-ab-syria/syr_neighborhoods.shp"]),
];

/// Compares all pairs, each once.
pub(super) fn measure(folder: &Path) -> Result<Vec<Pairs>> {
    let measure = |&(name, files): &(&'static str, &[&str])| {
        let mut pairs = BTreeSet::new();
        for file in files {
            for place in super::import(&[folder.join(file)])?.places {
                let (arabic, latin): (Vec<String>, Vec<String>) = place
                    .names
                    .into_iter()
                    .partition(|name| name.contains(fold::is_arabic));
                pairs.extend(latin.into_iter().next().zip(arabic.into_iter().next()));
            }
        }
        let is_equal = |(latin, arabic): &&(String, String)| {
            let keys = skeletons(arabic);
            skeletons(latin).iter().any(|key| keys.contains(key))
        };
        let misses = pairs.iter().filter(|pair| !is_equal(pair));
        let misses = misses.map(|(latin, arabic)| format!("{latin}: {arabic}")).collect();
        Ok(Pairs { name, n_pairs: pairs.len(), misses })
    };
    SETS.iter().map(measure).collect()
}
