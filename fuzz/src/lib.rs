//! What the targets share: reports are held against what every report promises, and datasets are made of an invented text.
//!
//! A target is a reader of hostile bytes and a property that must hold of whatever it gives. A panic that escapes is a
//! finding; one that the program itself catches, in two libraries that it does not trust, is none.

mod base;
mod sound;

pub use base::{Base, TEXT, coder};
pub use sound::{Found, check_claim, check_report, read_all};

/// Lets a panic unwind to whoever catches it. `libfuzzer-sys` ends the program before; what nobody catches still does.
pub fn begin() {
    drop(std::panic::take_hook());
}
