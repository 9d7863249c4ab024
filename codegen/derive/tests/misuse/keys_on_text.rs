use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(keys(length(max = 3)))]
    name: String,
}

fn main() {}
