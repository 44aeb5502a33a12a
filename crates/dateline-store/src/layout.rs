//! The tables of the file.

/// The layout of the files that this program writes and reads.
///
/// Counts up when a program of before could not read the file any more; `upgrade` has the step from the one before.
pub const VERSION: &str = "5";

/// What is collected while reports are coded, and stands in the finished file too.
pub(crate) const COLLECTED: &str = r#"
CREATE TABLE dateline_meta (name TEXT NOT NULL PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE reports (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    report_id TEXT NOT NULL UNIQUE,
    path TEXT NOT NULL,
    record TEXT,
    url TEXT,
    outlet TEXT,
    title TEXT,
    published_earliest DATE,
    published_latest DATE,
    media TEXT,
    language TEXT,
    captured_at TEXT,
    offset INTEGER,
    text TEXT NOT NULL,
    zones TEXT NOT NULL,
    body TEXT NOT NULL
);
CREATE TABLE claims (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    claim_id TEXT NOT NULL UNIQUE,
    event_id TEXT,
    report_id TEXT NOT NULL,
    sentence TEXT,
    zone TEXT,
    rule TEXT,
    act TEXT,
    modality TEXT,
    time_axis TEXT,
    scope TEXT,
    speaker TEXT,
    speaker_kind TEXT,
    date_text TEXT,
    place_text TEXT,
    labels TEXT,
    disputed BOOLEAN,
    part_of TEXT,
    body TEXT NOT NULL
);
CREATE TABLE diagnostics (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    report_id TEXT NOT NULL,
    severity TEXT NOT NULL,
    name TEXT NOT NULL,
    start INTEGER,
    "end" INTEGER,
    message TEXT NOT NULL,
    help TEXT
);
CREATE TABLE skips (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    report_id TEXT NOT NULL,
    start INTEGER NOT NULL,
    "end" INTEGER NOT NULL,
    reason TEXT NOT NULL,
    trigger_start INTEGER,
    trigger_end INTEGER
);
CREATE TABLE inputs (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    path TEXT NOT NULL UNIQUE,
    records INTEGER NOT NULL,
    reports INTEGER NOT NULL,
    repeated INTEGER NOT NULL,
    refused INTEGER NOT NULL,
    no_pages INTEGER NOT NULL,
    kinds TEXT
);
CREATE TABLE refusals (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    path TEXT NOT NULL,
    offset INTEGER,
    line INTEGER,
    record TEXT,
    name TEXT NOT NULL,
    reason TEXT NOT NULL
);
CREATE TABLE decisions (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    seq INTEGER NOT NULL UNIQUE,
    at DATETIME NOT NULL,
    by TEXT NOT NULL,
    action TEXT NOT NULL,
    event_id TEXT,
    reason TEXT,
    body TEXT NOT NULL,
    previous TEXT NOT NULL,
    hash TEXT NOT NULL
);
CREATE TABLE redirects (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    from_id TEXT NOT NULL UNIQUE,
    to_id TEXT,
    why TEXT NOT NULL
);
"#;

/// What is derived from the above when the file is finished.
pub(crate) const DERIVED: &str = r#"
CREATE TABLE events (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    geom POINT,
    event_id TEXT NOT NULL UNIQUE,
    event_type TEXT,
    sub_event_type TEXT,
    acts TEXT,
    reciprocal BOOLEAN,
    date_earliest DATE,
    date_latest DATE,
    date_text TEXT,
    place TEXT,
    place_text TEXT,
    place_relation TEXT,
    place_kind TEXT,
    place_precision TEXT,
    latitude DOUBLE,
    longitude DOUBLE,
    country TEXT,
    admin1 TEXT,
    admin2 TEXT,
    actors TEXT,
    recipients TEXT,
    killed_low INTEGER,
    killed_best INTEGER,
    killed_high INTEGER,
    killed_actors INTEGER,
    killed_recipients INTEGER,
    killed_civilians INTEGER,
    killed_unknown INTEGER,
    injured_low INTEGER,
    injured_high INTEGER,
    weapons TEXT,
    labels TEXT,
    disputed BOOLEAN,
    sources INTEGER,
    grade TEXT,
    admiralty TEXT,
    n_claims INTEGER,
    review TEXT,
    edited TEXT,
    joins TEXT,
    counted_in TEXT
);
CREATE TABLE evidence (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    claim_id TEXT NOT NULL,
    field TEXT NOT NULL,
    role TEXT NOT NULL,
    start INTEGER,
    "end" INTEGER,
    quote TEXT,
    prefix TEXT,
    suffix TEXT,
    given TEXT
);
CREATE TABLE counts (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    claim_id TEXT NOT NULL,
    idx INTEGER NOT NULL,
    kind TEXT NOT NULL,
    text TEXT NOT NULL,
    low INTEGER,
    high INTEGER,
    vague TEXT,
    of_whom TEXT,
    status TEXT,
    part_of INTEGER
);
CREATE TABLE parties (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    claim_id TEXT NOT NULL,
    side TEXT NOT NULL,
    idx INTEGER NOT NULL,
    text TEXT NOT NULL,
    actor_id TEXT,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    country TEXT
);
CREATE TABLE control (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    geom POINT,
    place_id TEXT NOT NULL,
    place TEXT NOT NULL,
    place_kind TEXT NOT NULL,
    country TEXT,
    admin1 TEXT,
    state TEXT NOT NULL,
    holder TEXT,
    holder_id TEXT,
    by_whom TEXT,
    from_earliest DATE,
    from_latest DATE,
    from_told BOOLEAN NOT NULL,
    to_earliest DATE,
    to_latest DATE,
    to_told BOOLEAN NOT NULL,
    disputed BOOLEAN NOT NULL,
    disputed_days TEXT,
    claims TEXT NOT NULL,
    against TEXT
);
CREATE TABLE control_gaps (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    place_id TEXT NOT NULL,
    place TEXT NOT NULL,
    kind TEXT NOT NULL,
    first_day DATE NOT NULL,
    last_day DATE NOT NULL,
    reports INTEGER NOT NULL,
    weeks TEXT NOT NULL
);
CREATE TABLE versions (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    event_id TEXT NOT NULL,
    field TEXT NOT NULL,
    value TEXT NOT NULL,
    chosen TEXT,
    clashes BOOLEAN NOT NULL,
    interested BOOLEAN NOT NULL,
    sources INTEGER NOT NULL,
    speakers TEXT,
    claims TEXT
);
CREATE TABLE copies (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    report_id TEXT NOT NULL,
    of_report_id TEXT NOT NULL,
    share DOUBLE NOT NULL,
    why TEXT NOT NULL
);
CREATE TABLE sources (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    name TEXT NOT NULL,
    kind TEXT NOT NULL,
    side TEXT,
    letter TEXT NOT NULL,
    n_reports INTEGER NOT NULL,
    n_claims INTEGER NOT NULL
);
CREATE TABLE event_records (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    event_id TEXT NOT NULL UNIQUE,
    place_id TEXT,
    iso3 TEXT,
    body TEXT NOT NULL
);
CREATE TABLE links (
    fid INTEGER PRIMARY KEY AUTOINCREMENT NOT NULL,
    event_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    to_id TEXT NOT NULL,
    why TEXT NOT NULL
);
CREATE VIRTUAL TABLE report_words USING fts5 (
    title, text, content = 'reports', content_rowid = 'fid',
    tokenize = 'unicode61 remove_diacritics 2'
);
CREATE VIRTUAL TABLE claim_words USING fts5 (
    sentence, place_text, speaker, content = 'claims', content_rowid = 'fid',
    tokenize = 'unicode61 remove_diacritics 2'
);
CREATE INDEX claims_by_event ON claims (event_id);
CREATE INDEX claims_by_report ON claims (report_id);
CREATE INDEX evidence_by_claim ON evidence (claim_id);
CREATE INDEX decisions_by_event ON decisions (event_id);
CREATE INDEX skips_by_report ON skips (report_id);
CREATE INDEX links_by_event ON links (event_id);
CREATE INDEX versions_by_event ON versions (event_id);
CREATE INDEX events_by_day ON events (date_earliest);
"#;

/// The plain tables and what the list of layers says of them.
pub(crate) const TABLES: [(&str, &str); 17] = [
    ("claims", "What each report says happened"),
    (
        "control_gaps",
        "Days of which nobody says who held a place, and how many reports there were",
    ),
    ("copies", "Reports most of whose words are those of another"),
    ("counts", "How many people, as each claim tells it"),
    ("decisions", "What persons decided, each line tied to the one before by a hash"),
    ("diagnostics", "What was odd about a report"),
    ("event_records", "Each event whole, also one that a person rejected, as JSON"),
    ("evidence", "The words under each value of a claim"),
    ("inputs", "How many records each input had, and what became of them"),
    ("links", "Events that belong together without being one, and why"),
    ("parties", "Sides of the claims"),
    ("redirects", "Ids of events of before, and where what they named stands now"),
    ("refusals", "What could not be read, and why"),
    ("reports", "The reports and their texts"),
    ("skips", "Sentences left uncoded, and why"),
    ("sources", "Outlets and speakers, whose voice they are and how reliable"),
    ("versions", "What the claims of an event say differently, field by field"),
];
