//! Readings of single sentences.
