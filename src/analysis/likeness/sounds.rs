//! What the letters of a name sound like in any of the systems that write it, and how much two such rows of sounds
//! differ.
//!
//! A name written after a Slavic, Arabic, Greek or Armenian original comes in as many spellings as there are
//! languages to write it for: Tchernenko, Chernenko, Tschernenko, Černenko. Each group of letters is read as the
//! sounds that any of these systems means by it, and two words are aligned sound by sound, as in the edit
//! distance of Wagner and Fischer (1974), where what the systems do not agree upon costs little and any other
//! difference much.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;
use unicode_normalization::UnicodeNormalization;

/// What a group of letters may sound like: a set.
pub(super) type Sound = u32;

const A: Sound = 1;
const E: Sound = 1 << 1;
const I: Sound = 1 << 2;
const O: Sound = 1 << 3;
const U: Sound = 1 << 4;
const VOWELS: Sound = A | E | I | O | U;
const B: Sound = 1 << 5;
const P: Sound = 1 << 6;
const D: Sound = 1 << 7;
const T: Sound = 1 << 8;
const G: Sound = 1 << 9;
const K: Sound = 1 << 10;
const V: Sound = 1 << 11;
const F: Sound = 1 << 12;
const Z: Sound = 1 << 13;
const S: Sound = 1 << 14;
const ZH: Sound = 1 << 15;
const SH: Sound = 1 << 16;
const DZH: Sound = 1 << 17;
const CH: Sound = 1 << 18;
const TS: Sound = 1 << 19;
const H: Sound = 1 << 20;
const L: Sound = 1 << 21;
const M: Sound = 1 << 22;
const N: Sound = 1 << 23;
const R: Sound = 1 << 24;
/// The y of "yes", also written i and j.
const GLIDE: Sound = 1 << 25;
const W: Sound = 1 << 26;

/// Groups of letters and what they sound like in the romanizations of French, English, German, Dutch, Polish,
/// Czech, Spanish and the Scandinavian languages; a longer group goes before a shorter one.
const GROUPS: &[(&str, Sound)] = &[
    ("tsch", CH),
    ("dsch", DZH),
    ("sch", SH | ZH),
    ("tch", CH),
    ("tsj", CH),
    ("tsh", CH),
    ("tzs", CH),
    ("dzh", DZH),
    ("dž", DZH),
    ("dj", DZH),
    ("dz", Z | TS),
    ("ch", SH | CH | H | K),
    ("sh", SH),
    ("sj", SH | ZH),
    ("zh", ZH),
    ("kh", H | K),
    ("gh", G | H),
    ("th", T),
    ("ph", F),
    ("cz", CH),
    ("sz", SH | S),
    ("ts", TS),
    ("tz", TS),
    ("cs", CH),
    ("qu", K),
    ("ou", U),
    ("oo", U),
    ("ee", I | E),
    ("iy", I | GLIDE),
    ("yi", I | GLIDE),
    ("yy", I | GLIDE),
    ("ii", I | GLIDE),
    ("ij", I | GLIDE),
    ("yj", I | GLIDE),
    ("eu", U | E),
    ("a", A),
    ("á", A),
    ("ă", A | U),
    ("ä", A | E),
    ("å", A | O),
    ("ə", A | E),
    ("e", E),
    ("ě", E),
    ("ö", O | E),
    ("ø", O | E),
    ("i", I | GLIDE),
    ("o", O),
    ("ó", O | U),
    ("u", U),
    ("ü", U | I),
    ("y", I | GLIDE),
    ("b", B),
    ("c", K | S | TS),
    ("č", CH),
    ("ć", CH),
    ("ç", S | CH),
    ("d", D),
    ("f", F),
    ("g", G | H | ZH | DZH),
    ("ğ", G | GLIDE),
    ("h", H),
    ("j", ZH | DZH | GLIDE),
    ("k", K),
    ("l", L),
    ("ł", L),
    ("m", M),
    ("n", N),
    ("p", P),
    ("q", K | G),
    ("r", R),
    ("s", S | Z),
    ("š", SH),
    ("ś", S | SH),
    ("ż", ZH),
    ("ź", Z | ZH),
    ("ž", ZH),
    ("ş", SH),
    ("ș", SH),
    ("t", T),
    ("v", V),
    ("w", V | W),
    ("z", Z | S | TS),
];

