use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(values(length(max = 3)))]
    name: Vec<String>,
}

fn main() {}
