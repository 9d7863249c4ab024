use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(range())]
    name: u8,
}

fn main() {}
