//! The page around the articles: what it comes to on top, a table of contents if there are several, what could not be done
//! below.

use maud::{DOCTYPE, Markup, PreEscaped, html};

use super::{Proof, look, ui_tag};
use crate::finding::Severity;
use crate::message::UiLanguage;
use crate::message::proof::Caption;
use crate::report::{Outcome, Tally};

const STYLE: &str = include_str!("proof.css");

/// Nothing is to be asked for, whatever an article says: no script, no picture, no letter from elsewhere.
const POLICY: &str =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'";

/// The whole page. Its own words are in the language of the articles if they share one, or else in `ui`.
pub(in crate::report) fn page(proofs: &[Proof], outcome: &Outcome<'_>, ui: UiLanguage) -> String {
    let ui = match proofs {
        [first, rest @ ..] if rest.iter().all(|proof| proof.ui == first.ui) => first.ui,
        _ => ui,
    };
    let path = proofs.first().map_or("", |proof| proof.path.as_str());
    let title = Caption::ProofOf { path, articles: proofs.len() }.text(ui);
    let page = html! {
        (DOCTYPE)
        html lang=(ui_tag(ui)) {
            head {
                meta charset="utf-8";
                meta http-equiv="Content-Security-Policy" content=(POLICY);
                meta name="viewport" content="width=device-width, initial-scale=1";
                meta name="color-scheme" content="light dark";
                meta name="generator" content={ "copydesk " (env!("CARGO_PKG_VERSION")) };
                link rel="icon" href="data:,";
                title { (title) }
                style { (PreEscaped(STYLE)) }
            }
            body {
                @if let Some(first) = proofs.first() {
                    a.skip href={ "#a" (first.number) } { (Caption::Skip.text(ui)) }
                }
                header {
                    h1 { (Caption::Proof.text(ui)) }
                    p.closing { (outcome.notice().text(ui)) }
                }
                main {
                    @if !outcome.complaints.is_empty() { (complaints(outcome.complaints, ui)) }
                    @if proofs.len() > 1 { (contents(proofs, ui)) }
                    @for proof in proofs { (article(proof, proofs.len() > 1)) }
                }
                footer {
                    p { (Caption::MadeBy.text(ui)) " " (env!("CARGO_PKG_VERSION")) }
                }
            }
        }
    };
    page.into_string() + "\n"
}

fn complaints(complaints: &[String], ui: UiLanguage) -> Markup {
    html! {
        section.complaints aria-labelledby="complaints" {
            h2 id="complaints" { (Caption::Complaints.text(ui)) }
            ul {
                @for complaint in complaints { li { (complaint) } }
            }
        }
    }
}

/// A line for each article.
fn contents(proofs: &[Proof], ui: UiLanguage) -> Markup {
    html! {
        nav.contents id="contents" aria-labelledby="contents-title" {
            h2 id="contents-title" { (Caption::Contents.text(ui)) }
            div.scroll tabindex="0" {
                table {
                    thead {
                        tr {
                            th scope="col" { (Caption::Article.text(ui)) }
                            th scope="col" { (Caption::Findings.text(ui)) }
                        }
                    }
                    tbody {
                        @for proof in proofs {
                            tr {
                                th scope="row" {
                                    a href={ "#a" (proof.number) } { (name(proof)) }
                                    @if proof.title.is_some() { br; bdi.path { (proof.path) } }
                                }
                                td { (tally(proof.tally, ui)) (proof.summary.line(ui)) }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// What an article is called: by its headline, or by its file.
fn name(proof: &Proof) -> Markup {
    html! {
        @if let Some(title) = &proof.title { (title) } @else { bdi { (proof.path) } }
    }
}

/// How many findings there are of each severity, loudest first.
fn tally(tally: Tally, ui: UiLanguage) -> Markup {
    let all = [Severity::Error, Severity::Warning, Severity::Information, Severity::Hint];
    html! {
        ul.tally {
            @for severity in all.into_iter().filter(|severity| tally.count(*severity) > 0) {
                @let (class, shape) = look(severity);
                li class={ "severity " (class) } {
                    span.shape aria-hidden="true" { (shape) } " " (tally.count(severity))
                    span.unseen { " " (severity.label().text(ui)) }
                }
            }
            @if tally.total() == 0 { li { (Caption::NoFindings.text(ui)) } }
        }
    }
}

fn article(proof: &Proof, is_one_of_several: bool) -> Markup {
    let (id, ui) = (format!("a{}", proof.number), proof.ui);
    let title = format!("{id}-title");
    html! {
        article id=(id) lang=(ui_tag(ui)) aria-labelledby=(title) {
            header.slug {
                h2 id=(title) { bdi { (proof.path) } }
                (proof.summary.line(ui))
                @if is_one_of_several {
                    p.up { a href="#contents" { "↑ " (Caption::Contents.text(ui)) } }
                }
            }
            (proof.body)
        }
    }
}
