use std::collections::HashMap;

use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(unique, items(max = 3))]
    name: HashMap<String, String>,
}

fn main() {}
