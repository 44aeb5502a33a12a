//! The server: an address on this machine, routes, and the end.

use std::future::Future;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;
use std::thread;
use std::time::{Duration, Instant};

use axum::extract::{DefaultBodyLimit, Extension, Request, State};
use axum::http::Method;
use axum::middleware;
use axum::response::Response;
use axum::routing::{MethodFilter, MethodRouter, get, on, post};
use axum::{Router, body};
use tokio::net::TcpListener;

use crate::answer::Answer;
use crate::desk::{Desk, View};
use crate::fault::Fault;
use crate::guard::{SignedIn, guard};
use crate::users::Users;
use crate::{api, assets, pages, tiles};

/// A decision is some kilobytes; nothing that is sent to the desk is larger than this.
const LONGEST_BODY: usize = 1 << 20;

/// How long the end waits for tables that are being written.
const LONGEST_GOODBYE: Duration = Duration::from_secs(5);

/// What all requests share.
#[derive(Clone)]
pub(crate) struct Shared {
    pub(crate) desk: Arc<Desk>,
    pub(crate) users: Arc<Users>,
    pub(crate) port: u16,
}

/// A request, unpacked.
pub(crate) struct Asked {
    pub(crate) desk: Arc<Desk>,
    pub(crate) view: Arc<View>,
    /// Who asks.
    pub(crate) user: String,
    /// The path without the ending that names the kind of answer.
    pub(crate) path: String,
    /// What the path ends with: `json`, `csv`; empty for a page.
    pub(crate) ending: String,
    /// What stands behind the question mark.
    pub(crate) address: String,
    /// The body of what was sent.
    pub(crate) body: Vec<u8>,
}

impl Asked {
    /// Whether the twin of the page is asked for.
    pub(crate) fn wants_json(&self) -> bool {
        self.ending == "json"
    }

    /// The same request for another query.
    pub(crate) fn asking(&self, address: &str) -> Asked {
        Asked {
            desk: Arc::clone(&self.desk),
            view: Arc::clone(&self.view),
            user: self.user.clone(),
            path: self.path.clone(),
            ending: self.ending.clone(),
            address: address.to_owned(),
            body: Vec::new(),
        }
    }

    /// What the address says behind `name=`, the first of them.
    pub(crate) fn word(&self, name: &str) -> Option<String> {
        let mut pairs = form_urlencoded::parse(self.address.as_bytes());
        pairs.find(|(key, _)| key == name).map(|(_, value)| value.into_owned())
    }

    /// The last part of the path: an id.
    pub(crate) fn name(&self) -> &str {
        self.path.rsplit('/').next().unwrap_or_default()
    }
}

type Handler = fn(&Asked) -> Result<Answer, Fault>;

/// A server that has its port and waits to be run.
struct Server {
    listener: TcpListener,
    address: SocketAddr,
    shared: Shared,
}

impl Server {
    /// Takes a port of the loopback address; 0 lets the system choose.
    ///
    /// # Errors
    /// If the port is taken.
    async fn bind(desk: Arc<Desk>, users: Users, port: u16) -> std::io::Result<Server> {
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, port)).await?;
        let address = listener.local_addr()?;
        let users = Arc::new(users);
        Ok(Server {
            listener,
            address,
            shared: Shared { desk, users, port: address.port() },
        })
    }

    /// The address for each user, with the token behind `#`, where no server and no log sees it.
    fn addresses(&self) -> Vec<(String, String)> {
        let users = self.shared.users.all().iter();
        users
            .map(|user| {
                (
                    user.name.clone(),
                    format!("http://{}/#token={}", self.address, user.token),
                )
            })
            .collect()
    }

    /// Answers until `end` is there; requests under way are answered first.
    ///
    /// # Errors
    /// If the system takes the port away.
    async fn run(
        self,
        end: impl Future<Output = ()> + Send + 'static,
    ) -> std::io::Result<()> {
        axum::serve(self.listener, router(self.shared)).with_graceful_shutdown(end).await
    }
}

