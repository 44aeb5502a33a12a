use std::collections::BTreeSet;

use clap::{Arg, Command, CommandFactory};

use super::values::COLUMN_FIELDS;
use super::{Arguments, PAGES};

/// The page of the manual, cut at its headings.
mod manual;

use manual::{MANUAL, Row, section};

/// The commands that do something, each with all words of its name: a command may hold others.
fn commands() -> Vec<(String, Command)> {
    let mut root = Arguments::command();
    root.build();
    let mut all = Vec::new();
    for command in own(&root) {
        let inner: Vec<Command> = own(&command).collect();
        match inner.is_empty() {
            true => all.push((command.get_name().to_owned(), command)),
            false => all.extend(inner.into_iter().map(|inner| {
                (format!("{} {}", command.get_name(), inner.get_name()), inner)
            })),
        }
    }
    all
}

/// The commands below one, without that which clap adds.
fn own(command: &Command) -> impl Iterator<Item = Command> {
    command.get_subcommands().filter(|each| each.get_name() != "help").cloned()
}

/// The flags of a command that are not those of all.
fn own_flags(command: &Command) -> Vec<Arg> {
    let common = ["help", "version", "color", "quiet"];
    let is_own = |flag: &&Arg| !common.contains(&flag.get_id().as_str());
    command.get_opts().chain(switches(command)).filter(is_own).cloned().collect()
}

fn switches(command: &Command) -> impl Iterator<Item = &Arg> {
    command
        .get_arguments()
        .filter(|each| !each.is_positional() && !each.get_action().takes_values())
}

/// All spellings of a flag, as the manual writes them.
fn spellings(flag: &Arg) -> BTreeSet<String> {
    let short = flag.get_short().map(|letter| format!("-{letter}"));
    let aliases = flag.get_visible_aliases().unwrap_or_default();
    let long = flag.get_long().into_iter().chain(aliases);
    short.into_iter().chain(long.map(|long| format!("--{long}"))).collect()
}

fn values(argument: &Arg) -> BTreeSet<String> {
    let takes_values = argument.get_action().takes_values();
    let values = takes_values.then(|| argument.get_possible_values());
    values.iter().flatten().map(|value| value.get_name().to_owned()).collect()
}

/// The flags and their values, and the rows of the manual that tell of them.
#[track_caller]
fn check(place: &str, flags: &[Arg], rows: &[Row]) {
    let declared: BTreeSet<BTreeSet<String>> = flags.iter().map(spellings).collect();
    let told: BTreeSet<BTreeSet<String>> = rows
        .iter()
        .map(Row::spellings)
        .filter(|spellings| !spellings.is_empty())
        .collect();
    assert_eq!(told, declared, "flags of {place}: the manual, and what is declared");
    for flag in flags {
        let row = rows.iter().find(|row| row.spellings() == spellings(flag));
        let values = values(flag);
        let told = row.map(|row| row.words_of(1)).unwrap_or_default();
        if !values.is_empty() {
            assert_eq!(told, values, "values of {:?} of {place}", flag.get_long());
        }
    }
}

#[test]
fn the_declaration_of_the_arguments_is_sound() {
    Arguments::command().debug_assert();
}

#[test]
fn the_manual_has_each_command_and_no_other() {
    let told: Vec<String> = MANUAL
        .lines()
        .filter_map(|line| line.strip_prefix("## dateline "))
        .map(|heading| {
            let is_name =
                |word: &&str| word.chars().all(|c| c.is_ascii_lowercase() || c == '-');
            heading.split(' ').take_while(is_name).collect::<Vec<_>>().join(" ")
        })
        .collect();
    let declared: Vec<String> = commands().into_iter().map(|(name, _)| name).collect();
    assert_eq!(told, declared);
    let mut root = Arguments::command();
    root.build();
    let pages: Vec<String> =
        own(&root).map(|command| command.get_name().to_owned()).collect();
    assert_eq!(PAGES.to_vec(), pages);
}

#[test]
fn the_manual_has_each_flag_of_a_command_with_its_values_and_no_other() {
    for (name, command) in commands() {
        check(&name, &own_flags(&command), &section(&name).rows());
    }
}

