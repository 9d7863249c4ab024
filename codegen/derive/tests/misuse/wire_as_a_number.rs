use antom_runtime::{OpenEnum, Unlisted};

#[derive(OpenEnum)]
enum Terminal {
    #[wire = 1]
    Web,
    Other(Unlisted),
}

fn main() {}
