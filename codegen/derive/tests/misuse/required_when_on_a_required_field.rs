use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    scene: String,
    #[validate(required_when(scene = "A"))]
    name: String,
}

fn main() {}
