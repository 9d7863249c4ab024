use antom_runtime::Validate;

#[derive(Validate)]
enum Order {
    Paid(#[validate(length(max = 3))] u64),
}

fn main() {}
