use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(length(bytes))]
    name: String,
}

fn main() {}
