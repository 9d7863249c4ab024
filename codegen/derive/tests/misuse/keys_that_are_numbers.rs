use std::collections::HashMap;

use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(values(length(max = 3)))]
    name: HashMap<u64, String>,
}

fn main() {}
