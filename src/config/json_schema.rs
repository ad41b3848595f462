//! The JSON Schema of `.copydesk.toml`, for editors that complete and explain TOML by one (Taplo, Even Better TOML, Tombi):
//! made from [`schema`](super::schema), so that it says what is read. Draft 7, which all of them know.

use serde_json::{Map, Value, json};

use super::house;
use super::schema::{Key, Kind};
use crate::message::UiLanguage;

/// The schema, with descriptions in a language. `checks` are the ids that exist, each with what it finds.
pub fn json_schema(checks: &[(&str, String)], ui: UiLanguage) -> Value {
    let mut schema = table(Key::FILE, &[], checks, ui);
    schema.insert("$schema".to_owned(), json!("http://json-schema.org/draft-07/schema#"));
    schema.insert("title".to_owned(), json!("copydesk"));
    Value::Object(schema)
}

/// A table of some keys and no others.
fn table(keys: &[Key], required: &[Key], checks: &[(&str, String)], ui: UiLanguage) -> Map<String, Value> {
    let properties: Map<String, Value> = keys.iter().map(|key| property(*key, checks, ui)).collect();
    let mut schema = Map::new();
    schema.insert("type".to_owned(), json!("object"));
    schema.insert("additionalProperties".to_owned(), json!(false));
    if !required.is_empty() {
        let names: Vec<&str> = required.iter().map(|key| key.name()).collect();
        schema.insert("required".to_owned(), json!(names));
    }
    schema.insert("properties".to_owned(), Value::Object(properties));
    schema
}

fn property(key: Key, checks: &[(&str, String)], ui: UiLanguage) -> (String, Value) {
    let text = || json!({ "type": "string", "minLength": 1 });
    let strings = || json!({ "anyOf": [text(), { "type": "array", "items": text() }] });
    let mut schema = match key.kind() {
        Kind::Word(words) => json!({ "type": "string", "enum": words, "default": words[0] }),
        Kind::Strings if key == Key::House => {
            // Those that are built in are completed; any other is the path of a file.
            let ids: Vec<&str> = house::ids().collect();
            let house = json!({ "anyOf": [{ "enum": ids }, { "type": "string", "pattern": "\\.[Tt][Oo][Mm][Ll]$" }] });
            json!({ "anyOf": [house, { "type": "array", "items": house }] })
        }
        Kind::Strings => strings(),
        Kind::Groups => {
            json!({ "type": "array", "items": { "type": "array", "items": text(), "minItems": 2 } })
        }
        Kind::Levels(levels) => {
            let level = |(id, finds): &(&str, String)| {
                ((*id).to_owned(), json!({ "type": "string", "enum": levels, "description": finds }))
            };
            let levels: Map<String, Value> = checks.iter().map(level).collect();
            json!({ "type": "object", "additionalProperties": false, "properties": levels })
        }
        Kind::Lists => json!({ "type": "object", "additionalProperties": strings() }),
        Kind::Words(words) => {
            json!({ "type": "object", "additionalProperties": { "type": "string", "enum": words } })
        }
        Kind::Table(keys) => Value::Object(table(keys, &[], checks, ui)),
        Kind::Tables(keys) => {
            json!({ "type": "array", "items": table(keys, &[Key::Paths], checks, ui) })
        }
    };
    if let Value::Object(schema) = &mut schema {
        schema.insert("description".to_owned(), json!(key.purpose(ui)));
    }
    (key.name().to_owned(), schema)
}
