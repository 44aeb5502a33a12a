//! A page.
use crate::{Input, Reason, Settings};
use dateline_model::Report;
pub(crate) fn report(
    _bytes: &[u8],
    _input: &Input,
    _settings: &Settings,
) -> Result<Report, Reason> {
    Err(Reason::NoArticle)
}
