//! `cargo xtask picture`: draws `docs/table.svg` from what the program prints for the examples.

use std::process::Command;

use anyhow::{Context, Result, bail};

const PROGRAM: &[&str] = &["run", "--release", "--quiet", "-p", "dateline-cli", "--"];
/// What is shown: two reports, so that the letters stay large enough to read.
const SHOWN: &str =
    "code examples/reports/al-omar-oil-field.html examples/reports/hajin.txt";
const OUTPUT: &str = "docs/table.svg";

/// The size of a letter and of the frame, in pixels.
const LETTER: (f32, f32) = (7.83, 19.0);
const FRAME: f32 = 16.0;

/// Runs the command.
pub(crate) fn run(args: &[String]) -> Result<()> {
    if let [unknown, ..] = args {
        bail!("usage: cargo xtask picture; `{unknown}` is not known");
    }
    let output = Command::new("cargo")
        .args(PROGRAM)
        .args(SHOWN.split(' '))
        .args(["--color", "always"])
        .output()
        .context("cargo is needed")?;
    if !output.status.success() {
        bail!("dateline code stopped with {}", output.status);
    }
    let shown = format!(
        "\u{1b}[2m$\u{1b}[0m dateline {SHOWN}\n\n{}",
        String::from_utf8(output.stdout)?
    );
    std::fs::write(OUTPUT, svg(&shown)).context(OUTPUT)
}

/// A terminal's text as a picture; colours are the terminal's own codes.
fn svg(text: &str) -> String {
    let lines: Vec<Vec<(String, String)>> = text.lines().map(pieces).collect();
    let columns = lines
        .iter()
        .map(|line| line.iter().map(|(words, _)| words.chars().count()).sum::<usize>())
        .max()
        .unwrap_or(0);
    let width = columns as f32 * LETTER.0 + 2.0 * FRAME;
    let height = lines.len() as f32 * LETTER.1 + 2.0 * FRAME;
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {width:.0} {height:.0}\" \
         font-family=\"ui-monospace, 'DejaVu Sans Mono', Menlo, Consolas, monospace\" font-size=\"13\">\n\
         <rect width=\"100%\" height=\"100%\" rx=\"8\" fill=\"#1b1f24\"/>\n"
    );
    for (row, line) in lines.iter().enumerate() {
        let y = FRAME + (row as f32 + 0.75) * LETTER.1;
        let mut column = 0;
        for (words, style) in line {
            let x = FRAME + column as f32 * LETTER.0;
            let long = words.chars().count();
            if !words.trim().is_empty() {
                // The length is fixed, so that columns stand whatever font is at hand.
                svg.push_str(&format!(
                    "<text x=\"{x:.1}\" y=\"{y:.1}\" textLength=\"{:.1}\" xml:space=\"preserve\" {style}>{}</text>\n",
                    long as f32 * LETTER.0,
                    escaped(words)
                ));
            }
            column += long;
        }
    }
    svg + "</svg>\n"
}

/// Cuts a line where the style changes.
fn pieces(line: &str) -> Vec<(String, String)> {
    let mut pieces = Vec::new();
    let mut style = Style::default();
    let mut rest = line;
    while let Some(at) = rest.find('\u{1b}') {
        pieces.push((rest[..at].to_owned(), style.svg()));
        let code = &rest[at..];
        let Some(end) = code.find('m') else { break };
        style.apply(code.get(2..end).unwrap_or_default());
        rest = &code[end + 1..];
    }
    pieces.push((rest.to_owned(), style.svg()));
    pieces.retain(|(words, _)| !words.is_empty());
    pieces
}

#[derive(Default)]
struct Style {
    colour: Option<&'static str>,
    bold: bool,
    dim: bool,
}

impl Style {
    fn apply(&mut self, code: &str) {
        let mut numbers =
            code.split(';').map(|number| number.parse::<u16>().unwrap_or(0));
        while let Some(number) = numbers.next() {
            match number {
                0 => *self = Style::default(),
                1 => self.bold = true,
                2 => self.dim = true,
                22 => (self.bold, self.dim) = (false, false),
                39 => self.colour = None,
                38 => {
                    // The 256 colours: 38;5;N.
                    let _ = numbers.next();
                    self.colour = colour(numbers.next().unwrap_or(0) % 8);
                }
                30..=37 => self.colour = colour(number - 30),
                90..=97 => self.colour = colour(number - 90),
                _ => {}
            }
        }
    }

    fn svg(&self) -> String {
        let fill = self.colour.unwrap_or("#e6e9ed");
        let bold = if self.bold { " font-weight=\"bold\"" } else { "" };
        let dim = if self.dim { " opacity=\"0.6\"" } else { "" };
        format!("fill=\"{fill}\"{bold}{dim}")
    }
}

fn colour(number: u16) -> Option<&'static str> {
    let colours =
        ["#8b949e", "#ff7b72", "#7ee787", "#f2cc60", "#79c0ff", "#d2a8ff", "#76e3ea"];
    colours.get(usize::from(number)).copied()
}

fn escaped(words: &str) -> String {
    words.replace('&', "&amp;").replace('<', "&lt;").replace('>', "&gt;")
}

#[cfg(test)]
mod tests {
    use super::pieces;

    #[test]
    fn a_line_is_cut_where_its_style_changes() {
        let cut = pieces("a \u{1b}[38;5;9mred\u{1b}[39m b");
        let words: Vec<&str> = cut.iter().map(|(words, _)| &**words).collect();
        assert_eq!(words, ["a ", "red", " b"]);
        assert!(cut[1].1.contains("#ff7b72"));
        assert!(!cut[2].1.contains("#ff7b72"));
    }
}
