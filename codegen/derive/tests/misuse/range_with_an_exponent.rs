use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(range(max = 1e3))]
    name: f64,
}

fn main() {}
