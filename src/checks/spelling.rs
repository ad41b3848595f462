//! What the checks of names share: a name that the article spells in several ways becomes one finding for each
//! mention that differs, with the fixes that make it one. Which spellings belong together is found in
//! [`crate::analysis`], what a replacement does to the words around it in [`super::respell`].

use unicode_normalization::UnicodeNormalization;

use super::repeated_block::is_reported;
use super::respell::Respelling;
use super::{Check, Context};
use crate::analysis::Analysis;
use crate::analysis::names::{Evidence, MentionAt, Mixed, Spelling, Weight};
use crate::finding::{Edit, Finding, Fix, ProjectChange, Related, Safety, Severity};
use crate::lang::names::NameKind;
use crate::message::Message;
use crate::text::SourceSpan;

/// How many other mentions a finding points at.
const POINTED: usize = 5;

/// How many edits "replace all" may have to be offered at every mention; a longer one is offered at the first
/// only, so that a book with a thousand mentions does not carry a million edits.
pub(super) const AT_EVERY_MENTION: usize = 50;

/// How many spellings a name may have for each of them to be offered to the project with all the others.
const FORMS: usize = 12;

/// Reports every mention of a name that is not spelt as usual, those in quotations as hints; none in a reported copy,
/// though "replace all" changes those too. `message` makes the sentence of the spelling here, the usual one, and how
/// often that occurs.
pub(super) fn report(
    cx: &Context<'_>,
    check: &Check,
    mixed: &Mixed,
    out: &mut Vec<Finding>,
    message: &dyn Fn(String, String, u32) -> Message,
) {
    let analysis = cx.analysis;
    let usual = &mixed.forms[mixed.usual];
    let name =
        Name { mixed, country: is_country(analysis, &mixed.evidence), respelling: Respelling::new(analysis) };
    // The right word for a slip may stand in quotations and headlines only.
    let elsewhere = || usual.quoted.iter().chain(&usual.bound).filter(|_| mixed.evidence == Evidence::Slip);
    let count = number(usual.mentions.len() + elsewhere().count());
    let related: Vec<Related> = usual
        .mentions
        .iter()
        .chain(elsewhere())
        .take(POINTED)
        .map(|at| {
            Related::here(place(analysis, *at), Message::OtherSpelling { form: usual.text.to_string() })
        })
        .collect();
    let finding = |form: &Spelling, at: MentionAt, severity: Severity, fixes: Vec<Fix>| Finding {
        check: check.id,
        span: place(analysis, at),
        severity: cx.severity.min(severity),
        message: message(form.text.to_string(), usual.text.to_string(), count),
        related: related.clone(),
        fixes,
        unnecessary: false,
    };
    let all: usize = mixed.forms.iter().map(|form| form.mentions.len() + form.quoted.len()).sum();
    if is_typographic(mixed) || is_acronym(analysis, mixed) {
        out.extend(name.once(cx, &finding));
        return;
    }
    let others = mixed.forms.iter().enumerate().filter(|(index, _)| *index != mixed.usual);
    for (number_of_form, (index, form)) in others.enumerate() {
        // Of a name in hundreds of spellings, what is about all of them is offered once.
        let first = number_of_form == 0;
        let project = cx.fixes(|| name.project_fixes(analysis, index, first || mixed.forms.len() <= FORMS));
        let at_first = |nth: usize| first && nth == 0 || all <= AT_EVERY_MENTION;
        let seen = |places: &[MentionAt]| -> Vec<MentionAt> {
            places.iter().filter(|at| !is_in_copy(cx, at.block)).copied().collect()
        };
        for (nth, at) in seen(&form.mentions).iter().enumerate() {
            let safety = if is_safe(mixed) { Safety::Safe } else { Safety::Suggested };
            let fixes = cx.fixes(|| {
                let title = Message::Replace { by: usual.text.to_string() };
                let here = name.edits_with_copies(cx, *at, &form.mentions);
                let here = here.map(|edits| Fix::new(title, safety, edits));
                let all = if at_first(nth) { name.replacements_of_all(analysis, index) } else { Vec::new() };
                here.into_iter().chain(all).chain(project.iter().cloned())
            });
            out.push(finding(form, *at, loudest(mixed.weight), fixes));
        }
        for (nth, at) in seen(&form.quoted).iter().enumerate() {
            let fixes = cx.fixes(|| {
                let title = Message::ReplaceInQuote { by: usual.text.to_string() };
                let here = name.edits_with_copies(cx, *at, &form.quoted);
                let here = here.map(|edits| Fix::new(title, Safety::Suggested, edits));
                let all = if at_first(nth) { name.replacement_everywhere() } else { None };
                here.into_iter().chain(all).chain(project.iter().cloned())
            });
            out.push(finding(form, *at, Severity::Hint, fixes));
        }
    }
}