/// Slavic adjectives have a long ending in one language and a short one in the next: Krivoye and Kryve, Borovaya
/// and Borova, Tolstoy and Tolstyi. The short one is kept.
pub(super) fn shorten_ending(word: &mut Vec<char>) {
    const ENDINGS: [(&str, &str); 16] = [
        ("ovo", "ove"),
        ("evo", "eve"),
        ("oye", "e"),
        ("oie", "e"),
        ("oje", "e"),
        ("oé", "e"),
        ("oë", "e"),
        ("oe", "e"),
        ("aya", "a"),
        ("aja", "a"),
        ("aia", "a"),
        ("aïa", "a"),
        ("oy", "i"),
        ("oi", "i"),
        ("oj", "i"),
        ("oï", "i"),
    ];
    const STEM: usize = 3;
    for (long, short) in ENDINGS {
        let length = long.chars().count();
        if word.len() >= STEM + length && long.chars().eq(word[word.len() - length..].iter().copied()) {
            word.truncate(word.len() - length);
            word.extend(short.chars());
            return;
        }
    }
}

/// The groups that begin with a letter.
fn groups(first: char) -> impl Iterator<Item = &'static (&'static str, Sound)> {
    static BY_LETTER: LazyLock<FxHashMap<char, Vec<&'static (&'static str, Sound)>>> = LazyLock::new(|| {
        let mut groups: FxHashMap<char, Vec<_>> = FxHashMap::default();
        for group in GROUPS {
            groups.entry(group.0.chars().next().unwrap_or_default()).or_default().push(group);
        }
        groups
    });
    BY_LETTER.get(&first).into_iter().flatten().copied()
}

/// The sounds of a word in lower case; a doubled letter sounds once.
pub(super) fn sounds(word: &[char]) -> Vec<Sound> {
    let mut sounds: Vec<Sound> = Vec::with_capacity(word.len());
    let mut at = 0;
    while at < word.len() {
        let group = groups(word[at]).find(|(group, _)| {
            group.chars().enumerate().all(|(index, letter)| word.get(at + index) == Some(&letter))
        });
        let (length, sound) = if let Some((group, sound)) = group {
            (group.chars().count(), *sound)
        } else {
            // A letter with a mark that none of the systems gives a sound of its own.
            let base = word[at].nfd().next().unwrap_or(word[at]);
            let known = groups(base).find(|(group, _)| group.chars().eq([base]));
            (1, known.map_or(0, |(_, sound)| *sound))
        };
        let next = at + length;
        let sound = match word[at] {
            // French and Spanish keep a g hard before e and i with a u that is not heard: Gueorgui.
            'g' if word[next..].starts_with(&['u', 'e']) || word[next..].starts_with(&['u', 'i']) => {
                sounds.push(G);
                at = next + 1;
                continue;
            }
            // At the end of a name f and w are the v of other systems: Romanoff, Romanow.
            'f' if word[next..].iter().all(|rest| *rest == 'f') => F | V,
            'x' => {
                sounds.push(K);
                S
            }
            _ => sound,
        };
        let doubled = at > 0 && word[at - 1] == word[at];
        if sound != 0 && !(doubled && sounds.last() == Some(&sound)) {
            sounds.push(sound);
        }
        at = next;
    }
    sounds
}

/// How much the sounds of two spellings of one name may differ, by the number of sounds.
pub(super) fn limit(length: usize) -> u32 {
    match length {
        0..=4 => 35,
        5 => 55,
        _ => u32::try_from(length).unwrap_or(u32::MAX).saturating_mul(12).min(110),
    }
}

/// What a difference of sounds costs, in hundredths of a plain difference.
const WHOLE: u32 = 100;

/// The least cost of turning one row of sounds into the other, in hundredths of a plain difference.
pub(super) fn distance(one: &[Sound], other: &[Sound]) -> u32 {
    let mut row: Vec<u32> = Vec::with_capacity(other.len() + 1);
    row.push(0);
    for at in 0..other.len() {
        row.push(row[at] + gap(other, at));
    }
    for at in 0..one.len() {
        let missing = gap(one, at);
        let mut diagonal = row[0];
        row[0] += missing;
        for (index, sound) in other.iter().enumerate() {
            let replaced =
                diagonal + replacement(one[at], *sound, is_before_v(one, at) && is_before_v(other, index));
            diagonal = row[index + 1];
            row[index + 1] = replaced.min(diagonal + missing).min(row[index] + gap(other, index));
        }
    }
    row[other.len()]
}

fn is_before_v(sounds: &[Sound], at: usize) -> bool {
    sounds.get(at + 1).is_some_and(|next| next & V != 0)
}

