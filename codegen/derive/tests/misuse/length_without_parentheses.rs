use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(length)]
    name: String,
}

fn main() {}
