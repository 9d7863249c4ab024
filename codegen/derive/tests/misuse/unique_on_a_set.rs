use antom_runtime::Validate;

use std::collections::BTreeSet;

#[derive(Validate)]
struct Payment {
    #[validate(items(max = 3), unique)]
    id: BTreeSet<String>,
}

fn main() {}
