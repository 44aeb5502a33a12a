//! Puts the files of the page into the program: our own from `ui/`, and those of the packages that `ui/package-lock.json` pins.
//!
//! Packages are installed in the build's own folder by `npm ci`, and only when the lock file is another; nothing of
//! them is part of the source tree, and nothing is fetched when the program runs.

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::process::Command;

use flate2::Compression;
use flate2::write::GzEncoder;
use sha2::{Digest, Sha256};

/// Files of packages, and the names under which the page asks for them.
const OF_PACKAGES: &[(&str, &str)] = &[
    ("maplibre-gl/dist/maplibre-gl.mjs", "maplibre-gl.mjs"),
    ("maplibre-gl/dist/maplibre-gl-worker.mjs", "maplibre-gl-worker.mjs"),
    ("maplibre-gl/dist/maplibre-gl.css", "maplibre-gl.css"),
    ("pmtiles/dist/pmtiles.js", "pmtiles.js"),
    (
        "@fontsource-variable/noto-sans/files/noto-sans-latin-wght-normal.woff2",
        "noto-sans-latin.woff2",
    ),
    (
        "@fontsource-variable/noto-sans/files/noto-sans-latin-ext-wght-normal.woff2",
        "noto-sans-latin-ext.woff2",
    ),
    (
        "@fontsource-variable/noto-sans-arabic/files/noto-sans-arabic-arabic-wght-normal.woff2",
        "noto-arabic.woff2",
    ),
];

fn main() {
    let manifest =
        PathBuf::from(std::env::var_os("CARGO_MANIFEST_DIR").unwrap_or_default());
    let out = PathBuf::from(std::env::var_os("OUT_DIR").unwrap_or_default());
    let ui = manifest.join("ui");
    println!("cargo::rerun-if-changed=ui");
    let mut files: Vec<(String, PathBuf)> = Vec::new();
    if !OF_PACKAGES.is_empty() {
        install(&ui, &out);
        let packages = out.join("npm").join("node_modules");
        files.extend(
            OF_PACKAGES
                .iter()
                .map(|(path, name)| ((*name).to_owned(), packages.join(path))),
        );
    }
    for entry in fs::read_dir(&ui).into_iter().flatten().flatten() {
        let name = entry.file_name().to_string_lossy().into_owned();
        let is_sent = [".js", ".css", ".svg"].iter().any(|ending| name.ends_with(ending));
        if is_sent {
            files.push((name, entry.path()));
        }
    }
    files.sort();
    let mut list = String::from("&[\n");
    for (name, path) in files {
        let bytes = fs::read(&path).unwrap_or_else(|error| {
            fail(&format!("{}: {error}", path.display()));
        });
        let packed = out.join(format!("{name}.gz"));
        fs::write(&packed, pack(&bytes)).unwrap_or_else(|error| fail(&error.to_string()));
        let tag: String = Sha256::digest(&bytes)
            .iter()
            .take(8)
            .map(|byte| format!("{byte:02x}"))
            .collect();
        let _ = writeln!(
            list,
            "    Asset {{ name: {name:?}, tag: {tag:?}, packed: include_bytes!({:?}) }},",
            packed.display().to_string()
        );
    }
    list.push_str("]\n");
    fs::write(out.join("assets.rs"), list)
        .unwrap_or_else(|error| fail(&error.to_string()));
}

/// The same bytes give the same bytes: no time and no name in the header.
fn pack(bytes: &[u8]) -> Vec<u8> {
    let mut packer = GzEncoder::new(Vec::new(), Compression::best());
    let _ = packer.write_all(bytes);
    packer.finish().unwrap_or_default()
}

/// Runs `npm ci` in the build's folder, unless these very packages are there.
fn install(ui: &Path, out: &Path) {
    let folder = out.join("npm");
    let lock = "package-lock.json";
    let wanted = fs::read(ui.join(lock)).unwrap_or_default();
    let done = folder.join("installed");
    if fs::read(&done).is_ok_and(|there| there == wanted) {
        return;
    }
    fs::create_dir_all(&folder).unwrap_or_else(|error| fail(&error.to_string()));
    for file in ["package.json", lock] {
        if let Err(error) = fs::copy(ui.join(file), folder.join(file)) {
            fail(&format!("{file}: {error}"));
        }
    }
    let status = Command::new("npm")
        .args(["ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"])
        .current_dir(&folder)
        .status();
    match status {
        Ok(status) if status.success() => {}
        Ok(_) => fail("npm ci did not end well: see above"),
        Err(_) => fail("npm is not there, and the desk needs it to be built"),
    }
    fs::write(&done, wanted).unwrap_or_else(|error| fail(&error.to_string()));
}

fn fail(why: &str) -> ! {
    println!(
        "cargo::error=the desk: {why}; install npm, or build without it: --no-default-features"
    );
    std::process::exit(1)
}
