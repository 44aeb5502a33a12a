//! Words of English whose grammar the relations turn on.
//!
//! Closed lists, from the usual classes of descriptive grammars (control and raising verbs, light verbs,
//! intransitives, ditransitives). Lemmas, lower-case.

/// Verbs that never take an object, so that none is shared with them, and whose bare "-ed" form is no passive.
const INTRANSITIVE: &[&str] = &[
    "advance",
    "appear",
    "arrive",
    "clash",
    "collapse",
    "collide",
    "come",
    "die",
    "disappear",
    "emerge",
    "erupt",
    "exist",
    "explode",
    "fall",
    "flee",
    "go",
    "happen",
    "lie",
    "march",
    "occur",
    "perish",
    "protest",
    "rally",
    "remain",
    "retreat",
    "rise",
    "stay",
    "travel",
    "vanish",
    "withdraw",
];

/// Verbs that cannot stand without an object: "ten soldiers killed in raid" leaves out "were".
const TRANSITIVE: &[&str] = &[
    "abduct",
    "arrest",
    "assassinate",
    "behead",
    "besiege",
    "capture",
    "deport",
    "destroy",
    "detain",
    "displace",
    "evict",
    "execute",
    "expel",
    "hospitalise",
    "hospitalize",
    "imprison",
    "injure",
    "jail",
    "kidnap",
    "kill",
    "liberate",
    "massacre",
    "murder",
    "rape",
    "recapture",
    "seize",
    "slay",
    "torture",
    "wound",
];

/// Verbs whose infinitive is done by their own subject even though they have an object.
const SUBJECT_CONTROL: &[&str] = &[
    "have", "lack", "make", "need", "promise", "sign", "swear", "take", "threaten",
    "use", "vow",
];

/// Verbs whose object is the subject of the infinitive: where the model reads a clause, it is an object too.
const OBJECT_CONTROL: &[&str] = &[
    "allow",
    "ask",
    "beg",
    "cause",
    "challenge",
    "command",
    "compel",
    "convince",
    "direct",
    "enable",
    "encourage",
    "force",
    "help",
    "implore",
    "instruct",
    "invite",
    "lead",
    "lobby",
    "oblige",
    "order",
    "permit",
    "persuade",
    "press",
    "pressure",
    "prompt",
    "push",
    "tell",
    "urge",
    "warn",
];

/// Verbs of blame and punishment: what stands behind "of", "for" or "with" was done by their object.
const BLAME: &[&str] = &[
    "accuse",
    "acquit",
    "arrest",
    "blame",
    "charge",
    "condemn",
    "convict",
    "criticise",
    "criticize",
    "denounce",
    "detain",
    "fine",
    "jail",
    "praise",
    "prosecute",
    "punish",
    "sentence",
    "suspect",
    "thank",
    "try",
];

/// Verbs that give something to someone: the subject of their passive may be the one who gets it.
const DITRANSITIVE: &[&str] = &[
    "award", "bring", "deny", "give", "grant", "hand", "offer", "owe", "pay", "promise",
    "send", "show", "teach", "tell",
];

/// Verbs that say only that their object, a noun of doing, was done by their subject.
const LIGHT: &[&str] = &[
    "begin",
    "commit",
    "conduct",
    "continue",
    "deliver",
    "do",
    "initiate",
    "intensify",
    "launch",
    "lead",
    "make",
    "mount",
    "open",
    "organise",
    "organize",
    "perform",
    "perpetrate",
    "renew",
    "resume",
    "stage",
    "start",
    "suspend",
    "undertake",
    "wage",
];

/// Verbs that are light only with their particle.
const LIGHT_WITH_PARTICLE: &[(&str, &str)] =
    &[("carry", "out"), ("step", "up"), ("set", "up"), ("keep", "up")];

/// Verbs that are light only with a noun of having or taking.
const LIGHT_OF_HOLDING: &[&str] = &[
    "assume",
    "establish",
    "gain",
    "have",
    "keep",
    "maintain",
    "regain",
    "retain",
    "retake",
    "seize",
    "take",
    "tighten",
];

/// Nouns of having or taking: "took control of".
const HOLDING: &[&str] = &[
    "action",
    "charge",
    "command",
    "control",
    "custody",
    "dominance",
    "grip",
    "hold",
    "ownership",
    "possession",
    "power",
    "revenge",
    "rule",
    "vengeance",
];

/// Verbs whose subject underwent what their object names.
const UNDERGO: &[&str] =
    &["endure", "experience", "face", "suffer", "sustain", "undergo"];

