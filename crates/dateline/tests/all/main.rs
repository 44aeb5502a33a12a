//! The tests that need the whole flow. One binary, so that the model and the gazetteer are linked once.

mod check;
mod codebook;
mod coreference;
mod counts;
mod dates;
mod deeds;
mod diagnostics;
mod evidence;
mod lexicon;
mod limits;
mod look;
mod modality;
mod order;
mod places;
mod roles;
mod scope;
mod sides;
mod sides_of_the_world;
mod speakers;
mod states;
mod store;
mod support;
mod territory;
mod toponyms;
mod words_between_sides;
mod zones;
