use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(length(min = -1))]
    name: String,
}

fn main() {}
