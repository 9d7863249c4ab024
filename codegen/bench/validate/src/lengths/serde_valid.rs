//! The order for serde_valid.

use serde::Deserialize;
use serde_valid::Validate;

#[derive(Debug, Deserialize, Validate)]
pub(super) struct Order {
    #[validate(max_length = 64)]
    reference: String,
    #[validate(max_length = 256)]
    description: Option<String>,
    #[validate]
    buyer: Option<Buyer>,
    #[validate]
    goods: Vec<Goods>,
}

#[derive(Debug, Deserialize, Validate)]
struct Buyer {
    #[validate(max_length = 128)]
    name: String,
    #[validate(max_length = 64)]
    email: Option<String>,
    #[validate(max_length = 32)]
    city: Option<String>,
}

#[derive(Debug, Deserialize, Validate)]
struct Goods {
    #[validate(max_length = 64)]
    id: String,
    #[validate(max_length = 256)]
    name: String,
    #[validate(max_length = 64)]
    category: Option<String>,
    #[validate(max_length = 2048)]
    url: Option<String>,
}
