use antom_runtime::{OpenEnum, Unlisted};

#[derive(OpenEnum)]
enum Terminal {
    #[wire = "WEB"]
    Web,
    Other(Unlisted),
    Rest(Unlisted),
}

fn main() {}
