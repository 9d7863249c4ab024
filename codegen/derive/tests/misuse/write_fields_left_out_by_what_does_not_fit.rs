use antom_runtime::WriteFields;

#[derive(WriteFields)]
struct Order {
    #[serde(skip_serializing_if = "Option::is_none")]
    id: String,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    other: String,
}

fn main() {}
