use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(sensitive, sensitive)]
    name: String,
}

fn main() {}
