//! When two analyses say the same. The fuzz targets share this file.

use copydesk::analysis::Analysis;
use copydesk::checks::{self, Fixes};
use copydesk::config::Config;
use copydesk::finding::Finding;

/// Every fact of an analysis, and what the checks say of it.
pub(crate) fn assert_same(one: &Analysis, other: &Analysis) {
    assert_eq!(one.source, other.source);
    assert_eq!(one.language, other.language);
    assert_eq!(one.blocks, other.blocks);
    assert_eq!(one.repeats, other.repeats);
    assert_eq!(one.retold, other.retold);
    assert_eq!(one.said_again, other.said_again);
    assert_eq!(one.quoted_again, other.quoted_again);
    assert_eq!(one.cited, other.cited);
    assert_eq!(one.requoted, other.requoted);
    assert_eq!(one.mixed, other.mixed);
    assert_eq!(one.inner_marks, other.inner_marks);
    assert_eq!(one.ignores, other.ignores);
    assert_eq!((one.interview, one.live, one.date), (other.interview, other.live, other.date));
    let config = Config::default();
    let findings = checks::check(one, &config);
    assert_eq!(findings, checks::check(other, &config));
    // What an editor shows while somebody types is the same, the fixes aside.
    let shown = findings.into_iter().map(|finding| Finding { fixes: Vec::new(), ..finding });
    assert_eq!(checks::look(one, &[], &config, Fixes::Without), shown.collect::<Vec<_>>());
}
