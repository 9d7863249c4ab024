use antom_runtime::SafeDebug;

struct Goods;

#[derive(SafeDebug)]
struct Order {
    goods: Goods,
}

fn main() {}
