use antom_runtime::{ReadFields, wire};

#[derive(ReadFields)]
struct Order {
    #[serde(with = "wire::text_option")]
    quantity: u64,
}

fn main() {}
