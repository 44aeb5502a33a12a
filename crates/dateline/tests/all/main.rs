//! The tests that need the whole flow. One binary, so that the model and the gazetteer are linked once.

mod codebook;
mod diagnostics;
mod evidence;
mod lexicon;
mod order;
mod store;
mod support;
