//! The names that a document does not spell alike, kept up from version to version: those of the tables, and those that are
//! merely alike. How they are told is the business of [`super::usage`] and [`super::spellings`].

use super::mentions::Named;
use super::names::{Mention, Mixed};
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

/// What another version makes of the names.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum News {
    /// Names may have come and gone.
    Names,
    /// All are what they were, if perhaps in other places of one paragraph, as with most keys.
    Places,
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
    let news = if leaves_names(&change) { News::Places } else { News::Names };
    let mut mixed = usage::mixed(&change, names, news, &mut naming.listed);
    let mut others = spellings::spellings(&change, language, news, &mixed, &mut naming.alike);
    usage::settle(&mut others, blocks, names);
    mixed.extend(others);
    (mixed, naming)
}

/// Whether a change is one of a paragraph's text that leaves its names what they are.
fn leaves_names(change: &Change<'_>) -> bool {
    let (before, after) = (&change.before[change.gone.clone()], &change.blocks[change.come.clone()]);
    let ([before], [after]) = (before, after) else { return false };
    let (before, after) = (&*before.paragraph, &*after.paragraph);
    let listed = |mention: &Mention| (mention.form, mention.standing, mention.dateline);
    let alike = |(one, other): (&Named, &Named)| {
        let facts = |named: &Named| (named.standing, named.first, named.titled, named.role);
        let same_words = one.words.len() == other.words.len()
            && one
                .words
                .iter()
                .zip(&other.words)
                .all(|(one, other)| (one.id, one.kind) == (other.id, other.kind));
        // Pieces of a name may be written in several ways, and so may what stands between its words.
        facts(one) == facts(other) && same_words && one.text(before) == other.text(after)
    };
    before.language == after.language
        && before.mentions.iter().map(listed).eq(after.mentions.iter().map(listed))
        && before.named.len() == after.named.len()
        && before.named.iter().zip(&after.named).all(alike)
}
