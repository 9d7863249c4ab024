use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(pattern = "[A-Z")]
    name: String,
}

fn main() {}
