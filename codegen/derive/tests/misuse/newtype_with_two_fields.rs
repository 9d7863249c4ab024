use antom_runtime::Validate;

#[derive(Validate)]
struct Order(String, String);

fn main() {}
