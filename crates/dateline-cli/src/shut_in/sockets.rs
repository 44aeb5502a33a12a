//! No socket of any sort, where nothing is to listen.

use seccompiler::{BpfProgram, SeccompAction, SeccompFilter, TargetArch, apply_filter};

/// What makes a socket: the call for it, and the queue of calls that would make one unseen.
const CALLS: [i64; 2] = [libc::SYS_socket, libc::SYS_io_uring_setup];

/// Has the kernel refuse sockets to this thread and all that it starts; whether it does.
pub(super) fn forbid() -> bool {
    let Ok(machine) = TargetArch::try_from(std::env::consts::ARCH) else { return false };
    let refused = SeccompAction::Errno(libc::EACCES.unsigned_abs());
    let calls = CALLS.into_iter().map(|call| (call, Vec::new())).collect();
    let filter = SeccompFilter::new(calls, SeccompAction::Allow, refused, machine);
    let program = filter.and_then(BpfProgram::try_from);
    program.is_ok_and(|program| apply_filter(&program).is_ok())
}
