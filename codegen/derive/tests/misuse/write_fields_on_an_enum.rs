use antom_runtime::WriteFields;

#[derive(WriteFields)]
enum Order {
    Paid,
    Open { since: u64 },
}

fn main() {}
