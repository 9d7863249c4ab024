use antom_runtime::Validate;

const MIN: usize = 3;

#[derive(Validate)]
struct Payment {
    #[validate(length(min = MIN, max = 2))]
    id: String,
}

fn main() {}
