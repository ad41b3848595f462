//! How alike two spellings of a name are: the same but for its marks, the same sounds by two romanizations, or
//! one letter off. Words only: what stands around them, how often they occur and whether they are to be
//! reported is weighed in [`super::spellings`].
//!
//! A name written after a Slavic, Arabic, Greek or Armenian original comes in as many spellings as there are
//! languages to write it for: Tchernenko, Chernenko, Tschernenko, Černenko. Each group of letters is read as the
//! sounds that any of these systems means by it, and two words are aligned sound by sound, as in the edit
//! distance of Wagner and Fischer (1974), where what the systems do not agree upon costs little and any other
//! difference much.

use crate::text::segment::is_hyphen;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// How two different words are alike.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Likeness {
    /// The same letters: marks, hyphens, apostrophes, spaces or capitals differ.
    Marks,
    /// The same sounds, as different languages write them.
    Sound,
    /// One letter more, less, other, or two in the other order.
    Slip,
}

/// A word as it is compared.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Shape {
    /// Its letters in lower case without marks, hyphens and apostrophes.
    pub letters: Box<[char]>,
    sounds: Box<[Sound]>,
}

/// What a group of letters may sound like: a set.
type Sound = u32;

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
    ("ş", SH),
    ("ș", SH),
    ("t", T),
    ("v", V),
    ("w", V | W),
    ("z", Z | S | TS),
];

/// Letters that do not come apart into a plain letter and a mark.
fn plain(letter: char) -> &'static str {
    match letter {
        'ß' => "ss",
        'æ' => "ae",
        'œ' => "oe",
        'ø' => "o",
        'ł' => "l",
        'đ' | 'ð' => "d",
        'ı' => "i",
        'þ' => "th",
        _ => "",
    }
}

impl Shape {
    /// Of a word or of several.
    pub fn of(text: &str) -> Self {
        let mut lower: Vec<char> =
            text.nfc().flat_map(char::to_lowercase).filter(|char| char.is_alphanumeric()).collect();
        shorten_ending(&mut lower);
        Self { letters: letters(text).into(), sounds: sounds(&lower).into() }
    }
}

