use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(range(min = 1))]
    name: bool,
}

fn main() {}
