//! An allocator that counts, for programs of their own, so that the counting slows no measurement of time down.
//!
//! Such a program says `#[global_allocator] static ALLOCATOR: Counting = Counting;` and prints what it counted as JSON;
//! [`counted`] runs it.

use std::alloc::{GlobalAlloc, Layout, System};
use std::env;
use std::process::Command;
use std::sync::atomic::{AtomicU64, AtomicUsize, Ordering::Relaxed};

use serde::de::DeserializeOwned;

use crate::Failure;

/// Allocations so far.
static COUNT: AtomicU64 = AtomicU64::new(0);
/// Bytes that are allocated now.
static LIVE: AtomicUsize = AtomicUsize::new(0);
/// The most bytes that were allocated at once.
static PEAK: AtomicUsize = AtomicUsize::new(0);

/// The system's allocator, which counts what allocates or grows.
pub struct Counting;

/// How many allocations something makes.
pub fn allocations(work: impl FnOnce()) -> u64 {
    let before = COUNT.load(Relaxed);
    work();
    COUNT.load(Relaxed) - before
}

/// The most bytes that something holds at once, beyond those that were held before.
pub fn peak(work: impl FnOnce()) -> usize {
    let before = LIVE.load(Relaxed);
    PEAK.store(before, Relaxed);
    work();
    PEAK.load(Relaxed) - before
}

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

/// What the program of that name, which was built beside this one, counts.
///
/// # Errors
///
/// When it fails.
pub fn counted<T: DeserializeOwned>(program: &str, arguments: &[&str]) -> Result<T, Failure> {
    let program = format!("{program}{}", env::consts::EXE_SUFFIX);
    let output = Command::new(env::current_exe()?.with_file_name(program))
        .args(arguments)
        .output()?;
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into());
    }
    Ok(serde_json::from_slice(&output.stdout)?)
}