/// Slavic adjectives have a long ending in one language and a short one in the next: Krivoye and Kryve, Borovaya
/// and Borova, Tolstoy and Tolstyi. The short one is kept.
fn shorten_ending(word: &mut Vec<char>) {
    const ENDINGS: [(&str, &str); 14] = [
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

/// The letters of a text in lower case, without marks, and nothing else.
fn letters(text: &str) -> Vec<char> {
    let mut letters = Vec::with_capacity(text.len());
    for char in text.nfd().filter(|char| !is_combining_mark(*char)).flat_map(char::to_lowercase) {
        match plain(char) {
            "" if char.is_alphanumeric() => letters.push(char),
            "" => {}
            plain => letters.extend(plain.chars()),
        }
    }
    letters
}

/// The sounds of a word in lower case; a doubled letter sounds once.
fn sounds(word: &[char]) -> Vec<Sound> {
    let mut sounds: Vec<Sound> = Vec::with_capacity(word.len());
    let mut at = 0;
    while at < word.len() {
        let group = GROUPS.iter().find(|(group, _)| {
            group.chars().enumerate().all(|(index, letter)| word.get(at + index) == Some(&letter))
        });
        let (length, sound) = match group {
            Some((group, sound)) => (group.chars().count(), *sound),
            None => {
                // A letter with a mark that none of the systems gives a sound of its own.
                let base = word[at].nfd().next().unwrap_or(word[at]);
                let known = GROUPS.iter().find(|(group, _)| group.chars().eq([base]));
                (1, known.map_or(0, |(_, sound)| *sound))
            }
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
        if sound != 0 && !(sounds.last() == Some(&sound) && word[at] == word[at - length]) {
            sounds.push(sound);
        }
        at = next;
    }
    sounds
}

/// How alike two words are as they stand, part by part where both have a hyphen at the same places: Jong-un and
/// Jong-eun are alike, Chan-hwa and Chun-hwa are two men. `None` if they are equal or not alike.
pub fn likeness_of_words(one: &str, other: &str) -> Option<Likeness> {
    let (whole, whole_other) = (Shape::of(one), Shape::of(other));
    if whole.letters == whole_other.letters {
        return (one != other).then_some(Likeness::Marks);
    }
    let parts = |word| -> Vec<Shape> { str::split(word, is_hyphen).map(Shape::of).collect() };
    let (parts, parts_other) = (parts(one), parts(other));
    if parts.len() < 2 || parts.len() != parts_other.len() {
        return likeness(&whole, &whole_other);
    }
    let mut found = None;
    for (part, other) in parts.iter().zip(&parts_other) {
        if part.letters != other.letters {
            found = found.max(Some(likeness(part, other)?));
        }
    }
    found.or(Some(Likeness::Marks))
}

/// How alike two words are; `None` if they are not.
pub fn likeness(one: &Shape, other: &Shape) -> Option<Likeness> {
    if one.letters == other.letters {
        return Some(Likeness::Marks);
    }
    if is_derived(&one.letters, &other.letters) || is_derived(&other.letters, &one.letters) {
        return None;
    }
    let edit = edit(&one.letters, &other.letters);
    let is_long = one.letters.len().max(other.letters.len()) >= SHORTEST_SLIP;
    if edit.as_ref().is_some_and(|edit| !edit.romanizes) && is_long {
        return Some(Likeness::Slip);
    }
    let limit = limit(one.sounds.len().min(other.sounds.len()));
    (distance(&one.sounds, &other.sounds) <= limit).then_some(Likeness::Sound)
}

/// Whether one word is the other with an ending that makes another name of it: a plural, a feminine, a demonym
/// (Clintons, Zelenska, Iraqi, Syrian, Mexicaine). Or only their last vowels differ: Roberto and Roberta.
fn is_derived(long: &[char], short: &[char]) -> bool {
    const ENDINGS: [&str; 12] = ["s", "e", "n", "i", "a", "x", "an", "ne", "ia", "iia", "iya", "es"];
    const FINAL: &str = "aeiouy";
    if long.len() == short.len() {
        let last = long.len() - 1;
        let vowels = FINAL.contains(long[last]) && FINAL.contains(short[last]);
        let written_otherwise = "iy".contains(long[last]) && "iy".contains(short[last]);
        return vowels && !written_otherwise && long[..last] == short[..last];
    }
    long.len() > short.len()
        && long.starts_with(short)
        && ENDINGS.iter().any(|ending| ending.chars().eq(long[short.len()..].iter().copied()))
}

/// Shorter words differ by a letter too often to be one name.
const SHORTEST_SLIP: usize = 6;

/// How much the sounds of two spellings of one name may differ, by the number of sounds.
pub fn limit(length: usize) -> u32 {
    match length {
        0..=4 => 35,
        5 => 55,
        _ => u32::try_from(length).unwrap_or(u32::MAX).saturating_mul(12).min(110),
    }
}

/// What a difference of sounds costs, in hundredths of a plain difference.
const WHOLE: u32 = 100;

/// The least cost of turning one row of sounds into the other, in hundredths.
pub fn cost(one: &Shape, other: &Shape) -> u32 {
    distance(&one.sounds, &other.sounds)
}

fn distance(one: &[Sound], other: &[Sound]) -> u32 {
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
            let before_v = |sounds: &[Sound], at: usize| sounds.get(at + 1).is_some_and(|next| next & V != 0);
            let replaced = diagonal
                + if before_v(one, at) && before_v(other, index) {
                    // Ukrainian -iv is Russian -ov and -ev.
                    replacement(one[at], *sound).min(
                        if one[at] & *sound & VOWELS == 0
                            && one[at] & (I | O | E) != 0
                            && sound & (I | O | E) != 0
                        {
                            20
                        } else {
                            WHOLE
                        },
                    )
                } else {
                    replacement(one[at], *sound)
                };
            diagonal = row[index + 1];
            row[index + 1] = replaced.min(diagonal + missing).min(row[index] + gap(other, index));
        }
    }
    row[other.len()]
}

/// What it costs that a sound has no partner.
fn gap(sounds: &[Sound], at: usize) -> u32 {
    let sound = sounds[at];
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

/// What it costs that one sound stands where the other has another.
fn replacement(one: Sound, other: Sound) -> u32 {
    if one & other != 0 {
        return 0;
    }
    let between = |a: Sound, b: Sound| one & a != 0 && other & b != 0 || one & b != 0 && other & a != 0;
    if one & VOWELS != 0 && other & VOWELS != 0 {
        return match () {
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

/// One letter more, less, other, or two in the other order.
struct Edit {
    /// Whether it is what tells one romanization from another, rather than what a finger does.
    romanizes: bool,
}

/// The single edit that turns one word into the other; none if it takes several, or the first letter.
fn edit(one: &[char], other: &[char]) -> Option<Edit> {
    let (long, short) = if one.len() >= other.len() { (one, other) } else { (other, one) };
    let head = long.iter().zip(short).take_while(|(a, b)| a == b).count();
    if head == 0 {
        return None;
    }
    let tail =
        |skip: usize| long[head + skip..] == short[(head + usize::from(long.len() == short.len()) * skip)..];
    if long.len() == short.len() {
        if head + 1 <= long.len() && tail(1) {
            let pair = [long[head], short[head]];
            const ALTERNATE: [[char; 2]; 7] =
                [['i', 'y'], ['i', 'j'], ['j', 'y'], ['v', 'w'], ['k', 'q'], ['c', 'k'], ['g', 'h']];
            let romanizes = ALTERNATE.iter().any(|known| *known == pair || [known[1], known[0]] == pair);
            return Some(Edit { romanizes });
        }
        let swapped = long.len() >= head + 2
            && long[head] == short[head + 1]
            && long[head + 1] == short[head]
            && long[head + 2..] == short[head + 2..];
        return swapped.then_some(Edit { romanizes: false });
    }
    if long.len() != short.len() + 1 || long[head + 1..] != short[head..] {
        return None;
    }
    let (added, before, after) = (long[head], long[head - 1], long.get(head + 1));
    let romanizes = match added {
        'h' => matches!(before, 'k' | 'g' | 'c' | 's' | 'z' | 'd' | 't'),
        'o' => after == Some(&'u'),
        'u' => before == 'o' || before == 'g',
        't' => after == Some(&'c'),
        'i' | 'y' | 'j' => {
            before != added
                && (after.is_none()
                    || "aeiouy".contains(before)
                    || after.is_some_and(|after| "aeiouy".contains(*after)))
        }
        'd' => after == Some(&'j'),
        _ => false,
    };
    Some(Edit { romanizes })
}

/// What the sounds of a word are looked up by: two words whose [`likeness`] is of sound nearly always share a key. A word
/// that can be read in several ways has several.
pub fn sound_keys(shape: &Shape) -> Vec<u64> {
    /// Sounds that some system writes for one another.
    const CLASSES: [Sound; 7] =
        [B | P | V | F | W, D | T, G | K | H | Z | S | ZH | SH | DZH | CH | TS, L, M, N, R];
    let class = |sound: Sound| CLASSES.iter().position(|class| sound & class != 0);
    let mut whole: Vec<u8> = Vec::with_capacity(shape.sounds.len());
    let mut light: Vec<u8> = Vec::with_capacity(shape.sounds.len());
    for sound in &shape.sounds {
        let Some(class) = class(*sound) else { continue };
        let class = u8::try_from(class).unwrap_or(u8::MAX);
        // h and j may be silent or a vowel, g may be an h.
        let fades = sound & (H | GLIDE) != 0;
        for (key, counts) in [(&mut whole, true), (&mut light, !fades)] {
            if counts && key.last() != Some(&class) {
                key.push(class);
            }
        }
    }
    // A t before a hiss is a part of it in another system: Tsar, Czar.
    for key in [&mut whole, &mut light] {
        for at in (1..key.len()).rev() {
            if key[at] == 2 && key[at - 1] == 1 {
                key.remove(at - 1);
            }
        }
        key.dedup();
    }
    let hash = |key: &[u8]| xxhash_rust::xxh3::xxh3_64(key);
    let mut keys = vec![hash(&whole)];
    if light != whole {
        keys.push(hash(&light));
    }
    keys
}

/// What a word is looked up by that may be one letter off: the hashes of its letters with one of them left out, and with none.
/// Two words that are one edit apart share one; the first letter is always the same.
pub fn slip_keys(letters: &[char]) -> Vec<u64> {
    let hash = |skip: usize| {
        let mut text = String::with_capacity(letters.len());
        text.extend(letters.iter().enumerate().filter(|(at, _)| *at != skip).map(|(_, letter)| letter));
        xxhash_rust::xxh3::xxh3_64(text.as_bytes())
    };
    if letters.len() + 1 < SHORTEST_SLIP {
        return Vec::new();
    }
    (1..=letters.len()).map(hash).collect()
}
