use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(range(min = -0.5, max = -0.75))]
    name: f64,
}

fn main() {}
