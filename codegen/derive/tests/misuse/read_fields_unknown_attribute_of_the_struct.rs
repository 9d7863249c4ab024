use antom_runtime::ReadFields;

#[derive(ReadFields)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Order {
    name: String,
}

fn main() {}
