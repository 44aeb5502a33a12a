//! People in reports: none of them is in anything for the public, whatever its format.
//!
//! Names, numbers and addresses are invented and stand in double brackets, which the reports do not have. Every word of a
//! name is sought, not only the whole.

use std::path::Path;

use crate::support::{folder, run, text};

/// Title and text of reports, all invented.
const REPORTS: &[(&str, &str)] = &[
    (
        "Air strike on market kills four, among them [[Samir Qabbash]]",
        "HAJIN, May 4 (Levant Wire) - An air strike killed four civilians in the market of Hajin on Monday, residents said.\n\
         [[Samir Qabbash]], a 41-year-old baker, was killed at his stall. [[Qabbash]]'s wife, [[Lamis Tarrabi]], said that he had gone to open the shop. \
         \"He left at six,\" [[Tarrabi]] told Levant Wire. Their daughter [[Rimaz]], 7, was wounded by shrapnel.\n\
         Government forces shelled the town again on Tuesday, killing [[Abdulmuti Hashwan]] and his brother [[Zuheir Hashwan]], a neighbour said. \
         She can be reached under [[+963 944 518 203]].",
    ),
    (
        "Doctors tell of wounded after shelling of Mayadin",
        "MAYADIN, May 6 - Shelling killed nine people in Mayadin on Thursday, said Dr. [[Nizar Kallasi]], a surgeon at the field hospital. \
         \"We had no blood left,\" [[Kallasi]] said. Nurse [[Hiyam Bardouni]] said that most of the dead were children. \
         Among the dead were [[Ghufran Sabbagha]], [[Mulham Dandashli]], [[Firyal Zoubidi]] and [[Tarif Nahhasi]], a list of the hospital shows. \
         The hospital asks donors to write to [[mayadin.clinic@relief-levant.example]] or to call [[0933 481 270]].",
    ),
    (
        "Islamic State executes teacher in Abu Kamal",
        "ABU KAMAL, May 9 - Islamic State militants executed a teacher named [[Khalduna Rifaiyya]] in Abu Kamal on Friday, activists said. \
         Her husband, [[Wahbi Rifaiyya]], was arrested a week before. An activist, [[Jundi Masalmeh]], said the militants shot her in the square. \
         \"They made us watch,\" said a resident, [[Umm Sufyan]]. Islamic State militants also arrested [[Adnan Buraq]], 23, and [[Ziad Shallouf]] (19), his cousin said.",
    ),
    (
        "Families flee Deir ez-Zor",
        "DEIR EZ-ZOR, May 11 - Fighting between the army and Islamic State forced hundreds of families to flee Deir ez-Zor on Sunday. \
         [[Munzer Hallabi]] fled with six children. [[Hallabi]] said militants shelled his home at [[14 al-Wadi Street]] on Saturday, killing his mother [[Fawziya Hallabi]]. \
         \"Nothing is left,\" he said. His neighbour [[Badriya Jumayli]], a widow of 68, lives in [[House No. 27]] of the same quarter. \
         Islamic State militants abducted the farmer [[Sattam Dughaym]] on Sunday. [[Dughaym]] has not been seen since.",
    ),
    (
        "Source describes raid on prison",
        "RAQQA, May 13 - Syrian Democratic Forces raided a prison near Raqqa on Tuesday and freed 30 captives, said [[Ruqayya Khannous]], a former guard who asked not to be named. \
         One of those freed, [[Imad Tlass al-Khudari]], said he was beaten daily. [[Khudari]] said that his cellmate, a journalist called [[Nawras Zeitouni]], was killed on Monday by Islamic State. \
         Colonel Walid Dabbous, a spokesman of the Syrian Democratic Forces, said the raid took two hours.",
    ),
    (
        "Shelling of Avdiivka kills pensioner",
        "AVDIIVKA, February 3 - Russian forces shelled Avdiivka on Friday, killing two civilians, the governor said. \
         [[Halyna Petrusenko-Maly]], 71, died in her kitchen at [[Soborna Street 31, apartment 8]]. Her son [[Ostap Petrusenko]] found her. \
         \"I told her to leave,\" [[Ostap]] said by telephone. A volunteer, [[Yevdokiya Lytvak]], buried her on Saturday. \
         Drone strikes wounded [[Vasyl Hrymalyuk]], a miner, and his wife [[Orysia Hrymalyuk]] on Sunday. He wrote on Telegram under [[@hrymalyuk_vasyl]].",
    ),
    (
        "Militia kills villagers in Darfur",
        "EL GENEINA, June 15 - Rapid Support Forces killed 12 villagers near El Geneina on Wednesday, survivors said. \
         [[Hawwa Adoumah Tijan]] said fighters shot her uncle, [[Sheikh Bakhit Tijan]]. \"They asked for our tribe,\" said [[Tijan]], who is 19. \
         The gunmen also killed a shopkeeper, [[Kaltouma Arbab]], and burned her shop in the market. \
         [[Mwanaisha Odongkara]], an aid worker from Uganda, was abducted in El Geneina on Thursday.",
    ),
    (
        "[[QABBASH]] FAMILY BURIES DEAD",
        "HAJIN, May 8 - Mourners buried the baker killed by an air strike in Hajin on Monday. \"My uncle harmed nobody,\" said [[Anas Qabbash]]. \
         The army shelled the cemetery of Hajin on Sunday, wounding [[Talib Mirza Shahrur]], the gravedigger, and a boy of nine, [[Kinan]]. \
         The wounded man's brother, [[Ghiath Shahrur]], can be found at [[Building 5, Nile Street 9]], Damascus; telephone [[(011) 555-0187]].",
    ),
    (
        "Gunmen kill judge and lawyer",
        "BAGHDAD, July 2 - Gunmen shot dead the lawyer [[Sabriyah Chalabizadeh]] in Baghdad on Sunday, police said. \
         Her driver, identified as [[Karrar Lazim]], was wounded. [[Chalabizadeh]] had defended the brothers [[Haqqi and Shawkat Duraji]], who were abducted by gunmen in Baghdad in June. \
         The victims' families, the [[Durajis]], wrote to [[justice.for.duraji@post.example]].",
    ),
    (
        "Village tells of night raid",
        "MOSUL, October 20 - Islamic State militants raided a village near Mosul on Thursday night and killed seven people, villagers said. \
         \"I hid in the well,\" [[Shahla]], a girl of 12, said. Villager [[Jasur Khoshnaw]] lost two sons, [[Rêbîn]] and [[Diyako]]. \
         [[Mr Khoshnaw]] showed their identity cards, numbers [[04120087731]] and [[04120087732]]. \
         According to [[Father Yohannan Marogi]], a priest, the militants abducted [[Maryamana Marogi]], his niece.",
    ),
];

