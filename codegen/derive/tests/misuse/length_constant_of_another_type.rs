use antom_runtime::Validate;

const MAX: u8 = 3;

#[derive(Validate)]
struct Payment {
    #[validate(length(max = MAX))]
    id: String,
}

fn main() {}
