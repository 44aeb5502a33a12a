//! What a handler gives back, and how it becomes an answer.

use axum::body::Body;
use axum::http::header::{self, HeaderName, HeaderValue};
use axum::http::{Response, StatusCode};
use maud::Markup;
use serde::Serialize;

/// An answer in the making.
#[derive(Debug)]
pub(crate) struct Answer {
    status: StatusCode,
    headers: Vec<(HeaderName, String)>,
    body: Vec<u8>,
}

impl Answer {
    /// A page.
    pub(crate) fn html(page: Markup) -> Answer {
        Answer::bytes("text/html; charset=utf-8", page.into_string().into_bytes())
    }

    /// The twin of a page.
    pub(crate) fn json(value: &impl Serialize) -> Answer {
        let mut body = serde_json::to_vec(value).unwrap_or_else(|_| b"null".to_vec());
        body.push(b'\n');
        Answer::bytes("application/json; charset=utf-8", body)
    }

    /// Anything else.
    pub(crate) fn bytes(kind: &str, body: Vec<u8>) -> Answer {
        let headers = vec![(header::CONTENT_TYPE, kind.to_owned())];
        Answer { status: StatusCode::OK, headers, body }
    }

    /// Sends the reader to another address of ours.
    pub(crate) fn elsewhere(address: &str) -> Answer {
        let answer = Answer::bytes("text/plain; charset=utf-8", Vec::new());
        answer.with_status(StatusCode::SEE_OTHER).with(header::LOCATION, address)
    }

    pub(crate) fn with_status(mut self, status: StatusCode) -> Answer {
        self.status = status;
        self
    }

    pub(crate) fn with(mut self, name: HeaderName, value: impl Into<String>) -> Answer {
        self.headers.push((name, value.into()));
        self
    }

    /// A file to keep under this name.
    pub(crate) fn kept_as(self, name: &str) -> Answer {
        self.with(header::CONTENT_DISPOSITION, format!("attachment; filename=\"{name}\""))
    }

    pub(crate) fn into_response(self) -> Response<Body> {
        let mut response = Response::new(Body::from(self.body));
        *response.status_mut() = self.status;
        for (name, value) in self.headers {
            // Words of reports never reach a header; what could not stand in one is left out.
            if let Ok(value) = HeaderValue::from_str(&value) {
                response.headers_mut().insert(name, value);
            }
        }
        response
    }
}