/// Without the brackets, and what stood in them.
fn planted(marked: &str) -> (String, Vec<String>) {
    let (mut plain, mut planted) = (String::new(), Vec::new());
    for (at, part) in marked.split("[[").enumerate() {
        match part.split_once("]]").filter(|_| at > 0) {
            Some((inside, rest)) => {
                planted.push(inside.to_owned());
                plain.push_str(inside);
                plain.push_str(rest);
            }
            None => plain.push_str(part),
        }
    }
    (plain, planted)
}

/// What must not be found: words of names, and numbers and addresses as they are written.
fn secrets() -> Vec<String> {
    /// Words of the names above that are words of the language, or stand for something else in the reports.
    const WORDS: &[&str] = &["and", "sheikh", "father", "umm", "mr", "al"];
    let texts = REPORTS.iter().flat_map(|(title, text)| [title, text]);
    let mut secrets: Vec<String> = Vec::new();
    for inside in texts.flat_map(|marked| planted(marked).1) {
        let is_name = !inside.chars().any(|c| c.is_numeric() || c == '@');
        if !is_name {
            secrets.push(inside.clone());
        }
        let parts = inside.split(|c: char| !c.is_alphabetic()).filter(|_| is_name);
        let parts = parts.map(str::to_lowercase).filter(|part| part.chars().count() > 2);
        secrets.extend(parts.filter(|part| !WORDS.contains(&part.as_str())));
    }
    secrets.sort();
    secrets.dedup();
    secrets
}

