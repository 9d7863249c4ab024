use antom_runtime::Validate;

#[derive(Validate)]
enum Order {
    #[validate(exactly_one(name, nummer))]
    Paid {
        name: Option<String>,
        number: Option<String>,
    },
    Open,
}

fn main() {}
