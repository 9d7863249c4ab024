use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(range(max = 1.5))]
    name: u64,
}

fn main() {}
