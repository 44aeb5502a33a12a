//! GeoJSON, written by hand: a few shapes and texts need no library.

use std::fmt::Write;

use crate::Polygons;
use crate::shape::Position;

/// Collections that are written one after the other into one JSON object.
pub(crate) struct Collections {
    text: String,
    /// How many digits of a degree are written.
    digits: usize,
}

impl Collections {
    /// An object with no collection yet.
    pub(crate) fn new(digits: usize) -> Collections {
        Collections { text: "{".to_owned(), digits }
    }
    /// Opens the next collection.
    pub(crate) fn open(&mut self, name: &str) {
        if self.text.ends_with(']') {
            self.text.push_str("},");
        }
        self.put(&format!(r#""{name}":{{"type":"FeatureCollection","features":["#));
        self.text.push(']');
    }
    /// The whole object.
    pub(crate) fn close(mut self) -> String {
        if self.text.ends_with(']') {
            self.text.push('}');
        }
        self.text.push('}');
        self.text
    }
    /// Adds lines, if there is one.
    pub(crate) fn lines(&mut self, lines: &[&[Position]], properties: &str) {
        if lines.is_empty() {
            return;
        }
        self.feature("MultiLineString", properties, |this| {
            this.list(lines, |this, line| this.positions(line));
        });
    }
    /// Adds polygons, if there is one.
    pub(crate) fn polygons(&mut self, polygons: &[Vec<Vec<Position>>], properties: &str) {
        if polygons.is_empty() {
            return;
        }
        self.feature("MultiPolygon", properties, |this| {
            this.list(polygons, |this, rings| {
                this.list(rings, |this, ring| this.positions(ring));
            });
        });
    }
    /// Adds a point.
    pub(crate) fn point(&mut self, at: Position, properties: &str) {
        self.feature("Point", properties, |this| this.position(at));
    }

    fn feature(&mut self, kind: &str, properties: &str, shape: impl FnOnce(&mut Self)) {
        self.text.pop();
        if self.text.ends_with('}') {
            self.text.push(',');
        }
        self.put(&format!(
            r#"{{"type":"Feature","properties":{{{properties}}},"geometry":{{"type":"{kind}","coordinates":"#
        ));
        shape(self);
        self.text.push_str("}}]");
    }
    fn list<T>(&mut self, items: &[T], mut item: impl FnMut(&mut Self, &T)) {
        self.text.push('[');
        for (at, each) in items.iter().enumerate() {
            if at > 0 {
                self.text.push(',');
            }
            item(self, each);
        }
        self.text.push(']');
    }
    fn positions(&mut self, line: &[Position]) {
        self.list(line, |this, &at| this.position(at));
    }
    fn position(&mut self, (x, y): Position) {
        self.text.push('[');
        degrees(&mut self.text, x, self.digits);
        self.text.push(',');
        degrees(&mut self.text, y, self.digits);
        self.text.push(']');
    }
    fn put(&mut self, text: &str) {
        self.text.push_str(text);
    }
}

/// Polygons as a geometry.
pub(crate) fn geometry(polygons: &Polygons) -> String {
    let ring = |ring: &Vec<[f64; 2]>| {
        let points: Vec<String> =
            ring.iter().map(|[x, y]| format!("[{x},{y}]")).collect();
        format!("[{}]", points.join(","))
    };
    let polygon = |rings: &Vec<Vec<[f64; 2]>>| {
        let rings: Vec<String> = rings.iter().map(ring).collect();
        format!("[{}]", rings.join(","))
    };
    let polygons: Vec<String> = polygons.iter().map(polygon).collect();
    format!(r#"{{"type":"MultiPolygon","coordinates":[{}]}}"#, polygons.join(","))
}

/// A property that is a text; empty ones are left out.
pub(crate) fn text_property(properties: &mut String, key: &str, value: &str) {
    if value.is_empty() {
        return;
    }
    comma(properties);
    let _ = write!(properties, "\"{key}\":\"");
    for letter in value.chars() {
        match letter {
            '"' | '\\' => properties.extend(['\\', letter]),
            letter if letter < ' ' => {
                let _ = write!(properties, "\\u{:04x}", u32::from(letter));
            }
            letter => properties.push(letter),
        }
    }
    properties.push('"');
}

/// A property that is a number.
pub(crate) fn number_property(properties: &mut String, key: &str, value: u64) {
    comma(properties);
    let _ = write!(properties, "\"{key}\":{value}");
}

fn comma(properties: &mut String) {
    if !properties.is_empty() {
        properties.push(',');
    }
}

/// Ten thousandths of a degree as a decimal fraction with so many digits, without zeros at its end.
fn degrees(text: &mut String, value: i32, digits: usize) {
    let unit = 10_i64.pow(u32::try_from(4_usize.saturating_sub(digits)).unwrap_or(0));
    let rounded =
        (i64::from(value) + (unit / 2) * i64::from(value.signum())) / unit * unit;
    let size = rounded.unsigned_abs();
    if rounded < 0 {
        text.push('-');
    }
    let _ = write!(text, "{}", size / 10_000);
    if size % 10_000 != 0 {
        let fraction = format!(".{:04}", size % 10_000);
        text.push_str(fraction.trim_end_matches('0'));
    }
}
