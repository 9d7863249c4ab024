use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(colour = "red")]
    name: String,
}

fn main() {}
