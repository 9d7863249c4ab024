use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(length(min = 3), one_of("USD", "US"))]
    name: String,
}

fn main() {}
