//! How often one validation allocates, as JSON: a list of cases for each suite, a number for each competitor.
//!
//! A program of its own, so that the counting slows no measurement of time down.

use std::alloc::{GlobalAlloc, Layout, System};
use std::sync::atomic::{AtomicU64, Ordering::Relaxed};

use validate_bench::suite::Suite;

static COUNT: AtomicU64 = AtomicU64::new(0);

/// The system's allocator, which counts what allocates or grows.
struct Counting;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

#[allow(
    unsafe_code,
    reason = "an allocator cannot be written otherwise; every call goes to the system's as it is"
)]
unsafe impl GlobalAlloc for Counting {
    unsafe fn alloc(&self, layout: Layout) -> *mut u8 {
        COUNT.fetch_add(1, Relaxed);
        unsafe { System.alloc(layout) }
    }

    unsafe fn alloc_zeroed(&self, layout: Layout) -> *mut u8 {
        COUNT.fetch_add(1, Relaxed);
        unsafe { System.alloc_zeroed(layout) }
    }

    unsafe fn realloc(&self, block: *mut u8, layout: Layout, size: usize) -> *mut u8 {
        COUNT.fetch_add(1, Relaxed);
        unsafe { System.realloc(block, layout, size) }
    }

    unsafe fn dealloc(&self, block: *mut u8, layout: Layout) {
        unsafe { System.dealloc(block, layout) }
    }
}

fn main() {
    let counts = Suite::all().map(|suite| {
        let cases = suite.cases.iter();
        cases
            .map(|&case| {
                let competitors = suite.competitors(case);
                competitors
                    .iter()
                    .map(|competitor| {
                        let before = COUNT.load(Relaxed);
                        (competitor.run)(1);
                        COUNT.load(Relaxed) - before
                    })
                    .collect::<Vec<_>>()
            })
            .collect::<Vec<_>>()
    });
    println!("{}", serde_json::json!(counts));
}