/// Whether a block is in a passage that is reported as a copy already: its names are judged in the original. What was
/// edited inside the passage goes with the rest of it.
pub(super) fn is_in_copy(cx: &Context<'_>, block: usize) -> bool {
    let repeats = &cx.analysis.repeats;
    let repeat = repeats.get(repeats.partition_point(|repeat| repeat.copy.end <= block));
    repeat.is_some_and(|repeat| repeat.copy.contains(&block) && is_reported(cx, repeat))
}

/// A mention and the same one in the reported copies of its block, which stay copies that way. `places` are the mentions
/// of its form, by place.
pub(super) fn with_copies<'a>(
    cx: &Context<'a>,
    at: MentionAt,
    places: &'a [MentionAt],
) -> impl Iterator<Item = MentionAt> + 'a {
    let first = |block: usize| places.partition_point(|place| place.block < block);
    let nth = places.partition_point(|place| *place < at) - first(at.block);
    let cx = *cx;
    let repeats = cx.analysis.repeats.iter();
    let repeats =
        repeats.filter(move |repeat| repeat.original.contains(&at.block) && is_reported(&cx, repeat));
    let copies = repeats.filter_map(move |repeat| {
        let block = at.block - repeat.original.start + repeat.copy.start;
        let place = places.get(first(block) + nth)?;
        (place.block == block && repeat.bridge != Some(block)).then_some(*place)
    });
    std::iter::once(at).chain(copies)
}

/// Whether a name is a country's.
pub(super) fn is_country(analysis: &Analysis, evidence: &Evidence) -> bool {
    let Evidence::Table(set) = evidence else { return false };
    analysis.names_in_force.table().set(*set).kind == NameKind::Country
}

/// Whether a name is an acronym, whose writings are a matter of style.
pub(super) fn is_acronym(analysis: &Analysis, mixed: &Mixed) -> bool {
    let Evidence::Table(set) = mixed.evidence else { return false };
    analysis.names_in_force.table().set(set).kind == NameKind::Acronym
}

/// Whether the spellings of a name have the same letters: then one finding tells of all that differ.
fn is_typographic(mixed: &Mixed) -> bool {
    let letters = |form: &Spelling| -> String {
        let plain = form.text.nfd().filter(|char| char.is_alphanumeric());
        plain.flat_map(char::to_lowercase).collect()
    };
    let usual = letters(&mixed.forms[mixed.usual]);
    mixed.forms.iter().all(|form| letters(form) == usual)
}

/// Whether the usual spelling may be put everywhere without a look: only what a table or the same letters prove.
fn is_safe(mixed: &Mixed) -> bool {
    mixed.clear
        && mixed.weight == Weight::Sure
        && matches!(mixed.evidence, Evidence::Table(_) | Evidence::Marks)
}

/// The loudest that a finding may be.
fn loudest(weight: Weight) -> Severity {
    match weight {
        Weight::Faint => Severity::Hint,
        Weight::Likely => Severity::Information,
        Weight::Sure => Severity::Error,
    }
}

pub(super) fn place(analysis: &Analysis, at: MentionAt) -> SourceSpan {
    analysis.source_of(at.block, at.span)
}

