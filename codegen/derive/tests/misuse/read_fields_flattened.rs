use antom_runtime::ReadFields;

#[derive(ReadFields)]
struct Order {
    name: String,
    #[serde(flatten)]
    goods: Goods,
}

#[derive(ReadFields)]
struct Goods {
    price: u64,
}

fn main() {}
