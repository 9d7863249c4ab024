use antom_runtime::Validate;

#[derive(Validate)]
struct Order;

fn main() {}
