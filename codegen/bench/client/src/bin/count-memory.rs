//! How often sealing allocates, and how much memory calls in flight hold at their peak; as JSON.
//!
//! A program of its own, so that the counting slows no measurement of time down.

use std::hint::black_box;
use std::process::ExitCode;
use std::sync::Arc;

use bench_support::allocator::{Counting, allocations, peak};
use clap::Parser;
use client_bench::Failure;
use client_bench::caller::{Caller, Side};
use client_bench::memory::Allocations;
use client_bench::scene::Scene;
use tokio::task::JoinSet;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

/// Counts allocations and bytes
#[derive(Parser)]
#[command(
    after_help = "Examples:\n  count-memory seal\n  count-memory in-flight ours http://127.0.0.1:8400 1000"
)]
enum Arguments {
    /// How often sealing a request allocates, and signing alone
    Seal,
    /// The most bytes that so many calls at once hold, beyond those that were held before
    InFlight {
        side: Side,
        /// A server that holds its answers until all calls have arrived
        url: String,
        calls: usize,
    },
}

fn main() -> ExitCode {
    let counted = match Arguments::parse() {
        Arguments::Seal => seal(),
        Arguments::InFlight { side, url, calls } => in_flight(side, &url, calls),
    };
    match counted {
        Ok(json) => {
            println!("{json}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("error: {error}");
            ExitCode::from(2)
        }
    }
}

fn seal() -> Result<String, Failure> {
    let scene = Scene::new();
    let (signer, content) = (Scene::signer(), scene.content());
    // The first time may set up what lasts.
    black_box(signer.sign(&content));
    let mut sealed = Ok(());
    let sealing = allocations(|| {
        sealed = scene.signer.seal(&scene.request).map(|sealed| {
            black_box(sealed);
        });
    });
    sealed?;
    let signing = allocations(|| {
        black_box(signer.sign(&content));
    });
    Ok(serde_json::to_string(&Allocations { sealing, signing })?)
}

fn in_flight(side: Side, url: &str, calls: usize) -> Result<String, Failure> {
    let scene = Scene::new();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let caller = Arc::new(Caller::new(side, &scene, url)?);
    let mut ended = Ok(());
    let peak = peak(|| {
        ended = runtime.block_on(async {
            let mut tasks = JoinSet::new();
            for _ in 0..calls {
                let caller = Arc::clone(&caller);
                tasks.spawn(async move { caller.call().await });
            }
            while let Some(ended) = tasks.join_next().await {
                ended??;
            }
            Ok::<_, Failure>(())
        });
    });
    ended?;
    Ok(serde_json::to_string(&peak)?)
}
