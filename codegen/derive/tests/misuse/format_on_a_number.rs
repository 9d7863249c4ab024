use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(format = url)]
    name: u64,
}

fn main() {}
