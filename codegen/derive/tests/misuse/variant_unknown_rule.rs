use antom_runtime::Validate;

#[derive(serde::Serialize, Validate)]
#[serde(rename_all_fields = "Title Case")]
enum Order {
    Paid { name: String },
}

fn main() {}
