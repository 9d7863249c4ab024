use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(length(exact = 3, min = 1))]
    name: String,
}

fn main() {}
