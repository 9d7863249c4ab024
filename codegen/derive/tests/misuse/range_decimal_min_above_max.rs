use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(range(min = 0.10, max = 0.099))]
    name: String,
}

fn main() {}
