use antom_runtime::Validate;

const MAX: f64 = 1.5;

#[derive(Validate)]
struct Payment {
    #[validate(range(max = MAX))]
    id: u64,
}

fn main() {}
