//! The columns of the file, and how Parquet takes them.

use dateline_model::{CountKind, Dataset, Party};
use jiff::civil::Date;
use parquet::data_type::{
    BoolType, ByteArray, ByteArrayType, DataType, DoubleType, Int32Type, Int64Type,
};
use parquet::errors::{ParquetError, Result};
use parquet::file::writer::{SerializedColumnWriter, SerializedRowGroupWriter};

use crate::acled::classify_shown;
use crate::deaths::{Deaths, deaths};
use crate::grade::{HarmGrade, admiralty, harm_grade};
use crate::shown::Shown;
use crate::table::bounds;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    List,
    Number,
    Flag,
    Day,
    Degrees,
    Wkb,
}

impl Kind {
    /// The column in a Parquet schema.
    pub(super) fn declaration(self, name: &str) -> String {
        match self {
            Kind::Text => format!("OPTIONAL BYTE_ARRAY {name} (STRING);"),
            Kind::List => format!(
                "REQUIRED GROUP {name} (LIST) {{ REPEATED GROUP list {{ \
                 REQUIRED BYTE_ARRAY element (STRING); }} }}"
            ),
            Kind::Number => format!("OPTIONAL INT64 {name};"),
            Kind::Flag => format!("REQUIRED BOOLEAN {name};"),
            Kind::Day => format!("OPTIONAL INT32 {name} (DATE);"),
            Kind::Degrees => format!("OPTIONAL DOUBLE {name};"),
            Kind::Wkb => format!("OPTIONAL BYTE_ARRAY {name};"),
        }
    }
}

/// The columns in their order.
pub(super) const COLUMNS: [(&str, Kind); 39] = [
    ("event_id", Kind::Text),
    ("event_type", Kind::Text),
    ("sub_event_type", Kind::Text),
    ("acts", Kind::List),
    ("reciprocal", Kind::Flag),
    ("date_earliest", Kind::Day),
    ("date_latest", Kind::Day),
    ("date_text", Kind::Text),
    ("place", Kind::Text),
    ("place_text", Kind::Text),
    ("place_relation", Kind::Text),
    ("place_kind", Kind::Text),
    ("place_precision", Kind::Text),
    ("latitude", Kind::Degrees),
    ("longitude", Kind::Degrees),
    ("country", Kind::Text),
    ("admin1", Kind::Text),
    ("admin2", Kind::Text),
    ("actors", Kind::List),
    ("recipients", Kind::List),
    ("killed_low", Kind::Number),
    ("killed_best", Kind::Number),
    ("killed_high", Kind::Number),
    ("killed_actors", Kind::Number),
    ("killed_recipients", Kind::Number),
    ("killed_civilians", Kind::Number),
    ("killed_unknown", Kind::Number),
    ("injured_low", Kind::Number),
    ("injured_high", Kind::Number),
    ("weapons", Kind::List),
    ("labels", Kind::List),
    ("disputed", Kind::Flag),
    ("sources", Kind::Number),
    ("grade", Kind::Text),
    ("admiralty", Kind::Text),
    ("n_claims", Kind::Number),
    ("review", Kind::Text),
    ("edited", Kind::List),
    ("geometry", Kind::Wkb),
];

/// The value of one event in one column.
#[derive(Clone, Debug, PartialEq)]
enum Value {
    Text(Option<String>),
    List(Vec<String>),
    Number(Option<u64>),
    Flag(bool),
    Day(Option<Date>),
    Degrees(Option<f64>),
    Point(Option<(f64, f64)>),
}

/// The values of some events, column by column.
pub(super) struct Columns {
    columns: Vec<Vec<Value>>,
    /// Longitude and latitude of each event.
    pub(super) points: Vec<Option<(f64, f64)>>,
}

impl Columns {
    pub(super) fn of(events: &[Shown], dataset: &Dataset) -> Columns {
        let mut columns: Vec<Vec<Value>> = vec![Vec::new(); COLUMNS.len()];
        let mut points = Vec::with_capacity(events.len());
        for event in events {
            let point = point(event);
            for (column, value) in columns.iter_mut().zip(values(event, point, dataset)) {
                column.push(value);
            }
            points.push(point);
        }
        Columns { columns, points }
    }

    /// Writes the columns of one row group, in the order of the schema.
    pub(super) fn write<W: std::io::Write + Send>(
        &self,
        group: &mut SerializedRowGroupWriter<'_, W>,
    ) -> Result<()> {
        for column in &self.columns {
            let writer = group.next_column()?;
            let writer = writer.ok_or_else(|| {
                ParquetError::General("the schema has fewer columns".to_owned())
            })?;
            write(writer, column)?;
        }
        Ok(())
    }
}

fn point(shown: &Shown) -> Option<(f64, f64)> {
    let place = shown.event.place.as_ref()?.place.as_ref()?;
    let (longitude, latitude) = (place.longitude?, place.latitude?);
    let fits = latitude.abs() <= 90.0 && longitude.abs() <= 180.0;
    fits.then_some((longitude, latitude))
}

