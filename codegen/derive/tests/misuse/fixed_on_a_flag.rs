use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(fixed = "true")]
    name: bool,
}

fn main() {}
