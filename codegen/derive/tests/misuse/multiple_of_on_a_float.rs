use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(multiple_of = 5)]
    quantity: f64,
}

fn main() {}
