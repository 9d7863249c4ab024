use antom_runtime::ReadFields;

#[derive(ReadFields)]
struct Order {
    #[serde(default = "nobody")]
    name: String,
}

fn nobody() -> String {
    String::new()
}

fn main() {}
