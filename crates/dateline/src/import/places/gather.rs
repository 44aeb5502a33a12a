//! Rows of all files, checked and put on the map.

use std::collections::BTreeMap;
use std::path::Path;

use dateline_resolve::World;
use dateline_resolve::places::Point;
use dateline_resolve::places::own::{Atlas, OwnPlace};

use super::join::Joined;
use super::{
    Fault, MOST_PLACES, PlaceSettings, PlaceSource, RefusedPlace, Told, join, repair,
};

/// Takes what the readers tell.
pub(super) struct Gatherer<'s> {
    pub(super) settings: &'s PlaceSettings,
    atlas: Atlas,
    places: Vec<Joined>,
    /// The places of each number of GeoNames.
    by_geonames: BTreeMap<u32, Vec<usize>>,
    source: PlaceSource,
    sources: Vec<PlaceSource>,
    refused: Vec<RefusedPlace>,
}

/// What became of all rows.
pub(super) struct Gathered {
    pub(super) places: Vec<OwnPlace>,
    pub(super) n_joined: usize,
    pub(super) sources: Vec<PlaceSource>,
    pub(super) refused: Vec<RefusedPlace>,
}

impl<'s> Gatherer<'s> {
    pub(super) fn new(world: &World, settings: &'s PlaceSettings) -> Gatherer<'s> {
        Gatherer {
            settings,
            atlas: Atlas::of(world.places()),
            places: Vec::new(),
            by_geonames: BTreeMap::new(),
            source: PlaceSource::default(),
            sources: Vec::new(),
            refused: Vec::new(),
        }
    }

    /// Begins a file; `maker` is whose places they are, the file's name where that is not known.
    pub(super) fn open(&mut self, path: &Path, maker: &str, licence: Option<&str>) {
        let file = path.display().to_string();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        let maker = if maker.is_empty() { &*name } else { maker };
        let licence = licence.or(self.settings.licence.as_deref());
        let licence = licence.unwrap_or("licence not stated");
        let name = format!("{maker} ({licence})");
        self.source = PlaceSource { file, name, ..PlaceSource::default() };
    }

    /// Ends the file.
    pub(super) fn close(&mut self) {
        let source = std::mem::take(&mut self.source);
        if !source.file.is_empty() {
            self.sources.push(source);
        }
    }

    /// A row that is no place to be listed.
    pub(super) fn leave_out(&mut self, why: &'static str) {
        self.source.n_rows += 1;
        *self.source.left_out.entry(why).or_default() += 1;
    }

    /// A row with a place, or what is wrong with it.
    pub(super) fn take(&mut self, row: &str, told: Result<Told, Fault>) {
        self.source.n_rows += 1;
        let place = told.and_then(|told| self.place(told));
        match place {
            Ok(_) if self.places.len() >= MOST_PLACES => {
                let what = format!("there are more than {MOST_PLACES} places");
                self.refuse(row, (what, "make a list of each country".to_owned()));
            }
            Ok(place) => {
                self.source.n_taken += 1;
                if let Some(number) = place.geonames {
                    self.by_geonames.entry(number).or_default().push(self.places.len());
                }
                self.places.push(Joined { place, files: vec![self.sources.len()] });
            }
            Err(fault) => self.refuse(row, fault),
        }
    }

    /// More names of the places with this number of GeoNames; whether there are any.
    pub(super) fn has_geonames(&self, number: u32) -> bool {
        self.by_geonames.contains_key(&number)
    }

    /// Adds a name to the places of that number, as the one to show where it is `first`.
    pub(super) fn add_name(&mut self, number: u32, name: String, first: bool) {
        self.source.n_rows += 1;
        self.source.n_taken += 1;
        for &at in self.by_geonames.get(&number).into_iter().flatten() {
            let Some(joined) = self.places.get_mut(at) else { continue };
            let names = &mut joined.place.names;
            match names.iter().position(|known| *known == name) {
                Some(at) if first => names[..=at].rotate_right(1),
                Some(_) => {}
                None if first => names.insert(0, name.clone()),
                None => names.push(name.clone()),
            }
        }
    }

    pub(super) fn refuse(&mut self, row: &str, (what, help): Fault) {
        self.source.n_refused += 1;
        let file = self.source.file.clone();
        self.refused.push(RefusedPlace { file, row: row.to_owned(), what, help });
    }

    /// Joins what is one place.
    pub(super) fn finish(self) -> Gathered {
        let n_told = self.places.len();
        let mut places = join::joined(self.places);
        join::number(&mut places);
        Gathered {
            n_joined: n_told - places.len(),
            places,
            sources: self.sources,
            refused: self.refused,
        }
    }

    fn place(&self, told: Told) -> Result<OwnPlace, Fault> {
        let Told { point, .. } = told;
        let mut names: Vec<String> = Vec::new();
        for name in told.names.iter().filter_map(|name| repair::name(name)) {
            if !names.contains(&name) {
                names.push(name);
            }
        }
        let Some(name) = names.first() else {
            let help = "give one, or take the row out".to_owned();
            return Err(("it has no name".to_owned(), help));
        };
        check_point(point)?;
        let country = self.country(name, &told)?;
        let id = match (told.geonames, &told.code) {
            (Some(number), _) => format!("geonames:{number}"),
            (None, Some(code)) => format!("code:{code}"),
            (None, None) => {
                let at = format!("{:.5},{:.5}", point.latitude, point.longitude);
                format!("own:{}@{at}", crate::import::id_of(name))
            }
        };
        let unit = self.atlas.unit(&country, point).map(str::to_owned);
        let admin = told.admin.map(|name| name.and_then(|name| repair::name(&name)));
        Ok(OwnPlace {
            id,
            geonames: told.geonames,
            names,
            kind: told.kind,
            point,
            population: told.population,
            country,
            unit,
            admin,
            near: told.near,
            source: self.source.name.clone(),
        })
    }

    fn country(&self, name: &str, told: &Told) -> Result<String, Fault> {
        let point = told.point;
        let Some(words) = told.country.as_deref().filter(|words| !words.is_empty())
        else {
            let found = self.atlas.country(point).map(str::to_owned);
            return found.ok_or_else(|| {
                let help = "check the coordinates, or give a column `country`".to_owned();
                (format!("`{name}` lies in no country"), help)
            });
        };
        // UCDP writes "Myanmar (Burma)".
        let bare = words.split('(').next().unwrap_or(words);
        let found = self.atlas.named(words).or_else(|| self.atlas.named(bare));
        let Some(country) = found else {
            let help =
                "write its English name or its letters of ISO 3166, such as NG or NGA";
            return Err((format!("`{words}` is no country"), help.to_owned()));
        };
        match self.atlas.may_hold(country, point) {
            true => Ok(country.to_owned()),
            false => {
                let Point { latitude, longitude } = point;
                let what =
                    format!("`{name}` at {latitude}, {longitude} lies outside {words}");
                Err((what, "are degrees north and degrees east swapped?".to_owned()))
            }
        }
    }
}

/// Whether a point lies on the Earth.
fn check_point(point: Point) -> Result<(), Fault> {
    for (degrees, most, what, other) in [
        (point.latitude, 90.0, "latitude", "longitude"),
        (point.longitude, 180.0, "longitude", "latitude"),
    ] {
        if !(-most..=most).contains(&degrees) {
            let what = format!("{what} {degrees} lies outside -{most}..{most}");
            let help = format!(
                "give degrees of WGS 84, no metres; is it swapped with the {other}?"
            );
            return Err((what, help));
        }
    }
    if point.latitude == 0.0 && point.longitude == 0.0 {
        let help = "take the row out, or give its position";
        return Err(("latitude and longitude are 0".to_owned(), help.to_owned()));
    }
    Ok(())
}
