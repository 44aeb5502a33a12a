//! The program as scripts and people see it.

mod archives;
mod bad_input;
mod bad_output;
mod command;
mod crash;
mod custody;
mod dataset;
mod decide;
mod dice;
mod explain;
mod golden;
mod json;
mod judge;
#[cfg(all(feature = "desk", unix))]
mod kill;
mod manners;
mod own;
mod planted;
mod report;
mod resume;
mod same;
#[cfg(feature = "desk")]
mod serve;
#[cfg(target_os = "linux")]
mod shut_in;
mod support;
mod upgrade;
