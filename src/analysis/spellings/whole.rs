//! Words of one name that are misspelt together: « Frederic Merand » for « Frédéric Mérand » is one finding, not two.

use rustc_hash::FxHashMap;

use super::Page;
use crate::analysis::mentions::Named;
use crate::analysis::names::{Evidence, MentionAt, Mixed, Spelling};
use crate::text::ProseSpan;

impl Page<'_> {
    /// Puts together what is found of neighboring words, where marks are all that differs.
    pub(super) fn put_together(&self, found: Vec<Mixed>) -> Vec<Mixed> {
        let mut whole: Vec<Mixed> = Vec::with_capacity(found.len());
        let mut rest: Vec<Option<Mixed>> = found.into_iter().map(Some).collect();
        // Where a word stands that differs in marks only: all of them are of one finding.
        let mut by_place: FxHashMap<MentionAt, usize> = FxHashMap::default();
        for (index, mixed) in rest.iter().enumerate() {
            let Some(mixed) = mixed.as_ref().filter(|mixed| mixed.evidence == Evidence::Marks) else {
                continue;
            };
            by_place.extend(mixed.others().flat_map(|form| &form.mentions).map(|at| (*at, index)));
        }
        for index in 0..rest.len() {
            let Some(first) = rest[index].take() else { continue };
            let behind = |at: &MentionAt| by_place.get(&self.behind(*at)?).copied();
            let others: Option<Vec<usize>> =
                first.others().flat_map(|form| &form.mentions).map(behind).collect();
            let second = others
                .filter(|_| first.evidence == Evidence::Marks)
                .and_then(|others| {
                    others.first().copied().filter(|one| others.iter().all(|other| other == one))
                })
                .filter(|second| *second != index);
            let together = second.and_then(|second| self.both(&first, rest[second].as_ref()?));
            match (together, second) {
                (Some(together), Some(second)) => {
                    rest[second] = None;
                    whole.push(together);
                }
                _ => whole.push(first),
            }
        }
        whole
    }

    /// The word behind another in the same name.
    fn behind(&self, at: MentionAt) -> Option<MentionAt> {
        let named = &self.blocks[at.block].paragraph.named;
        let ends_before =
            |named: &Named| named.words.last().is_some_and(|word| word.span.end <= at.span.start);
        let words = &named.get(named.partition_point(ends_before))?.words;
        let place = words.iter().position(|word| word.span == at.span)?;
        Some(MentionAt { block: at.block, span: words.get(place + 1)?.span })
    }

    /// Two findings as one about both words; `None` if the usual words do not stand together, or the rare ones also apart.
    fn both(&self, first: &Mixed, second: &Mixed) -> Option<Mixed> {
        let count = |mixed: &Mixed| mixed.others().map(|form| form.mentions.len()).sum::<usize>();
        if first.forms.len() != 2 || second.forms.len() != 2 || count(first) != count(second) {
            return None;
        }
        let (usual, next) = (&first.forms[first.usual], &second.forms[second.usual]);
        let (rare, rare_next) = (first.others().next()?, second.others().next()?);
        let together = |one: &Spelling, other: &Spelling| -> Spelling {
            let join = |places: &[MentionAt]| -> Vec<MentionAt> {
                let pair = |at: &MentionAt| {
                    let behind = self.behind(*at)?;
                    let text = &self.blocks[at.block].paragraph.text[behind.span.range()];
                    let span: ProseSpan = at.span.cover(behind.span);
                    (*text == *other.text).then_some(MentionAt { block: at.block, span })
                };
                places.iter().filter_map(pair).collect()
            };
            Spelling {
                text: format!("{} {}", one.text, other.text).into(),
                mentions: join(&one.mentions),
                quoted: join(&one.quoted),
                bound: join(&one.bound),
            }
        };
        let (usual, rare) = (together(usual, next), together(rare, rare_next));
        (!usual.mentions.is_empty() && rare.mentions.len() == count(first)).then(|| Mixed {
            weight: first.weight.max(second.weight),
            usual: 0,
            clear: usual.mentions.len() > rare.mentions.len(),
            forms: vec![usual, rare],
            ..first.clone()
        })
    }
}
