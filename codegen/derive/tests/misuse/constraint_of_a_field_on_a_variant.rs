use antom_runtime::Validate;

#[derive(Validate)]
enum Order {
    #[validate(nested)]
    Paid(String),
}

fn main() {}
