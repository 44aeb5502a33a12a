//! What goes wrong at the desk, told with its cause and the way on.

use axum::http::StatusCode;
use dateline::KnowledgeError;
use dateline::decisions::DecisionError;
use dateline::store::StoreError;

/// Why a page cannot be shown or a decision not be taken.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{why}")]
pub struct Fault {
    /// The status of the answer.
    pub status: StatusCode,
    /// What is wrong, in lower case without a full stop.
    pub why: String,
    /// What to do about it.
    pub help: String,
}

impl Fault {
    fn new(status: StatusCode, why: impl Into<String>, help: impl Into<String>) -> Fault {
        Fault { status, why: why.into(), help: help.into() }
    }

    /// The address or the body asks for something that cannot be meant.
    pub fn malformed(why: impl Into<String>, help: impl Into<String>) -> Fault {
        Fault::new(StatusCode::BAD_REQUEST, why, help)
    }

    /// Nothing is there under that name.
    pub fn missing(why: impl Into<String>) -> Fault {
        Fault::new(
            StatusCode::NOT_FOUND,
            why,
            "go back to the list, or search for its words",
        )
    }

    /// The request does not come from a page of this desk.
    pub fn forbidden(why: impl Into<String>) -> Fault {
        let help = "open the desk by the address that `dateline serve` printed";
        Fault::new(StatusCode::FORBIDDEN, why, help)
    }

    /// The page knows no such request.
    pub fn not_allowed(why: impl Into<String>) -> Fault {
        Fault::new(
            StatusCode::METHOD_NOT_ALLOWED,
            why,
            "reading is GET, deciding is POST",
        )
    }

    /// The body is larger than any decision.
    pub fn too_large() -> Fault {
        Fault::new(
            StatusCode::PAYLOAD_TOO_LARGE,
            "the request is larger than any decision can be",
            "decide in several steps",
        )
    }

    /// A fault of the program.
    pub fn ours(why: impl Into<String>) -> Fault {
        let help = "please report it; every decision taken before it is in the log";
        Fault::new(StatusCode::INTERNAL_SERVER_ERROR, why, help)
    }
}

impl From<StoreError> for Fault {
    fn from(error: StoreError) -> Fault {
        let status = match &error {
            StoreError::InUse { .. } => StatusCode::SERVICE_UNAVAILABLE,
            StoreError::Io { source, .. }
                if source.kind() == std::io::ErrorKind::NotFound =>
            {
                StatusCode::GONE
            }
            StoreError::Io { .. }
            | StoreError::Sqlite { .. }
            | StoreError::NotOurs { .. }
            | StoreError::OtherLayout { .. }
            | StoreError::NotUpgraded { .. }
            | StoreError::InTheWay { .. }
            | StoreError::Body { .. }
            | StoreError::BrokenLog { .. }
            | StoreError::BrokenCustody { .. } => StatusCode::INTERNAL_SERVER_ERROR,
        };
        Fault::new(status, error.to_string(), error.remedy())
    }
}

impl From<DecisionError> for Fault {
    fn from(error: DecisionError) -> Fault {
        let help = error.help.clone();
        Fault::new(StatusCode::UNPROCESSABLE_ENTITY, error.to_string(), help)
    }
}

impl From<KnowledgeError> for Fault {
    fn from(error: KnowledgeError) -> Fault {
        let help = error.remedy().unwrap_or("please report it").to_owned();
        Fault::new(StatusCode::INTERNAL_SERVER_ERROR, error.to_string(), help)
    }
}
