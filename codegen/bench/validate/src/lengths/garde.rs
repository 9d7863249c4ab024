//! The order for garde.

use garde::Validate;
use serde::Deserialize;

#[derive(Debug, Deserialize, Validate)]
pub(super) struct Order {
    #[garde(length(chars, max = 64))]
    reference: String,
    #[garde(length(chars, max = 256))]
    description: Option<String>,
    #[garde(dive)]
    buyer: Option<Buyer>,
    #[garde(dive)]
    goods: Vec<Goods>,
}

#[derive(Debug, Deserialize, Validate)]
struct Buyer {
    #[garde(length(chars, max = 128))]
    name: String,
    #[garde(length(chars, max = 64))]
    email: Option<String>,
    #[garde(length(chars, max = 32))]
    city: Option<String>,
}

#[derive(Debug, Deserialize, Validate)]
struct Goods {
    #[garde(length(chars, max = 64))]
    id: String,
    #[garde(length(chars, max = 256))]
    name: String,
    #[garde(length(chars, max = 64))]
    category: Option<String>,
    #[garde(length(chars, max = 2048))]
    url: Option<String>,
}