/// All addresses of the desk.
pub(crate) fn router(shared: Shared) -> Router {
    let mut router = Router::new();
    for (path, handler) in pages::ROUTES {
        router = router.route(path, routed(MethodFilter::GET, *handler));
    }
    for (path, handler) in api::ROUTES {
        router = router.route(path, routed(MethodFilter::POST, *handler));
    }
    router
        .route("/session", post(api::session::open))
        .route("/assets/{edition}/{name}", get(assets::serve))
        .route(tiles::ADDRESS, get(tiles::serve))
        .fallback(|| async {
            let fault = Fault::missing("the desk has no such page");
            pages::fault::answer(&fault, false).into_response()
        })
        .layer(DefaultBodyLimit::max(LONGEST_BODY))
        .layer(middleware::from_fn_with_state(shared.clone(), guard))
        .with_state(shared)
}

/// One address that is read or decided at; every other method is told what is.
fn routed(method: MethodFilter, handler: Handler) -> MethodRouter<Shared> {
    let handle = move |State(shared), Extension(user), request| {
        answer(handler, shared, user, request)
    };
    on(method, handle).fallback(not_allowed)
}

async fn not_allowed(request: Request) -> Response {
    let fault = Fault::not_allowed(format!(
        "{} is nothing that one does to {}",
        request.method(),
        request.uri().path()
    ));
    pages::fault::answer(&fault, request.method() != Method::GET).into_response()
}

/// Unpacks the request, calls the handler where it may take its time, and packs what it gives.
async fn answer(
    handler: Handler,
    shared: Shared,
    user: SignedIn,
    request: Request,
) -> Response {
    let (head, sent) = request.into_parts();
    let (path, ending) = split(head.uri.path());
    let as_json = ending == "json" || head.method != Method::GET;
    let Ok(sent) = body::to_bytes(sent, LONGEST_BODY).await else {
        return pages::fault::answer(&Fault::too_large(), as_json).into_response();
    };
    let address = head.uri.query().unwrap_or_default().to_owned();
    let done = tokio::task::spawn_blocking(move || {
        let view = shared.desk.view()?;
        handler(&Asked {
            view,
            desk: shared.desk,
            user: user.0,
            path,
            ending,
            address,
            body: sent.to_vec(),
        })
    });
    // A fault of the program costs one request, as it costs one report when coding.
    let given = done.await.unwrap_or_else(|_| Err(Fault::ours("a fault in the program")));
    given.unwrap_or_else(|fault| pages::fault::answer(&fault, as_json)).into_response()
}

/// The path decoded, without its ending, and the ending.
fn split(path: &str) -> (String, String) {
    let path =
        percent_encoding::percent_decode_str(path).decode_utf8_lossy().into_owned();
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", &path));
    match name.rsplit_once('.') {
        Some((stem, ending)) if ENDINGS.contains(&ending) => {
            (format!("{folder}/{stem}"), ending.to_owned())
        }
        Some(_) | None => (path, String::new()),
    }
}

/// The kinds of answers that a path can name.
pub(crate) const ENDINGS: [&str; 4] = ["json", "csv", "geojson", "atom"];

/// Opens the desk on a port, tells the addresses, and answers until the program is told to end.
///
/// # Errors
/// If the port is taken, or the system has no room for threads.
pub fn serve(
    desk: &Arc<Desk>,
    users: Users,
    port: u16,
    ready: impl FnOnce(&[(String, String)]),
) -> std::io::Result<()> {
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    let tables = desk.keep_tables()?;
    // What fails here fails again for the first who asks, and is told there.
    let _ = pages::warm(desk);
    let served = runtime.block_on(async {
        let server = Server::bind(Arc::clone(desk), users, port).await?;
        ready(&server.addresses());
        server.run(told_to_end()).await
    });
    desk.close();
    // What is nearly written is finished; of a large dataset the next opening writes it, from the log.
    let end = Instant::now() + LONGEST_GOODBYE;
    while !tables.is_finished() && Instant::now() < end {
        thread::sleep(Duration::from_millis(50));
    }
    served
}

/// Control-C, or the signal by which a system ends its programs.
async fn told_to_end() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut terminated) = signal(SignalKind::terminate()) {
            tokio::select! {
                _ = interrupted => {}
                _ = terminated.recv() => {}
            }
            return;
        }
    }
    let _ = interrupted.await;
}

#[cfg(test)]
mod tests;
