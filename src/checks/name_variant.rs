use super::{Context, declare_check};
use crate::finding::Finding;
declare_check! {
    /// Soon.
    id: "name-variant", severity: Warning, since: "0.1.0", run: run,
}
fn run(cx: &Context<'_>, out: &mut Vec<Finding>) {
    let _ = (cx, out);
}
