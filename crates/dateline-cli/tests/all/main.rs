//! The program as scripts and people see it.

mod command;
mod dataset;
mod json;
mod manners;
mod support;
