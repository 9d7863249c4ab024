use antom_runtime::ReadFields;

mod wire {
    pub mod text {}
}

#[derive(ReadFields)]
struct Order {
    #[serde(with = "wire::text")]
    quantity: u64,
}

fn main() {}
