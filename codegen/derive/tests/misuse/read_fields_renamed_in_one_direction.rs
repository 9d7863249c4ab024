use antom_runtime::ReadFields;

#[derive(ReadFields)]
struct Order {
    #[serde(rename(deserialize = "Name"))]
    name: String,
}

fn main() {}
