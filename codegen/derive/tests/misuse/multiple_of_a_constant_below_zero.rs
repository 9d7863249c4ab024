use antom_runtime::Validate;

const STEP: i64 = -5;

#[derive(Validate)]
struct Order {
    #[validate(multiple_of = STEP)]
    quantity: i64,
}

fn main() {}
