//! The local gateway alone: `cargo xtask gateway` runs it.
//!
//! Takes the address to listen on and the folder of the key files, which it makes if they are not there.

use std::env;
use std::error::Error;
use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use antom::gateway::{self, Keys};

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

async fn run() -> Result<(), Box<dyn Error>> {
    let arguments: Vec<String> = env::args().skip(1).collect();
    let [address, folder] = arguments.as_slice() else {
        return Err(
            "give an address and a folder for the keys, or run `cargo xtask gateway`".into(),
        );
    };
    let folder = Path::new(folder);
    let keys = keys(folder)?;
    let gateway = gateway::builder()
        .keys(keys)
        .observe(|arrival| match &arrival.refusal {
            None => println!("{} {} accepted", arrival.method, arrival.path),
            Some(refusal) => println!("{} {} refused: {refusal}", arrival.method, arrival.path),
        })
        .start(address)
        .await
        .map_err(|error| format!("cannot listen on {address}: {error}"))?;
    let keys = gateway.keys();
    let private_key = folder.join("merchant_private_key");
    let public_key = folder.join("platform_public_key");
    write(&private_key, &keys.merchant().to_pem())?;
    write(
        &folder.join("platform_private_key"),
        &keys.platform().to_pem(),
    )?;
    write(&public_key, &keys.platform().public_key().to_pem())?;
    println!("gateway            {}", gateway.url());
    println!("client ID          {}", gateway.client_id());
    println!(
        "client's key       {}.pem, bare base64 in {0}.base64",
        private_key.display()
    );
    println!(
        "gateway's key      {}.pem, bare base64 in {0}.base64",
        public_key.display()
    );
    println!("\nFor the quick start, in another terminal:\n");
    println!("  export ANTOM_HOST={}", gateway.url());
    println!("  export ANTOM_CLIENT_ID={}", gateway.client_id());
    println!("  export ANTOM_PRIVATE_KEY={}.pem", private_key.display());
    println!("  export ANTOM_PUBLIC_KEY={}.pem", public_key.display());
    println!("\nCtrl-C stops it.");
    tokio::signal::ctrl_c().await?;
    gateway.stop().await;
    println!("stopped");
    Ok(())
}

/// The keys of an earlier run, or new ones.
fn keys(folder: &Path) -> Result<Keys, Box<dyn Error>> {
    fs::create_dir_all(folder)?;
    let read = |name: &str| match fs::read_to_string(folder.join(name)) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        read => read.map(Some),
    };
    match (
        read("merchant_private_key.pem")?,
        read("platform_private_key.pem")?,
    ) {
        (Some(merchant), Some(platform)) => Ok(Keys::from_pem(&merchant, &platform)?),
        _ => Ok(Keys::generate()),
    }
}

/// Writes a key as PEM and as bare base64, for this user only.
fn write(path: &Path, pem: &str) -> io::Result<()> {
    let digits: String = pem.lines().filter(|line| !line.starts_with('-')).collect();
    for (extension, text) in [("pem", pem), ("base64", &digits)] {
        private_file(path.with_extension(extension))?.write_all(text.as_bytes())?;
    }
    Ok(())
}

fn private_file(path: PathBuf) -> io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create(true).truncate(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(path)
}
