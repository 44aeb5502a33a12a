//! Who takes part in what, from the text to the arguments.

use dateline_model::{Parse, Role, Via};
use expect_test::{Expect, expect};

use crate::parse;
use crate::tests::{models, report};

mod misread;

/// Draws who takes part in what.
#[track_caller]
fn check(text: &str, expected: Expect) {
    let report = report(text);
    expected.assert_eq(&draw(&parse(&report, models())));
}

#[test]
fn an_active_verb_has_subject_and_object() {
    check("The army shelled Wadi Amsa.", expect!["shelled: subject army, object Amsa"]);
    check(
        "The army gave the militia new rifles.",
        expect!["gave: subject army, object rifles, receiver militia"],
    );
    check(
        "The rebels did not capture the airfield.",
        expect!["capture: subject rebels, object airfield"],
    );
    check(
        "The rebels attacked the base with mortars and rockets.",
        expect![
            "attacked: subject rebels, object base, with mortars, with rockets (conjunct)"
        ],
    );
}

#[test]
fn the_subject_stands_behind_an_opening_participle() {
    check(
        "Backed by jets, the Northern Defence Forces attacked Hajin.",
        expect![[r#"
        Backed: subject jets (passive), object Forces (participle)
        attacked: subject Forces, object Hajin"#]],
    );
}

#[test]
fn a_gerund_that_between_follows_is_a_noun() {
    check(
        "Fighting between the army and the Northern Front killed six civilians.",
        expect![[r#"
            Fighting: between army, between Front (conjunct)
            killed: subject Fighting, object civilians"#]],
    );
}

#[test]
fn a_gerund_of_violence_behind_whose_it_is_is_a_noun() {
    check(
        "Two persons have been killed in police firing.",
        expect!["killed: object persons (passive), in firing"],
    );
    check(
        "73 people were killed in firing by the police.",
        expect![[r#"
        killed: object people (passive), in firing
        firing: subject police"#]],
    );
    check(
        "The police firing left one person dead.",
        expect!["left: subject firing, object person"],
    );
    check(
        "Police officers firing at the crowd killed two.",
        expect![[r#"
        firing: subject officers (relative), at crowd
        killed: subject officers, object two"#]],
    );
}

#[test]
fn an_ending_torn_off_its_word_belongs_to_it() {
    check(
        "Chad ’ s army shelled Hajin.",
        expect![[r#"
        army: subject Chad
        shelled: subject army, object Hajin"#]],
    );
}

#[test]
fn a_name_of_two_words_may_stand_before_held() {
    check(
        "Warplanes bombed Islamic State-held Mayadin.",
        expect![[r#"
        bombed: subject Warplanes, object Mayadin
        held: subject State (passive), object Mayadin (relative)"#]],
    );
}

#[test]
fn a_passive_is_undone() {
    check(
        "Wadi Amsa was shelled by the army on Monday.",
        expect!["shelled: subject army (passive), object Amsa (passive), on Monday"],
    );
    check(
        "Twelve soldiers were killed and wounded in the clashes.",
        expect![[r#"
        killed: object soldiers (passive)
        wounded: object soldiers (conjunct), in clashes"#]],
    );
    check(
        "The helicopter was shot down over Wadi Amsa.",
        expect!["shot: object helicopter (passive), over Amsa"],
    );
    check(
        "Six fighters were killed at the hands of the militia.",
        expect![[r#"
        killed: subject militia (passive), object fighters (passive)
        hands: object militia"#]],
    );
    check(
        "He was arrested for spying.",
        expect![[r#"
        arrested: object He (passive)
        spying: subject He (participle)"#]],
    );
}

#[test]
fn a_reduced_passive_takes_its_noun_as_object() {
    check(
        "Soldiers killed by the rebels were buried in Tell Safra.",
        expect![[r#"
        killed: subject rebels (passive), object Soldiers (relative)
        buried: object Soldiers (passive), in Safra"#]],
    );
    check(
        "Two shells fired by the rebels landed in the camp.",
        expect![[r#"
        fired: subject rebels (passive), object shells (relative)
        landed: subject shells, in camp"#]],
    );
    check(
        "Backed by warplanes, the army entered Tell Safra.",
        expect![[r#"
        Backed: subject warplanes (passive), object army (participle)
        entered: subject army, object Safra"#]],
    );
    check(
        "Twenty villagers killed in raid on Tell Safra.",
        expect![[r#"
        killed: object villagers (relative), in raid
        raid: on Safra"#]],
    );
    check(
        "The captured soldiers were taken to a rebel-held village.",
        expect![[r#"
        captured: object soldiers (relative)
        taken: object soldiers (passive), to village
        held: subject rebel (passive), object village (relative)"#]],
    );
}

#[test]
fn a_participle_takes_its_subject_from_its_noun_or_the_main_clause() {
    check(
        "Rebels attacking the town shot two farmers.",
        expect![[r#"
        attacking: subject Rebels (relative), object town
        shot: subject Rebels, object farmers"#]],
    );
    check(
        "The militants advanced toward Wadi Amsa, killing one soldier.",
        expect![[r#"
        advanced: subject militants, toward Amsa
        killing: subject militants (participle), object soldier"#]],
    );
    check(
        "Warplanes bombed a school and a hospital in Wadi Amsa, killing at least 12 people, including four children.",
        expect![[r#"
        bombed: subject Warplanes, object school, object hospital (conjunct)
        hospital: in Amsa
        killing: subject Warplanes (participle), object people
        people: including children"#]],
    );
    check(
        "The army killed two rebels before withdrawing from Wadi Amsa.",
        expect![[r#"
        killed: subject army, object rebels
        withdrawing: subject army (participle), from Amsa"#]],
    );
}

#[test]
fn a_relative_clause_takes_its_noun() {
    check(
        "The fighters who stormed the prison freed forty men.",
        expect![[r#"
        stormed: subject fighters (relative), object prison
        freed: subject fighters, object men"#]],
    );
    check(
        "The bridge that the rebels destroyed was rebuilt.",
        expect![[r#"
        destroyed: subject rebels, object bridge (relative)
        rebuilt: object bridge (passive)"#]],
    );
    check(
        "The town the army captured lies near the border.",
        expect![[r#"
        captured: subject army, object lies
        lies: near border"#]],
    );
    check(
        "The village in which the raid took place was empty.",
        expect![[r#"
        raid: in village (control)
        took: subject raid, object place, in village (relative)
        was: subject village"#]],
    );
    check(
        "The village where gunmen killed a teacher is called Tell Safra.",
        expect![[r#"
        killed: subject gunmen, object teacher, in village (relative)
        called: object village (passive)"#]],
    );
    check(
        "The base they attacked from was abandoned.",
        expect![[r#"
        attacked: subject they, from base (relative)
        abandoned: object base (passive)"#]],
    );
    check(
        "The rebels, who are backed by a neighbour, attacked the convoy.",
        expect![[r#"
        backed: subject neighbour (passive), object rebels (relative)
        attacked: subject rebels, object convoy"#]],
    );
    check(
        "The market was hit by a rocket that killed three women.",
        expect![[r#"
        hit: subject rocket (passive), object market (passive)
        killed: subject rocket (relative), object women"#]],
    );
    check(
        "Three policemen died in the attack, which was claimed by the rebels.",
        expect![[r#"
            died: subject policemen, in attack
            attack: subject rebels (control)
            claimed: subject rebels (passive), object attack (relative)"#]],
    );
}

#[test]
fn an_infinitive_takes_the_subject_of_what_governs_it() {
    check(
        "The rebels managed to capture the airfield.",
        expect![[r#"
        managed: subject rebels
        capture: subject rebels (control), object airfield"#]],
    );
    check(
        "The brigade was able to capture the airfield.",
        expect![[r#"
        was: subject brigade
        capture: subject brigade (control), object airfield"#]],
    );
    check(
        "The army began shelling the market.",
        expect![[r#"
        began: subject army
        shelling: subject army (control), object market"#]],
    );
    check(
        "Both sides agreed to exchange prisoners.",
        expect![[r#"
        agreed: subject sides
        exchange: subject sides (control), object prisoners"#]],
    );
    check(
        "The colonel is believed to have ordered the attack.",
        expect![[r#"
        believed: object colonel (passive)
        ordered: subject colonel (control), object attack"#]],
    );
    check(
        "Villagers were forced to leave their homes.",
        expect![[r#"
        forced: object Villagers (passive)
        leave: subject Villagers (control), object homes
        homes: subject their"#]],
    );
    check(
        "The rebels launched an offensive to seize the dam.",
        expect![[r#"
        launched: subject rebels, object offensive
        offensive: subject rebels (control)
        seize: subject rebels (control), object dam"#]],
    );
    check(
        "The rebels said they had shot down a drone.",
        expect![[r#"
        said: subject rebels
        shot: subject they, object drone"#]],
    );
}

#[test]
fn an_infinitive_may_take_the_object_of_what_governs_it() {
    check(
        "The group forced hundreds of people to join its ranks.",
        expect![[r#"
        forced: subject group, object hundreds
        hundreds: object people
        join: subject hundreds (control), object ranks
        ranks: subject its"#]],
    );
    check(
        "The police prevented the protesters from reaching the square.",
        expect![[r#"
        prevented: subject police, object protesters
        reaching: subject protesters (control), object square"#]],
    );
    check(
        "The army failed to prevent the rebels from entering the town.",
        expect![[r#"
        failed: subject army
        prevent: subject army (control), object rebels
        entering: subject rebels (control), object town"#]],
    );
    check(
        "The court accused the colonel of ordering the massacre.",
        expect![[r#"
        accused: subject court, object colonel
        ordering: subject colonel (control), object massacre"#]],
    );
    check(
        "The militia was accused of burning two villages.",
        expect![[r#"
        accused: object militia (passive)
        burning: subject militia (participle), object villages"#]],
    );
    check(
        "The army sent troops to retake the dam.",
        expect![[r#"
        sent: subject army, object troops
        retake: subject troops (control), object dam"#]],
    );
    check(
        "The group claimed responsibility for killing the judge.",
        expect![[r#"
        claimed: subject group, object responsibility
        killing: subject group (control), object judge"#]],
    );
}

#[test]
fn joined_verbs_share_subject_and_object() {
    check(
        "The army attacked and captured the town.",
        expect![[r#"
        attacked: subject army, object town (conjunct)
        captured: subject army (conjunct), object town"#]],
    );
    check(
        "The army advanced and captured the town.",
        expect![[r#"
        advanced: subject army
        captured: subject army (conjunct), object town"#]],
    );
    check(
        "Gunmen abducted a priest and his driver, then fled.",
        expect![[r#"
        abducted: subject Gunmen, object priest, object driver (conjunct)
        driver: subject his
        fled: subject Gunmen (conjunct)"#]],
    );
    check(
        "Fighters withdrew from the hills and the army occupied them.",
        expect![[r#"
        withdrew: subject Fighters, from hills
        occupied: subject army, object them"#]],
    );
}

#[test]
fn joined_nouns_are_arguments_of_their_own() {
    check(
        "Soldiers and policemen attacked farmers and traders.",
        expect![
            "attacked: subject Soldiers, subject policemen (conjunct), object farmers, object traders (conjunct)"
        ],
    );
    check(
        "Gunmen fired on a bus and a truck near Wadi Amsa.",
        expect![[r#"
        fired: subject Gunmen, on bus, on truck (conjunct)
        truck: near Amsa"#]],
    );
    check(
        "The militia attacked villages as well as camps.",
        expect!["attacked: subject militia, object villages, object camps (conjunct)"],
    );
    check(
        "The army and the rebels clashed in Tell Safra.",
        expect!["clashed: subject army, subject rebels (conjunct), in Safra"],
    );
}

#[test]
fn a_preposition_may_have_several_words() {
    check(
        "The road was closed because of heavy fighting in the valley.",
        expect![[r#"
        closed: object road (passive), because of fighting
        fighting: in valley"#]],
    );
    check(
        "A bomb exploded in front of a bakery in Tell Safra.",
        expect![[r#"
        exploded: subject bomb, in front of bakery
        front: object bakery
        bakery: in Safra"#]],
    );
    check(
        "According to the mayor, gunmen burned the clinic.",
        expect!["burned: subject gunmen, object clinic, according to mayor"],
    );
}

#[test]
fn a_noun_has_arguments_too() {
    check(
        "The capture of Tell Safra by the rebels surprised the army.",
        expect![[r#"
        capture: subject rebels, object Safra
        surprised: subject capture, object army"#]],
    );
    check(
        "The army's capture of Tell Safra ended the siege.",
        expect![[r#"
        capture: subject army, object Safra
        ended: subject capture, object siege"#]],
    );
    check(
        "Clashes between the army and the rebels erupted in Wadi Amsa.",
        expect![[r#"
        Clashes: between army, between rebels (conjunct), in Amsa (control)
        erupted: subject Clashes, in Amsa"#]],
    );
    check(
        "Airstrikes by the coalition on a convoy killed nine people.",
        expect![[r#"
        Airstrikes: subject coalition, on convoy
        killed: subject Airstrikes, object people"#]],
    );
    check(
        "Coalition airstrikes destroyed a bridge.",
        expect!["destroyed: subject airstrikes, object bridge"],
    );
    check(
        "There were clashes between herders and farmers on Tuesday.",
        expect!["clashes: between herders, between farmers (conjunct), on Tuesday"],
    );
    check(
        "The death of a commander was announced by the group.",
        expect![[r#"
        death: object commander
        announced: subject group (passive), object death (passive)"#]],
    );
    check(
        "The killing and wounding of protesters was condemned by the union.",
        expect![[r#"
        killing: object protesters
        condemned: subject union (passive), object killing (passive), object wounding (conjunct)"#]],
    );
    check(
        "The arrest of the mayor led to protests in Tell Safra.",
        expect![[r#"
        arrest: object mayor
        led: subject arrest, to protests
        protests: in Safra"#]],
    );
    check(
        "A series of raids by the rebels left ten soldiers dead.",
        expect![[r#"
        series: subject rebels, object raids
        raids: subject rebels
        left: subject series, object soldiers"#]],
    );
}

#[test]
fn a_light_verb_lends_its_parts_to_its_noun() {
    check(
        "The rebels carried out an attack on a checkpoint in Wadi Amsa.",
        expect![[r#"
        carried: subject rebels, object attack
        attack: subject rebels (control), on checkpoint
        checkpoint: in Amsa"#]],
    );
    check(
        "An attack on a checkpoint was carried out by the rebels.",
        expect![[r#"
        attack: subject rebels (control), on checkpoint
        carried: subject rebels (passive), object attack (passive)"#]],
    );
    check(
        "The rebels took control of the airfield.",
        expect![[r#"
        took: subject rebels, object control
        control: subject rebels (control), object airfield"#]],
    );
    check(
        "The rebels lost control of Tell Safra to the army.",
        expect![[r#"
        lost: subject rebels, object control, to army
        control: object Safra"#]],
    );
    check(
        "The village came under attack by armed herders.",
        expect![[r#"
        came: subject village, by herders, under attack
        attack: subject herders (control), object village (control)"#]],
    );
    check(
        "The soldiers continued their advance into the valley.",
        expect![[r#"
        continued: subject soldiers, object advance, into valley
        advance: subject soldiers (control), subject their, into valley (control)"#]],
    );
}

#[test]
fn a_linking_verb_has_a_subject_alone() {
    check("The commander is a former teacher.", expect!["is: subject commander"]);
}

#[test]
fn a_time_is_no_object_and_hides_none() {
    check(
        "The group has arrested last week dozens of farmers in the valley.",
        expect![[r#"
        arrested: subject group, object dozens
        dozens: object farmers
        farmers: in valley"#]],
    );
    check(
        "The militants stormed Sunday night several houses in Wadi Amsa.",
        expect![[r#"
        stormed: subject militants, object houses
        houses: in Amsa"#]],
    );
    check(
        "The ISIS fighters were able Friday to control a hill near Wadi Amsa.",
        expect![[r#"
        were: subject fighters
        control: subject fighters (control), object hill
        hill: near Amsa"#]],
    );
}

#[test]
fn what_is_said_keeps_its_own_subject() {
    check(
        "Residents said that the soldiers had burned their houses.",
        expect![[r#"
        said: subject Residents
        burned: subject soldiers, object houses
        houses: subject their"#]],
    );
}

#[test]
fn a_participle_without_object_may_be_the_lost_main_verb() {
    check(
        "Herders armed with rifles clashed with farmers in Wadi Amsa, leaving eight people dead.",
        expect![[r#"
        armed: object Herders (relative), with rifles
        clashed: subject Herders (relative), with farmers
        farmers: in Amsa
        leaving: subject Herders (relative), object people"#]],
    );
}

#[test]
fn an_acronym_that_is_a_word_is_a_name() {
    check(
        "IS managed to breakthrough and capture the village of Tell Safra.",
        expect![[r#"
        managed: subject IS
        break: subject IS (control)
        capture: subject IS (conjunct), object village
        village: object Safra"#]],
    );
    check(
        "After the raid, IS was able to advance.",
        expect![[r#"
        was: subject IS, after raid
        advance: subject IS (control)"#]],
    );
}

#[test]
fn a_closed_compound_is_a_verb_where_one_is_wanted() {
    check(
        "Earlier today, the army cutoff a supply line to Wadi Amsa.",
        expect!["cut: subject army, object line, to Amsa"],
    );
    check(
        "The militia failed to takeover the dam.",
        expect![[r#"
        failed: subject militia
        take: subject militia (control), object dam"#]],
    );
}

#[test]
fn an_aside_breaks_no_sentence() {
    check(
        "The army was able to capture Abu Salim al-Tellawi's (the militia leader) second in command alive.",
        expect![[r#"
        was: subject army
        capture: subject army (control), object second
        second: subject al-Tellawi, in command"#]],
    );
    check(
        "Gunmen hung the bodies in the quarter [Safra], warning villagers not to bury them.",
        expect![[r#"
        hung: subject Gunmen, object bodies, in quarter
        warning: subject Gunmen (participle), object villagers
        bury: subject villagers (control), object them"#]],
    );
    check(
        "Tribesmen of the Valley Front (VF) attacked the camp (June 3) near Tell Safra.",
        expect![[r#"
        Tribesmen: object Front
        attacked: subject Tribesmen, object camp, near Safra"#]],
    );
}

#[test]
fn a_name_with_an_article_is_one_argument() {
    check(
        "Deir ez-Zaytun is a key town for the group.",
        expect![[r#"
        is: subject ez-Zaytun
        town: for group"#]],
    );
    check(
        "Fighters of the al-Safra brigade entered Tell as-Samak.",
        expect![[r#"
        Fighters: object brigade
        entered: subject Fighters, object as-Samak"#]],
    );
}

#[test]
fn an_owner_is_not_taken_for_a_subject() {
    check(
        "The brigade backed by Turkey’s airforce near the border is closing in on the town.",
        expect![[r#"
            backed: subject airforce (passive), object brigade (relative)
            airforce: subject Turkey, near border
            closing: subject brigade, on town"#]],
    );
}

#[test]
fn a_relative_clause_agrees_with_its_noun() {
    check(
        "The people of the valley that have fled live in camps.",
        expect![[r#"
        people: object valley
        fled: subject people (relative), in camps"#]],
    );
    check(
        "The soldiers and policemen who fled were arrested.",
        expect![[r#"
        fled: subject soldiers (relative), subject policemen (relative)
        arrested: object soldiers (passive), object policemen (conjunct)"#]],
    );
}

#[test]
fn a_reduced_clause_is_not_about_a_time() {
    check(
        "The army reversed all gains within the past year made by the rebels.",
        expect![[r#"
        reversed: subject army, object gains, within year
        year: subject rebels (control)
        made: subject rebels (passive), object gains (relative)"#]],
    );
}

#[test]
fn to_with_a_participle_is_a_preposition() {
    check(
        "The group has turned to forced conscription of villagers.",
        expect![[r#"
        turned: subject group, to conscription
        forced: object conscription (relative)
        conscription: object villagers"#]],
    );
}

#[test]
fn what_hangs_on_a_day_belongs_to_what_happened() {
    check(
        "A guard was killed in an airstrike July 13 near Tell Safra.",
        expect!["killed: object guard (passive), in airstrike, near Safra"],
    );
    check(
        "There was a report on Tuesday of the coalition striking a factory.",
        expect![[r#"
        report: object coalition, on Tuesday
        striking: subject coalition (relative), object factory"#]],
    );
}

#[test]
fn a_deed_in_a_clause_on_its_noun_has_its_doer() {
    check(
        "An attack carried out by the rebels on a convoy killed two guards.",
        expect![[r#"
        attack: subject rebels (control), on convoy (control)
        carried: subject rebels (passive), object attack (relative), on convoy
        killed: subject attack, object guards"#]],
    );
    check(
        "The fighting that erupted between herders and farmers has ended.",
        expect![[r#"
        fighting: between herders (control), between farmers (control)
        erupted: subject fighting (relative), between herders, between farmers (conjunct)
        ended: subject fighting"#]],
    );
    check(
        "Residents feared the takeover of the area by the militia.",
        expect![[r#"
        feared: subject Residents, object takeover
        takeover: subject militia, object area"#]],
    );
}

#[test]
fn an_owner_may_be_whom_it_was_done_to() {
    check(
        "The mayor's arrest led to protests.",
        expect![[r#"
        arrest: object mayor
        led: subject arrest, to protests"#]],
    );
    check(
        "The commander's killing by the army was condemned.",
        expect![[r#"
        killing: subject army, object commander
        condemned: object killing (passive)"#]],
    );
}

#[test]
fn a_noun_may_pass_its_verb_on() {
    check(
        "The army redoubled its efforts to seize the dam.",
        expect![[r#"
        redoubled: subject army, object efforts
        efforts: subject its
        seize: subject army (control), object dam"#]],
    );
    check(
        "The army's attempt to seize the dam failed.",
        expect![[r#"
        attempt: subject army
        seize: subject army (control), object dam
        failed: subject attempt"#]],
    );
    check(
        "In a bid to retake the dam, troops attacked the village.",
        expect![[r#"
        retake: subject troops (control), object dam
        attacked: subject troops, object village, in bid"#]],
    );
}

#[test]
fn a_prefix_makes_one_verb() {
    check(
        "The rebels re-captured the hill.",
        expect!["re-captured: subject rebels, object hill"],
    );
}

#[test]
fn a_bundle_of_deeds_has_the_doer_of_the_deeds() {
    check(
        "The militia launched a wave of attacks against villages in the valley.",
        expect![[r#"
        launched: subject militia, object wave
        wave: subject militia (control), object attacks
        attacks: subject militia (control), against villages
        villages: in valley"#]],
    );
}

#[test]
fn a_participle_close_behind_a_noun_is_about_that_noun() {
    check(
        "Aid workers are involved in the town and other villages recaptured from the rebels.",
        expect![[r#"
            involved: object workers (passive), in town, in villages (conjunct)
            town: subject workers (control)
            villages: subject workers (control)
            recaptured: object villages (relative), from rebels"#]],
    );
    check(
        "Three students killed fighting the rebels were buried in Wadi Amsa.",
        expect![[r#"
        killed: object students (passive)
        fighting: subject students (control), object rebels
        buried: object students (conjunct), in Amsa"#]],
    );
    check(
        "Residents saw their clinics bombed.",
        expect![[r#"
        saw: subject Residents
        clinics: subject their
        bombed: object clinics (passive)"#]],
    );
    check(
        "The men they are alleged to have killed were farmers.",
        expect![[r#"
        alleged: object they (passive)
        killed: subject they (control), object men (relative)
        were: subject men"#]],
    );
}

#[test]
fn a_short_form_of_has_makes_no_passive() {
    check(
        "He’s committed no crime.",
        expect![[r#"
        committed: subject He, object crime
        crime: subject He (control)"#]],
    );
}

#[test]
fn a_headline_may_leave_out_the_passive_verb() {
    check(
        "Three soldiers wounded, two rebels killed in Wadi Amsa",
        expect![[r#"
        wounded: object soldiers (passive)
        killed: object rebels (relative), in Amsa"#]],
    );
    check(
        "Rebel commander killed by army near Tell Safra",
        expect![
            "killed: subject army (passive), object commander (relative), near Safra"
        ],
    );
}

#[test]
fn several_clauses_keep_their_own_parts() {
    check(
        "Two farmers, including a child, were shot dead by herders who raided the village, the mayor said.",
        expect![[r#"
        farmers: including child
        shot: subject herders (passive), object farmers (passive)
        raided: subject herders (relative), object village
        said: subject mayor"#]],
    );
}

/// One line for each predicate: its arguments, and the way they were found where it is not the plain one.
fn draw(parse: &Parse<'_>) -> String {
    let mut lines = Vec::new();
    for (idx, arguments) in parse.arguments.iter().enumerate() {
        if arguments.is_empty() {
            continue;
        }
        let parts: Vec<String> = arguments
            .iter()
            .map(|it| {
                let role = match &it.role {
                    Role::Subject => "subject",
                    Role::Object => "object",
                    Role::IndirectObject => "receiver",
                    Role::Prep(name) => name,
                };
                let via = match it.via {
                    Via::Direct => "",
                    Via::Passive => " (passive)",
                    Via::Conjunct => " (conjunct)",
                    Via::Control => " (control)",
                    Via::Relative => " (relative)",
                    Via::Participle => " (participle)",
                };
                format!("{role} {}{via}", parse.word(it.head))
            })
            .collect();
        lines.push(format!("{}: {}", parse.word(idx), parts.join(", ")));
    }
    lines.join("\n")
}

#[test]
fn who_claims_or_is_blamed_for_a_deed_is_told_as_its_doer() {
    for (text, doer) in [
        ("The Red Hawks claimed responsibility for the attack.", "attack: subject Hawks"),
        ("Police blamed rebels for the bombing.", "bombing: subject rebels"),
        ("The rebels were blamed for the attack.", "attack: subject rebels"),
        ("The attack was blamed on the rebels.", "attack: subject rebels"),
        ("Police attributed the murder to the rebels.", "murder: subject rebels"),
        ("The Red Hawks claimed the attack.", "attack: subject Hawks"),
        ("The attack claimed by the Red Hawks killed two.", "attack: subject Hawks"),
    ] {
        let drawn = draw(&parse(&report(text), models()));
        assert!(drawn.contains(doer), "{text}: {drawn}");
    }
    let denied = "The Red Hawks denied responsibility for the attack.";
    let drawn = draw(&parse(&report(denied), models()));
    assert!(!drawn.contains("attack: subject"), "{drawn}");
}

#[test]
fn a_verb_that_the_model_cut_too_short_gets_its_e_back() {
    let lemma = |text: &str, word: &str| {
        let report = report(text);
        let parse = parse(&report, models());
        let idx = (0..parse.tokens.len()).find(|&idx| parse.word(idx) == word);
        idx.map(|idx| parse.tokens[idx].lemma.clone()).unwrap_or_default()
    };
    assert_eq!(lemma("The rebels staged an attack.", "staged"), "stage");
    assert_eq!(lemma("The rebels bombed the town.", "bombed"), "bomb");
    assert_eq!(lemma("The rebels robbed the bank.", "robbed"), "rob");
}

#[test]
fn a_line_in_capitals_is_known_in_calm_letters() {
    let report = report("THE SALVADORAN ARMY ATTACKED THE TOWN OF QAMRIN HEAVILY.");
    let parse = parse(&report, models());
    assert_eq!(
        parse.calm_text(),
        "The Salvadoran army attacked the town of Qamrin heavily."
    );
    let capitals: Vec<&str> = (0..parse.tokens.len())
        .filter(|&idx| parse.is_capitalised(idx))
        .map(|idx| parse.word(idx))
        .collect();
    assert_eq!(capitals, ["THE", "SALVADORAN", "QAMRIN"]);
}

#[test]
fn a_past_is_joined_to_the_past_of_the_main_clause() {
    check(
        "Planes bombed the town as the rebels were moving in and killed ten of them.",
        expect![[r#"
            bombed: subject Planes, object town
            moving: subject rebels
            killed: subject Planes (conjunct), object ten"#]],
    );
}

#[test]
fn a_hyphen_inside_a_word_sets_nothing_off() {
    check(
        "Warplanes of the American-led coalition bombed positions of the Syrian army on a hill on Saturday.",
        expect![[r#"
            Warplanes: object coalition
            led: subject American (passive), object coalition (relative)
            bombed: subject Warplanes, object positions
            positions: object army, on hill, on Saturday"#]],
    );
}

#[test]
fn those_who_said_it_are_no_part_of_what_they_tell() {
    check(
        "Islamic State severed the last road between the army's air base at Deir ez-Zor and the besieged city on Monday, a monitor, local activists and a resident said, splitting the pocket.",
        expect![[r#"
            severed: subject State, object road
            road: between base, between city (conjunct)
            base: subject army, at ez-Zor
            besieged: object city (relative)
            city: on Monday
            said: subject monitor, subject activists (conjunct), subject resident (conjunct)
            splitting: subject State (participle), object pocket"#]],
    );
}

#[test]
fn a_finite_verb_reduces_no_clause() {
    check(
        "Units of the Syrian Arab Army advancing from the direction of the cemeteries met on Saturday with the garrison of Deir Ezzor Airport and lifted the siege.",
        expect![[r#"
            Units: object Army
            advancing: subject Units (relative), from direction
            direction: object cemeteries
            met: subject Units, on Saturday, with garrison
            garrison: object Airport
            lifted: subject Units (conjunct), object siege"#]],
    );
}

#[test]
fn a_number_that_opens_a_phrase_counts_its_noun() {
    check("Forty SDF members were killed.", expect!["killed: object members (passive)"]);
    check(
        "On Friday forty members of the group were killed.",
        expect![[r#"
        members: object group
        killed: object members (passive), on Friday"#]],
    );
}

#[test]
fn what_somebody_is_believed_to_be_describes_him() {
    check(
        "Warplanes believed to be Russian targeted boats and ferries on Friday.",
        expect![[r#"
            believed: object Warplanes (relative)
            be: subject Warplanes (control)
            targeted: subject Warplanes, object boats, object ferries (conjunct), on Friday"#]],
    );
}

#[test]
fn who_is_accused_did_what_stands_behind_of() {
    check(
        "State media accused the group of a massacre of civilians.",
        expect![[r#"
        accused: subject media, object group, of massacre
        massacre: subject group (control), object civilians"#]],
    );
}

#[test]
fn those_who_fight_at_a_place_are_the_clash_s() {
    check(
        "Clashes continue at the outskirts of Hajin between soldiers and tribesmen against the fighters.",
        expect![[r#"
            Clashes: at outskirts (control), between soldiers (control), between tribesmen (control)
            continue: subject Clashes, at outskirts, between soldiers, between tribesmen (conjunct)
            outskirts: object Hajin
            soldiers: against fighters"#]],
    );
}

#[test]
fn the_latter_does_what_follows() {
    check(
        "Clashes broke out on Monday after the latter stormed Hajin.",
        expect![[r#"
        Clashes: on Monday (control)
        broke: subject Clashes, on Monday
        stormed: subject latter, object Hajin"#]],
    );
}

#[test]
fn a_verb_behind_a_list_of_nouns_is_the_main_verb_of_what_is_said() {
    check(
        "Warplanes of the American-led coalition bombed positions of the army, killing soldiers, the ministry said.",
        expect![[r#"
            Warplanes: object coalition
            led: subject American (passive), object coalition (relative)
            bombed: subject Warplanes, object positions
            positions: object army
            killing: subject Warplanes (participle), object soldiers
            said: subject ministry"#]],
    );
}

#[test]
fn a_bare_participle_behind_be_is_a_passive() {
    check(
        "Residents said that the town was overrun.",
        expect![[r#"
        said: subject Residents
        overrun: object town (passive)"#]],
    );
}

#[test]
fn nobody_is_sneaked() {
    check(
        "Fighters sneaked into Hajin on Friday.",
        expect!["sneaked: subject Fighters, into Hajin, on Friday"],
    );
    check(
        "Fighters captured by the army in Hajin fled on Friday.",
        expect![[r#"
        captured: subject army (passive), object Fighters (relative)
        army: in Hajin
        fled: subject Fighters, on Friday"#]],
    );
}
