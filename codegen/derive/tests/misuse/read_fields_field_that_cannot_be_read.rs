use antom_runtime::ReadFields;

#[derive(ReadFields)]
struct Order {
    name: String,
    goods: Option<Goods>,
}

struct Goods {
    price: u64,
}

fn main() {}
