use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(items(max = 1, min = 2))]
    name: Vec<String>,
}

fn main() {}