/// Verbs whose subject had a part in what stands behind "in".
const TAKE_PART: &[&str] = &["engage", "involve", "join", "participate"];

/// Verbs with which somebody owns up to a deed: "claimed responsibility".
const OWNING_UP: &[&str] =
    &["accept", "acknowledge", "admit", "assume", "bear", "claim", "have", "take"];

/// Verbs of saying that somebody did what stands behind "of".
const ACCUSE: &[&str] = &["accuse", "acquit", "convict", "suspect"];

/// Nouns for harm done to others, which groups claim.
const OF_HARM: &[&str] = &[
    "abduction",
    "ambush",
    "arson",
    "assassination",
    "assault",
    "attack",
    "attempt",
    "blast",
    "bombing",
    "explosion",
    "hijacking",
    "kidnapping",
    "killing",
    "massacre",
    "murder",
    "raid",
    "shooting",
    "stabbing",
    "strike",
];

/// Verbs that say only that their subject, a noun of doing, was going on.
const HAPPEN: &[&str] = &[
    "begin",
    "continue",
    "ensue",
    "erupt",
    "escalate",
    "flare",
    "happen",
    "intensify",
    "occur",
    "persist",
    "rage",
    "resume",
    "start",
];

/// Verbs whose clause may be a bare participle: "had his passport revoked", "saw their clinics bombed".
const OUTCOME: &[&str] = &[
    "demand", "find", "get", "have", "hear", "keep", "leave", "make", "need", "order",
    "report", "see", "show", "want", "watch",
];

/// Verbs that send their object to do something.
const SEND: &[&str] = &[
    "assign", "call", "deploy", "dispatch", "hire", "mobilise", "mobilize", "recruit",
    "send", "summon", "task", "train",
];

/// Nouns that count or bundle what stands behind "of".
const QUANTITY: &[&str] = &[
    "barrage", "campaign", "dozen", "handful", "hundred", "kind", "lot", "number",
    "pair", "round", "score", "sequence", "series", "set", "spate", "string", "thousand",
    "type", "wave",
];

/// Nouns of doing whose "of" names who does it, since their verb has no object.
const OF_IS_SUBJECT: &[&str] = &[
    "advance",
    "arrival",
    "collapse",
    "departure",
    "emergence",
    "escape",
    "fighting",
    "flight",
    "influx",
    "involvement",
    "participation",
    "presence",
    "pullout",
    "retreat",
    "return",
    "surrender",
    "withdrawal",
];

/// Nouns of doing whose possessor, where neither "of" nor "by" says otherwise, is whom it was done to.
const POSSESSOR_IS_OBJECT: &[&str] = &[
    "abduction",
    "arrest",
    "assassination",
    "beheading",
    "capture",
    "death",
    "defeat",
    "destruction",
    "detention",
    "displacement",
    "execution",
    "imprisonment",
    "injury",
    "kidnapping",
    "killing",
    "massacre",
    "murder",
    "release",
    "trial",
];

/// Nouns of time: never who, never whom.
const TIME: &[&str] = &[
    "afternoon",
    "april",
    "august",
    "autumn",
    "dawn",
    "day",
    "december",
    "decade",
    "dusk",
    "evening",
    "february",
    "friday",
    "hour",
    "january",
    "july",
    "june",
    "march",
    "may",
    "midday",
    "midnight",
    "minute",
    "monday",
    "month",
    "morning",
    "night",
    "noon",
    "november",
    "october",
    "overnight",
    "saturday",
    "september",
    "spring",
    "summer",
    "sunday",
    "thursday",
    "today",
    "tomorrow",
    "tonight",
    "tuesday",
    "wednesday",
    "week",
    "weekend",
    "winter",
    "year",
    "yesterday",
];

