use antom_runtime::{OpenEnum, Unlisted};

#[derive(OpenEnum)]
enum Terminal<T> {
    #[wire = "WEB"]
    Web(T),
    Other(Unlisted),
}

fn main() {}
