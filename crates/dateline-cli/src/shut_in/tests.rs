//! The rule, taken by a thread of its own: it holds for that thread and cannot be taken back.

#![cfg(target_os = "linux")]

use std::fs::{self, File};
use std::net::{TcpListener, TcpStream, UdpSocket};
use std::path::Path;
use std::process::{Command, Stdio};
use std::thread;

use super::{Reach, shut_in, sockets};

/// What a thread can do that took the rule; nothing where the kernel has none.
fn shut<T: Send + 'static>(
    reach: Reach,
    work: impl FnOnce() -> T + Send + 'static,
) -> Option<T> {
    let told = thread::spawn(move || shut_in(&reach).then(work));
    let told = told.join().expect("a thread");
    println!("Landlock {}", if told.is_some() { "holds" } else { "is not there" });
    assert!(told.is_some() || !knows_landlock(), "the kernel knows the rule");
    told
}

fn knows_landlock() -> bool {
    use landlock::{
        ABI, Access, AccessFs, CompatLevel, Compatible, Ruleset, RulesetAttr,
    };
    let files = AccessFs::from_all(ABI::V2);
    let rules = Ruleset::default().set_compatibility(CompatLevel::HardRequirement);
    rules.handle_access(files).is_ok()
}

/// Kernels know rules for connections since 6.7.
fn knows_connections() -> bool {
    let release = fs::read_to_string("/proc/sys/kernel/osrelease").unwrap_or_default();
    let mut numbers = release.split('.').map(|part| part.parse().unwrap_or(0_u32));
    (numbers.next().unwrap_or(0), numbers.next().unwrap_or(0)) >= (6, 7)
}

#[test]
fn who_is_shut_in_opens_no_file_and_no_connection() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    let told = shut(Reach::default(), move || {
        let opened = File::open("Cargo.toml").is_ok();
        let made = File::create(std::env::temp_dir().join("made-by-a-child")).is_ok();
        let heard = TcpListener::bind("127.0.0.1:0").is_ok();
        (opened, made, heard || TcpStream::connect(address).is_ok())
    });
    if let Some((opened, made, connected)) = told {
        assert_eq!((opened, made), (false, false));
        assert!(!connected || !knows_connections(), "connected");
    }
}

#[test]
fn no_socket_of_any_sort_is_made_and_pipes_to_children_still_are() {
    let thread = thread::spawn(|| {
        let is_forbidden = sockets::forbid();
        let udp =
            UdpSocket::bind("127.0.0.1:0").map(|_| ()).map_err(|error| error.kind());
        let local = std::os::unix::net::UnixDatagram::unbound().is_ok();
        let child = Command::new("true").stdout(Stdio::piped()).output().is_ok();
        (is_forbidden, udp, local, child)
    });
    let (is_forbidden, udp, local, child) = thread.join().expect("a thread");
    assert!(is_forbidden);
    assert_eq!(udp, Err(std::io::ErrorKind::PermissionDenied));
    assert_eq!((local, child), (false, true));
}

#[test]
fn who_listens_makes_no_connection() {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a port");
    let address = listener.local_addr().expect("an address");
    let told = shut(Reach { listens: true, ..Reach::default() }, move || {
        let taken = TcpListener::bind("127.0.0.1:0").is_ok();
        (taken, TcpStream::connect(address).is_ok())
    });
    if let Some((taken, connected)) = told {
        assert!(taken, "it listens");
        assert!(!connected || !knows_connections(), "connected");
    }
}

#[test]
fn what_was_named_is_read_and_written_and_what_lies_beside_it_is_not() {
    let folder = tempfile::tempdir().expect("a folder");
    let path = |name: &str| folder.path().join(name);
    for name in ["in", "out"] {
        fs::create_dir(path(name)).expect("a folder");
    }
    for name in ["in/report.txt", "out/old.gpkg", "secret.txt"] {
        fs::write(path(name), name).expect("written");
    }
    let reach = Reach {
        reads: vec![path("in"), path("not-there")],
        writes: vec![path("out")],
        ..Reach::default()
    };
    let root = folder.path().to_owned();
    let told = shut(reach, move || {
        let can_read = |name: &str| fs::read(root.join(name)).is_ok();
        let can_write = |name: &str| fs::write(root.join(name), "new").is_ok();
        assert!(can_read("in/report.txt") && can_read("out/old.gpkg"));
        assert!(can_write("out/old.gpkg") && can_write("out/new.gpkg"));
        let to = root.join("out/deeper");
        fs::create_dir(&to).expect("a folder");
        fs::rename(root.join("out/new.gpkg"), to.join("moved")).expect("moved");
        fs::remove_file(to.join("moved")).expect("gone");
        assert!(!can_read("secret.txt") && !can_read("/etc/passwd"));
        assert!(!can_write("in/report.txt") && !can_write("in/new") && !can_write("new"));
        let _ = fs::rename(root.join("secret.txt"), root.join("out/secret.txt"));
        assert!(!can_read("out/secret.txt"), "brought in by another name");
    });
    if told.is_some() {
        assert_eq!(fs::read(path("in/report.txt")).expect("there"), b"in/report.txt");
    }
}

#[test]
fn the_program_alone_is_started_again() {
    let starts = |program: &Path| {
        let mut child = Command::new(program);
        child.arg("--list").stdin(Stdio::null()).stdout(Stdio::null());
        child.stderr(Stdio::null()).status().is_ok()
    };
    let this = std::env::current_exe().expect("a program");
    let told = shut(Reach { restarts: true, ..Reach::default() }, move || {
        (starts(&this), starts("/bin/sh".as_ref()))
    });
    assert!(told.is_none_or(|told| told == (true, false)), "{told:?}");
}
