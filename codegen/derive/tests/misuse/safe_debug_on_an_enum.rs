use antom_runtime::SafeDebug;

#[derive(SafeDebug)]
enum Order {
    Paid,
    Open,
}

fn main() {}
