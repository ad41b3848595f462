//! stub
use super::Language;
/// Grammatical gender, as a pronoun agrees with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Gender {
    /// il, he
    Masculine,
    /// elle, she
    Feminine,
}
/// x
pub fn of_given_name(_name: &str) -> Option<Gender> {
    None
}
/// x
pub fn of_noun(_language: Language, _noun: &str) -> Option<Gender> {
    None
}
