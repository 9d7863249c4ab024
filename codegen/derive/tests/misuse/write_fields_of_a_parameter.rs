use antom_runtime::WriteFields;

#[derive(WriteFields)]
struct Order<T> {
    goods: T,
}

fn main() {}
