//! Who is let in: checks before any page is looked for, and the headers of every answer.
//!
//! In this order: the name of the host is one of this machine's with our port (a page elsewhere cannot make a browser
//! talk to us under its own name); the token; and for what changes something also the origin and the kind of the body.

use axum::extract::{Request, State};
use axum::http::header::{self, HeaderMap, HeaderName, HeaderValue};
use axum::http::{Method, StatusCode};
use axum::middleware::Next;
use axum::response::Response;

use crate::answer::Answer;
use crate::fault::Fault;
use crate::pages;
use crate::server::Shared;

/// No script, style, font, picture or request but our own; nobody may frame us; no form leaves us; no string becomes
/// markup or a script's address but by the policies of `ui/trusted.js`.
const POLICY: &str = "default-src 'none'; script-src 'self'; worker-src 'self'; style-src 'self'; \
     img-src 'self' data:; font-src 'self'; connect-src 'self'; base-uri 'none'; \
     form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'; \
     trusted-types default dateline";

const HEADERS: [(HeaderName, &str); 7] = [
    (header::CONTENT_SECURITY_POLICY, POLICY),
    (header::X_CONTENT_TYPE_OPTIONS, "nosniff"),
    (header::REFERRER_POLICY, "no-referrer"),
    (header::X_FRAME_OPTIONS, "DENY"),
    (HeaderName::from_static("cross-origin-opener-policy"), "same-origin"),
    (HeaderName::from_static("cross-origin-resource-policy"), "same-origin"),
    (
        HeaderName::from_static("permissions-policy"),
        "camera=(), geolocation=(), microphone=(), payment=(), usb=()",
    ),
];

/// The name of the cookie; with the port in it, since browsers keep cookies by host alone.
pub(crate) fn cookie_name(port: u16) -> String {
    format!("dateline-{port}")
}

/// The name under which the request decides, for the handlers.
#[derive(Clone, Debug)]
pub(crate) struct SignedIn(pub(crate) String);

/// The guard, as a layer around all routes.
pub(crate) async fn guard(
    State(shared): State<Shared>,
    mut request: Request,
    next: Next,
) -> Response {
    let as_json = is_json(request.uri().path()) || request.method() != Method::GET;
    let mut response = match admit(&shared, &request) {
        Ok(Some(name)) => {
            request.extensions_mut().insert(SignedIn(name));
            next.run(request).await
        }
        // What has no data in it is for everybody who may ask at all.
        Ok(None) if is_open(&request) => next.run(request).await,
        Ok(None) if as_json => {
            let fault = Fault {
                status: StatusCode::UNAUTHORIZED,
                ..Fault::forbidden("the request carries no token of this desk")
            };
            pages::fault::answer(&fault, true).into_response()
        }
        Ok(None) => Answer::html(pages::enter::page())
            .with_status(StatusCode::UNAUTHORIZED)
            .into_response(),
        Err(fault) => pages::fault::answer(&fault, as_json).into_response(),
    };
    let headers = response.headers_mut();
    for (name, value) in HEADERS {
        headers.insert(name, HeaderValue::from_static(value));
    }
    if !headers.contains_key(header::CACHE_CONTROL) {
        headers.insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    }
    response
}

/// The user of the request, if its token is one of ours.
fn admit(shared: &Shared, request: &Request) -> Result<Option<String>, Fault> {
    let headers = request.headers();
    let host = one(headers, &header::HOST).unwrap_or_default();
    if !is_ours(host, shared.port) {
        return Err(Fault::forbidden(format!(
            "`{}` is no name of this desk",
            shortened(host)
        )));
    }
    let bearer =
        one(headers, &header::AUTHORIZATION).and_then(|it| it.strip_prefix("Bearer "));
    let token = bearer.or_else(|| cookie(headers, &cookie_name(shared.port)));
    if request.method() != Method::GET && request.method() != Method::HEAD {
        is_from_here(headers, host, bearer.is_some())?;
    }
    Ok(token.and_then(|token| shared.users.whose(token)).map(|user| user.name.clone()))
}

/// What changes something comes from a page of ours, and is JSON, which no form of another page can send.
fn is_from_here(headers: &HeaderMap, host: &str, has_bearer: bool) -> Result<(), Fault> {
    let kind = one(headers, &header::CONTENT_TYPE).unwrap_or_default();
    if kind.split(';').next().map(str::trim) != Some("application/json") {
        return Err(Fault::forbidden("what is decided is sent as application/json"));
    }
    let site = one(headers, &HeaderName::from_static("sec-fetch-site"));
    if site.is_some_and(|site| site != "same-origin") {
        return Err(Fault::forbidden("the request comes from another site"));
    }
    match one(headers, &header::ORIGIN) {
        Some(origin) if origin == format!("http://{host}") => Ok(()),
        // A script with the token is no page that somebody was lured to.
        None if has_bearer => Ok(()),
        Some(_) | None => Err(Fault::forbidden("the request comes from another origin")),
    }
}

fn is_ours(host: &str, port: u16) -> bool {
    let port = format!(":{port}");
    let Some(name) = host.strip_suffix(&port) else { return false };
    matches!(name, "127.0.0.1" | "localhost" | "[::1]")
}

/// The page that takes the token out of the address, what it is made of, and where it sends the token.
fn is_open(request: &Request) -> bool {
    let path = request.uri().path();
    path.starts_with("/assets/")
        || (path == "/session" && request.method() == Method::POST)
}

fn is_json(path: &str) -> bool {
    path.ends_with(".json")
}

/// A header that is there once; twice is a trick.
fn one<'h>(headers: &'h HeaderMap, name: &HeaderName) -> Option<&'h str> {
    let mut all = headers.get_all(name).iter();
    let first = all.next()?;
    all.next().is_none().then(|| first.to_str().ok())?
}

fn cookie<'h>(headers: &'h HeaderMap, name: &str) -> Option<&'h str> {
    let pairs = headers.get_all(header::COOKIE).iter().filter_map(|it| it.to_str().ok());
    pairs.flat_map(|line| line.split(';')).find_map(|pair| {
        let (key, value) = pair.trim().split_once('=')?;
        (key == name).then_some(value)
    })
}

fn shortened(words: &str) -> String {
    words.chars().take(60).collect()
}
