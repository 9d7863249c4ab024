use antom_runtime::Validate;

#[derive(Validate)]
#[validate(exactly_one(name))]
struct Order {
    name: Option<String>,
    number: Option<String>,
}

fn main() {}
