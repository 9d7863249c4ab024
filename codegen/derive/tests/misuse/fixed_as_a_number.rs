use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(fixed = 5)]
    name: String,
}

fn main() {}
