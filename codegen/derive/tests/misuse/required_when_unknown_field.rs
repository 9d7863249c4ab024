use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(required_when(scene = "A"))]
    name: Option<String>,
}

fn main() {}
