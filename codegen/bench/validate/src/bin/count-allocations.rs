//! How often one validation allocates, as JSON: a list of cases for each suite, a number for each competitor.

use bench_support::allocator::{Counting, allocations};
use validate_bench::suite::Suite;

#[global_allocator]
static ALLOCATOR: Counting = Counting;

fn main() {
    let counts = Suite::all().map(|suite| {
        let cases = suite.cases.iter();
        cases
            .map(|&case| {
                let competitors = suite.competitors(case);
                competitors
                    .iter()
                    .map(|competitor| allocations(|| (competitor.run)(1)))
                    .collect::<Vec<_>>()
            })
            .collect::<Vec<_>>()
    });
    println!("{}", serde_json::json!(counts));
}
