use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(one_of("1", "2"))]
    name: u64,
}

fn main() {}
