use antom_runtime::{OpenEnum, Unlisted};

#[derive(OpenEnum)]
enum Terminal {
    #[wire = "OTHER"]
    Other(Unlisted),
}

fn main() {}
