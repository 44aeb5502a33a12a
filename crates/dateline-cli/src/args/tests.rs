use clap::CommandFactory;

use super::Arguments;

const MANUAL: &str = include_str!("../../../../docs/cli.md");

#[test]
fn the_declaration_of_the_arguments_is_sound() {
    Arguments::command().debug_assert();
}

#[test]
fn every_command_flag_and_choice_is_in_the_manual() {
    let mut missing = Vec::new();
    for command in Arguments::command().get_subcommands() {
        let name = command.get_name();
        if !MANUAL.contains(&format!("## dateline {name}")) {
            missing.push(name.to_owned());
        }
        for argument in command.get_arguments() {
            let flag = argument.get_long().map(|long| format!("--{long}"));
            let values = argument.get_possible_values();
            let is_switch = !argument.get_action().takes_values();
            let values = if is_switch { Vec::new() } else { values };
            let choices = values.iter().map(|value| format!("`{}`", value.get_name()));
            for word in flag.into_iter().chain(choices) {
                if !MANUAL.contains(&word) {
                    missing.push(format!("{name} {word}"));
                }
            }
        }
    }
    assert!(missing.is_empty(), "docs/cli.md says nothing of {missing:?}");
}

#[test]
fn every_command_shows_examples() {
    for command in Arguments::command().get_subcommands() {
        let help = command.clone().render_help().to_string();
        assert!(help.contains("Examples:"), "{} has none", command.get_name());
    }
}
