//! Words that stand twice in a row by a slip: « de de ». Names that do (Duran Duran) begin with a capital; what is said
//! twice on purpose is a list of the language's.

use super::reading::Reading;
use crate::lang::WordClasses;
use crate::text::ProseSpan;
use crate::text::segment::TokenKind;

/// The second of each two, in order.
pub(super) fn doubled(reading: &Reading<'_>) -> Vec<ProseSpan> {
    let tokens = &reading.tokens;
    let is_slip = |at: &usize| {
        let (one, other) = (tokens[at - 1], tokens[*at]);
        let between = &reading.text[one.span.end as usize..other.span.start as usize];
        let alone = |at: usize| !reading.text[at..].starts_with(['\'', '’', '-', '\u{2011}']);
        other.kind == TokenKind::Lower
            && one.kind.is_word()
            && reading.lower[at - 1] == reading.lower[*at]
            && !reading.is(*at, WordClasses::DOUBLED)
            && !between.is_empty()
            && between.chars().all(|char| char.is_whitespace() && char != '\n')
            && alone(other.span.end as usize)
            // « b.a. ba », "Yo la la": with a third it is a song.
            && reading.lower.get(at + 1) != reading.lower.get(*at)
            && (*at < 2 || reading.lower[at - 2] != reading.lower[*at])
            && other.span.len() > 1
    };
    (1..tokens.len()).filter(is_slip).map(|at| tokens[at].span).collect()
}
