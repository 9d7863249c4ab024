use antom_runtime::ReadFields;

#[derive(ReadFields)]
struct Order {
    #[serde(with = "wire::text", deserialize_with = "wire::text::deserialize")]
    quantity: u64,
}

fn main() {}
