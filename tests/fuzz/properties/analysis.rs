//! Raw bytes through every extractor, the whole analysis and every check: nothing panics, and what is found lies in the
//! text.

use copydesk::analysis::Analysis;
use copydesk::checks::{self, CHECKS};
use copydesk::config::{Config, Level};
use copydesk::extract::{EXTENSIONS, Format, extract};
use copydesk::finding::apply;
use copydesk::lang::names::Names;
use copydesk::message::UiLanguage;
use copydesk::text::SourceSpan;

/// Panics if it does not hold for these bytes.
pub(crate) fn holds(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let mut formats: Vec<Format> = Vec::new();
    for (_, format) in EXTENSIONS {
        if !formats.contains(&format) {
            formats.push(format);
        }
    }
    for format in formats {
        is_sound(&text, format);
        is_checked(&text, format);
    }
}

fn lies_in(text: &str, span: SourceSpan) -> bool {
    text.get(span.range()).is_some()
}

fn is_sound(text: &str, format: Format) {
    let prose = extract(text, format);
    let mut end = 0;
    for block in &prose.blocks {
        assert!(block.source.start >= end, "blocks overlap");
        end = block.source.end;
        assert!(!block.text.is_empty() && block.text.trim() == block.text);
        assert!(lies_in(text, block.source));
        for segment in block.map.segments() {
            assert!(lies_in(text, segment.source));
            let prose = block.text.get(segment.prose.range()).expect("a segment lies in its block");
            assert!(!segment.verbatim || text[segment.source.range()] == *prose);
        }
        for zone in &block.zones {
            assert!(block.text.get(zone.span.range()).is_some_and(|zone| !zone.is_empty()));
        }
    }
}

fn is_checked(text: &str, format: Format) {
    let analysis = Analysis::build(text.to_owned(), format, &Names::builtin(), None, &|| false)
        .expect("nothing cancels it");
    for quotation in analysis.quotations() {
        assert!(lies_in(text, quotation.span));
    }
    for name in analysis.names() {
        assert!(name.count() > 0 && lies_in(text, name.first()));
    }
    let levels = CHECKS.iter().map(|check| (check.id.to_owned(), Level::On)).collect();
    let config = Config { levels, ..Config::default() };
    for finding in checks::check(&analysis, &config) {
        assert!(lies_in(text, finding.span) && !finding.span.is_empty());
        for language in [UiLanguage::French, UiLanguage::English] {
            assert!(!finding.message.text(language).is_empty());
        }
        for related in &finding.related {
            assert!(lies_in(text, related.span));
        }
        for fix in &finding.fixes {
            let mut at = 0;
            for edit in &fix.edits {
                assert!(edit.span.start >= at && lies_in(text, edit.span), "edits overlap or are not sorted");
                at = edit.span.end;
            }
            apply(text, fix);
        }
    }
}
