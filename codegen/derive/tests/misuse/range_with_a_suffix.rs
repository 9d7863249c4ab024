use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(range(max = 9u8))]
    name: u8,
}

fn main() {}
