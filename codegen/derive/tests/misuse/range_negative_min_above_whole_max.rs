use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(range(min = -1.5, max = -2))]
    name: f64,
}

fn main() {}
