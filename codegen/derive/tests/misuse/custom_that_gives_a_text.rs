use antom_runtime::Validate;

#[derive(Validate)]
#[validate(custom = check)]
struct Order {
    name: String,
}

fn check(_: &Order) -> Result<(), String> {
    Ok(())
}

fn main() {}
