use antom_runtime::Validate;

#[derive(Validate)]
enum Order {
    Paid,
    Open,
}

fn main() {}
