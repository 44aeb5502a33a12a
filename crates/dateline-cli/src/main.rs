//! The command dateline.
mod args;
mod render;
use clap::Parser;
fn main() {
    let arguments = args::Arguments::parse();
    render::paint::choose(arguments.color);
    render::paint::tell("x");
    let _ = render::width();
}
