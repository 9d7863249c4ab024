use antom_runtime::WriteFields;

mod wire {
    pub mod text {}
}

#[derive(WriteFields)]
struct Order {
    #[serde(with = "wire::text")]
    quantity: u64,
}

fn main() {}
