use antom_runtime::ReadFields;

#[derive(ReadFields)]
struct Order {
    name: String,
    #[serde(rename = "name")]
    other: String,
}

fn main() {}
