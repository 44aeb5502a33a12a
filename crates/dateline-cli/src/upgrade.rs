//! `dateline upgrade`: a dataset of an earlier program in the layout of this one.

use anyhow::Result;
use dateline::store::{LAYOUT, Upgrade};
use serde_json::{Value, json};

use crate::args::UpgradeArguments;
use crate::custody::step;
use crate::exit::Finish;
use crate::output::readable;
use crate::render::paint::{print, tell};
use crate::render::snippet::safe;

/// Upgrades the file, or tells what would be done; one that has this layout is left as it is.
pub(crate) fn run(arguments: &UpgradeArguments, quiet: bool) -> Result<Finish> {
    let path = &arguments.dataset;
    readable(path)?;
    let named = safe(&path.display().to_string());
    let Some(upgrade) = Upgrade::of(path)? else {
        match arguments.json {
            true => print(&format!("{}\n", row(None, false)))?,
            false if quiet => {}
            false => tell(&format!("{named} has layout {LAYOUT} already\n")),
        }
        return Ok(Finish::Done);
    };
    if !arguments.dry_run {
        let detail = json!({ "from": upgrade.from(), "to": LAYOUT });
        upgrade.run(step("upgrade", arguments.by.as_deref(), None, detail)?)?;
    }
    if arguments.json {
        print(&format!("{}\n", row(Some(&upgrade), !arguments.dry_run)))?;
    } else if !quiet {
        tell(&told(&upgrade, &named, arguments.dry_run));
    }
    Ok(Finish::Done)
}

fn row(upgrade: Option<&Upgrade>, is_done: bool) -> Value {
    json!({
        "from": upgrade.map_or(LAYOUT, Upgrade::from),
        "to": LAYOUT,
        "steps": upgrade.iter().flat_map(|it| it.steps()).collect::<Vec<_>>(),
        "kept": upgrade.map(|it| it.kept().display().to_string()),
        "done": is_done,
    })
}

fn told(upgrade: &Upgrade, named: &str, is_dry: bool) -> String {
    let from = upgrade.from();
    let mut lines = match is_dry {
        true => format!("{named} has layout {from}, and would have layout {LAYOUT}:\n"),
        false => format!("{named} had layout {from}, and has layout {LAYOUT}:\n"),
    };
    for step in upgrade.steps() {
        lines += &format!("  {step}\n");
    }
    let kept = safe(&upgrade.kept().display().to_string());
    lines += &match is_dry {
        true => format!("the file of before would be kept as {kept}\n"),
        false => format!(
            "the new file was proven to hold all that the old one holds, which is kept as {kept}\n"
        ),
    };
    lines
}
