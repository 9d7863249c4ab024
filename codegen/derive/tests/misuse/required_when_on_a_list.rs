use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    scenes: Vec<String>,
    #[validate(required_when(scenes = "A"))]
    name: Option<String>,
}

fn main() {}
