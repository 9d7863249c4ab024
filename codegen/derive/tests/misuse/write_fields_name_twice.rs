use antom_runtime::WriteFields;

#[derive(WriteFields)]
struct Order {
    name: String,
    #[serde(rename = "name")]
    other: String,
}

fn main() {}
