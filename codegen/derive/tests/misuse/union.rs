use antom_runtime::Validate;

#[derive(Validate)]
union Order {
    number: u64,
    text: [u8; 8],
}

fn main() {}
