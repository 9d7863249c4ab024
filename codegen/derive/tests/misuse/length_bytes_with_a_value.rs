use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(length(max = 3, bytes = true))]
    name: String,
}

fn main() {}
