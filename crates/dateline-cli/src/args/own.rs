//! Flags and commands for what a user adds: rules, labels, actors, places.

use std::path::PathBuf;

use clap::{Args, Subcommand, ValueHint};

use super::values::{PlaceFormat, place_column};

/// What a user adds to what comes with the program.
#[derive(Args, Clone, Debug, Default)]
pub(crate) struct OwnArguments {
    /// Adds the rules and labels of your own in this folder, tried before those of the program.
    #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub(crate) lexicon: Vec<PathBuf>,

    /// Adds a list of actors: what `dateline import-actors` wrote, or a table of your own.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) actors: Vec<PathBuf>,

    /// Adds a list of places: what `dateline import-places` wrote, or a gazetteer.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) places: Vec<PathBuf>,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  dateline lexicon check my-rules/             runs the examples of your rules
  dateline lexicon list shell                  which rules have this word
  dateline lexicon list --lexicon my-rules/    all rules, yours first")]
pub(crate) struct LexiconArguments {
    #[command(subcommand)]
    pub(crate) command: LexiconCommand,
}

#[derive(Subcommand, Debug)]
pub(crate) enum LexiconCommand {
    /// Checks rules of your own: is each file sound, and does each example hold?
    Check(LexiconCheckArguments),
    /// Lists the rules in use: name, type and mode, words.
    List(LexiconListArguments),
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  dateline lexicon check my-rules/
  dateline lexicon check my-rules/ --json | jq .rule

Exit codes: 0 all hold, 1 some do not, or a file is not sound.")]
pub(crate) struct LexiconCheckArguments {
    /// The folder with your rule files, or one file.
    #[arg(required = true, value_name = "FOLDER", value_hint = ValueHint::AnyPath)]
    pub(crate) folders: Vec<PathBuf>,
    /// Adds a list of actors that the examples name.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) actors: Vec<PathBuf>,
    /// Adds a list of places that the examples name.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) places: Vec<PathBuf>,
    /// One JSON object a line for each example, whether it holds or not.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  dateline lexicon list
  dateline lexicon list shell
  dateline lexicon list ASSAULT/aerial
  dateline lexicon list --json | jq .verbs")]
pub(crate) struct LexiconListArguments {
    /// Only rules with this word, name, type or mode.
    #[arg(value_name = "WORD")]
    pub(crate) word: Option<String>,
    /// Adds the rules and labels of your own in this folder.
    #[arg(long, value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub(crate) lexicon: Vec<PathBuf>,
    /// One JSON object a line for each rule.
    #[arg(long)]
    pub(crate) json: bool,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  dateline import-actors ucdp-actor-221.csv -o ucdp.toml
  dateline import-actors my-actors.csv > my-actors.toml
  dateline code reports/ --actors ucdp.toml")]
pub(crate) struct ImportActorsArguments {
    /// The table: UCDP's list of actors, or one with a column `name`; `-` reads standard input.
    #[arg(value_name = "FILE.csv", value_hint = ValueHint::FilePath)]
    pub(crate) input: PathBuf,
    /// The file to write; standard output without it.
    #[arg(short, long, value_name = "FILE.toml", value_hint = ValueHint::FilePath)]
    pub(crate) output: Option<PathBuf>,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  dateline import-parquet coded/ -o news.gpkg     what python -m dateline_spark wrote to coded/")]
pub(crate) struct ImportParquetArguments {
    /// The folder that the job wrote: it holds `reports` and `records`.
    #[arg(value_name = "FOLDER", value_hint = ValueHint::DirPath)]
    pub(crate) folder: PathBuf,
    /// The dataset to write.
    #[arg(short, long, value_name = "FILE.gpkg", value_hint = ValueHint::FilePath)]
    pub(crate) output: PathBuf,
    /// Writes the dataset afresh where there is one.
    #[arg(long)]
    pub(crate) replace: bool,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  dateline import-places SY.txt alternateNamesV2.txt -o syria.places
  dateline import-places syr_admin3.shp --licence \"CC BY-IGO\" -o units.places
  dateline import-places villages.csv --columns name=Village,lat=Y,lon=X -o my.places
  dateline code reports/ --places syria.places --places my.places")]
pub(crate) struct ImportPlacesArguments {
    /// Gazetteers: GeoNames' XX.txt, shapefile, GeoJSON, GeoPackage, UCDP's events, tables.
    #[arg(required = true, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) inputs: Vec<PathBuf>,
    /// The file to write.
    #[arg(short, long, required = true, value_name = "FILE.places", value_hint = ValueHint::FilePath)]
    pub(crate) output: PathBuf,
    /// The form of the files, where what is in them does not tell it.
    #[arg(long, value_name = "FORMAT")]
    pub(crate) format: Option<PlaceFormat>,
    /// Which columns or properties hold what: `name=Village,lat=Y,lon=X`.
    #[arg(
        long = "columns",
        visible_alias = "column",
        value_delimiter = ',',
        value_name = "FIELD=NAME",
        value_parser = place_column
    )]
    pub(crate) columns: Vec<(String, String)>,
    /// The licence of files that do not say theirs: `CC BY-IGO`.
    #[arg(long, value_name = "TEXT")]
    pub(crate) licence: Option<String>,
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  dateline places search Hajin
  dateline places search Bahra --near Hajin --places syria.places")]
pub(crate) struct PlacesArguments {
    #[command(subcommand)]
    pub(crate) command: PlacesCommand,
}

#[derive(Subcommand, Debug)]
pub(crate) enum PlacesCommand {
    /// Lists the places that a name may mean, in either script and any spelling, best first.
    Search(PlacesSearchArguments),
}

#[derive(Args, Debug)]
#[command(after_help = "\
Examples:
  dateline places search Bouqros
  dateline places search Bahra --near Hajin --places syria.places
  dateline places search Hajin --json | jq .latitude")]
pub(crate) struct PlacesSearchArguments {
    /// The name, in Latin or Arabic letters.
    #[arg(value_name = "NAME")]
    pub(crate) name: String,
    /// Lists what is nearest to this place first.
    #[arg(long, value_name = "PLACE")]
    pub(crate) near: Option<String>,
    /// Adds a list of places.
    #[arg(long, value_name = "FILE", value_hint = ValueHint::FilePath)]
    pub(crate) places: Vec<PathBuf>,
    /// One JSON object a line for each place.
    #[arg(long)]
    pub(crate) json: bool,
}
