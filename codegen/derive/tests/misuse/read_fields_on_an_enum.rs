use antom_runtime::ReadFields;

#[derive(ReadFields)]
enum Order {
    Paid,
    Open { since: u64 },
}

fn main() {}
