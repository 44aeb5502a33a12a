//! The program as scripts and people see it.

mod bad_input;
mod bad_output;
mod command;
mod dataset;
mod json;
mod manners;
mod same;
mod support;
