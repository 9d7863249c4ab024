use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(length(max = 99999999999999999999))]
    name: String,
}

fn main() {}
