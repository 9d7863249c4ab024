use antom_runtime::Validate;

#[derive(Validate)]
#[validate(crates = antom_runtime)]
struct Order {
    name: String,
}

fn main() {}
