use antom_runtime::Validate;
use antom_runtime::validate::Refusal;

#[derive(Validate)]
struct Order {
    #[validate(custom = check)]
    name: String,
}

fn check(_: &u64, _: &Order) -> Result<(), Refusal> {
    Ok(())
}

fn main() {}
