//! What the tables of the proofs have in common.

use std::fmt::{self, Formatter};

use antom_codegen::diff::Verdict;

/// How many mutations had which verdict, a row for each way that things went.
pub(crate) fn write_verdicts<W: Copy>(
    out: &mut Formatter<'_>,
    what: &str,
    ways: &[(&str, W)],
    count: impl Fn(W, Verdict) -> usize,
) -> fmt::Result {
    writeln!(
        out,
        "| {what} | safe | note | warning | breaking |\n|---|--:|--:|--:|--:|"
    )?;
    for (words, way) in ways {
        let count = |verdict| count(*way, verdict);
        writeln!(
            out,
            "| {words} | {} | {} | {} | {} |",
            count(Verdict::Safe),
            count(Verdict::Note),
            count(Verdict::Warning),
            count(Verdict::Breaking)
        )?;
    }
    Ok(())
}

/// The kinds of which there is nothing in the table.
pub(crate) fn write_missing(out: &mut Formatter<'_>, missing: &[&str]) -> fmt::Result {
    match missing {
        [] => Ok(()),
        kinds => writeln!(out, "\nNothing could be drawn of {}.", kinds.join(", ")),
    }
}
