use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(lenght(max = 64))]
    name: String,
}

fn main() {}
