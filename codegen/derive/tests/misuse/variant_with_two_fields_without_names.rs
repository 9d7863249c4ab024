use antom_runtime::Validate;

#[derive(Validate)]
enum Order {
    Paid(String, #[validate(length(max = 3))] String),
    Open,
}

fn main() {}
