use std::collections::HashMap;

use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(values(unique))]
    name: HashMap<String, Vec<u8>>,
}

fn main() {}
