use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    count: u64,
    #[validate(required_when(count = "1"))]
    name: Option<String>,
}

fn main() {}
