//! How far a name reaches: the names of a paragraph's facts get what belongs to them (« Le Pen », « Saint-Étienne »,
//! "University of Leeds", « Parti conservateur ») and lose what does not ("President", the « Lens » of « le maire de
//! Lens Anne Morel »). Spellings of the tables are laid over them.

use super::sightings::ListedSet;
use crate::analysis::paragraph::Paragraph;
use crate::analysis::reading::{Reading, Tokens};
use crate::lang::gazetteer::{Listed, key_of, listed};
use crate::lang::gender::is_given_name;
use crate::lang::known::{is_word, known};
use crate::lang::names::{NameKind, NameTable};
use crate::lang::{Language, WordClasses};
use crate::text::segment::{TokenKind, is_apostrophe, is_hyphen};

/// A stretch of tokens that is one name.
#[derive(Clone, Debug)]
pub(super) struct Stretch {
    pub tokens: Tokens,
    /// A spelling of the tables, at the end of it.
    pub mention: Option<(ListedSet, Tokens)>,
    /// For initials in brackets, the name before the bracket.
    pub long: Option<Tokens>,
}

impl Stretch {
    fn new(tokens: Tokens) -> Self {
        Self { tokens, mention: None, long: None }
    }
}

/// The names of a paragraph, by place.
pub(super) fn stretches(
    reading: &Reading<'_>,
    paragraph: &Paragraph,
    starts: &[usize],
    table: &NameTable,
) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::with_capacity(paragraph.named.len());
    for named in &paragraph.named {
        let (Some(first), Some(last)) = (named.words.first(), named.words.last()) else { continue };
        let mut tokens = reading.within(first.span.cover(last.span));
        if tokens.is_empty() {
            continue;
        }
        tokens.start = with_article(reading, tokens.start, starts);
        // "U.S.": the last stop belongs to it as the others do.
        let initials = tokens.len() > 2
            && reading.mark(tokens.end - 2) == Some('.')
            && reading.mark(tokens.end) == Some('.')
            && reading.tokens[tokens.end - 1].span.len() == 1;
        tokens.end += usize::from(initials);
        match found.last_mut().filter(|before| is_joined(reading, &before.tokens, &tokens)) {
            Some(before) => before.tokens.end = tokens.end,
            None => found.push(Stretch::new(tokens)),
        }
    }
    let parted = found.into_iter().flat_map(|stretch| parts(reading, stretch.tokens)).map(|stretch| {
        let end = body_end(reading, &stretch.tokens);
        Stretch::new(stretch.tokens.start..end)
    });
    with_mentions(reading, paragraph, with_long_forms(reading, parted.collect()), table)
}

/// The end of a French body's name whose other words are in lower case: « Parti conservateur », « Chambre des
/// communes », « Agence européenne du médicament ».
fn body_end(reading: &Reading<'_>, tokens: &Tokens) -> usize {
    let end = tokens.end;
    let head = end - 1;
    let is_body = reading.language == Language::French
        && reading.is(head, WordClasses::BODY)
        && (tokens.len() == 1
            || tokens.len() == 2 && reading.is(tokens.start, WordClasses::DETERMINER)
            || reading.mark(head - 1).is_some_and(is_hyphen));
    if !is_body {
        return end;
    }
    let plain = |at: usize| {
        reading.tokens.get(at).is_some_and(|token| token.kind == TokenKind::Lower && token.spaced)
            && is_word(&reading.lower[at])
    };
    let is_listed = |to: usize| listed(&key_of(&reading.text[reading.span(&(head..to)).range()])).is_some();
    let mut at = end;
    while plain(at) && is_adjective(&reading.lower[at]) && at < end + 2 {
        at += 1;
    }
    // « Union européenne » is whole.
    if at > end && is_listed(at) {
        return at;
    }
    // « du médicament », « de la santé », « d'appel »; but « le Conseil national de venir ».
    if reading.is(at, WordClasses::GENITIVE) && !reading.is_capital(at) {
        let mut noun = at + 1;
        while reading.is(noun, WordClasses::DETERMINER) && !reading.is_capital(noun)
            || reading.mark(noun).is_some_and(is_apostrophe)
        {
            noun += 1;
        }
        let lower = reading.tokens.get(noun).is_some_and(|token| token.kind == TokenKind::Lower);
        let bare =
            matches!(&*reading.lower[at], "de" | "d") && !reading.is(noun - 1, WordClasses::DETERMINER);
        let infinitive = bare
            && at > end
            && lower
            && ["er", "ir", "re", "oir"].iter().any(|ending| reading.lower[noun].ends_with(ending));
        if lower && !infinitive && is_word(&reading.lower[noun]) && noun <= at + 3 {
            at = noun + 1;
        }
    }
    at
}

