use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(length(min = 65, max = 64), items(min = 1))]
    name: String,
    #[validate(one_of(), required)]
    account: String,
}

fn main() {}
