use antom_runtime::Validate;

struct Goods;

#[derive(Validate)]
struct Order {
    #[validate(nested)]
    goods: Vec<Goods>,
}

fn main() {}
