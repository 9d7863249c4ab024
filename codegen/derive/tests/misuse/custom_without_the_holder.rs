use antom_runtime::Validate;
use antom_runtime::validate::Refusal;

#[derive(Validate)]
struct Order {
    #[validate(custom = check)]
    name: String,
}

fn check(_: &str) -> Result<(), Refusal> {
    Ok(())
}

fn main() {}
