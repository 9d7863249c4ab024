use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(pattern = "(?x) [A-Z]+ # capitals")]
    name: String,
}

fn main() {}
