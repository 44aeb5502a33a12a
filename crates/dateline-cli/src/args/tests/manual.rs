//! `docs/cli.md` as tables.

use std::collections::BTreeSet;

pub(super) const MANUAL: &str = include_str!("../../../../../docs/cli.md");

/// The documents that show how the program is called.
pub(super) const PAGES: [(&str, &str); 8] = [
    ("docs/cli.md", MANUAL),
    ("docs/formats.md", include_str!("../../../../../docs/formats.md")),
    ("docs/diagnostics.md", include_str!("../../../../../docs/diagnostics.md")),
    ("docs/lexicon.md", include_str!("../../../../../docs/lexicon.md")),
    ("docs/places.md", include_str!("../../../../../docs/places.md")),
    ("docs/limits.md", include_str!("../../../../../docs/limits.md")),
    ("docs/agreement.md", include_str!("../../../../../docs/agreement.md")),
    ("README.md", include_str!("../../../../../README.md")),
];

/// What stands under one heading.
pub(super) struct Section {
    pub(super) heading: String,
    body: String,
}

/// One row of a table.
pub(super) struct Row {
    pub(super) cells: Vec<String>,
}

/// The section of a command; that of no command is what stands before the first.
#[track_caller]
pub(super) fn section(command: &str) -> Section {
    let mut parts = MANUAL.split("\n## ");
    let found = match command {
        "" => parts.next(),
        name => parts.find(|part| {
            let heading = part.lines().next().unwrap_or_default();
            let rest = heading
                .strip_prefix("dateline ")
                .and_then(|rest| rest.strip_prefix(name));
            rest.is_some_and(|rest| rest.is_empty() || rest.starts_with(' '))
        }),
    };
    let found = found.unwrap_or_else(|| panic!("docs/cli.md has no {command}"));
    let (heading, body) = found.split_once('\n').unwrap_or((found, ""));
    Section { heading: heading.to_owned(), body: body.to_owned() }
}

impl Section {
    pub(super) fn rows(&self) -> Vec<Row> {
        let is_row = |line: &&str| line.starts_with("| ") && !line.starts_with("| ---");
        self.body
            .lines()
            .filter(is_row)
            .map(|line| Row {
                cells: line
                    .trim_matches('|')
                    .split(" | ")
                    .map(|cell| cell.trim().to_owned())
                    .collect(),
            })
            .collect()
    }
}

impl Row {
    /// The spellings of the flag that the first cell names; none where it names no flag.
    pub(super) fn spellings(&self) -> BTreeSet<String> {
        let spelled = quoted(&self.cells[0]);
        let first =
            spelled.iter().map(|words| words.split(' ').next().unwrap_or_default());
        first.filter(|word| word.starts_with('-')).map(str::to_owned).collect()
    }

    /// The single words in quotes that stand in a cell: the names of values.
    pub(super) fn words_of(&self, cell: usize) -> BTreeSet<String> {
        let is_name = |word: &String| {
            !word.is_empty()
                && word.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit())
        };
        let cell = self.cells.get(cell).map(String::as_str).unwrap_or_default();
        quoted(cell).into_iter().filter(is_name).collect()
    }
}

/// What stands between back quotes.
fn quoted(cell: &str) -> Vec<String> {
    cell.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The long flags that a line names.
pub(super) fn flags_in(line: &str) -> Vec<String> {
    let mut flags = Vec::new();
    for (at, _) in line.match_indices("--") {
        let before = line[..at].chars().next_back();
        let is_start = before.is_none_or(|c| " `(".contains(c));
        let name: String = line[at + 2..]
            .chars()
            .take_while(|c| c.is_ascii_lowercase() || *c == '-')
            .collect();
        if is_start && name.starts_with(|c: char| c.is_ascii_lowercase()) {
            flags.push(format!("--{name}"));
        }
    }
    flags
}
