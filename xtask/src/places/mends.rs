//! Mends of Natural Earth's units, `data/dateline-places/units.toml`: no two may have one code.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use anyhow::{Context, Result, ensure};
use serde::Deserialize;

use super::units::Unit;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Mends {
    numbered: Vec<String>,
    codes: BTreeMap<String, String>,
    parts: BTreeMap<String, String>,
    names: BTreeMap<String, Vec<String>>,
}

/// Gives each unit its own code; parts of others are no units any more.
pub(super) fn apply(units: Vec<Unit>, path: &Path) -> Result<Vec<Unit>> {
    let text = std::fs::read_to_string(path)
        .with_context(|| format!("reading {}", path.display()))?;
    let mends: Mends =
        toml::from_str(&text).with_context(|| format!("reading {}", path.display()))?;
    let known: BTreeSet<&str> = units.iter().map(|unit| unit.number.as_str()).collect();
    let named = mends.codes.keys().chain(mends.parts.keys()).chain(mends.names.keys());
    for number in named.chain(&mends.numbered) {
        ensure!(known.contains(number.as_str()), "there is no unit {number}");
    }
    let (mut whole, mut parts) = (Vec::new(), Vec::new());
    for mut unit in units {
        if let Some(code) = mends.codes.get(&unit.number) {
            unit.area.iso.clone_from(code);
        }
        if mends.numbered.contains(&unit.number) {
            unit.area.iso.clone_from(&unit.number);
        }
        if let Some([name, others @ ..]) =
            mends.names.get(&unit.number).map(Vec::as_slice)
        {
            unit.area.name.clone_from(name);
            unit.area.others = others.to_vec();
        }
        match mends.parts.get(&unit.number) {
            Some(of) => parts.push((of, unit)),
            None => whole.push(unit),
        }
    }
    for (of, part) in parts {
        let holder = whole.iter_mut().find(|unit| unit.area.iso == *of);
        let holder =
            holder.with_context(|| format!("{}: there is no unit {of}", part.number))?;
        if mends.names.contains_key(&part.number) {
            holder.area.others.push(part.area.name.clone());
        }
        holder.add_land(part);
    }
    let mut codes = BTreeSet::new();
    for unit in &whole {
        let code = &unit.area.iso;
        ensure!(codes.insert(code.as_str()), "two units have the code {code}");
    }
    Ok(whole)
}
