use antom_runtime::ReadFields;

#[derive(ReadFields)]
struct Order<T> {
    goods: T,
}

fn main() {}
