use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(one_of())]
    name: String,
}

fn main() {}
