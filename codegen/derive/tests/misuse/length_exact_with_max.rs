use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(length(max = 3, exact = 3))]
    name: String,
}

fn main() {}
