use antom_runtime::{OpenEnum, Unlisted};

#[derive(OpenEnum)]
enum Terminal {
    #[wire = "WEB"]
    Web,
    #[wire = "WEB"]
    Browser,
    Other(Unlisted),
}

fn main() {}