/// Whether a French word looks like an adjective that bodies have in their names.
pub(super) fn is_adjective(word: &str) -> bool {
    const ENDINGS: [&str; 25] = [
        "iste", "ique", "iques", "al", "ale", "ales", "aux", "en", "enne", "ens", "ain", "aine", "ais",
        "aise", "ois", "oise", "aire", "aires", "eur", "trice", "if", "ive", "uni", "unie", "unies",
    ];
    let word = word.trim_end_matches('s');
    word.chars().count() > 3 && ENDINGS.iter().any(|ending| word.ends_with(ending.trim_end_matches('s')))
        || matches!(word, "vert" | "suprême" | "libre" | "populaire" | "laïque")
}

/// Makes one name of what initials in brackets stand for: « Organisation mondiale du port (OMP) ».
fn with_long_forms(reading: &Reading<'_>, stretches: Vec<Stretch>) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::with_capacity(stretches.len());
    for mut stretch in stretches {
        let long = long_form(reading, &stretch.tokens);
        if let Some(long) = &long {
            while found.pop_if(|before| before.tokens.end > long.start).is_some() {}
            found.push(Stretch::new(long.clone()));
        }
        stretch.long = long;
        found.push(stretch);
    }
    found
}

/// The words before a bracket whose initials stand in it.
fn long_form(reading: &Reading<'_>, acronym: &Tokens) -> Option<Tokens> {
    let open = acronym.start.checked_sub(1).filter(|at| matches!(reading.mark(*at), Some('(' | '[')))?;
    if acronym.len() != 1 || reading.tokens[acronym.start].kind != TokenKind::Upper {
        return None;
    }
    let initial = |at: usize| key_of(&reading.lower[at]).chars().next();
    let letters: Vec<char> = reading.lower[acronym.start].chars().collect();
    let small = WordClasses::GENITIVE
        .union(WordClasses::DETERMINER)
        .union(WordClasses::PREPOSITION)
        .union(WordClasses::CONJUNCTION);
    let mut left = letters.len();
    let mut at = open;
    while left > 0 {
        at = at.checked_sub(1).filter(|at| open - at <= 4 * letters.len())?;
        if !reading.is_word(at) {
            if reading.mark(at).is_some_and(|mark| is_apostrophe(mark) || is_hyphen(mark)) {
                continue;
            }
            return None;
        }
        let possessive =
            at > 0 && &*reading.lower[at] == "s" && reading.mark(at - 1).is_some_and(is_apostrophe);
        if initial(at) == letters.get(left - 1).copied() && !possessive {
            left -= 1;
        } else if !reading.is(at, small) && !possessive {
            return None;
        }
    }
    (reading.is_capital(at) && letters.len() > 1).then_some(at..open)
}

