use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(items(max = 3))]
    name: String,
}

fn main() {}
