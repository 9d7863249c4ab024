use antom_runtime::Validate;

#[derive(Validate)]
struct Order<T> {
    #[validate(nested)]
    goods: T,
}

fn main() {}
