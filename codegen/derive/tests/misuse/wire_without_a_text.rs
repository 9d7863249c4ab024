use antom_runtime::{OpenEnum, Unlisted};

#[derive(OpenEnum)]
enum Terminal {
    #[wire]
    Web,
    Other(Unlisted),
}

fn main() {}
