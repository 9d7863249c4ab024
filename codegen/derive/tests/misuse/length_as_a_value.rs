use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(length = 64)]
    name: String,
}

fn main() {}
