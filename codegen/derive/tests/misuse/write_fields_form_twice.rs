use antom_runtime::{WriteFields, wire};

#[derive(WriteFields)]
struct Order {
    #[serde(with = "wire::text", serialize_with = "wire::text::serialize")]
    id: u64,
}

fn main() {}
