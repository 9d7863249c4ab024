use antom_runtime::{OpenEnum, Unlisted};

#[derive(OpenEnum)]
enum Terminal {
    Web,
    Other(Unlisted),
}

fn main() {}
