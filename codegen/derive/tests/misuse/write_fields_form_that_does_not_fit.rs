use antom_runtime::{WriteFields, wire};

#[derive(WriteFields)]
struct Order {
    #[serde(with = "wire::text_option")]
    quantity: u64,
}

fn main() {}
