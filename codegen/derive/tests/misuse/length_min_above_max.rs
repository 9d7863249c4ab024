use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(length(min = 65, max = 64))]
    name: String,
}

fn main() {}
