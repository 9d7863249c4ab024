use antom_runtime::Validate;

#[derive(Validate)]
struct Order {
    #[validate(length(max = 3, bytes), one_of("A", "付款"))]
    name: String,
}

fn main() {}
