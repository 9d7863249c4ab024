use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(length(exact = 3), fixed = "EASY")]
    name: String,
}

fn main() {}
