//! The names that a document does not spell alike, kept up from version to version: those of the tables, and those that are
//! merely alike. How they are told is the business of [`super::usage`] and [`super::spellings`].

use super::names::Mixed;
use super::versions::Change;
use super::{Analysis, Placed, spellings, usage};
use crate::lang::Language;
use crate::lang::names::Names;

/// What a version leaves for the next. It is a cache: a version that finds none makes a new one.
#[derive(Debug)]
pub(super) struct Naming {
    language: Language,
    listed: usage::Known,
    alike: spellings::Known,
}

/// The names that a document in one language does not spell alike; and what makes the next look cheaper.
pub(super) fn mixed(
    blocks: &[Placed],
    language: Language,
    names: &Names,
    previous: Option<&Analysis>,
) -> (Vec<Mixed>, Box<Naming>) {
    let kept = previous.and_then(|previous| Some((previous.naming.take()?, &previous.blocks[..])));
    let (mut naming, before) = kept.filter(|(naming, _)| naming.language == language).unwrap_or_else(|| {
        let (listed, alike) = (usage::Known::default(), spellings::Known::default());
        (Box::new(Naming { language, listed, alike }), &[])
    });
    let change = Change::new(before, blocks);
    let mut mixed = usage::mixed(&change, names, &mut naming.listed);
    let mut others = spellings::spellings(&change, language, &mixed, &mut naming.alike);
    usage::settle(&mut others, blocks, names);
    mixed.extend(others);
    (mixed, naming)
}