/// The start of a name with the capitalized article or the first part of a compound before it: « Le Pen »,
/// « Saint-Étienne », "The Hague", « al-Assad ».
fn with_article(reading: &Reading<'_>, start: usize, starts: &[usize]) -> usize {
    let Some(before) = start.checked_sub(1) else { return start };
    let hyphen = reading.mark(before).is_some_and(is_hyphen)
        && !reading.tokens[before].spaced
        && !reading.tokens[start].spaced;
    if let Some(part) = before.checked_sub(1).filter(|_| hyphen) {
        let particle = matches!(&*reading.lower[part], "al" | "el" | "as" | "ad" | "ar" | "an" | "ash");
        return if reading.is_capital(part) || particle { part } else { start };
    }
    let article = WordClasses::DETERMINER.union(WordClasses::PARTICLE);
    let is_article = reading.is_capital(before)
        && reading.tokens[before].kind == TokenKind::Capital
        && reading.is(before, article)
        && !matches!(&*reading.lower[before], "his" | "her" | "their" | "my" | "our" | "son" | "sa" | "ses")
        && reading.tokens[before].span.len() > 1;
    // Where a sentence begins, the article has its capital for that.
    if is_article && starts.binary_search(&before).is_err() { before } else { start }
}

/// Whether two names that follow one another are one: "University of Leeds", « Abdel Fattah al-Sissi ».
fn is_joined(reading: &Reading<'_>, one: &Tokens, other: &Tokens) -> bool {
    if other.start <= one.end {
        // « al-Assad »: the particle has come along.
        return other.start == one.end && reading.tokens[other.start].kind == TokenKind::Lower;
    }
    let between = one.end..other.start;
    let head = WordClasses::BODY.union(WordClasses::PLACE_NOUN);
    let headed = |head: WordClasses| reading.is(one.end - 1, head);
    let mut words = between.map(|at| &*reading.lower[at]);
    match (words.next(), words.next(), words.next()) {
        (Some("of"), None, None) => headed(head.union(WordClasses::ROLE)),
        (Some("for"), None, None) => headed(WordClasses::BODY),
        (Some("of"), Some("the"), None) => headed(head),
        (Some("&" | "ben" | "bin" | "ibn" | "von" | "van" | "der" | "ould"), None, None) => true,
        _ => false,
    }
}

