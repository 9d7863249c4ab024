use antom_runtime::{OpenEnum, Unlisted};

#[derive(OpenEnum)]
enum Terminal {
    #[wire = "WEB"]
    #[wire = "BROWSER"]
    Web,
    Other(Unlisted),
}

fn main() {}
