use antom_runtime::ReadFields;
use serde::{Deserialize, Deserializer};

#[derive(ReadFields)]
struct Order {
    #[serde(deserialize_with = "text")]
    quantity: u64,
}

fn text<'de, D: Deserializer<'de>>(from: D) -> Result<String, D::Error> {
    String::deserialize(from)
}

fn main() {}