pub(super) fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

/// The edits of some replacements, sorted; `None` if one of them cannot be made.
pub(super) fn together(replacements: impl Iterator<Item = Option<Vec<Edit>>>) -> Option<(Vec<Edit>, u32)> {
    let replacements: Vec<Vec<Edit>> = replacements.collect::<Option<_>>()?;
    let count = number(replacements.len());
    let mut edits: Vec<Edit> = replacements.into_iter().flatten().collect();
    edits.sort_by_key(|edit| edit.span);
    Some((edits, count))
}

/// Makes the finding of a spelling at a place, with the loudest it may be and its fixes.
type Write<'a> = dyn Fn(&Spelling, MentionAt, Severity, Vec<Fix>) -> Finding + 'a;

/// A name in several spellings, to be made one.
struct Name<'a> {
    mixed: &'a Mixed,
    country: bool,
    respelling: Respelling<'a>,
}

impl Name<'_> {
    fn edits(&self, at: MentionAt, by: &str) -> Option<Vec<Edit>> {
        self.respelling.edits(at, by, self.country)
    }

    /// The usual spelling at one of the places of a form, and at the same one in reported copies.
    fn edits_with_copies(&self, cx: &Context<'_>, at: MentionAt, places: &[MentionAt]) -> Option<Vec<Edit>> {
        let by = &*self.mixed.forms[self.mixed.usual].text;
        Some(together(with_copies(cx, at, places).map(|at| self.edits(at, by)))?.0)
    }

    /// One finding for all mentions that differ, at the first of them.
    fn once(&self, cx: &Context<'_>, finding: &Write<'_>) -> Option<Finding> {
        let mixed = self.mixed;
        let analysis = self.respelling.analysis;
        let others = || mixed.forms.iter().enumerate().filter(|(index, _)| *index != mixed.usual);
        let mentions = others().flat_map(|(index, form)| form.mentions.iter().map(move |at| (*at, index)));
        let mut mentions: Vec<(MentionAt, usize)> = mentions.collect();
        mentions.sort_unstable();
        let (at, index) = *mentions.iter().find(|(at, _)| !is_in_copy(cx, at.block))?;
        let fixes = cx.fixes(|| {
            let safety = if is_safe(mixed) { Safety::Safe } else { Safety::Suggested };
            let mut fixes = Vec::new();
            if mentions.len() > 1 {
                fixes.extend(self.replacement_of_all(mixed.usual).map(|fix| Fix { safety, ..fix }));
            }
            let here = if mentions.len() > 1 { Safety::Suggested } else { safety };
            let title = Message::Replace { by: mixed.forms[mixed.usual].text.to_string() };
            let edits = self.edits_with_copies(cx, at, &mixed.forms[index].mentions);
            fixes.extend(edits.map(|edits| Fix::new(title, here, edits)));
            if !is_preferred(analysis, mixed) && !is_out_of_style(analysis, mixed, index) {
                fixes.extend(self.replacement_of_all(index));
            }
            fixes.extend(self.replacement_everywhere());
            fixes.extend(self.project_fixes(analysis, index, true));
            fixes
        });
        let mut finding = finding(&mixed.forms[index], at, loudest(mixed.weight), fixes);
        finding.related.extend(mentions.iter().filter(|(other, _)| *other != at).take(POINTED).map(
            |(at, index)| {
                Related::here(
                    place(analysis, *at),
                    Message::OtherSpelling { form: mixed.forms[*index].text.to_string() },
                )
            },
        ));
        Some(finding)
    }

    /// Every mention outside of quotations in the usual spelling, or in that of a form; and with those in quotations.
    fn replacements_of_all(&self, analysis: &Analysis, index: usize) -> Vec<Fix> {
        let mixed = self.mixed;
        let free = |form: &Spelling| form.mentions.len();
        let others: usize = mixed.forms.iter().map(free).sum::<usize>() - free(&mixed.forms[mixed.usual]);
        let mut fixes = Vec::new();
        // With one mention to replace, "all" is what the first fix does already.
        if others > 1 {
            fixes.extend(self.replacement_of_all(mixed.usual));
        }
        if !is_preferred(analysis, mixed) && !is_out_of_style(analysis, mixed, index) {
            fixes.extend(self.replacement_of_all(index));
        }
        fixes.extend(self.replacement_everywhere());
        fixes
    }

    fn replacement_of_all(&self, by: usize) -> Option<Fix> {
        let others = self.mixed.forms.iter().enumerate().filter(|(form, _)| *form != by);
        let places = others.flat_map(|(_, form)| &form.mentions);
        let by = &*self.mixed.forms[by].text;
        let (edits, count) = together(places.map(|at| self.edits(*at, by)))?;
        Some(Fix::new(Message::ReplaceAll { by: by.to_owned(), count }, Safety::Suggested, edits))
    }

    /// Every mention in the usual spelling, in quotations too, if there is one.
    fn replacement_everywhere(&self) -> Option<Fix> {
        let mixed = self.mixed;
        let others = mixed.forms.iter().enumerate().filter(|(form, _)| *form != mixed.usual);
        let others: Vec<&Spelling> = others.map(|(_, form)| form).collect();
        if others.iter().all(|form| form.quoted.is_empty()) {
            return None;
        }
        let places = others.iter().flat_map(|form| form.mentions.iter().chain(&form.quoted));
        let by = &*mixed.forms[mixed.usual].text;
        let (edits, count) = together(places.map(|at| self.edits(*at, by)))?;
        // With one mention to replace, the first fix does it.
        (count > 1).then(|| {
            Fix::new(Message::ReplaceEverywhere { by: by.to_owned(), count }, Safety::Suggested, edits)
        })
    }

    /// What the project can be told of a form and the usual one, and `of_all` the forms.
    fn project_fixes(&self, analysis: &Analysis, index: usize, of_all: bool) -> Vec<Fix> {
        let mixed = self.mixed;
        // A given name alone would be said of everybody who bears it.
        let full = |form: &Spelling| match &mixed.evidence {
            Evidence::Given { surname } => format!("{} {surname}", form.text),
            _ => form.text.to_string(),
        };
        let (usual, found) = (full(&mixed.forms[mixed.usual]), full(&mixed.forms[index]));
        let prefer = |form: &String| {
            let others = mixed.forms.iter().map(full).filter(|other| other != form).collect();
            Fix::of_project(
                Message::PreferInProject { form: form.clone() },
                ProjectChange::Prefer { form: form.clone(), others },
            )
        };
        let mut fixes = Vec::new();
        if of_all && !is_preferred(analysis, mixed) {
            fixes.push(prefer(&usual));
            if !mixed.clear && !is_out_of_style(analysis, mixed, index) {
                fixes.push(prefer(&found));
            }
        }
        fixes.push(keep_both(&found, &usual));
        if mixed.evidence == Evidence::Slip {
            fixes.push(Fix::of_project(
                Message::AddKnownName { form: found.clone() },
                ProjectChange::Known { form: found },
            ));
        }
        fixes
    }
}

/// Whether the project or its house has said which form to use.
fn is_preferred(analysis: &Analysis, mixed: &Mixed) -> bool {
    let Evidence::Table(set) = mixed.evidence else { return false };
    analysis.names_in_force.preferred(set, mixed.language).is_some()
}

/// Whether the house would not write a form.
fn is_out_of_style(analysis: &Analysis, mixed: &Mixed, form: usize) -> bool {
    let names = &analysis.names_in_force;
    let found = || names.table().find(&mixed.forms[form].text);
    names.has_style(mixed.language)
        && found().is_some_and(|form| names.in_style(form, mixed.language).is_some())
}

/// Tells the project that two names are different.
pub(super) fn keep_both(found: &str, usual: &str) -> Fix {
    let change = ProjectChange::Different { one: found.to_owned(), other: usual.to_owned() };
    Fix::of_project(Message::KeepBoth, change)
}
