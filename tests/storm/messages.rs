//! Messages put together at random: those that an editor sends, and those that none should.

use serde_json::{Value, json};
use xxhash_rust::xxh3::xxh3_64;

/// Numbers that are the same in every run.
pub(crate) struct Random(pub(crate) u64);

impl Random {
    /// The next number below `bound`.
    pub(crate) fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).unwrap_or(0) % bound
    }

    /// Whether it comes up, once in `of` times.
    pub(crate) fn once_in(&mut self, of: usize) -> bool {
        self.below(of) == 0
    }

    pub(crate) fn pick<'a, T: ?Sized>(&mut self, all: &[&'a T]) -> &'a T {
        all[self.below(all.len())]
    }
}

/// Pieces that texts are made of: each means something to a check, to a format or to positions.
const PIECES: [&str; 44] = [
    "Le maire a promis une salle neuve avant la fin de l'hiver prochain. ",
    "Les travaux du pont dureront jusqu'au printemps, et la rue restera fermée. ",
    "The council will vote on the new bridge before the end of the month. ",
    "Nobody knows how much the roof of the old market hall is going to cost. ",
    "« Nous n'avons jamais vu autant d'eau dans la rivière »",
    "« Personne ne nous a prévenus avant la crue du mois de mars. » ",
    "“We have never seen this much water in the river,”",
    "“Nobody warned us before the river came into the houses.” ",
    ", explique Anne Morel, gérante du café. ",
    ", a-t-elle ajouté. ",
    " said Anne Morel. ",
    "Selon le préfet, ",
    "« ",
    " »",
    "\"",
    "“",
    "”",
    "Kiev ",
    "Kyiv ",
    "Odessa ",
    "Odesa ",
    "Vincent Crouzet ",
    "Crouzet ",
    "Crouset ",
    "Poutine",
    "Putin",
    "\n",
    "\n\n",
    "\r\n",
    "\r",
    "# ",
    "> ",
    "- ",
    "**",
    "```\n",
    "<!-- copydesk: ignore-next unattributed-quote -->\n",
    "[lien](https://exemple.fr/kyiv)",
    "🙂",
    "👩\u{200d}🚒",
    "e\u{301}",
    "\u{a0}",
    "\0",
    "\u{feff}",
    "\u{2028}",
];

/// A text of up to so many pieces.
pub(crate) fn text(random: &mut Random, most: usize) -> String {
    (0..random.below(most + 1)).map(|_| random.pick(&PIECES)).collect()
}

/// A text of one line.
pub(crate) fn line(random: &mut Random, n_bytes: usize) -> String {
    let mut line = String::new();
    while line.len() < n_bytes {
        line.extend(random.pick(&PIECES).chars().filter(|character| !"\r\n".contains(*character)));
    }
    line
}

/// An article of paragraphs that have little in common, so that little is found in it: what is told of a document is held by
/// the test many times over.
pub(crate) fn long(n_bytes: usize) -> String {
    const SYLLABLES: [&str; 16] = [
        "ba", "cor", "di", "fa", "gué", "lin", "mo", "nou", "pra", "ri", "sel", "ti", "vau", "ché", "ju",
        "bre",
    ];
    let word = |number: u64, place: u64| -> String {
        let mut bits = xxh3_64(&(number * 16 + place).to_le_bytes());
        let next = |_| {
            bits = bits.rotate_left(4);
            SYLLABLES[usize::try_from(bits % 16).expect("one of sixteen")]
        };
        (0..4).map(next).collect()
    };
    let mut text = "Le train de Kyiv part à l'heure, et celui de Kiev attend.\n\n".to_owned();
    for number in 0_u64.. {
        if text.len() >= n_bytes {
            break;
        }
        let words: Vec<String> = (0..12).map(|place| word(number, place)).collect();
        text += &format!(
            "Le {} dans la {}, où {} pour les {} : « {} {number} », dit-il.\n\n",
            words[..3].join(" "),
            words[3..5].join(" "),
            words[5..8].join(" "),
            words[8..10].join(" "),
            words[10..].join(" "),
        );
    }
    text
}

/// A number for a line or a column: mostly a small one, at times one that no text has.
fn number(random: &mut Random) -> Value {
    match random.below(20) {
        0 => json!(u32::MAX),
        1 => json!(100_000 + random.below(1_000_000)),
        2 => json!(random.below(2_000)),
        _ => json!(random.below(30)),
    }
}

pub(crate) fn position(random: &mut Random) -> Value {
    json!({ "line": number(random), "character": number(random) })
}

/// At times the end comes before the start.
pub(crate) fn range(random: &mut Random) -> Value {
    let (start, mut end) = (position(random), position(random));
    if !random.once_in(4) {
        end["line"] = start["line"].clone();
    }
    json!({ "start": start, "end": end })
}

/// What the server answers, and under which of its abilities.
pub(crate) const OFFERED: [(&str, &str); 11] = [
    ("textDocument/hover", "hoverProvider"),
    ("textDocument/codeAction", "codeActionProvider"),
    ("textDocument/documentSymbol", "documentSymbolProvider"),
    ("textDocument/documentHighlight", "documentHighlightProvider"),
    ("textDocument/definition", "definitionProvider"),
    ("textDocument/references", "referencesProvider"),
    ("textDocument/rename", "renameProvider"),
    ("textDocument/prepareRename", "renameProvider"),
    ("textDocument/inlayHint", "inlayHintProvider"),
    ("workspace/symbol", "workspaceSymbolProvider"),
    ("workspace/executeCommand", "executeCommandProvider"),
];

