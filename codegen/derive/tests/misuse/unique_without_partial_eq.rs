use antom_runtime::Validate;

struct Goods;

#[derive(Validate)]
struct Order {
    #[validate(items(max = 3), unique)]
    name: Vec<Goods>,
}

fn main() {}
