//! The order for validator.

use serde::Deserialize;
use validator::Validate;

#[derive(Debug, Deserialize, Validate)]
pub(super) struct Order {
    #[validate(length(max = 64))]
    reference: String,
    #[validate(length(max = 256))]
    description: Option<String>,
    #[validate(nested)]
    buyer: Option<Buyer>,
    #[validate(nested)]
    goods: Vec<Goods>,
}

#[derive(Debug, Deserialize, Validate)]
struct Buyer {
    #[validate(length(max = 128))]
    name: String,
    #[validate(length(max = 64))]
    email: Option<String>,
    #[validate(length(max = 32))]
    city: Option<String>,
}

#[derive(Debug, Deserialize, Validate)]
struct Goods {
    #[validate(length(max = 64))]
    id: String,
    #[validate(length(max = 256))]
    name: String,
    #[validate(length(max = 64))]
    category: Option<String>,
    #[validate(length(max = 2048))]
    url: Option<String>,
}
