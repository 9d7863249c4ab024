//! Correctly signed answers are changed in every way, and only what the platform signed may be believed.
//!
//! Requests that arrive at the gateway are verified by the same code; it takes them over HTTP alone, which is too slow for
//! so many.

mod kind;
mod oracle;
mod original;

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicU64, Ordering};
use std::thread;
use std::time::Instant;

use antom_runtime::protocol::SignatureError;

use crate::numbers::Numbers;
use kind::{Kind, mutation};
use oracle::original_of;
use original::{Merchant, Original, Strangers, Taken};

/// How often each kind of mutation ended in each way.
type Tally = BTreeMap<(Kind, &'static str), u64>;

const ACCEPTED: &str = "accepted";
const UNREADABLE: &str = "unreadable";
const REFUSALS: [&str; 12] = [
    "Missing",
    "MissingHeader",
    "Malformed",
    "UnknownAlgorithm",
    "UnknownKeyVersion",
    "OtherClient",
    "Time",
    "ForeignKey",
    "OtherPath",
    "Altered",
    "OtherTime",
    "OtherCall",
];

fn name(taken: &Taken) -> &'static str {
    let reason = match taken {
        Taken::Accepted(_) => return ACCEPTED,
        Taken::Unreadable(_) => return UNREADABLE,
        Taken::Refused(reason) => reason,
    };
    let name = match reason {
        SignatureError::Missing => "Missing",
        SignatureError::MissingHeader(_) => "MissingHeader",
        SignatureError::Malformed(_) => "Malformed",
        SignatureError::UnknownAlgorithm(_) => "UnknownAlgorithm",
        SignatureError::UnknownKeyVersion(_) => "UnknownKeyVersion",
        SignatureError::OtherClient(_) => "OtherClient",
        SignatureError::Time => "Time",
        SignatureError::ForeignKey => "ForeignKey",
        SignatureError::OtherPath(_) => "OtherPath",
        SignatureError::Altered => "Altered",
        SignatureError::OtherTime(_) => "OtherTime",
        SignatureError::OtherCall(_) => "OtherCall",
        other => panic!("a reason that is not counted: {other:?}"),
    };
    assert!(REFUSALS.contains(&name));
    name
}

/// Makes the mutation of a number, opens it and compares how it was taken to what must be.
fn prove(
    number: u64,
    merchant: &Merchant,
    originals: &[Original],
    strangers: &Strangers,
) -> (Kind, &'static str) {
    let kind = Kind::ALL[usize::try_from(number % Kind::ALL.len() as u64).expect("an index")];
    let mut numbers = Numbers::of(number);
    // What a header cannot hold cannot arrive, so another one is made instead.
    let (call, message, received) = loop {
        let (call, message) = mutation(kind, originals, strangers, &mut numbers);
        if let Some(received) = message.received() {
            break (call, message, received);
        }
    };
    let open = AssertUnwindSafe(|| merchant.open(call, received));
    let Ok(taken) = catch_unwind(open) else {
        panic!("mutation {number}, {kind:?} of an answer to {call:?}, panics\n{message:?}");
    };
    let original = original_of(originals, call, &message);
    let is_right = match (original, &taken) {
        (Some(original), taken) => *taken == original.says,
        (None, Taken::Refused(_)) => !kind.is_harmless(),
        (None, Taken::Unreadable(_) | Taken::Accepted(_)) => false,
    };
    assert!(
        is_right,
        "mutation {number}, {kind:?} of an answer to {call:?}, was taken as {taken:?}, and is it one that was signed: \
         {}\n{message:?}",
        original.is_some()
    );
    (kind, name(&taken))
}

/// Proves so many mutations on all cores. Each depends on its number alone, so that a failure can be repeated.
fn prove_all(count: u64) {
    const AT_ONCE: u64 = 64;
    let start = Instant::now();
    let merchant = Merchant::new();
    let originals = Original::all(&merchant);
    let strangers = Strangers::new();
    let next = AtomicU64::new(0);
    let cores = thread::available_parallelism().map_or(1, usize::from);
    let work = || {
        let mut tally = Tally::new();
        loop {
            let first = next.fetch_add(AT_ONCE, Ordering::Relaxed);
            if first >= count {
                return tally;
            }
            for number in first..count.min(first + AT_ONCE) {
                *tally
                    .entry(prove(number, &merchant, &originals, &strangers))
                    .or_default() += 1;
            }
        }
    };
    let tally = thread::scope(|scope| {
        let workers: Vec<_> = (0..cores).map(|_| scope.spawn(work)).collect();
        let mut all = Tally::new();
        for worker in workers {
            for (key, times) in worker.join().expect("a mutation failed, as said above") {
                *all.entry(key).or_default() += times;
            }
        }
        all
    });
    println!(
        "{count} mutations in {} s on {cores} cores",
        start.elapsed().as_secs()
    );
    for ((kind, name), times) in &tally {
        println!("{:>20} {name:<17} {times:>7}", format!("{kind:?}"));
    }
    assert_eq!(
        tally.values().sum::<u64>(),
        count,
        "every mutation was opened"
    );
    for kind in Kind::ALL {
        assert!(
            tally.keys().any(|(found, _)| *found == kind),
            "{kind:?} occurs"
        );
    }
    for name in REFUSALS.iter().chain([&ACCEPTED, &UNREADABLE]) {
        assert!(
            tally.keys().any(|(_, found)| found == name),
            "{name} occurs"
        );
    }
}

#[test]
fn no_mutation_of_an_answer_is_believed() {
    prove_all(3_000);
}

#[test]
#[ignore = "takes half a minute; `cargo xtask test --all` runs it"]
fn no_mutation_of_an_answer_is_believed_among_a_million() {
    prove_all(1_000_000);
}
