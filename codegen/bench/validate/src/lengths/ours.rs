//! The order for our own derive.

use antom_runtime::Validate;
use serde::Deserialize;

#[derive(Debug, Deserialize, Validate)]
pub(super) struct Order {
    #[validate(length(max = 64))]
    pub(super) reference: String,
    #[validate(length(max = 256))]
    pub(super) description: Option<String>,
    #[validate(nested)]
    pub(super) buyer: Option<Buyer>,
    #[validate(nested)]
    pub(super) goods: Vec<Goods>,
}

#[derive(Debug, Deserialize, Validate)]
pub(super) struct Buyer {
    #[validate(length(max = 128))]
    pub(super) name: String,
    #[validate(length(max = 64))]
    pub(super) email: Option<String>,
    #[validate(length(max = 32))]
    pub(super) city: Option<String>,
}

#[derive(Debug, Deserialize, Validate)]
pub(super) struct Goods {
    #[validate(length(max = 64))]
    pub(super) id: String,
    #[validate(length(max = 256))]
    pub(super) name: String,
    #[validate(length(max = 64))]
    pub(super) category: Option<String>,
    #[validate(length(max = 2048))]
    pub(super) url: Option<String>,
}