/// The parts of a run of capitals that are names of their own: "President" before somebody's name falls away, and
/// « République Anne Morel » is two.
fn parts(reading: &Reading<'_>, tokens: Tokens) -> Vec<Stretch> {
    let alone = Stretch::new;
    // "Washington D.C. The …": a sentence has begun.
    let opened = (tokens.start + 1..tokens.end).find(|at| {
        reading.tokens[*at].spaced
            && reading.mark(at - 1) == Some('.')
            && (reading.is(*at, WordClasses::OPENER.union(WordClasses::PRONOUN))
                && !reading.is(*at, WordClasses::PARTICLE)
                || listed(&key_of(&reading.lower[*at])) == Some(Listed::Word))
    });
    let tokens = tokens.start..opened.unwrap_or(tokens.end);
    let tokens = tokens.start..before_weekday(reading, &tokens);
    let word_starts: Vec<usize> = tokens
        .clone()
        .filter(|at| reading.is_word(*at) && (reading.tokens[*at].spaced || *at == tokens.start))
        .collect();
    let text = |at: usize| &reading.text[reading.span(&(at..word_end(reading, at, tokens.end))).range()];
    let given = |at: usize| {
        reading.tokens[at].kind == TokenKind::Capital
            && is_given_name(&reading.text[reading.span(&(at..word_end(reading, at, tokens.end))).range()])
            && !matches!(listed(&key_of(text(at))), Some(Listed::Demonym | Listed::Place))
    };
    // "US President Donald Trump", "Secretary of State Jane Roe".
    let role = tokens
        .clone()
        .rev()
        .find_map(|at| reading.person_role(at, tokens.end).filter(|role| role.end < tokens.end));
    if let Some(role) = role {
        let rest: Vec<usize> = word_starts.iter().copied().filter(|at| *at >= role.end).collect();
        let called = rest.iter().position(|at| given(*at)).filter(|at| at + 1 < rest.len());
        let light = word_starts.iter().take_while(|at| **at < role.start).all(|at| {
            reading.person_role(*at, tokens.end).is_some()
                || reading.tokens[*at].kind == TokenKind::Upper
                || listed(&key_of(text(*at))).is_some_and(|listed| listed != Listed::Person)
                || is_word(text(*at))
        });
        let common = rest.len() == 1
            && !given(rest[0])
            && is_word(text(rest[0]))
            && !known(text(rest[0]), reading.language).name;
        let thing = common
            || rest.iter().any(|at| {
                reading.is(*at, WordClasses::BODY.union(WordClasses::PLACE_NOUN))
                    || matches!(&*reading.lower[*at], "jr" | "sr" | "of" | "for")
            });
        let from = match called {
            Some(called) => Some(rest[called]),
            // « Président de la Polynésie »: what hangs on the office.
            None if light && !thing && !given(tokens.start) => {
                rest.iter().copied().find(|at| reading.is_capital(*at))
            }
            None => None,
        };
        if let Some(from) = from {
            // "Tesla CEO Elon Musk": what is before the role is a name, too.
            let office = |at: usize| {
                reading.person_role(at, tokens.end).is_some()
                    || is_word(text(at)) && reading.tokens[at].kind != TokenKind::Upper
            };
            // "Former U.N. Ambassador": from what is no common word on.
            let lead: Vec<usize> = word_starts
                .iter()
                .copied()
                .filter(|at| *at < role.start)
                .skip_while(|at| office(*at))
                .collect();
            // "U.S. District Judge": what follows the initials is of the office.
            let initials = lead.first().is_some_and(|first| text(*first).contains('.'));
            let lead = if initials { &lead[..1] } else { &lead[..] };
            let mut parts = Vec::new();
            if let (Some(first), Some(last)) = (lead.first(), lead.last()) {
                let end = word_end(reading, *last, tokens.end);
                parts.push(alone(*first..end));
            }
            parts.push(alone(from..tokens.end));
            return parts;
        }
    }
    // « le maire de Lens Anne Morel », « Santé publique France Anne Morel »
    let hung = tokens.start.checked_sub(1).is_some_and(|before| {
        reading.is(before, WordClasses::GENITIVE.union(WordClasses::DETERMINER))
            || reading.mark(before).is_some_and(is_apostrophe)
    });
    let called =
        word_starts.iter().skip(1).copied().find(|at| given(*at)).filter(|at| word_starts.last() != Some(at));
    if let Some(called) = called {
        let first = listed(&key_of(&reading.text[reading.span(&(tokens.start..called)).range()]));
        let of_function = hung && reading.function(&(called..tokens.end)).is_some();
        // « l'Institut Anne Morel » is called so.
        let named = reading.language == Language::French
            && reading.is(tokens.start, WordClasses::BODY.union(WordClasses::PLACE_NOUN));
        if matches!(first, Some(Listed::Place | Listed::Organization)) || of_function && !named {
            let end = word_starts
                .iter()
                .rev()
                .find(|at| **at < called)
                .map_or(called, |at| word_end(reading, *at, called));
            return vec![alone(tokens.start..end), alone(called..tokens.end)];
        }
    }
    // "Council of Relations Jane Roe": an English body has its noun last, so that who follows is somebody else.
    let whole = |at: usize| {
        let word = reading.span(&(at..word_end(reading, at, tokens.end)));
        let known = known(&reading.text[word.range()], reading.language);
        known.word || known.name
    };
    let last_two = word_starts.len().checked_sub(2).filter(|from| *from >= 2).map(|from| word_starts[from]);
    if let Some(from) = last_two.filter(|at| {
        reading.language == Language::English
            && given(*at)
            && !is_word(text(*at))
            && !given(tokens.start)
            && word_starts.iter().take_while(|before| *before < at).all(|before| whole(*before))
    }) {
        let before = word_starts[word_starts.len() - 3];
        return vec![alone(tokens.start..word_end(reading, before, from)), alone(from..tokens.end)];
    }
    // « Juifs d'Europe », « Olympiques de Tokyo »: a common word and a place.
    let join = word_starts.iter().skip(1).copied().find(|at| reading.is(*at, WordClasses::GENITIVE));
    if let Some(join) = join.filter(|_| reading.language == Language::French) {
        let rest = word_starts
            .iter()
            .copied()
            .find(|at| *at > join)
            .or_else(|| (join + 1..tokens.end).find(|at| reading.is_capital(*at)));
        let named = WordClasses::BODY.union(WordClasses::PLACE_NOUN);
        let common = is_word(text(tokens.start)) && !given(tokens.start) && !reading.is(tokens.start, named);
        let place = rest.is_some_and(|rest| {
            listed(&key_of(&reading.text[reading.span(&(rest..tokens.end)).range()])) == Some(Listed::Place)
        });
        if let Some(rest) = rest.filter(|_| common && place && join == tokens.start + 1) {
            return vec![alone(rest..tokens.end)];
        }
    }
    // "Governor of Texas": the office is no part of the name.
    let of = tokens.clone().skip(1).find(|at| &*reading.lower[*at] == "of");
    if let Some(of) = of.filter(|of| reading.person_role(of - 1, tokens.end).is_some()) {
        return vec![alone(of + 1..tokens.end)];
    }
    // "Museum of Flight CEO"; but "Emily Judge", "Burger King".
    let last = word_starts.last().copied().unwrap_or(tokens.start);
    let office = reading.language == Language::English
        && last > tokens.start
        && !given(tokens.start)
        && reading.person_role(last, tokens.end).is_some()
        && !matches!(
            &*reading.lower[last],
            "king" | "queen" | "prince" | "general" | "judge" | "cook" | "page" | "star"
        );
    let end = word_starts.iter().rev().nth(1).map(|at| word_end(reading, *at, tokens.end));
    match end.filter(|_| office) {
        Some(end) => vec![alone(tokens.start..end)],
        None => vec![alone(tokens)],
    }
}

