use super::suppression::{can_be_unused, removal};
use super::{CHECKS, Context, by_id, declare_check, severity};
use crate::config::alike;
use crate::extract::{Ignore, Reach};
use crate::finding::{Edit, Finding, Fix, Safety};
use crate::message::Message;
use crate::text::SourceSpan;

declare_check! {
    /// A comment that has a check leave something alone, though that check finds nothing there.
    ///
    /// ## Why
    ///
    /// What it was for was mended, or moved away. It would go on hiding what comes to stand there next. A comment for a check
    /// that does not exist, or in words that copydesk does not know, hides nothing at all.
    ///
    /// ## Example
    ///
    /// ```text,expect
    /// <!-- copydesk: ignore[⟦name-typo⟧] it is another person -->
    /// Vincent Crouzet voit deux obstacles, et Crouzet en redoute un troisième.
    /// ```
    ///
    /// ## Instead
    ///
    /// ```text
    /// Vincent Crouzet voit deux obstacles, et Crouzet en redoute un troisième.
    /// ```
    id: "unused-ignore", severity: Hint, since: "0.1.0", run: run,
    french:
    /// Un commentaire fait taire une vérification qui ne trouve rien à cet endroit.
    ///
    /// ## Pourquoi
    ///
    /// Ce qu'il excusait a été corrigé, ou déplacé. Laissé là, il cacherait ce qui viendra s'y mettre. Un commentaire pour une
    /// vérification qui n'existe pas, ou en des termes que copydesk ne connaît pas, ne cache rien du tout.
    ///
    /// ## Exemple
    ///
    /// ```text,expect
    /// <!-- copydesk: ignore[⟦name-typo⟧] c'est une autre personne -->
    /// Vincent Crouzet voit deux obstacles, et Crouzet en redoute un troisième.
    /// ```
    ///
    /// ## Plutôt
    ///
    /// ```text
    /// Vincent Crouzet voit deux obstacles, et Crouzet en redoute un troisième.
    /// ```
}

fn run(cx: &Context<'_>, out: &mut Vec<Finding>) {
    for (index, ignore) in cx.analysis.ignores.iter().enumerate() {
        if ignore.reach == Reach::Nothing {
            out.push(finding(cx, ignore.span, Message::UnreadIgnore, || removed(cx, ignore)));
            continue;
        }
        if ignore.checks.is_empty() && !cx.used.took(index, None) && all_can_speak(cx) {
            out.push(finding(cx, ignore.span, Message::UnusedIgnore { check: None }, || removed(cx, ignore)));
        }
        for (at, ignored) in ignore.checks.iter().enumerate() {
            let check = ignored.check.clone();
            let message = match by_id(&check) {
                None => Message::UnknownIgnore { meant: meant(&check), check },
                Some(known) => {
                    let speaks = can_be_unused(known.id) && severity(known, cx.config).is_some();
                    if !speaks || cx.used.took(index, Some(known.id)) {
                        continue;
                    }
                    Message::UnusedIgnore { check: Some(check) }
                }
            };
            out.push(finding(cx, ignored.span, message, || {
                if ignore.checks.len() == 1 { removed(cx, ignore) } else { Some(without(ignore, at)) }
            }));
        }
    }
}

fn finding(
    cx: &Context<'_>,
    span: SourceSpan,
    message: Message,
    fix: impl FnOnce() -> Option<Fix>,
) -> Finding {
    Finding {
        check: CHECK.id,
        span,
        severity: cx.severity,
        message,
        related: Vec::new(),
        fixes: cx.fixes(fix),
        unnecessary: true,
    }
}

/// Whether no check that speaks of itself was silenced, and none depends on other articles: only then a comment for all of
/// them is known to have nothing to do.
fn all_can_speak(cx: &Context<'_>) -> bool {
    CHECKS.iter().all(|check| {
        let speaks = severity(check, cx.config).is_some();
        if check.off { !speaks || can_be_unused(check.id) } else { speaks }
    })
}

fn removed(cx: &Context<'_>, ignore: &Ignore) -> Option<Fix> {
    /// Whether a comment can go is tried on the whole article. Where there are more of them, they can be told but not
    /// mended: it would take as many times as long.
    const MOST: usize = 50;
    if cx.analysis.ignores.len() > MOST {
        return None;
    }
    let edit = removal(cx.analysis, ignore.span)?;
    Some(Fix::new(Message::RemoveComment, Safety::Suggested, vec![edit]))
}

/// The fix that takes one of several checks out of a comment.
fn without(ignore: &Ignore, at: usize) -> Fix {
    let own = &ignore.checks[at];
    let span = match at.checked_sub(1) {
        Some(before) => SourceSpan { start: ignore.checks[before].span.end, end: own.span.end },
        None => SourceSpan { start: own.span.start, end: ignore.checks[at + 1].span.start },
    };
    let title = Message::RemoveFromComment { check: own.check.clone() };
    Fix::new(title, Safety::Suggested, vec![Edit::new(span, "")])
}

/// The check that was probably meant.
fn meant(id: &str) -> Option<&'static str> {
    alike(id, &super::ids())
}
