use std::collections::HashMap;

use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(keys(required))]
    name: HashMap<String, String>,
}

fn main() {}
