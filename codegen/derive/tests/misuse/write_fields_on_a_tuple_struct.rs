use antom_runtime::WriteFields;

#[derive(WriteFields)]
struct Order(String, u64);

fn main() {}
