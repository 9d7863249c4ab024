use antom_runtime::Validate;

#[derive(Validate)]
#[validate(at_least_one())]
struct Order {
    name: Option<String>,
    number: Option<String>,
}

fn main() {}
