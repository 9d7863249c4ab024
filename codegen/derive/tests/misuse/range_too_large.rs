use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(range(max = 170141183460469231731687303715884105728))]
    name: u128,
}

fn main() {}
