use antom_runtime::OpenEnum;

#[derive(OpenEnum)]
enum Terminal {
    #[wire = "WEB"]
    Web,
    Other(String),
}

fn main() {}
