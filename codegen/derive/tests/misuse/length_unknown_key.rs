use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(length(maximum = 64))]
    name: String,
}

fn main() {}
