use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(format = data)]
    name: String,
}

fn main() {}
