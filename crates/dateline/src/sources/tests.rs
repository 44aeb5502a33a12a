use dateline_resolve::ActorList;
use expect_test::{Expect, expect};

use super::sources;
use crate::OwnFile;

const ACTORS: &str = r#"
[[actor]]
id = "army"
name = "Army"
kind = "military"
aliases = []
"#;

/// Reads the table and draws its rows, or what is wrong with it.
#[track_caller]
fn check(path: &str, text: &str, expected: Expect) {
    let actors = ActorList::from_files(&[("actors.toml", ACTORS)], &[]).expect("a list");
    let file = OwnFile { path: path.to_owned(), text: text.to_owned() };
    let drawn = match sources(&file, &actors) {
        Ok(rows) => rows
            .iter()
            .map(|row| {
                let side = row.side.as_deref().unwrap_or("-");
                let letter = row.letter.map_or("-", |letter| letter.as_str());
                let aliases = row.aliases.join("; ");
                format!("{}: {} {side} {letter}; {aliases}\n", row.name, row.kind)
            })
            .collect(),
        Err(error) => {
            format!("{error}\n  help: {}\n", error.help.as_deref().unwrap_or_default())
        }
    };
    expected.assert_eq(&drawn);
}

#[test]
fn a_table_in_toml_and_one_in_csv_say_the_same() {
    check(
        "s.toml",
        "[[source]]\nname = \"River Eye\"\naliases = [\"the Eye\"]\nkind = \"activist\"\nside = \"army\"\nletter = \"b\"\n",
        expect![[r#"
            River Eye: activist army B; the Eye
        "#]],
    );
    check(
        "s.csv",
        "name,aliases,kind,side,letter\nRiver Eye,the Eye,activist,army,b\n",
        expect![[r#"
            River Eye: activist army B; the Eye
        "#]],
    );
}

#[test]
fn who_stands_in_the_programs_list_needs_a_letter_only() {
    check(
        "s.csv",
        "name,letter\nAmaq,E\nNobody's Daily,\n",
        expect![[r#"
            Amaq: party-media is E; A'maq; Amaq News; Amaq News Agency; Amaq agency
            Nobody's Daily: outlet - -; 
        "#]],
    );
}

#[test]
fn what_is_wrong_is_told_with_its_line_and_what_to_write() {
    check(
        "s.csv",
        "name,letter\nA,B\nC,G\n",
        expect![[r#"
        s.csv:3: `C`: `G` is no letter of NATO's code
          help: write A (completely reliable) to E (unreliable), or F
    "#]],
    );
    check(
        "s.csv",
        "name,kind\nA,monitr\n",
        expect![[r#"
        s.csv:2: `A`: `monitr` is no speaker kind
          help: write `monitor`
    "#]],
    );
    check(
        "s.csv",
        "name,side\nA,nobody\n",
        expect![[r#"
        s.csv:2: `A`: no actor has the id `nobody`
          help: write the `id` of an actor of the lists, such as `is`, or add one with --actors
    "#]],
    );
    check(
        "s.csv",
        "name,grade\nA,B\n",
        expect![[r#"
        s.csv:1: `grade` is no column of a table of sources
          help: the columns are name, aliases, kind, side, letter
    "#]],
    );
    check(
        "s.csv",
        "outlet\nA\n",
        expect![[r#"
        s.csv:1: `outlet` is no column of a table of sources
          help: the columns are name, aliases, kind, side, letter
    "#]],
    );
    check(
        "s.csv",
        "name\nA\na\n",
        expect![[r#"
        s.csv:3: `a` stands in line 2 too
          help: leave one of the two out
    "#]],
    );
    check(
        "s.toml",
        "[[source]]\nname = \"A\"\n\n[[source]]\nletter = \"B\"\n",
        expect![[r#"
            s.toml:4: it has no name
              help: give one, or take the row out
        "#]],
    );
    check(
        "s.toml",
        "[[source]]\nname = \"A\"\ngrade = \"B\"\n",
        expect![[r#"
        s.toml:3: unknown field `grade`, expected one of `name`, `aliases`, `kind`, `side`, `letter`
          help: each `[[source]]` has the keys name, aliases, kind, side, letter
    "#]],
    );
}
