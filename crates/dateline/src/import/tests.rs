//! Tables of actors become lists that the program reads.

use super::{Imported, actors};
use dateline_resolve::ActorList;

fn import(table: &str) -> Imported {
    actors(("actors.csv", table)).expect("it is a table of actors")
}

#[track_caller]
fn check_refused(table: &str, expected: &[&str]) {
    let told: Vec<String> = import(table)
        .refused
        .iter()
        .map(|error| format!("{error} = {}", error.help.as_deref().unwrap_or_default()))
        .collect();
    let told: Vec<&str> = told
        .iter()
        .map(|line| line.split(", rebel").next().unwrap_or_default())
        .collect();
    assert_eq!(told, expected);
}

const UCDP: &str = "\u{feff}ActorId,NameData,NameOrig,NameOrigFull,NameOrigFullEng,Org,ConflictId,Location
901,PFH,PFH,Front populaire,People's Front of the Hills,1,77,\"DR Congo (Zaire), Chad\"
902,Amsa clan,Amsa clan,n/a,Amsa clan,3,,Somalia
903,Government of Chad,Government of Chad,n/a,Government of Chad,4,12,Chad
904,Hill Bandits,Hill Bandits,n/a,Hill Bandits,1,,Mexico
905,Boko Haram,JAS,n/a,Group of the Amsa,1,1,Nigeria
x,Y,Y,n/a,Y,1,,Mali
906,,Z,n/a,Z,1,,Mali
907,Z,Z,n/a,Z,7,,Mali
";

#[test]
fn ucdps_list_becomes_a_list_of_actors() {
    let imported = import(UCDP);
    assert_eq!((imported.n_actors, imported.n_known, imported.n_governments), (3, 1, 1));
    let list = ActorList::from_files(&[], &[("a.toml", &imported.toml)]).expect("ours");
    let told = |id: &str| {
        let actor = list.get(id).expect("it is there");
        let acled = actor.acled.clone().unwrap_or_default();
        (actor.name.clone(), actor.kind.as_str(), acled, actor.ucdp)
    };
    let owned = |name: &str, kind: &'static str, acled: &str, id: u32| {
        (name.to_owned(), kind, acled.to_owned(), Some(id))
    };
    let hills = "People's Front of the Hills";
    let acled = "PFH: People's Front of the Hills";
    assert_eq!(told("ucdp-901"), owned(hills, "rebel", acled, 901));
    let acled = "Amsa clan Communal Militia ({country})";
    assert_eq!(told("ucdp-902"), owned("Amsa clan", "identity-militia", acled, 902));
    let bandits = owned("Hill Bandits", "political-militia", "Hill Bandits", 904);
    assert_eq!(told("ucdp-904"), bandits);
}

#[test]
fn the_names_of_ucdps_actors_hold_in_their_countries_only() {
    let imported = import(UCDP);
    let list = ActorList::from_files(&[], &[("a.toml", &imported.toml)]).expect("ours");
    let named = |name: &str, country: &str| {
        list.named(name, &[country.to_owned()]).map(|actor| actor.id.clone())
    };
    assert_eq!(named("PFH", "COD"), Some("ucdp-901".to_owned()));
    assert_eq!(named("Front populaire", "TCD"), Some("ucdp-901".to_owned()));
    assert_eq!(named("PFH", "FRA"), None);
}

#[test]
fn rows_of_ucdps_list_that_cannot_be_used_are_refused_with_their_lines() {
    check_refused(
        UCDP,
        &[
            "actors.csv:7: `x` is no id of UCDP's = write whole numbers",
            "actors.csv:8: it has no name = give the name in NameData, or take the row out",
            "actors.csv:9: `7` is no kind of organisation = Org is 1 (formal), 2 (informal), 3 (communal) or 4 (government)",
        ],
    );
}

#[test]
fn a_table_of_ones_own_becomes_a_list_of_actors() {
    let imported = import(
        "Name,Kind,Aliases,Country,Theatre,ACLED\n\
         Wadi Amsa Guard,political-militia,WAG; the Guard of Amsa,Syria,,WAG: Wadi Amsa Guard\n\
         \"Army of \"\"God\"\"\",rebel,,,Mali; NER,\n",
    );
    assert_eq!(imported.refused, []);
    let list = ActorList::from_files(&[], &[("a.toml", &imported.toml)]).expect("ours");
    let guard = list.named("WAG", &[]).expect("it is named");
    assert_eq!((&*guard.id, guard.country.as_deref()), ("wadi-amsa-guard", Some("SYR")));
    let army = list.named("Army of God", &["NER".to_owned()]).expect("it is named");
    assert_eq!(army.name, "Army of \"God\"");
    assert!(list.named("Army of God", &[]).is_none());
}

#[test]
fn rows_of_ones_own_that_cannot_be_used_are_refused_with_their_lines() {
    check_refused(
        "name,kind,country,id\nA,rebels,,\n\nB,,,\n,rebel,,\nC,rebel,Atlantis,\nD,rebel,,d\nE,rebel,,d\nF,rebel,,,,\n",
        &[
            "actors.csv:2: `rebels` is no actor kind = write `rebel`",
            "actors.csv:4: `B` has no kind = write one of military, police, government, coalition",
            "actors.csv:5: it has no name = give one, or take the row out",
            "actors.csv:6: `Atlantis` is no country = write its English name or its three letters of ISO 3166, such as NGA",
            "actors.csv:8: another row has the id `d` = give each actor an `id` of its own",
            "actors.csv:9: it has 6 cells for 4 columns = put cells that hold a comma in quotes",
        ],
    );
}

#[test]
fn a_table_that_is_none_of_actors_is_an_error() {
    let error =
        |table: &str| actors(("a.csv", table)).expect_err("no actors").to_string();
    assert_eq!(error("title,text\nx,y\n"), "a.csv:1: there is no column `name`");
    assert_eq!(
        error("name,kind,alias\nx,rebel,\n"),
        "a.csv:1: `alias` is no column of a list of actors"
    );
    assert_eq!(error("ActorId,Org\n1,1\n"), "a.csv:1: there is no column `NameData`");
}
