use antom_runtime::WriteFields;

struct Opaque;

#[derive(WriteFields)]
struct Order {
    #[serde(skip_serializing_if = "Option::is_none")]
    opaque: Option<Opaque>,
    other: Opaque,
}

fn main() {}
