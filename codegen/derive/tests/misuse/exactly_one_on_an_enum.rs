use antom_runtime::Validate;

#[derive(Validate)]
#[validate(exactly_one(name, number))]
enum Order {
    Paid {
        name: Option<String>,
        number: Option<String>,
    },
}

fn main() {}
