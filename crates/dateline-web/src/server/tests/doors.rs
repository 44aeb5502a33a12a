//! Who is let in, and who is not.

use axum::body::Body;
use axum::http::{Request, StatusCode, header};
use serde_json::json;

use super::{PORT, Told, Trial};

const HOSTS: [&str; 20] = [
    "example.org",
    "example.org:8765",
    "127.0.0.1",
    "127.0.0.1:80",
    "127.0.0.1:87650",
    "127.0.0.2:8765",
    "0.0.0.0:8765",
    "localhost",
    "localhost:1",
    "localhost.example.org:8765",
    "127.0.0.1.example.org:8765",
    "127.0.0.1:8765.example.org",
    "[::]:8765",
    "[::1]",
    "[::ffff:127.0.0.1]:8765",
    "2130706433:8765",
    "0x7f000001:8765",
    "LOCALHOST.:8765",
    "user@127.0.0.1:8765",
    "",
];

#[test]
fn forged_hosts_are_turned_away_before_anything_else_even_with_the_token() {
    let trial = Trial::new();
    for host in HOSTS {
        for path in ["/", "/events.json", "/assets/of-before/desk.js", "/nothing"] {
            let request = Request::get(path)
                .header("host", host)
                .header("cookie", format!("dateline-{PORT}={}", trial.token(0)));
            let told = trial.send(request.body(Body::empty()).expect("a request"));
            assert_eq!(told.status, StatusCode::FORBIDDEN, "{host} {path}");
        }
    }
    for host in ["127.0.0.1", "localhost", "[::1]"] {
        let request = Request::get("/events.json")
            .header("host", format!("{host}:{PORT}"))
            .header("cookie", format!("dateline-{PORT}={}", trial.token(0)));
        let told = trial.send(request.body(Body::empty()).expect("a request"));
        assert_eq!(told.status, StatusCode::OK, "{host}");
    }
}

#[test]
fn without_a_token_there_is_no_data() {
    let trial = Trial::new();
    let ask = |path: &str| {
        let request = Request::get(path).header("host", format!("localhost:{PORT}"));
        trial.send(request.body(Body::empty()).expect("a request"))
    };
    for path in
        ["/", "/events", "/events.json", "/reports.json", "/log.json", "/events.csv"]
    {
        let told = ask(path);
        assert_eq!(told.status, StatusCode::UNAUTHORIZED, "{path}");
        assert!(!told.text().contains("Hajin"), "{path}");
    }
    assert_eq!(ask("/assets/of-before/desk.js").status, StatusCode::OK);
}

#[test]
fn a_token_becomes_a_cookie_that_no_script_and_no_other_site_can_use() {
    let trial = Trial::new();
    let open = |token: &str| {
        let request = Request::post("/session")
            .header("host", format!("127.0.0.1:{PORT}"))
            .header("origin", format!("http://127.0.0.1:{PORT}"))
            .header("content-type", "application/json");
        let body = json!({ "token": token }).to_string();
        trial.send(request.body(Body::from(body)).expect("a request"))
    };
    let told = open(trial.token(1));
    assert_eq!(told.status, StatusCode::NO_CONTENT);
    let cookie = told.headers[header::SET_COOKIE].to_str().expect("text");
    assert!(cookie.ends_with("; Path=/; HttpOnly; SameSite=Strict"), "{cookie}");
    assert_eq!(open("0000").status, StatusCode::FORBIDDEN);
}

#[test]
fn what_changes_something_needs_token_origin_and_json_each_of_them() {
    let trial = Trial::new();
    let body =
        json!({ "action": "reject", "events": [trial.event_at("Hajin")] }).to_string();
    let all = [
        ("cookie", format!("dateline-{PORT}={}", trial.token(0))),
        ("origin", format!("http://127.0.0.1:{PORT}")),
        ("content-type", "application/json".to_owned()),
    ];
    let send = |headers: &[(&str, String)]| -> Told {
        let mut request =
            Request::post("/decisions").header("host", format!("127.0.0.1:{PORT}"));
        for (name, value) in headers {
            request = request.header(*name, value);
        }
        trial.send(request.body(Body::from(body.clone())).expect("a request"))
    };
    for left_out in 0..all.len() {
        let mut headers = all.to_vec();
        let (name, _) = headers.remove(left_out);
        let told = send(&headers);
        assert!(told.status.is_client_error(), "without {name}: {}", told.status);
    }
    let forged = [
        ("origin", "http://example.org".to_owned()),
        ("origin", "null".to_owned()),
        ("origin", format!("http://localhost:{PORT}")),
        ("content-type", "text/plain".to_owned()),
        ("content-type", "application/x-www-form-urlencoded".to_owned()),
        ("cookie", format!("dateline-{PORT}={}", one_digit_off(trial.token(0)))),
        ("sec-fetch-site", "cross-site".to_owned()),
        ("sec-fetch-site", "same-site".to_owned()),
    ];
    for (name, value) in forged {
        let mut headers: Vec<(&str, String)> =
            all.iter().filter(|(other, _)| *other != name).cloned().collect();
        headers.push((name, value.clone()));
        let told = send(&headers);
        assert!(told.status.is_client_error(), "{name}: {value}: {}", told.status);
    }
    assert_eq!(trial.get("/log.json").json(), json!([]), "nothing was decided");
    assert_eq!(send(&all).status, StatusCode::OK);
}

/// The token with another first digit: tokens are drawn by chance, so that a
/// digit written here would be the right one now and then.
fn one_digit_off(token: &str) -> String {
    let digit = if token.starts_with('0') { '1' } else { '0' };
    format!("{digit}{}", &token[1..])
}

#[test]
fn a_script_may_carry_the_token_as_a_bearer() {
    let trial = Trial::new();
    let request = Request::get("/events.json")
        .header("host", format!("127.0.0.1:{PORT}"))
        .header("authorization", format!("Bearer {}", trial.token(1)));
    let told = trial.send(request.body(Body::empty()).expect("a request"));
    assert_eq!(told.json()["total"], 2);
}

#[test]
fn every_answer_forbids_foreign_scripts_frames_and_requests() {
    let trial = Trial::new();
    for path in
        ["/", "/events.json", "/nothing", "/assets/of-before/desk.css", "/events/none"]
    {
        let told = trial.get(path);
        let policy =
            told.headers[header::CONTENT_SECURITY_POLICY].to_str().expect("text");
        assert!(policy.starts_with("default-src 'none'; script-src 'self';"), "{path}");
        assert!(
            policy.contains("require-trusted-types-for 'script'")
                && policy.contains("connect-src 'self'")
                && policy.contains("frame-ancestors 'none'")
        );
        assert!(!policy.contains("unsafe"), "{policy}");
        assert_eq!(told.headers[header::X_CONTENT_TYPE_OPTIONS], "nosniff");
        assert_eq!(told.headers[header::REFERRER_POLICY], "no-referrer");
    }
}
