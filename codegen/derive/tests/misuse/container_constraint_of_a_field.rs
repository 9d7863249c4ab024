use antom_runtime::Validate;

#[derive(Validate)]
#[validate(length(max = 64))]
struct Order {
    name: String,
}

fn main() {}
