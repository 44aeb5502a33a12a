//! The compiled file, unpacked: numbers of seven bits a byte, texts with their length before them.

/// A point in ten thousandths of a degree, with the coarsest level at which it is drawn.
#[derive(Clone, Copy)]
pub(crate) struct Point {
    pub(crate) x: i32,
    pub(crate) y: i32,
    pub(crate) level: u8,
}

/// A line or ring: a run of `Base::points`, and the box around it.
pub(crate) struct Line {
    from: usize,
    to: usize,
    pub(crate) around: Box4,
}

/// West, south, east and north in ten thousandths of a degree.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) struct Box4 {
    pub(crate) west: i32,
    pub(crate) south: i32,
    pub(crate) east: i32,
    pub(crate) north: i32,
}

impl Box4 {
    /// The box around nothing: any other makes it larger.
    pub(crate) const NONE: Box4 =
        Box4 { west: i32::MAX, south: i32::MAX, east: i32::MIN, north: i32::MIN };

    /// The box around both.
    pub(crate) fn with(self, other: Box4) -> Box4 {
        Box4 {
            west: self.west.min(other.west),
            south: self.south.min(other.south),
            east: self.east.max(other.east),
            north: self.north.max(other.north),
        }
    }
    /// Whether the two share a point.
    pub(crate) fn meets(self, other: Box4) -> bool {
        self.west <= other.east
            && other.west <= self.east
            && self.south <= other.north
            && other.south <= self.north
    }
    /// Whether the other lies wholly inside.
    pub(crate) fn holds(self, other: Box4) -> bool {
        self.with(other) == self
    }
    /// Whether the point lies inside.
    pub(crate) fn has(self, (x, y): (i32, i32)) -> bool {
        self.holds(Box4 { west: x, south: y, east: x, north: y })
    }
}

/// What a line between outlines is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Coast,
    Unit,
    Border,
    Disputed,
}

/// A line of `Base::arcs`; run backwards, its complement.
pub(crate) type ArcRef = i32;

/// Polygons whose rings are lines of `Base::arcs`.
pub(crate) type ArcPolygons = Vec<Vec<Vec<ArcRef>>>;

/// A first-order unit or a country.
pub(crate) struct Area {
    pub(crate) iso3: String,
    /// ISO 3166-1 alpha-2 of a country.
    pub(crate) iso2: String,
    pub(crate) name: String,
    pub(crate) name_ar: String,
    /// Its code and other names, with strokes between them.
    pub(crate) others: String,
    pub(crate) label: (i32, i32),
    pub(crate) polygons: ArcPolygons,
    pub(crate) around: Box4,
    /// The side of a square as large as it, in degrees.
    pub(crate) side: f64,
}

/// A river.
pub(crate) struct River {
    pub(crate) name: String,
    pub(crate) name_ar: String,
    pub(crate) rank: u64,
    pub(crate) line: Line,
}

/// A town.
pub(crate) struct Town {
    pub(crate) name: String,
    pub(crate) name_ar: String,
    pub(crate) population: u64,
    pub(crate) at: (i32, i32),
}

/// The whole map.
pub(crate) struct Base {
    points: Vec<Point>,
    pub(crate) arcs: Vec<(Kind, Line)>,
    pub(crate) units: Vec<Area>,
    pub(crate) countries: Vec<Area>,
    pub(crate) rivers: Vec<River>,
    pub(crate) lakes: Vec<Vec<Line>>,
    pub(crate) towns: Vec<Town>,
}

impl Base {
    /// Unpacks the file. What is cut off or of another kind gives an emptier map: the bytes are our own.
    pub(crate) fn from_bytes(bytes: &[u8]) -> Base {
        let mut reader = Reader { rest: bytes, points: Vec::new() };
        if reader.rest.split_off(..MARK.len()) != Some(MARK) {
            reader.rest = &[];
        }
        let arcs = reader.list(|reader| {
            let kind = match reader.number() {
                0 => Kind::Coast,
                1 => Kind::Unit,
                2 => Kind::Border,
                _ => Kind::Disputed,
            };
            (kind, reader.line())
        });
        let units = reader.list(|reader| Area {
            iso3: reader.text(),
            iso2: String::new(),
            name: reader.text(),
            name_ar: reader.text(),
            others: reader.text(),
            label: reader.position(),
            polygons: reader.polygons(),
            around: Box4::NONE,
            side: 0.0,
        });
        let countries = reader.list(|reader| Area {
            iso3: reader.text(),
            iso2: reader.text(),
            name: reader.text(),
            name_ar: String::new(),
            others: String::new(),
            label: reader.position(),
            polygons: reader.polygons(),
            around: Box4::NONE,
            side: 0.0,
        });
        let rivers = reader.list(|reader| River {
            name: reader.text(),
            name_ar: reader.text(),
            rank: reader.number(),
            line: reader.line(),
        });
        let lakes = reader.list(|reader| reader.list(Reader::line));
        let towns = reader.list(|reader| Town {
            name: reader.text(),
            name_ar: reader.text(),
            population: reader.number(),
            at: reader.position(),
        });
        let points = reader.points;
        let mut base = Base { points, arcs, units, countries, rivers, lakes, towns };
        let (arcs, points) = (&base.arcs, &base.points);
        for area in base.units.iter_mut().chain(&mut base.countries) {
            let lines = || area.polygons.iter().flatten().flatten();
            let around = around(arcs, lines());
            let twice: f64 = lines().map(|&arc| swept(arcs, points, arc)).sum();
            (area.around, area.side) = (around, (twice.abs() / 2.0).sqrt() / 10_000.0);
        }
        base
    }

