//! Countries by their codes, capitals, adjectives and peoples, and units by their abbreviations.

use super::file::Record;
use super::fold;
use super::gazetteer::{Gazetteer, Key, PlaceKey};

impl Gazetteer {
    /// Name and ISO 3166-1 alpha-3 code of a country, by its alpha-2 code.
    pub fn country(&self, iso: &str) -> Option<(&str, &str)> {
        let country = self.country_record(iso)?;
        Some((country.names.own, country.iso3))
    }

    /// Alpha-3 code and own name of the country with this alpha-3 code.
    pub fn country_of_iso3(&self, iso3: &str) -> Option<(&str, &str)> {
        let (name, iso3) = self.country(self.countries_of_iso3.get(iso3)?)?;
        Some((iso3, name))
    }

    /// The capital of the country with this alpha-3 code.
    pub fn capital_of(&self, iso3: &str) -> Option<PlaceKey> {
        self.capital(self.countries_of_iso3.get(iso3)?)
    }

    /// The capital of a country, by its alpha-2 code.
    pub fn capital(&self, iso: &str) -> Option<PlaceKey> {
        let town = self.country_record(iso)?.capital?;
        Some(self.settled(PlaceKey(Key::Listed(0, Record::Town(town)))))
    }

    /// The country that an adjective or a people belongs to, by its alpha-2 code: "Syrian", "Iraqis".
    pub fn country_of_adjective(&self, word: &str) -> Option<&str> {
        let world = self.files.first()?;
        let mut records = Vec::new();
        world.by_letters(&fold::letters(word), &mut records);
        records.into_iter().find_map(|record| match record {
            Record::Adjective(at) => world.country(at).map(|country| country.iso),
            Record::Town(_) | Record::Unit(_) | Record::Country(_) => None,
        })
    }

    /// The country or part of the world that an adjective or a people belongs to: "Syrian", "Africans".
    pub fn place_of_adjective(&self, word: &str) -> Option<PlaceKey> {
        if let Some(iso) = self.country_of_adjective(word) {
            return self.country_key(iso);
        }
        let letters = fold::letters(word);
        let bare = letters.strip_suffix('s').filter(|bare| bare.ends_with(['n', 'i']));
        let found = self.adjectives.get(&letters).or_else(|| self.adjectives.get(bare?));
        found.map(|&at| PlaceKey(Key::Pack(at)))
    }

    /// The first-order unit that an abbreviation behind a town's name stands for: "Okla.", "OK".
    pub fn unit_of_abbreviation(&self, word: &str) -> Option<PlaceKey> {
        let mut records = Vec::new();
        self.files.first()?.by_letters(&fold::abbreviation(word), &mut records);
        let record = *records.first()?;
        Some(self.settled(PlaceKey(Key::Listed(0, record))))
    }

    /// The country with this alpha-2 code.
    pub(super) fn country_key(&self, iso: &str) -> Option<PlaceKey> {
        let record = Record::Country(*self.country_records.get(iso)?);
        Some(PlaceKey(Key::Listed(0, record)))
    }
}
