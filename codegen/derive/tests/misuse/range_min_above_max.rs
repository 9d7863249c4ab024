use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(range(min = 2, max = -2))]
    name: i64,
}

fn main() {}
