//! One row of POLECAT's table.

/// The columns, in POLECAT's order.
pub const COLUMNS: [&str; 40] = [
    "Event ID",
    "Event Date",
    "Event Type",
    "Event Mode",
    "Intensity",
    "Quad Code",
    "Contexts",
    "Actor Name",
    "Actor Country",
    "Actor COW",
    "Primary Actor Sector",
    "Actor Sectors",
    "Actor Title",
    "Actor Name Raw",
    "Wikipedia Actor ID",
    "Recipient Name",
    "Recipient Country",
    "Recipient COW",
    "Primary Recipient Sector",
    "Recipient Sectors",
    "Recipient Title",
    "Recipient Name Raw",
    "Wikipedia Recipient ID",
    "Placename",
    "City",
    "District",
    "Province",
    "Country",
    "Latitude",
    "Longitude",
    "GeoNames ID",
    "Raw Placename",
    "Feature Type",
    "Source",
    "Publication Date",
    "Story People",
    "Story Organizations",
    "Story Locations",
    "Language",
    "Version",
];

/// What stands where nothing is known.
pub(super) const NONE: &str = "None";

/// One row; the fields are the columns, in their order. An empty field is written `None`, an empty mode stays empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Row {
    pub event_id: String,
    pub event_date: String,
    pub event_type: String,
    /// Several are parted by `;`.
    pub event_mode: String,
    pub intensity: String,
    pub quad_code: u8,
    pub contexts: String,
    pub actor: Side,
    pub recipient: Side,
    pub place: Site,
    pub source: String,
    pub publication_date: String,
    pub story_organizations: String,
    pub story_locations: String,
}

/// The columns of the actor, or of the recipient.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Side {
    pub name: String,
    pub country: String,
    pub cow: String,
    pub primary_sector: String,
    pub sectors: String,
    pub name_raw: String,
}

/// The columns of the place.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[allow(missing_docs)]
pub struct Site {
    pub placename: String,
    pub city: String,
    pub district: String,
    pub province: String,
    pub country: String,
    pub latitude: String,
    pub longitude: String,
    pub geonames_id: String,
    pub raw_placename: String,
    pub feature_type: String,
}

impl Side {
    fn cells(&self) -> [&str; 8] {
        [
            &self.name,
            &self.country,
            &self.cow,
            &self.primary_sector,
            &self.sectors,
            "",
            &self.name_raw,
            "",
        ]
    }
}

impl Row {
    /// The cells, in the order of [`COLUMNS`].
    pub fn cells(&self) -> Vec<String> {
        let Site {
            placename,
            city,
            district,
            province,
            country,
            latitude,
            longitude,
            geonames_id,
            raw_placename,
            feature_type,
        } = &self.place;
        let quad = self.quad_code.to_string();
        let head = [
            &self.event_id,
            &self.event_date,
            &self.event_type,
            &self.event_mode,
            &self.intensity,
            &quad,
            &self.contexts,
        ];
        let place = [
            placename,
            city,
            district,
            province,
            country,
            latitude,
            longitude,
            geonames_id,
            raw_placename,
            feature_type,
            &self.source,
            &self.publication_date,
        ];
        // People are not written: who is named in a report is no part of what happened.
        let tail = ["", &self.story_organizations, &self.story_locations, "English"];
        let all = head.into_iter().map(String::as_str);
        let all = all.chain(self.actor.cells()).chain(self.recipient.cells());
        let all = all.chain(place.into_iter().map(String::as_str)).chain(tail);
        all.chain(["dateline"])
            .enumerate()
            .map(|(at, cell)| match cell.is_empty() && at != 3 {
                true => NONE.to_owned(),
                false => cell.to_owned(),
            })
            .collect()
    }
}
