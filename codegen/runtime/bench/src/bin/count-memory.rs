//! How often sealing allocates, and how much memory calls in flight hold at their peak; as JSON.
//!
//! A program of its own, so that the counting slows no measurement of time down.

use std::alloc::{GlobalAlloc, Layout, System};
use std::hint::black_box;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::Relaxed};

use clap::Parser;
use client_bench::Failure;
use client_bench::caller::{Caller, Side};
use client_bench::memory::Allocations;
use client_bench::scene::Scene;
use tokio::task::JoinSet;

/// Allocations so far.
static COUNT: AtomicU64 = AtomicU64::new(0);
/// Bytes that are allocated now.
static LIVE: AtomicUsize = AtomicUsize::new(0);
/// The most bytes that were allocated at once.
static PEAK: AtomicUsize = AtomicUsize::new(0);

/// The system's allocator, which counts.
struct Counting;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn grow(bytes: usize) {
    COUNT.fetch_add(1, Relaxed);
    PEAK.fetch_max(LIVE.fetch_add(bytes, Relaxed) + bytes, Relaxed);
}

#[allow(
    unsafe_code,
    reason = "an allocator cannot be written otherwise; every call goes to the system's as it is"
)]
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        grow(layout.size());
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        grow(layout.size());
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        // While a block moves there may be two; what matters here is what is held for longer.
        LIVE.fetch_sub(layout.size(), Relaxed);
        grow(size);
        unsafe { System.realloc(block, layout, size) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        LIVE.fetch_sub(layout.size(), Relaxed);
        unsafe { System.dealloc(block, layout) }
    }
}

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
    let before = COUNT.load(Relaxed);
    black_box(scene.session.seal(&scene.request)?);
    let sealed = COUNT.load(Relaxed);
    black_box(signer.sign(&content));
    let signed = COUNT.load(Relaxed);
    Ok(serde_json::to_string(&Allocations {
        sealing: sealed - before,
        signing: signed - sealed,
    })?)
}

fn in_flight(side: Side, url: &str, calls: usize) -> Result<String, Failure> {
    let scene = Scene::new();
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    let caller = Arc::new(Caller::new(side, &scene, url)?);
    let before = LIVE.load(Relaxed);
    PEAK.store(before, Relaxed);
    runtime.block_on(async {
        let mut tasks = JoinSet::new();
        for _ in 0..calls {
            let caller = Arc::clone(&caller);
            tasks.spawn(async move { caller.call().await });
        }
        while let Some(ended) = tasks.join_next().await {
            ended??;
        }
        Ok::<_, Failure>(())
    })?;
    Ok(serde_json::to_string(&(PEAK.load(Relaxed) - before))?)
}
