use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(format = postcode)]
    name: String,
}

fn main() {}
