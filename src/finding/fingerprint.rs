//! What makes a finding the same one in another version of an article: the check and the words. Lines may have moved, the
//! interface may speak another language, and a house may say it louder.

use xxhash_rust::xxh3::Xxh3;

use super::Finding;

/// A finding of a text, in 32 hexadecimal digits. Two findings of one check at the same words have the same. It is written
/// into files that are kept: it must not change between versions.
pub fn fingerprint(source: &str, finding: &Finding) -> String {
    let mut hasher = Xxh3::new();
    hasher.update(finding.check.as_bytes());
    // Where a line is broken says nothing of what stands there. No id and no word holds these bytes.
    for word in source[finding.span.range()].split_whitespace() {
        hasher.update(&[0]);
        hasher.update(word.as_bytes());
    }
    format!("{:032x}", hasher.digest128())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::finding::Severity;
    use crate::message::Message;
    use crate::text::SourceSpan;

    fn of(check: &'static str, source: &str, words: &str) -> String {
        let start = source.find(words).expect("the words are in the text");
        let finding = Finding {
            check,
            span: SourceSpan::new(start, start + words.len()),
            severity: Severity::Warning,
            message: Message::UnattributedQuote,
            related: Vec::new(),
            fixes: Vec::new(),
            unnecessary: false,
        };
        fingerprint(source, &finding)
    }

    #[test]
    fn the_same_words_are_the_same_finding_wherever_they_stand() {
        let here = of("name-variant", "À Kyiv, hier.", "Kyiv, hier");
        assert_eq!(here, of("name-variant", "Hier.\n\nDe Kyiv,\r\n  hier soir.", "Kyiv,\r\n  hier"));
        assert_ne!(here, of("name-style", "À Kyiv, hier.", "Kyiv, hier"));
        assert_ne!(here, of("name-variant", "À Kiev, hier.", "Kiev, hier"));
        assert_ne!(here, of("name-variant", "À Kyiv,hier.", "Kyiv,hier"));
    }

    #[test]
    fn a_kept_fingerprint_still_holds() {
        assert_eq!(of("doubled-word", "le le chat", "le le"), "6b3d6f8e588236151b55c51560124aff");
    }
}