macro_rules! membership {
    ($($(#[$doc:meta])* $name:ident in $list:ident;)*) => {
        $($(#[$doc])* pub(super) fn $name(lemma: &str) -> bool {
            $list.iter().any(|word| lemma.eq_ignore_ascii_case(word))
        })*
    };
}

membership! {
    is_intransitive in INTRANSITIVE;
    is_transitive in TRANSITIVE;
    is_subject_control in SUBJECT_CONTROL;
    is_object_control in OBJECT_CONTROL;
    is_blame in BLAME;
    is_ditransitive in DITRANSITIVE;
    is_light in LIGHT;
    is_light_of_holding in LIGHT_OF_HOLDING;
    is_holding in HOLDING;
    is_send in SEND;
    is_of_outcome in OUTCOME;
    is_undergo in UNDERGO;
    is_take_part in TAKE_PART;
    is_owning_up in OWNING_UP;
    is_accuse in ACCUSE;
    is_of_harm in OF_HARM;
    is_happen in HAPPEN;
    is_quantity in QUANTITY;
    of_is_subject in OF_IS_SUBJECT;
    possessor_is_object in POSSESSOR_IS_OBJECT;
    is_time in TIME;
}

/// Whether it is the name of a weekday, in small letters.
pub(super) fn is_weekday(lemma: &str) -> bool {
    matches!(
        lemma,
        "monday"
            | "tuesday"
            | "wednesday"
            | "thursday"
            | "friday"
            | "saturday"
            | "sunday"
    )
}

/// Whether it is the name of a weekday or month, or a word that stands for one day.
pub(super) fn is_day_or_month(lemma: &str) -> bool {
    const COMMON: &[&str] = &[
        "afternoon",
        "autumn",
        "dawn",
        "day",
        "decade",
        "dusk",
        "evening",
        "hour",
        "midday",
        "midnight",
        "minute",
        "month",
        "morning",
        "night",
        "noon",
        "overnight",
        "spring",
        "summer",
        "week",
        "weekend",
        "winter",
        "year",
    ];
    is_time(lemma) && !COMMON.iter().any(|word| lemma.eq_ignore_ascii_case(word))
}

/// Whether the noun has the form of one that names a doing: "takeover", "destruction", "raid".
pub(super) fn is_of_doing(lemma: &str) -> bool {
    const ENDINGS: &[&str] = &[
        "tion", "sion", "ment", "ture", "zure", "ing", "over", "down", "acre", "strike",
    ];
    const OTHERS: &[&str] = &[
        "abuse", "ambush", "arrest", "assault", "attack", "control", "defeat",
        "massacre", "murder", "raid", "rape", "release", "rescue", "siege", "torture",
    ];
    OTHERS.contains(&lemma) || ENDINGS.iter().any(|ending| lemma.ends_with(ending))
}

/// Whether the verb is light together with this particle.
pub(super) fn is_light_with(lemma: &str, particle: &str) -> bool {
    LIGHT_WITH_PARTICLE.contains(&(lemma, particle))
}

/// Prepositions of several words, as the lemmas that follow one another.
pub(super) const COMPOUND_PREPOSITIONS: &[&str] = &[
    "according to",
    "ahead of",
    "along with",
    "as a result of",
    "as part of",
    "as well as",
    "at the hands of",
    "away from",
    "because of",
    "by means of",
    "close to",
    "due to",
    "in addition to",
    "in charge of",
    "in collaboration with",
    "in connection with",
    "in cooperation with",
    "in coordination with",
    "in exchange for",
    "in favor of",
    "in favour of",
    "in front of",
    "in light of",
    "in reprisal for",
    "in response to",
    "in retaliation for",
    "in spite of",
    "in support of",
    "in the face of",
    "in the hands of",
    "in the wake of",
    "inside of",
    "instead of",
    "near to",
    "next to",
    "on behalf of",
    "on the part of",
    "on top of",
    "out of",
    "outside of",
    "prior to",
    "subsequent to",
    "such as",
    "together with",
    "under the control of",
    "up to",
    "with the help of",
    "with the support of",
];

/// What becomes of people and things: behind a passive, what was done made it so.
pub(super) fn is_harm(lemma: &str) -> bool {
    matches!(lemma, "kill" | "wound" | "injure" | "hurt" | "maim" | "destroy" | "damage")
}

/// The verb of a participle that is also written as a noun: "shot", "cut". Verbs of war; ours.
pub(super) fn verb_of_participle(noun: &str) -> Option<&'static str> {
    Some(match noun {
        "overrun" => "overrun",
        "hit" => "hit",
        "cut" => "cut",
        "split" => "split",
        "shut" => "shut",
        "shot" => "shoot",
        _ => return None,
    })
}

/// The verb of a past that is no other word. Verbs of war; ours.
pub(super) fn verb_of_past(word: &str) -> Option<&'static str> {
    Some(match word.to_lowercase().as_str() {
        "retook" => "retake",
        "overran" => "overrun",
        "withdrew" => "withdraw",
        "overthrew" => "overthrow",
        _ => return None,
    })
}

/// Deeds that are told as the outcome of another: "struck a school, killing three".
pub(super) fn is_outcome(lemma: &str) -> bool {
    matches!(
        lemma,
        "kill"
            | "wound"
            | "injure"
            | "hurt"
            | "maim"
            | "leave"
            | "destroy"
            | "damage"
            | "burn"
            | "trap"
            | "displace"
            | "force"
            | "cause"
    )
}
