//! dateline.
pub mod drawing;
pub mod fields;
pub mod parallel;
pub mod picture;
pub use dateline_model as model;
pub use jiff::civil::Date;
