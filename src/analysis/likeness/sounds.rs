//! What the letters of a name sound like in any of the systems that write it, and how much two such rows of sounds
//! differ.
//!
//! A name written after a Slavic, Arabic, Greek or Armenian original comes in as many spellings as there are
//! languages to write it for: Tchernenko, Chernenko, Tschernenko, Černenko. Each group of letters is read as the
//! sounds that any of these systems means by it, and two words are aligned sound by sound, as in the edit
//! distance of Wagner and Fischer (1974), where what the systems do not agree upon costs little and any other
//! difference much.

use std::sync::LazyLock;

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
    // A stem of three letters is left.
    let (length, short) = match word.as_slice() {
        [_, _, _, .., 'o', 'v', 'o'] => (3, "ove"),
        [_, _, _, .., 'e', 'v', 'o'] => (3, "eve"),
        [_, _, _, .., 'o', 'y' | 'i' | 'j', 'e'] => (3, "e"),
        [_, _, _, .., 'o', 'é' | 'ë' | 'e'] => (2, "e"),
        [_, _, _, .., 'a', 'y' | 'j' | 'i' | 'ï', 'a'] => (3, "a"),
        [_, _, _, .., 'o', 'y' | 'i' | 'j' | 'ï'] => (2, "i"),
        _ => return,
    };
    word.truncate(word.len() - length);
    word.extend(short.chars());
}

/// The groups that begin with a letter.
fn groups(first: char) -> impl Iterator<Item = &'static (&'static str, Sound)> {
    // By the number of the letter: the last one that begins any is the ș of Romanian.
    static BY_LETTER: LazyLock<Vec<Vec<&'static (&'static str, Sound)>>> = LazyLock::new(|| {
        let mut groups: Vec<Vec<_>> = Vec::new();
        for group in GROUPS {
            let first = group.0.chars().next().unwrap_or_default() as usize;
            groups.resize(groups.len().max(first + 1), Vec::new());
            groups[first].push(group);
        }
        groups
    });
    BY_LETTER.get(first as usize).into_iter().flatten().copied()
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

/// The classes of the consonants of a row of sounds: two spellings of a name mostly have the same. A sound that may be a
/// hiss or a stop (c, ch, g, j) is read both ways. h and j may be silent or a vowel, and g an h: they are in it only if
/// `with_faint`.
pub(super) fn readings(sounds: &[Sound], with_faint: bool) -> Vec<Consonants> {
    /// Sounds that some system writes for one another.
    const CLASSES: [Sound; 8] =
        [B | P | V | F | W, D | T, G | K | H, Z | S | ZH | SH | DZH | CH | TS, L, M, N, R];
    /// A word with many such sounds is read in a few of the ways.
    const MOST: usize = 8;
    let mut rows = Vec::with_capacity(MOST);
    rows.push(Consonants::default());
    for sound in sounds.iter().filter(|sound| with_faint || **sound & (H | GLIDE) == 0) {
        let classes = CLASSES.iter().zip(0_u8..).filter(|(class, _)| *sound & **class != 0);
        let mut classes = classes.map(|(_, class)| class);
        let Some(first) = classes.next() else { continue };
        let so_far = rows.len();
        if so_far < MOST {
            for class in classes {
                for at in 0..so_far {
                    rows.push(rows[at].with(class));
                }
            }
        }
        for row in &mut rows[..so_far] {
            *row = row.with(first);
        }
    }
    rows
}

/// Classes of consonants in a row, the first 32 of them: a half byte each, the last one lowest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Consonants(u128);

impl Consonants {
    const STOP: u8 = 1;
    const HISS: u8 = 3;

    /// The row with another one behind it. One that stands there already sounds once, and a t before a hiss is a part of it
    /// in another system: Tsar, Czar.
    fn with(self, class: u8) -> Self {
        let half = |class: u8| u128::from(class) + 1;
        let Self(mut row) = self;
        if class == Self::HISS && row & 0xF == half(Self::STOP) {
            row >>= 4;
        }
        let is_full = row >> 124 != 0;
        Self(if row & 0xF == half(class) || is_full { row } else { row << 4 | half(class) })
    }

    pub(super) fn to_bytes(self) -> [u8; 16] {
        self.0.to_le_bytes()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_of_consonants_is_read_as_one_system_writes_it() {
        const LIP: u8 = 0;
        const LIQUID: u8 = 4;
        let row = |classes: &[u8]| classes.iter().fold(Consonants::default(), |row, class| row.with(*class));
        let (stop, hiss) = (Consonants::STOP, Consonants::HISS);
        // A t before a hiss is a part of it, and what stands twice sounds once.
        assert_eq!(row(&[hiss, stop, hiss, stop, hiss]), row(&[hiss]));
        assert_eq!(row(&[LIP, LIP, stop, LIQUID]), row(&[LIP, stop, LIQUID]));
        assert_ne!(row(&[LIP, stop]), row(&[stop, LIP]));
        assert_ne!(row(&[LIP]), row(&[]));
        // No more than 32 of them count.
        let long = [LIP, LIQUID].repeat(16);
        assert_eq!(row(&[&long[..], &[LIP]].concat()), row(&long));
        assert_ne!(row(&long), row(&long[1..]));
    }

    #[test]
    fn a_long_ending_is_shortened_behind_a_stem_of_three_letters() {
        for (long, short) in [
            ("krivoye", "krive"),
            ("tolstoy", "tolsti"),
            ("borovaya", "borova"),
            ("abcovo", "abcove"),
            ("abovo", "abovo"),
            ("abcoy", "abci"),
            ("aboy", "aboy"),
        ] {
            let mut word: Vec<char> = long.chars().collect();
            shorten_ending(&mut word);
            assert_eq!(word.iter().collect::<String>(), short, "{long}");
        }
    }
}
