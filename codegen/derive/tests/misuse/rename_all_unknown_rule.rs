use antom_runtime::Validate;
use serde::Serialize;

#[derive(Serialize, Validate)]
#[serde(rename_all = "camelcase")]
struct Order {
    order_id: String,
}

fn main() {}
