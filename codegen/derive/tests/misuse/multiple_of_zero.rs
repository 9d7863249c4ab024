use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(multiple_of = 0)]
    quantity: u64,
}

fn main() {}
