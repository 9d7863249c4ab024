use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    scene: String,
    #[validate(required, required_when(scene = "A"))]
    name: Option<String>,
}

fn main() {}
