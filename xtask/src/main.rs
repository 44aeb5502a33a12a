//! All automation of the workspace: `cargo xtask COMMAND`.

mod basemap;
mod bless;
mod nouns;
mod oracle;
mod picture;
mod places;
mod supply;
mod tidy;
mod weights;

use anyhow::{Result, bail};

const USAGE: &str = "\
usage: cargo xtask COMMAND

  weights   convert the pinned language model to data/models
  oracle    compare the reader with the model's own program
  places    compile the world gazetteer into data/dateline-places
  basemap   compile the map of the world into data/dateline-basemap
  nouns     draw common nouns for people and buildings from WordNet
  bless     draw the codebook and the lists of the tests anew
  picture   draw docs/table.svg from what the program prints for the examples
  supply    check where every crate and data file is from and under which licence; --sbom FILE lists them
  tidy      check the edges between crates and the layout of the tree";

fn main() -> Result<()> {
    let mut args = std::env::args().skip(1);
    let command = args.next().unwrap_or_default();
    let rest: Vec<String> = args.collect();
    match command.as_str() {
        "weights" => weights::run(&rest),
        "oracle" => oracle::run(&rest),
        "picture" => picture::run(&rest),
        "places" => places::run(&rest),
        "basemap" => basemap::run(&rest),
        "nouns" => nouns::run(&rest),
        "bless" => bless::run(&rest),
        "supply" => supply::run(&rest),
        "tidy" => tidy::run(&rest),
        _ => bail!("{USAGE}"),
    }
}
