use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(sensitive = true)]
    name: String,
}

fn main() {}
