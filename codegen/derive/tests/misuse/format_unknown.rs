use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(format = iban)]
    name: String,
}

fn main() {}
