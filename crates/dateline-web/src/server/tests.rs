//! The desk as a browser, a script and an attacker meet it.

mod decisions;
mod doors;
mod files;
mod hostile;
mod pages;

use std::path::PathBuf;
use std::sync::{Arc, OnceLock};

use axum::body::{Body, to_bytes};
use axum::http::{HeaderMap, Request, StatusCode};
use dateline::store::{Meta, Settings, Store, StoredReport};
use dateline::told::{stored_remark, stored_skip};
use dateline::{Coder, Date, Own, RuleScope, card};
use serde_json::Value;
use tempfile::TempDir;
use tower::ServiceExt as _;

use super::{Shared, router};
use crate::desk::{Desk, DeskSettings};
use crate::users::Users;

const PORT: u16 = 8765;

/// Reports of two outlets on one event, and of one on another; the names are invented.
const REPORTS: [(&str, &str); 3] = [
    (
        "HAJIN, May 4 (Amsa Daily) - Government forces shelled the market of Hajin on Tuesday, killing four civilians, a doctor said.\n",
        "2016-05-04",
    ),
    (
        "HAJIN, May 4 (Furat Post) - Government forces shelled the market of Hajin on Tuesday, killing six civilians, a resident said.\n",
        "2016-05-04",
    ),
    (
        "MAYADIN, June 9 (Furat Post) - Islamic State militants captured Mayadin from the Syrian army on Wednesday.\nThe price of bread rose again, shopkeepers said.\n",
        "2016-06-09",
    ),
];

fn coder() -> &'static Coder {
    static CODER: OnceLock<Coder> = OnceLock::new();
    CODER.get_or_init(|| Coder::new(RuleScope::Material).expect("a coder"))
}

/// A desk with its routes, over a dataset in a folder of its own.
struct Trial {
    folder: TempDir,
    desk: Arc<Desk>,
    users: Users,
}

impl Trial {
    fn new() -> Trial {
        Trial::of(&REPORTS)
    }

    fn of(reports: &[(&str, &str)]) -> Trial {
        let reports: Vec<(&str, Option<&str>)> =
            reports.iter().map(|(text, day)| (*text, Some(*day))).collect();
        Trial::coded(&reports)
    }

    /// One report that does not say when it was published.
    fn of_undated(text: &str) -> Trial {
        Trial::coded(&[(text, None)])
    }

    fn coded(reports: &[(&str, Option<&str>)]) -> Trial {
        let folder = tempfile::tempdir().expect("a folder");
        let path = folder.path().join("dataset.gpkg");
        // As the command does: who reads a report anew asks whether it was coded with the same lists.
        let (lexicon, gazetteer) = dateline::knowledge_hashes(&Own::default());
        let meta = Meta { lexicon, gazetteer };
        let settings = Settings { meta, ..Settings::default() };
        let mut draft = Store::create(&path, settings).expect("a draft");
        for (idx, (text, day)) in reports.iter().enumerate() {
            let settings = dateline::ingest::Settings {
                published: day.map(|day| day.parse::<Date>().expect("a day")),
                ..dateline::ingest::Settings::default()
            };
            let input = dateline::ingest::Input::bytes(
                format!("report-{idx}.txt"),
                text.as_bytes().to_vec(),
            );
            let read = dateline::ingest::read(&input, &settings).next();
            let report = read.expect("one report").expect("a report");
            let coded = coder().code(&report);
            let stored = StoredReport {
                card: card(&report),
                text: report.text().to_owned(),
                zones: report.zones().to_vec(),
                diagnostics: coded.diagnostics.iter().map(stored_remark).collect(),
                skips: coded.skips.iter().map(stored_skip).collect(),
                claims: coded.claims,
            };
            draft.add_report(&stored).expect("added");
        }
        let dataset = dateline::dataset(draft.collected()).expect("a dataset");
        draft.write_events(&dataset).expect("written");
        draft.finish().expect("finished");
        Trial::on(folder)
    }

    fn on(folder: TempDir) -> Trial {
        let path = folder.path().join("dataset.gpkg");
        let settings =
            DeskSettings { clock: Some(1_464_782_400), ..DeskSettings::default() };
        let desk = Arc::new(Desk::open(&path, settings).expect("a desk"));
        desk.keep_tables().expect("a thread");
        let users = "[[user]]\nname = \"ana\"\n[[user]]\nname = \"ben\"\n";
        Trial { folder, desk, users: Users::read(users).expect("users") }
    }

    fn path(&self) -> PathBuf {
        self.folder.path().join("dataset.gpkg")
    }

    fn token(&self, user: usize) -> &str {
        &self.users.all()[user].token
    }

    fn send(&self, request: Request<Body>) -> Told {
        let users = Arc::new(self.users.clone());
        let routes = router(Shared { desk: Arc::clone(&self.desk), users, port: PORT });
        let runtime = tokio::runtime::Builder::new_multi_thread()
            .worker_threads(1)
            .enable_all()
            .build()
            .expect("a runtime");
        runtime.block_on(async {
            let response = routes.oneshot(request).await.expect("an answer");
            let (head, body) = response.into_parts();
            let body = to_bytes(body, usize::MAX).await.expect("a body").to_vec();
            Told { status: head.status, headers: head.headers, body }
        })
    }

    fn request(&self, method: &str, path: &str) -> axum::http::request::Builder {
        Request::builder()
            .method(method)
            .uri(path)
            .header("host", format!("127.0.0.1:{PORT}"))
            .header("cookie", format!("dateline-{PORT}={}", self.token(0)))
    }

    fn get(&self, path: &str) -> Told {
        self.send(self.request("GET", path).body(Body::empty()).expect("a request"))
    }

    fn post(&self, path: &str, body: &Value) -> Told {
        let request = self
            .request("POST", path)
            .header("origin", format!("http://127.0.0.1:{PORT}"))
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "application/json");
        self.send(request.body(Body::from(body.to_string())).expect("a request"))
    }

    /// Waits until the tables know of every decision.
    fn settle(&self) {
        let last = self.get("/log.json").json().as_array().map_or(0, Vec::len) as u64;
        for _ in 0..60 {
            if self.desk.settled(last).expect("written") {
                return;
            }
        }
        panic!("the tables never knew of decision {last}");
    }

    /// The ids of the events, by the place they were in.
    fn event_at(&self, place: &str) -> String {
        let listed = self.get("/events.json").json();
        let events = listed["events"].as_array().expect("events");
        let event = events.iter().find(|event| event["place"] == place);
        event.expect("an event there")["event_id"].as_str().expect("an id").to_owned()
    }
}

impl Drop for Trial {
    fn drop(&mut self) {
        self.desk.close();
    }
}

struct Told {
    status: StatusCode,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Told {
    fn text(&self) -> String {
        String::from_utf8(self.body.clone()).expect("UTF-8")
    }

    fn json(&self) -> Value {
        assert_eq!(self.status, StatusCode::OK, "{}", self.text());
        serde_json::from_slice(&self.body).expect("JSON")
    }
}
