//! One row of UCDP's table.

/// The columns, in UCDP's order.
pub const COLUMNS: [&str; 49] = [
    "id",
    "relid",
    "year",
    "active_year",
    "code_status",
    "type_of_violence",
    "conflict_dset_id",
    "conflict_new_id",
    "conflict_name",
    "dyad_dset_id",
    "dyad_new_id",
    "dyad_name",
    "side_a_dset_id",
    "side_a_new_id",
    "side_a",
    "side_b_dset_id",
    "side_b_new_id",
    "side_b",
    "number_of_sources",
    "source_article",
    "source_office",
    "source_date",
    "source_headline",
    "source_original",
    "where_prec",
    "where_coordinates",
    "where_description",
    "adm_1",
    "adm_2",
    "latitude",
    "longitude",
    "geom_wkt",
    "priogrid_gid",
    "country",
    "country_id",
    "region",
    "event_clarity",
    "date_prec",
    "date_start",
    "date_end",
    "deaths_a",
    "deaths_b",
    "deaths_civilians",
    "deaths_unknown",
    "best",
    "high",
    "low",
    "gwnoa",
    "gwnob",
];

/// One row; the fields are the columns that are not always blank, in their order.
#[derive(Clone, Debug, PartialEq)]
#[allow(missing_docs)]
pub struct Row {
    /// The event's id in dateline, which `id` and `relid` are made of.
    pub event: String,
    pub id: u64,
    pub relid: String,
    pub year: i16,
    pub active_year: bool,
    pub code_status: &'static str,
    pub type_of_violence: u8,
    pub side_a_new_id: Option<u32>,
    pub side_a: String,
    pub side_b_new_id: Option<u32>,
    pub side_b: String,
    pub number_of_sources: i32,
    pub source_article: String,
    pub source_office: String,
    pub source_date: String,
    pub source_headline: String,
    pub source_original: String,
    pub where_prec: u8,
    pub where_coordinates: String,
    pub where_description: String,
    pub adm_1: String,
    pub adm_2: String,
    pub latitude: f64,
    pub longitude: f64,
    pub country: &'static str,
    pub country_id: u16,
    pub region: &'static str,
    pub event_clarity: u8,
    pub date_prec: u8,
    pub date_start: String,
    pub date_end: String,
    pub deaths_a: u64,
    pub deaths_b: u64,
    pub deaths_civilians: u64,
    pub deaths_unknown: u64,
    pub best: u64,
    pub high: u64,
    pub low: u64,
    pub gwnoa: Option<u16>,
    pub gwnob: Option<u16>,
}

impl Row {
    /// The two sides, as UCDP names them together.
    pub fn dyad_name(&self) -> String {
        format!("{} - {}", self.side_a, self.side_b)
    }

    /// PRIO-GRID's cell of half a degree, counted from the south-west corner of the world.
    pub fn priogrid_gid(&self) -> i64 {
        #[allow(clippy::cast_possible_truncation)]
        let cell = |degrees: f64| (degrees / 0.5).floor() as i64;
        cell(self.latitude + 90.0) * 720 + cell(self.longitude + 180.0) + 1
    }

    /// The cells, in the order of [`COLUMNS`].
    pub fn cells(&self) -> Vec<String> {
        let number = |id: Option<u32>| id.map_or(String::new(), |id| id.to_string());
        let gw = |id: Option<u16>| id.map_or(String::new(), |id| id.to_string());
        let blank = String::new;
        vec![
            self.id.to_string(),
            self.relid.clone(),
            self.year.to_string(),
            u8::from(self.active_year).to_string(),
            self.code_status.to_owned(),
            self.type_of_violence.to_string(),
            blank(),
            blank(),
            self.dyad_name(),
            blank(),
            blank(),
            self.dyad_name(),
            blank(),
            number(self.side_a_new_id),
            self.side_a.clone(),
            blank(),
            number(self.side_b_new_id),
            self.side_b.clone(),
            self.number_of_sources.to_string(),
            self.source_article.clone(),
            self.source_office.clone(),
            self.source_date.clone(),
            self.source_headline.clone(),
            self.source_original.clone(),
            self.where_prec.to_string(),
            self.where_coordinates.clone(),
            self.where_description.clone(),
            self.adm_1.clone(),
            self.adm_2.clone(),
            self.latitude.to_string(),
            self.longitude.to_string(),
            format!("POINT ({} {})", self.longitude, self.latitude),
            self.priogrid_gid().to_string(),
            self.country.to_owned(),
            self.country_id.to_string(),
            self.region.to_owned(),
            self.event_clarity.to_string(),
            self.date_prec.to_string(),
            self.date_start.clone(),
            self.date_end.clone(),
            self.deaths_a.to_string(),
            self.deaths_b.to_string(),
            self.deaths_civilians.to_string(),
            self.deaths_unknown.to_string(),
            self.best.to_string(),
            self.high.to_string(),
            self.low.to_string(),
            gw(self.gwnoa),
            gw(self.gwnob),
        ]
    }
}
