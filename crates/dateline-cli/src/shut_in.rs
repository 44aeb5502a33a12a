//! What the program may still do once it reads what strangers wrote: a fault in a reader should reach nothing else.
//!
//! On Linux the kernel sees to it: files that were not named before are not opened (Landlock), and no connection is made or
//! taken (seccomp; the desk, which listens, makes none over TCP, by Landlock). The rules hold for the thread that takes them
//! and for all threads and programs that it starts later, and cannot be taken back. Elsewhere nothing is held back.

#[cfg(target_os = "linux")]
mod sockets;

use std::path::PathBuf;

/// The files and folders, with all in them, that are still to be opened.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reach {
    /// To be read.
    pub(crate) reads: Vec<PathBuf>,
    /// To be read, written, made and thrown away.
    pub(crate) writes: Vec<PathBuf>,
    /// Whether the program starts itself again, for a PDF.
    pub(crate) restarts: bool,
    /// Whether connections are taken, though none is made.
    pub(crate) listens: bool,
}

/// Gives up the right to open anything else; whether the kernel took the rule about files.
///
/// Files are held back since Linux 5.13, or 5.19 where something is to be written, connections of the desk since 6.7, all
/// others since 3.17.
#[cfg(target_os = "linux")]
pub(crate) fn shut_in(reach: &Reach) -> bool {
    use landlock::{
        ABI, Access, AccessFs, AccessNet, CompatLevel, Compatible, Ruleset, RulesetAttr,
        RulesetCreatedAttr, RulesetError, RulesetStatus, Scope, path_beneath_rules,
    };
    let reads = AccessFs::ReadFile | AccessFs::ReadDir;
    let changes = AccessFs::WriteFile
        | AccessFs::Truncate
        | AccessFs::MakeReg
        | AccessFs::MakeDir
        | AccessFs::RemoveFile
        | AccessFs::RemoveDir
        | AccessFs::Refer;
    let (programs, tables) = match reach.restarts {
        true => (mapped(), vec!["/etc/ld.so.cache"]),
        false => (Vec::new(), Vec::new()),
    };
    // Where the child writes what nobody reads.
    let nowhere = reach.restarts.then_some("/dev/null");
    let connections = match reach.listens {
        true => AccessNet::ConnectTcp.into(),
        false => AccessNet::from_all(ABI::V6),
    };
    // The first kernels with such rules move no file between folders, which keeping originals does.
    let (needed, of_files) = match reach.writes.is_empty() {
        true => (CompatLevel::BestEffort, ABI::V1),
        false => (CompatLevel::HardRequirement, ABI::V2),
    };
    let shut = || -> Result<RulesetStatus, RulesetError> {
        let told = Ruleset::default()
            .set_compatibility(needed)
            .handle_access(AccessFs::from_all(of_files))?
            // What the kernel does not know of the rest is left out of the rule.
            .set_compatibility(CompatLevel::BestEffort)
            .handle_access(AccessFs::from_all(ABI::V6))?
            .handle_access(connections)?
            .scope(Scope::from_all(ABI::V6))?
            .create()?
            .add_rules(path_beneath_rules(&reach.reads, reads))?
            .add_rules(path_beneath_rules(&reach.writes, reads | changes))?
            .add_rules(path_beneath_rules(
                programs,
                AccessFs::ReadFile | AccessFs::Execute,
            ))?
            .add_rules(path_beneath_rules(tables, AccessFs::ReadFile))?
            .add_rules(path_beneath_rules(
                nowhere,
                AccessFs::ReadFile | AccessFs::WriteFile,
            ))?
            .no_new_privs(true)
            .restrict_self()?;
        Ok(told.ruleset)
    };
    let is_shut = shut().is_ok_and(|status| status != RulesetStatus::NotEnforced);
    if !reach.listens {
        let _ = sockets::forbid();
    }
    is_shut
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn shut_in(_: &Reach) -> bool {
    false
}

/// The files that this program consists of, its libraries among them: what it takes to start it again.
#[cfg(target_os = "linux")]
fn mapped() -> Vec<PathBuf> {
    let maps = std::fs::read_to_string("/proc/self/maps").unwrap_or_default();
    // The path is the sixth column, and alone has a slash in front.
    let paths = maps.lines().filter_map(|line| line.find('/').map(|at| &line[at..]));
    let mut paths: Vec<PathBuf> = paths.map(PathBuf::from).collect();
    paths.sort();
    paths.dedup();
    paths
}

#[cfg(test)]
mod tests;