    /// The points of a line.
    pub(crate) fn points(&self, line: &Line) -> &[Point] {
        self.points.get(line.from..line.to).unwrap_or_default()
    }
    /// The line of a reference.
    pub(crate) fn arc(&self, arc: ArcRef) -> Option<&Line> {
        self.arcs.get(usize::try_from(arc.max(!arc)).ok()?).map(|(_, line)| line)
    }
    /// The box around lines.
    pub(crate) fn around(&self, arcs: &[ArcRef]) -> Box4 {
        around(&self.arcs, arcs.iter())
    }
}

const MARK: &[u8] = b"dateline-basemap 1\n";

fn around<'a>(lines: &[(Kind, Line)], arcs: impl Iterator<Item = &'a ArcRef>) -> Box4 {
    let number = |&arc: &ArcRef| usize::try_from(arc.max(!arc)).ok();
    let boxes = arcs.filter_map(|arc| Some(lines.get(number(arc)?)?.1.around));
    boxes.fold(Box4::NONE, Box4::with)
}

/// Twice the area between a line and the point where meridian and equator start, by the side on which it lies: the sum
/// over rings is twice what they hold, less their holes.
fn swept(lines: &[(Kind, Line)], points: &[Point], arc: ArcRef) -> f64 {
    let line = usize::try_from(arc.max(!arc)).ok().and_then(|at| lines.get(at));
    let points = line.and_then(|(_, line)| points.get(line.from..line.to));
    let steps = points.unwrap_or_default().windows(2).map(|pair| {
        let (a, b) = (&pair[0], &pair[1]);
        f64::from(a.x) * f64::from(b.y) - f64::from(b.x) * f64::from(a.y)
    });
    let forwards: f64 = steps.sum();
    if arc < 0 { -forwards } else { forwards }
}

struct Reader<'a> {
    rest: &'a [u8],
    points: Vec<Point>,
}

impl Reader<'_> {
    fn number(&mut self) -> u64 {
        let mut number = 0;
        let mut shift = 0;
        while let Some(&byte) = self.rest.split_off_first() {
            number |= u64::from(byte & 0x7f) << shift;
            shift += 7;
            if byte < 0x80 || shift > 56 {
                break;
            }
        }
        number
    }
    fn signed(&mut self) -> i32 {
        unzigzag(self.number())
    }
    fn position(&mut self) -> (i32, i32) {
        (self.signed(), self.signed())
    }
    fn count(&mut self) -> usize {
        // Nothing is shorter than a byte: a larger count is of a file that is cut off.
        usize::try_from(self.number()).unwrap_or(0).min(self.rest.len())
    }
    fn text(&mut self) -> String {
        let length = self.count();
        let text = self.rest.split_off(..length).unwrap_or_default();
        String::from_utf8_lossy(text).into_owned()
    }
    fn list<T>(&mut self, mut item: impl FnMut(&mut Self) -> T) -> Vec<T> {
        (0..self.count()).map(|_| item(self)).collect()
    }
    fn polygons(&mut self) -> ArcPolygons {
        self.list(|reader| reader.list(|reader| reader.list(Reader::signed)))
    }
    fn line(&mut self) -> Line {
        let from = self.points.len();
        let mut around = Box4::NONE;
        let (mut x, mut y) = (0_i32, 0_i32);
        for _ in 0..self.count() {
            let first = self.number();
            let level = u8::try_from(first & 3).unwrap_or(0);
            x = x.wrapping_add(unzigzag(first >> 2));
            y = y.wrapping_add(self.signed());
            around = around.with(Box4 { west: x, south: y, east: x, north: y });
            self.points.push(Point { x, y, level });
        }
        Line { from, to: self.points.len(), around }
    }
}

fn unzigzag(number: u64) -> i32 {
    let half = (number >> 1).cast_signed();
    i32::try_from(if number & 1 == 0 { half } else { !half }).unwrap_or(0)
}