/// The end of a name without the day that follows it: "told Harbor News Tuesday"; but "Super Tuesday".
fn before_weekday(reading: &Reading<'_>, tokens: &Tokens) -> usize {
    let last = tokens.end - 1;
    let day = reading.language == Language::English
        && last > tokens.start
        && reading.tokens[last].spaced
        && reading.is(last, WordClasses::TIME)
        && reading.lower[last].ends_with("day");
    let rest = &reading.text[reading.span(&(tokens.start..last.max(tokens.start + 1))).range()];
    if day && (rest.contains(' ') || !is_word(rest)) { last } else { tokens.end }
}

/// The end of the word that starts at a token: what stands before the next space.
fn word_end(reading: &Reading<'_>, start: usize, end: usize) -> usize {
    (start + 1..end).find(|at| reading.tokens[*at].spaced).unwrap_or(end)
}

/// Lays the spellings of the tables over the names.
fn with_mentions(
    reading: &Reading<'_>,
    paragraph: &Paragraph,
    mut stretches: Vec<Stretch>,
    table: &NameTable,
) -> Vec<Stretch> {
    let mut found: Vec<Stretch> = Vec::with_capacity(stretches.len());
    let mut rest = stretches.drain(..).peekable();
    for mention in &paragraph.mentions {
        let own = reading.within(mention.span);
        if own.is_empty() {
            continue;
        }
        while let Some(stretch) = rest.next_if(|stretch| stretch.tokens.end <= own.start) {
            found.push(stretch);
        }
        let id = table.form(mention.form).set;
        let set = ListedSet { id, kind: table.set(id).kind };
        match rest.peek_mut() {
            Some(stretch) if stretch.tokens.start < own.start && stretch.tokens.end == own.end => {
                // « Vladimir Poutine »; but « Dynamo Kiev » is no Kiev.
                if set.kind == NameKind::Person {
                    stretch.mention = Some((set, own));
                }
            }
            // « Kiev Post »: a part of another name.
            Some(stretch) if stretch.tokens.start <= own.start && own.end < stretch.tokens.end => {}
            _ => {
                while rest.next_if(|stretch| stretch.tokens.start < own.end).is_some() {}
                found.push(Stretch { mention: Some((set, own.clone())), ..Stretch::new(own) });
            }
        }
    }
    found.extend(rest);
    found
}
