use antom_runtime::WriteFields;

#[derive(WriteFields)]
struct Order {
    name: String,
    #[serde(flatten)]
    goods: Goods,
}

#[derive(WriteFields)]
struct Goods {
    price: u64,
}

fn main() {}
