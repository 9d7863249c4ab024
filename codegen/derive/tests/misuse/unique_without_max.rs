use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(unique, items(min = 1))]
    name: Vec<String>,
}

fn main() {}
