use antom_runtime::OpenEnum;

#[derive(OpenEnum)]
enum Terminal {
    #[wire = "WEB"]
    Web,
}

fn main() {}
