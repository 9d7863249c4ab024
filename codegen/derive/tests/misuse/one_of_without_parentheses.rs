use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(one_of = "A")]
    name: String,
}

fn main() {}
