use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(length(bytes, max = 3, bytes))]
    name: String,
}

fn main() {}
