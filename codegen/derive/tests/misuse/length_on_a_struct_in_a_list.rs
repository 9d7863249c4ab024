use antom_runtime::Validate;

struct Goods;

#[derive(Validate)]
struct Order {
    #[validate(length(max = 64))]
    goods: Option<Vec<Goods>>,
}

fn main() {}
