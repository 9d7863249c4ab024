use std::collections::BTreeMap;

use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(nested, fixed = "A", pattern = "[A-Z]", format = url)]
    goods: BTreeMap<String, String>,
}

fn main() {}
