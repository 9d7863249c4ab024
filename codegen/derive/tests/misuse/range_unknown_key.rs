use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(range(exact = 1))]
    name: u8,
}

fn main() {}
