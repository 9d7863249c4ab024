use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    scene: String,
    #[validate(required_when(scene = true))]
    name: Option<String>,
}

fn main() {}
