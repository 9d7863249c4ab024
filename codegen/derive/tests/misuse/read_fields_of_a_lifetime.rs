use antom_runtime::ReadFields;

#[derive(ReadFields)]
struct Order<'a> {
    name: &'a str,
}

fn main() {}
