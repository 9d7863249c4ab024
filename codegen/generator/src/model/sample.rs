//! Samples as JSON.

use serde_json::Value as Json;

use crate::spec::{Node, Value};

/// The JSON value that a sample shows.
pub(super) fn json(node: &Node) -> Json {
    match &node.value {
        Value::Null => Json::Null,
        Value::Flag(flag) => Json::Bool(*flag),
        Value::Number(written) => serde_json::from_str::<serde_json::Number>(written)
            .map_or_else(|_| Json::String(written.clone()), Json::Number),
        Value::Text(text) => Json::String(text.clone()),
        Value::List(items) => Json::Array(items.iter().map(json).collect()),
        Value::Mapping(entries) => Json::Object(
            entries
                .iter()
                .map(|(key, value)| (key.value.clone(), json(value)))
                .collect(),
        ),
    }
}
