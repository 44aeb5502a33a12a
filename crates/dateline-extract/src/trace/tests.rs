//! A trace names the words that rules know; what it says of whole sentences is tested with the command.

use dateline_model::Class;

use crate::lexicon::{Side, class_in_words};

#[test]
fn classes_and_roles_are_named_as_rules_spell_them() {
    assert_eq!(class_in_words(Class::Armed), "armed");
    assert_eq!(class_in_words(Class::Other), "other");
    assert_eq!(Side::Recipient.as_str(), "recipient");
}