#[test]
fn the_manual_has_each_flag_of_all_commands_and_no_other() {
    let mut root = Arguments::command();
    root.build();
    let flags: Vec<Arg> =
        root.get_arguments().filter(|each| !each.is_positional()).cloned().collect();
    check("all commands", &flags, &section("").rows());
}

#[test]
fn the_manual_has_each_argument_with_its_values_and_no_other() {
    for (full, command) in commands() {
        let section = section(&full);
        for argument in command.get_positionals() {
            let name = argument.get_value_names().and_then(|names| names.first());
            let name = name.expect("an argument has a name").as_str();
            assert!(section.heading.contains(name), "{} {name}", command.get_name());
            // Which commands have a page is told by the headings.
            if command.get_name() == "man" {
                continue;
            }
            let told: BTreeSet<String> = section
                .rows()
                .iter()
                .filter(|row| row.spellings().is_empty())
                .flat_map(|row| row.words_of(0))
                .collect();
            let values = values(argument);
            if !values.is_empty() {
                assert_eq!(told, values, "values of {name} of {}", command.get_name());
            }
        }
    }
}

#[test]
fn the_manual_has_each_field_that_a_column_can_hold() {
    let rows = section("code").rows();
    let row = rows.iter().find(|row| row.spellings().contains("--column"));
    let fields: BTreeSet<String> =
        COLUMN_FIELDS.iter().map(ToString::to_string).collect();
    assert_eq!(row.map(|row| row.words_of(1)), Some(fields));
}

#[test]
fn the_manual_and_the_help_have_each_exit_code_and_no_other() {
    let help = Arguments::command().render_help().to_string();
    let told: Vec<(String, String)> = section("")
        .rows()
        .iter()
        .filter(|row| row.cells[0].parse::<u8>().is_ok())
        .map(|row| (row.cells[0].clone(), row.cells[1].clone()))
        .collect();
    assert_eq!(told.len(), crate::exit::CODES.len());
    for ((number, meaning), (code, words)) in told.iter().zip(crate::exit::CODES) {
        assert_eq!(*number, code.to_string());
        assert!(meaning.starts_with(words), "{number}: {meaning}");
        assert!(help.contains(&format!("{code} {words}")), "{help}");
    }
}

#[test]
fn no_document_names_a_flag_that_does_not_exist() {
    let mut root = Arguments::command();
    root.build();
    let all = std::iter::once(root).chain(commands().into_iter().map(|(_, each)| each));
    let declared: BTreeSet<String> = all
        .flat_map(|each| each.get_arguments().flat_map(spellings).collect::<Vec<_>>())
        .collect();
    assert!(declared.len() > 20, "{declared:?}");
    for (name, page) in manual::PAGES {
        for line in page.lines().filter(|line| !is_of_others(line)) {
            for flag in manual::flags_in(line) {
                assert!(declared.contains(&flag), "{name} names {flag}: {line}");
            }
        }
    }
}

/// Lines that show how other programs are called.
fn is_of_others(line: &str) -> bool {
    let starts = ["cargo ", "git "];
    let line = line.trim_start_matches(['`', '$', ' ']);
    starts.iter().any(|start| line.starts_with(start)) || line.contains("`cargo ")
}

#[test]
fn every_command_shows_examples() {
    for (name, command) in commands() {
        let help = command.clone().render_help().to_string();
        assert!(help.contains("Examples:"), "{name} has none");
    }
}

#[test]
fn every_example_in_the_help_is_right_usage() {
    let root = Arguments::command();
    let mut n_tried = 0;
    let all = commands().into_iter().map(|(_, command)| command);
    for command in all.chain(own(&root)).chain([root.clone()]) {
        let help = command.clone().render_help().to_string();
        let examples = help.split("Examples:").nth(1).unwrap_or_default();
        for line in examples.lines().filter_map(|line| line.split("dateline ").nth(1)) {
            // What stands behind a pipe, a redirection or a gap is not ours.
            let ours = line.split(['|', '>']).next().unwrap_or_default();
            let ours = ours.split("   ").next().unwrap_or_default();
            let words = std::iter::once("dateline").chain(ours.split_whitespace());
            let parsed = Arguments::command().try_get_matches_from(words);
            assert!(parsed.is_ok(), "{line}");
            n_tried += 1;
        }
    }
    assert!(n_tried > 15, "only {n_tried} examples were found");
}
