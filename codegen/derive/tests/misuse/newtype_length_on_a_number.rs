use antom_runtime::Validate;

#[derive(Validate)]
struct Order(#[validate(length(max = 3))] u64);

fn main() {}
