use std::collections::HashMap;

use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(values(required_when(name = "A")))]
    name: HashMap<String, Option<String>>,
}

fn main() {}