fn dataset(name: &str) -> String {
    let folder = folder(name);
    let rows = REPORTS.iter().enumerate().map(|(at, (title, text))| {
        let slug = planted(title).0.to_lowercase().replace(' ', "-");
        let row = serde_json::json!({
            "id": format!("row {at}"), "title": planted(title).0, "text": planted(text).0, "date": "2016-05-14",
            "publisher": "Levant Wire", "url": format!("https://levant.example/{slug}"),
        });
        format!("{row}\n")
    });
    let reports = folder.join("reports-of-samir-qabbash.jsonl");
    std::fs::write(&reports, rows.collect::<String>()).expect("a file");
    let path = folder.join("dataset.gpkg").to_string_lossy().into_owned();
    let coded = run(&["code", &reports.to_string_lossy(), "-o", &path, "--quiet"]);
    assert!(coded.status.success(), "{}", text(&coded.stderr));
    path
}

/// The bytes of an export, those of UTF-8 as they are.
#[track_caller]
fn written(arguments: &[&str]) -> String {
    let output = run(arguments);
    assert!(output.status.success(), "{}", text(&output.stderr));
    text(&output.stdout)
}

const FORMATS: [&str; 9] =
    ["acled", "ged", "polecat", "hxl", "kml", "geojson", "geoparquet", "jsonl", "csv"];

/// The bytes of all files in a folder, and their names.
fn all_bytes(folder: &Path) -> String {
    let entries = std::fs::read_dir(folder).expect("a folder");
    let paths = entries.map(|entry| entry.expect("an entry").path());
    paths
        .map(|path| match path.is_dir() {
            true => all_bytes(&path),
            false => {
                format!(
                    "{} {}",
                    path.display(),
                    text(&std::fs::read(&path).expect("bytes"))
                )
            }
        })
        .collect()
}

#[track_caller]
fn check_no_secret(what: &str, bytes: &str, secrets: &[String]) {
    let small = bytes.to_lowercase();
    let found: Vec<&String> =
        secrets.iter().filter(|secret| small.contains(&secret.to_lowercase())).collect();
    assert!(found.is_empty(), "{what}: {} of {}: {found:?}", found.len(), secrets.len());
}

#[test]
fn no_byte_of_what_the_public_is_given_tells_who_it_was() {
    let secrets = secrets();
    assert!(secrets.len() >= 50, "{} names, numbers and addresses", secrets.len());
    let path = dataset("planted-public");
    let page = written(&["report", &path]);
    check_no_secret("report", &page, &secrets);
    // What is public stays, and so does what the reports tell.
    for kept in [
        "Hajin",
        "Avdiivka",
        "Islamic State",
        "Rapid Support Forces",
        "[a baker]",
        "Levant Wire",
    ] {
        assert!(page.contains(kept), "{kept}");
    }
    for format in FORMATS {
        let bytes = written(&["export", &path, format]);
        check_no_secret(format, &bytes, &secrets);
        assert!(bytes.contains("Hajin"), "{format}");
    }
    let bundle = path.replace("dataset.gpkg", "bundle");
    written(&["export", &path, "bundle", "-o", &bundle, "--by", "anna"]);
    check_no_secret("bundle", &all_bytes(bundle.as_ref()), &secrets);
    // The same person has the same mask in each that has the words.
    assert!(written(&["export", &path, "jsonl"]).contains("[a baker]"));
}

#[test]
fn only_full_exports_name_private_people() {
    let path = dataset("planted-full");
    let full = written(&["export", &path, "jsonl", "--profile", "full"]);
    assert!(full.contains("Samir Qabbash") && full.contains("reports-of-samir-qabbash"));
    let trusted = written(&["export", &path, "jsonl", "--profile", "trusted"]);
    assert!(trusted.contains("Samir Qabbash") && !trusted.contains("reports-of-samir"));
}

#[test]
fn a_table_with_masks_comes_back_without_edits() {
    let path = dataset("planted-edits");
    for profile in ["public", "trusted", "full"] {
        let table = path.replace("dataset.gpkg", &format!("{profile}.csv"));
        written(&["export", &path, "csv", "--profile", profile, "-o", &table]);
        let edits = written(&["import-edits", &path, &table, "--dry-run"]);
        assert!(edits.is_empty(), "{profile}: {edits}");
    }
}

#[test]
fn partners_read_names_but_no_numbers() {
    let path = dataset("planted-trusted");
    let page = written(&["report", &path, "--profile", "trusted"]);
    assert!(page.contains("Samir Qabbash") && page.contains("Kallasi"));
    for gone in ["944 518 203", "relief-levant", "@hrymalyuk", "14 al-Wadi", "Khannous"] {
        assert!(!page.contains(gone), "{gone}");
    }
}
