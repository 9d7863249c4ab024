use antom_runtime::ReadFields;

#[derive(ReadFields)]
#[serde(rename_all = "camelcase")]
struct Order {
    order_name: String,
}

fn main() {}
