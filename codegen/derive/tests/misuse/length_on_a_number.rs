use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(length(max = 64))]
    name: u64,
}

fn main() {}
