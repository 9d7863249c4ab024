use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(required)]
    name: Vec<String>,
}

fn main() {}
