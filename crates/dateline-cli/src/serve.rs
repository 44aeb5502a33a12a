//! `dateline serve`: the desk, in a browser on this machine.

use std::io::IsTerminal;
use std::sync::Arc;
use std::sync::mpsc::{Sender, channel};
use std::thread;

use anyhow::{Context, Result};
use dateline_web::{Desk, DeskSettings, Tiles, Users, serve};

use crate::args::{OwnArguments, ServeArguments};
use crate::exit::Finish;
use crate::output::{source_date_epoch, writable};
use crate::render::paint::{print, tell};
use crate::shut_in::{Reach, shut_in};
use crate::{own, signed};

/// Opens the desk and keeps it open until it is told to end.
pub(crate) fn run(arguments: &ServeArguments, quiet: bool) -> Result<Finish> {
    let opens = !arguments.no_browser && std::io::stdout().is_terminal();
    let opener = opens.then(opener);
    let _ = shut_in(&reach(arguments));
    writable(&arguments.dataset)?;
    let own = own::read(&OwnArguments {
        places: arguments.places.clone(),
        actors: arguments.actors.clone(),
        ..OwnArguments::default()
    })?;
    let tiles = arguments
        .tiles
        .as_ref()
        .map(|path| Tiles::open(path).with_context(|| path.display().to_string()));
    let settings = DeskSettings {
        own,
        read_only: arguments.read_only,
        beside: arguments.beside.clone(),
        tiles: tiles.transpose()?,
        clock: source_date_epoch()?,
    };
    let users = users(arguments)?;
    let desk = Arc::new(Desk::open(&arguments.dataset, settings)?);
    serve(&desk, users, arguments.port, |addresses| {
        told(addresses, quiet);
        if let (Some(opener), [(_, address)]) = (&opener, addresses) {
            let _ = opener.send(address.clone());
        }
    })
    .with_context(|| format!("port {} of this machine", arguments.port))?;
    Ok(Finish::Done)
}

/// What the desk has to open; it listens, and connects to nothing.
fn reach(arguments: &ServeArguments) -> Reach {
    let mut reach = Reach { listens: true, ..Reach::default() };
    arguments.beside.iter().for_each(|path| reach.dataset(path));
    reach.dataset(&arguments.dataset);
    reach.lists(&arguments.actors, &arguments.places);
    reach.reads.extend(arguments.users.iter().chain(&arguments.tiles).cloned());
    reach
}

/// A thread that opens the address it is sent in the user's browser. It starts before the desk gives up its rights, which
/// hold for later threads: a browser needs more.
fn opener() -> Sender<String> {
    let (opener, addresses) = channel::<String>();
    thread::spawn(move || {
        if let Ok(address) = addresses.recv() {
            // Where there is no browser the address is on the screen.
            let _ = webbrowser::open(&address);
        }
    });
    opener
}

fn users(arguments: &ServeArguments) -> Result<Users> {
    let Some(path) = &arguments.users else {
        return Ok(Users::one(&signed::by(arguments.by.as_deref())?)?);
    };
    let text =
        std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    Users::read(&text).with_context(|| path.display().to_string())
}

/// The address, of several users a line for each; what there is to know beside it goes to standard error.
fn told(addresses: &[(String, String)], quiet: bool) {
    for (name, address) in addresses {
        let line = match addresses.len() {
            1 => format!("{address}\n"),
            _ => format!("{address}  {name}\n"),
        };
        let _ = print(&line);
    }
    if !quiet {
        tell("the desk is open; Ctrl-C closes it\n");
    }
}
