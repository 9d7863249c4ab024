use antom_runtime::Validate;

const MAX: usize = 3;

#[derive(Validate)]
struct Payment {
    #[validate(length(max = MAX), fixed = "EASY_PAY")]
    id: String,
}

fn main() {}