/// What it costs that a sound has no partner.
fn gap(sounds: &[Sound], at: usize) -> u32 {
    let sound = sounds[at];
    // Names hardly ever lose their first sound, a glide aside: Ekaterina, Yekaterina.
    if at == 0 && sound & GLIDE == 0 {
        return if sound & H != 0 { 60 } else { WHOLE };
    }
    let beside_vowel =
        at > 0 && sounds[at - 1] & VOWELS != 0 || sounds.get(at + 1).is_some_and(|next| next & VOWELS != 0);
    let next = sounds.get(at + 1).copied().unwrap_or_default();
    match sound {
        // The c of -ck, and the second half of the shch that German writes sch.
        _ if sound & K != 0 && sound & TS != 0 && next & K != 0 => 0,
        _ if sound & CH != 0 && at > 0 && sounds[at - 1] & SH != 0 => 20,
        _ if sound & GLIDE != 0 && beside_vowel => 12,
        _ if sound & H != 0 && sound & !(H | G) == 0 => 25,
        E => 30,
        _ if sound & VOWELS != 0 => 55,
        _ => WHOLE,
    }
}

/// What it costs that one sound stands where the other has another, perhaps before a v in both words.
fn replacement(one: Sound, other: Sound, before_v: bool) -> u32 {
    if one & other != 0 {
        return 0;
    }
    let between = |a: Sound, b: Sound| one & a != 0 && other & b != 0 || one & b != 0 && other & a != 0;
    if one & VOWELS != 0 && other & VOWELS != 0 {
        const IEO: Sound = I | E | O;
        return match () {
            // Ukrainian -iv is Russian -ov and -ev.
            () if before_v && one & IEO != 0 && other & IEO != 0 => 20,
            () if between(O, U) => 30,
            () if between(I, E) => 35,
            () if between(E, O) || between(A, O) => 40,
            () if between(I, O) || between(A, E) => 45,
            () => 60,
        };
    }
    match () {
        () if between(D, T) || between(B, P) || between(G, K) || between(V, F) => 35,
        () if between(S, SH) || between(Z, ZH) || between(ZH, SH) || between(CH, SH) || between(DZH, CH) => {
            35
        }
        () if between(CH, TS) || between(S, TS) || between(K, H) || between(G, H) => 35,
        () if between(V, U) || between(W, U) || between(GLIDE, E) => 35,
        () if between(B, V) || between(DZH, G) => 50,
        () => WHOLE,
    }
}

/// The classes of the consonants of a row of sounds, one byte each: two spellings of a name mostly have the same. A sound
/// that may be a hiss or a stop (c, ch, g, j) is read both ways. h and j may be silent or a vowel, and g an h: they are
/// in it only if `with_faint`.
pub(super) fn readings(sounds: &[Sound], with_faint: bool) -> Vec<Vec<u8>> {
    /// Sounds that some system writes for one another.
    const CLASSES: [Sound; 8] =
        [B | P | V | F | W, D | T, G | K | H, Z | S | ZH | SH | DZH | CH | TS, L, M, N, R];
    const STOP: u8 = 1;
    const HISS: u8 = 3;
    /// A word with many such sounds is read in a few of the ways.
    const MOST: usize = 8;
    let mut rows: Vec<Vec<u8>> = vec![Vec::with_capacity(sounds.len())];
    for sound in sounds.iter().filter(|sound| with_faint || **sound & (H | GLIDE) == 0) {
        let classes = CLASSES.iter().zip(0_u8..).filter(|(class, _)| *sound & **class != 0);
        let classes: Vec<u8> = classes.map(|(_, class)| class).collect();
        let Some((first, others)) = classes.split_first() else { continue };
        let mut more = Vec::new();
        if rows.len() < MOST {
            for class in others {
                more.extend(rows.iter().map(|row| with_class(row.clone(), *class)));
            }
        }
        for row in &mut rows {
            *row = with_class(std::mem::take(row), *first);
        }
        rows.extend(more);
    }
    // A t before a hiss is a part of it in another system: Tsar, Czar.
    for row in &mut rows {
        for at in (1..row.len()).rev() {
            if row[at] == HISS && row[at - 1] == STOP {
                row.remove(at - 1);
            }
        }
        row.dedup();
    }
    rows
}

fn with_class(mut row: Vec<u8>, class: u8) -> Vec<u8> {
    if row.last() != Some(&class) {
        row.push(class);
    }
    row
}
