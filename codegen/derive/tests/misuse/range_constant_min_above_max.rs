use antom_runtime::Validate;

const MAX: i8 = 0;

#[derive(Validate)]
struct Payment {
    #[validate(range(min = 1, max = MAX))]
    id: u64,
}

fn main() {}
