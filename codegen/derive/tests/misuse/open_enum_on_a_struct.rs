use antom_runtime::OpenEnum;

#[derive(OpenEnum)]
struct Terminal {
    name: String,
}

fn main() {}
