use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(length(exact = 3, exact = 4))]
    name: String,
}

fn main() {}
