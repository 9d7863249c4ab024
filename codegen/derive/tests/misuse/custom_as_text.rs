use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(custom = "check")]
    name: String,
}

fn main() {}