/// One event, in the order of [`COLUMNS`].
fn values(shown: &Shown, point: Option<(f64, f64)>, dataset: &Dataset) -> Vec<Value> {
    let event = &shown.event;
    let code = classify_shown(shown);
    let at = event.place.as_ref();
    let place = at.and_then(|at| at.place.as_ref());
    let date = event.date.as_ref();
    let dead = deaths(shown, dataset);
    let died = |of: fn(&Deaths) -> u64| Value::Number(dead.as_ref().map(of));
    let (injured_low, injured_high) = bounds(shown, &[CountKind::Injured]);
    let text = |text: Option<&str>| Value::Text(text.map(str::to_owned));
    let own = |text: Option<&String>| Value::Text(text.cloned());
    let number = |n: usize| Value::Number(u64::try_from(n).ok());
    let names = |parties: &[Party]| {
        Value::List(parties.iter().map(|party| party.name.clone()).collect())
    };
    let strings = |items: Vec<String>| Value::List(items);
    vec![
        text(Some(&event.id.0)),
        text(code.map(|code| code.event_type())),
        text(code.map(|code| code.as_str())),
        strings(event.acts.iter().map(ToString::to_string).collect()),
        Value::Flag(event.reciprocal),
        Value::Day(date.and_then(|date| date.earliest)),
        Value::Day(date.and_then(|date| date.latest)),
        own(date.map(|date| &date.text)),
        own(place.map(|place| &place.name)),
        own(at.map(|at| &at.text)),
        text(at.map(|at| at.relation.as_str())),
        text(place.map(|place| place.kind.as_str())),
        text(place.map(|place| place.precision.as_str())),
        Value::Degrees(place.and_then(|place| place.latitude)),
        Value::Degrees(place.and_then(|place| place.longitude)),
        own(place.and_then(|place| place.country.as_ref())),
        own(place.and_then(|place| place.admin1.as_ref())),
        own(place.and_then(|place| place.admin2.as_ref())),
        names(&event.actors),
        names(&event.recipients),
        died(|dead| dead.low),
        died(|dead| dead.best),
        died(|dead| dead.high),
        died(|dead| dead.actors),
        died(|dead| dead.recipients),
        died(|dead| dead.civilians),
        died(|dead| dead.unknown),
        Value::Number(injured_low),
        Value::Number(injured_high),
        strings(event.weapons.iter().map(ToString::to_string).collect()),
        strings(event.labels.clone()),
        Value::Flag(event.disputed),
        number(event.n_sources),
        text(harm_grade(shown).map(HarmGrade::as_str)),
        Value::Text(Some(admiralty(shown, dataset).to_string())),
        number(event.claims.len()),
        text(Some(event.review.as_str())),
        strings(event.edited.iter().map(|field| field.as_str().to_owned()).collect()),
        Value::Point(point),
    ]
}

fn write(writer: SerializedColumnWriter<'_>, column: &[Value]) -> Result<()> {
    let text = |value: &Value| {
        if let Value::Text(Some(text)) = value {
            Some(text.as_str().into())
        } else {
            None
        }
    };
    let number = |value: &Value| {
        // Nobody counts so many people.
        let whole = |n: u64| i64::try_from(n).unwrap_or(i64::MAX);
        if let Value::Number(Some(n)) = value { Some(whole(*n)) } else { None }
    };
    let day = |value: &Value| {
        if let Value::Day(Some(day)) = value { Some(days_since_1970(*day)) } else { None }
    };
    let degrees = |value: &Value| {
        if let Value::Degrees(degrees) = value { *degrees } else { None }
    };
    let point = |value: &Value| {
        if let Value::Point(Some(point)) = value { Some(wkb(*point)) } else { None }
    };
    match column.first() {
        None | Some(Value::Text(_)) => optional::<ByteArrayType>(writer, column, text),
        Some(Value::List(_)) => lists(writer, column),
        Some(Value::Number(_)) => optional::<Int64Type>(writer, column, number),
        Some(Value::Flag(_)) => flags(writer, column),
        Some(Value::Day(_)) => optional::<Int32Type>(writer, column, day),
        Some(Value::Degrees(_)) => optional::<DoubleType>(writer, column, degrees),
        Some(Value::Point(_)) => optional::<ByteArrayType>(writer, column, point),
    }
}

/// Values that may be missing: where one is there, its level is 1.
fn optional<T: DataType>(
    mut writer: SerializedColumnWriter<'_>,
    column: &[Value],
    read: impl Fn(&Value) -> Option<T::T>,
) -> Result<()> {
    let values: Vec<Option<T::T>> = column.iter().map(read).collect();
    let levels: Vec<i16> =
        values.iter().map(|value| i16::from(value.is_some())).collect();
    let values: Vec<T::T> = values.into_iter().flatten().collect();
    writer.typed::<T>().write_batch(&values, Some(&levels), None)?;
    writer.close()
}

fn flags(mut writer: SerializedColumnWriter<'_>, column: &[Value]) -> Result<()> {
    let flags: Vec<bool> =
        column.iter().map(|value| matches!(value, Value::Flag(true))).collect();
    writer.typed::<BoolType>().write_batch(&flags, None, None)?;
    writer.close()
}

/// Lists: an empty one is one level 0; of another each item has level 1, and all behind the first repeat.
fn lists(mut writer: SerializedColumnWriter<'_>, column: &[Value]) -> Result<()> {
    let (mut values, mut defined, mut repeated) = (Vec::new(), Vec::new(), Vec::new());
    for value in column {
        let items: &[String] = if let Value::List(items) = value { items } else { &[] };
        if items.is_empty() {
            defined.push(0);
            repeated.push(0);
        }
        for (at, item) in items.iter().enumerate() {
            values.push(ByteArray::from(item.as_str()));
            defined.push(1);
            repeated.push(i16::from(at > 0));
        }
    }
    let typed = writer.typed::<ByteArrayType>();
    typed.write_batch(&values, Some(&defined), Some(&repeated))?;
    writer.close()
}

fn days_since_1970(day: Date) -> i32 {
    (day - jiff::civil::date(1970, 1, 1)).get_days()
}

/// A point in well-known binary: little-endian, type 1, longitude, latitude.
fn wkb((longitude, latitude): (f64, f64)) -> ByteArray {
    let mut bytes = vec![1];
    bytes.extend(1_u32.to_le_bytes());
    bytes.extend(longitude.to_le_bytes());
    bytes.extend(latitude.to_le_bytes());
    ByteArray::from(bytes)
}
