//! Which fixes of a text can be made at once, without anybody choosing among them: `source.fixAll` in an editor, `--fix`
//! on the command line.

use std::collections::BTreeMap;

use super::{Edit, Finding, Fix, Safety};
use crate::message::Message;
use crate::text::SourceSpan;

/// The edits of one fix for each finding, sorted; a fix that would touch what an earlier one changes is left for the next
/// time. Only of fixes that are as safe as `least` or safer.
pub fn edits(findings: &[Finding], least: Safety) -> Vec<&Edit> {
    // By start. No two of them conflict, so that their ends are in order too and one of them that conflicts with
    // another edit is its neighbor.
    let mut edits: BTreeMap<u32, &Edit> = BTreeMap::new();
    let is_taken = |edits: &BTreeMap<u32, &Edit>, span: SourceSpan| {
        let before = edits.range(..=span.start).next_back();
        let after = edits.range(span.start..).next();
        before.into_iter().chain(after).any(|(_, other)| conflict(span, other.span))
    };
    for finding in findings {
        if let Some(fix) = choice(finding, least)
            && !fix.edits.iter().any(|edit| is_taken(&edits, edit.span))
        {
            edits.extend(fix.edits.iter().map(|edit| (edit.span.start, edit)));
        }
    }
    edits.into_values().collect()
}

/// The fix that mends a finding if nobody is asked: the safest, and of several the one the check prefers.
fn choice(finding: &Finding, least: Safety) -> Option<&Fix> {
    let fixes = finding.fixes.iter().filter(|fix| fix.safety <= least && mends(fix));
    fixes.min_by_key(|fix| fix.safety)
}

/// Whether the text is better and complete after a fix: not if it only keeps the check from speaking, or leaves something
/// to be filled in.
fn mends(fix: &Fix) -> bool {
    let silences = matches!(fix.title, Message::NotAQuotation);
    !silences && fix.project.is_none() && fix.edits.iter().all(|edit| edit.blank.is_none())
}

/// Whether two edits cannot be made at once. Two insertions at one place have no order.
fn conflict(a: SourceSpan, b: SourceSpan) -> bool {
    a.touches(b) || a.start == b.start
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::finding::{ProjectChange, Severity};

    fn with_fixes(fixes: Vec<Fix>) -> Finding {
        Finding {
            check: "name-variant",
            span: SourceSpan::new(0, 0),
            severity: Severity::Warning,
            message: Message::UnattributedQuote,
            related: Vec::new(),
            fixes,
            unnecessary: false,
        }
    }

    /// A finding with a safe fix that replaces these bytes.
    fn finding(spans: &[(usize, usize)]) -> Finding {
        let edits = spans.iter().map(|&(start, end)| Edit::new(SourceSpan::new(start, end), ""));
        with_fixes(vec![Fix::new(Message::FixAll, Safety::Safe, edits.collect())])
    }

    fn taken(findings: &[Finding]) -> Vec<SourceSpan> {
        edits(findings, Safety::Safe).into_iter().map(|edit| edit.span).collect()
    }

    #[test]
    fn a_fix_is_made_whole_or_not_at_all() {
        let findings = [
            finding(&[(10, 20)]),
            finding(&[(0, 2), (19, 21)]),
            finding(&[(20, 22)]),
            finding(&[(4, 4), (30, 30)]),
            finding(&[(4, 6)]),
            finding(&[(29, 31)]),
            finding(&[(6, 10)]),
        ];
        let expected = [(4, 4), (6, 10), (10, 20), (20, 22), (30, 30)];
        assert_eq!(taken(&findings), expected.map(|(start, end)| SourceSpan::new(start, end)));
    }

    /// What is written for a finding with these fixes, with the safe ones only and with those that are suggested.
    fn written(fixes: &[Fix]) -> [String; 2] {
        let findings = [with_fixes(fixes.to_vec())];
        [Safety::Safe, Safety::Suggested].map(|least| {
            edits(&findings, least).into_iter().map(|edit| edit.text.as_str()).collect::<Vec<_>>().join(",")
        })
    }

    #[test]
    fn the_safest_fix_is_made_and_nothing_that_asks_for_a_person() {
        let edit = |text: &str| vec![Edit::new(SourceSpan::new(3, 4), text)];
        let fix = |safety, text| Fix::new(Message::DeleteWord, safety, edit(text));
        let (suggested, safe) = (fix(Safety::Suggested, "suggested"), fix(Safety::Safe, "safe"));
        let shown = fix(Safety::Shown, "shown");
        let mut blank = fix(Safety::Suggested, "[source]");
        blank.edits = blank.edits.into_iter().map(|edit| edit.with_blank("[source]")).collect();
        let silent = Fix::new(Message::NotAQuotation, Safety::Suggested, edit("<!-- -->"));
        let project = Fix::of_project(Message::KeepBoth, ProjectChange::Known { form: "Anne".to_owned() });
        assert_eq!(written(&[suggested.clone(), safe, fix(Safety::Safe, "other")]), ["safe", "safe"]);
        assert_eq!(written(&[blank, project, shown, silent, suggested]), ["", "suggested"]);
        assert_eq!(written(&[]), ["", ""]);
    }

    proptest! {
        #[test]
        fn neighbors_tell_as_much_as_all(places in proptest::collection::vec((0_usize..40, 0_usize..5), 0..30)) {
            let findings: Vec<Finding> =
                places.into_iter().map(|(start, length)| finding(&[(start, start + length)])).collect();
            let mut expected: Vec<SourceSpan> = Vec::new();
            for finding in &findings {
                let span = finding.fixes[0].edits[0].span;
                if !expected.iter().any(|other| conflict(span, *other)) {
                    expected.push(span);
                }
            }
            expected.sort_unstable();
            prop_assert_eq!(taken(&findings), expected);
        }
    }
}
