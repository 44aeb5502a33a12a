//! What changes something: who is let in, and what is decided.

pub(crate) mod decisions;
pub(crate) mod session;

use crate::answer::Answer;
use crate::fault::Fault;
use crate::server::Asked;

type Handler = fn(&Asked) -> Result<Answer, Fault>;

/// The addresses that something is sent to.
pub(crate) const ROUTES: &[(&str, Handler)] = &[("/decisions", decisions::take)];
