use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(required_when())]
    name: Option<String>,
}

fn main() {}
