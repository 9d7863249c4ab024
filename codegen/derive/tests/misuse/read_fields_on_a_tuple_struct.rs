use antom_runtime::ReadFields;

#[derive(ReadFields)]
struct Order(String, u64);

fn main() {}
