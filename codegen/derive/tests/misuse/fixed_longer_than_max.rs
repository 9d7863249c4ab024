use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(length(max = 8), fixed = "EASY_PAYMENT")]
    name: String,
}

fn main() {}
