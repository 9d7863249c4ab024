use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(length(max = 64))]
    #[validate(length(max = 32))]
    name: String,
}

fn main() {}
