//! What the formats say of a diff: of a spec and an edited copy, of one finding of each rule, and of hostile ones.

mod escaping;
mod formats;
mod page;
mod pair;
mod places;
mod sarif;
mod schema;
#[path = "../spec/support.rs"]
#[allow(
    dead_code,
    unused_imports,
    unused_macros,
    reason = "the tests of the loader use the rest"
)]
mod support;