const UNKNOWN: [&str; 7] = [
    "textDocument/implementation",
    "textDocument/formatting",
    "codeAction/resolve",
    "workspace/diagnostic",
    "initialize",
    "$/nothing",
    "nothing at all",
];

/// A request about a document, whether it is open or not: its method and its parameters.
pub(crate) fn request(random: &mut Random, uri: &str) -> (&'static str, Value) {
    let document = json!({ "uri": uri });
    let (method, _) = OFFERED[random.below(OFFERED.len())];
    let params = match method {
        "textDocument/codeAction" => {
            let context = match random.below(3) {
                0 => json!({ "diagnostics": [] }),
                1 => json!({ "diagnostics": [], "only": ["source.fixAll.copydesk"] }),
                _ => json!({ "diagnostics": [], "only": ["quickfix"] }),
            };
            json!({ "textDocument": document, "range": range(random), "context": context })
        }
        "textDocument/documentSymbol" => json!({ "textDocument": document }),
        "textDocument/inlayHint" => json!({ "textDocument": document, "range": range(random) }),
        "textDocument/references" => {
            let context = json!({ "includeDeclaration": random.once_in(2) });
            json!({ "textDocument": document, "position": position(random), "context": context })
        }
        "textDocument/rename" => {
            let name = random.pick(&["Vincent Crousier", "", "Odessa", "🙂\n"]);
            json!({ "textDocument": document, "position": position(random), "newName": name })
        }
        "workspace/symbol" => json!({ "query": random.pick(&["", "kyiv", "MOREL", "\u{301}"]) }),
        "workspace/executeCommand" => {
            let command = match random.below(20) {
                0 => "copydesk.checkWorkspace",
                1 => "copydesk.nothing",
                2..9 => "copydesk.listNames",
                9..14 => "copydesk.listQuotes",
                _ => "copydesk.describe",
            };
            let arguments = if random.once_in(10) { json!([{ "no": "address" }]) } else { json!([uri]) };
            let mut params = json!({ "command": command, "arguments": arguments });
            if random.once_in(3) {
                params["workDoneToken"] = json!(random.below(1_000_000));
            }
            params
        }
        _ => json!({ "textDocument": document, "position": position(random) }),
    };
    match random.below(20) {
        0 => (random.pick(&UNKNOWN), params),
        1 => (method, spoiled(random, params)),
        _ => (method, params),
    }
}

/// Parameters that are not what they must be.
pub(crate) fn spoiled(random: &mut Random, mut params: Value) -> Value {
    let bad = [
        Value::Null,
        json!(-1),
        json!(1.5),
        json!([]),
        json!("\u{0}"),
        json!({ "line": -1, "character": 1e300 }),
        json!([[[[[[]]]]]]),
    ];
    let bad = bad[random.below(bad.len())].clone();
    let Some(object) = params.as_object_mut().filter(|_| !random.once_in(5)) else { return bad };
    let keys: Vec<String> = object.keys().cloned().collect();
    if let Some(key) = keys.get(random.below(keys.len().max(1))) {
        if random.once_in(2) {
            object.remove(key);
        } else {
            object.insert(key.clone(), bad);
        }
    }
    params
}

/// Settings of an editor; some of them are wrong.
pub(crate) fn settings(random: &mut Random) -> Value {
    let all = [
        json!({ "copydesk": {} }),
        json!({ "copydesk": { "messages": "fr" } }),
        json!({ "copydesk": { "messages": "en", "inlayHints": true } }),
        json!({ "copydesk": { "checks": { "name-variant": "off", "unattributed-quote": "error" } } }),
        json!({ "copydesk": { "checks": { "first-mention": "on", "anonymous-source": "on" } } }),
        json!({ "copydesk": { "house": ["fr-lemonde", "en-ap"] } }),
        json!({ "copydesk": { "house": "nowhere.toml" } }),
        json!({ "copydesk": { "checks": { "nothing": "on", "name-variant": 3 }, "messages": [] } }),
        json!({ "copydesk": null }),
        json!({ "copydesk": [1, 2] }),
        json!({ "other": { "messages": "fr" } }),
        json!([]),
        Value::Null,
    ];
    all[random.below(all.len())].clone()
}

/// Bytes that are no message; and whether they are in the frame of one, which is then to be answered.
pub(crate) fn no_message(random: &mut Random) -> (Vec<u8>, bool) {
    let bodies: [&[u8]; 9] = [
        b"",
        b"{",
        b"[]",
        b"[1, 2]",
        b"{\"jsonrpc\":\"2.0\"}",
        b"{\"jsonrpc\":\"1.0\",\"method\":\"a\"}",
        b"\xff\xfe\x00",
        b"{\"jsonrpc\":\"2.0\",\"method\":7}",
        b"\"text\"",
    ];
    let headers: [&[u8]; 4] =
        [b"Content-Length: many\r\n\r\n", b"\r\n\r\n", b"Content-Length: -7\r\n\r\n", b"Nothing: 1\r\n\r\n"];
    if random.once_in(3) {
        (headers[random.below(headers.len())].to_vec(), false)
    } else {
        (super::peer::frame(bodies[random.below(bodies.len())]), true)
    }
}
