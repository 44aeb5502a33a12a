//! A token becomes a cookie, so that it stands in no address.

use axum::body::Bytes;
use axum::extract::State;
use axum::http::StatusCode;
use axum::http::header;
use axum::response::Response;
use serde::Deserialize;

use crate::answer::Answer;
use crate::fault::Fault;
use crate::guard::cookie_name;
use crate::pages;
use crate::server::Shared;

#[derive(Deserialize)]
struct Opening {
    token: String,
}

/// `POST /session`.
pub(crate) async fn open(State(shared): State<Shared>, body: Bytes) -> Response {
    let opening = serde_json::from_slice::<Opening>(&body).ok();
    let user = opening.as_ref().and_then(|it| shared.users.whose(&it.token));
    let Some(user) = user else {
        let fault = Fault::forbidden("the token is none of this desk");
        return pages::fault::answer(&fault, true).into_response();
    };
    let name = cookie_name(shared.port);
    let cookie = format!("{name}={}; Path=/; HttpOnly; SameSite=Strict", user.token);
    Answer::bytes("text/plain", Vec::new())
        .with_status(StatusCode::NO_CONTENT)
        .with(header::SET_COOKIE, cookie)
        .into_response()
}
