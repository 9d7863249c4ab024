//! The report as Markdown.

use std::fmt::{Display, Formatter, Result};

use bench_support::report::targets;

use super::{Measured, Report, SuiteReport, find, gross};
use crate::competitor::Name;
use crate::compile::{Derive, FIELDS, STRUCTS};

/// What the numbers mean, and what the peers are spared or cannot say.
const NOTES: &str = "\
Everyone is compiled with the same settings: the release profile as it is (opt-level 3, no LTO, 16 codegen units); compile
time is of the dev profile without incremental compilation. Nanoseconds per validation, with the result dropped: the median,
and the minimum in parentheses. A ratio is the median of the rounds' own ratios, that of the minima in parentheses.

- garde, validator: no rule for date-times, currencies, regions; they call the same functions as ours, as custom rules, for
  URLs too, which otherwise would be parsed in full.
- required_when: garde and serde_valid in a custom rule a field; validator in one function of the struct that reports one
  error in all.
- serde_valid: lengths are in grapheme clusters, it has none in characters. So it does more work, and different work.
- garde, validator and serde_valid write a message or a map of parameters for each violation; ours and by hand keep data.
- Parts of createPaymentSession that no case fills in are not looked into by the peers.
- 1000 goods of createPaymentSession are 100 in the list, which is all that it may hold, with 9 below each.
";

impl Display for Report {
    fn fmt(&self, out: &mut Formatter<'_>) -> Result {
        writeln!(out, "# `#[derive(Validate)]` beside its peers\n")?;
        writeln!(out, "{} rounds. {NOTES}", self.rounds)?;
        targets(&self.verdicts, out)?;
        for suite in &self.suites {
            times(suite, out)?;
        }
        for suite in &self.suites {
            allocations(suite, out)?;
        }
        compile_time(self, out)
    }
}

fn head(first: &str, last: &[&str], out: &mut Formatter<'_>) -> Result {
    let names = Name::ALL.map(Name::title).into_iter();
    let columns: Vec<&str> = names.chain(last.iter().copied()).collect();
    writeln!(out, "| {first} | {} |", columns.join(" | "))?;
    writeln!(out, "|---|{}", "--:|".repeat(columns.len()))
}

fn times(suite: &SuiteReport, out: &mut Formatter<'_>) -> Result {
    writeln!(out, "## Time: {}\n", suite.title)?;
    head("case", &["ours ÷ by hand", "fastest peer ÷ ours"], out)?;
    for case in &suite.cases {
        write!(out, "| {} |", case.case)?;
        for timing in &case.timings {
            write!(out, " {:.0} ({:.0}) |", timing.median, timing.minimum)?;
        }
        ratios(case, out)?;
    }
    writeln!(out)
}

fn ratios(case: &Measured, out: &mut Formatter<'_>) -> Result {
    let by_hand = &case.ours_over_by_hand;
    let peer = &case.fastest_peer_over_ours;
    writeln!(
        out,
        " {:.2} ({:.2}) | {}: {:.1} ({:.1}) |",
        by_hand.paired,
        by_hand.minima,
        case.fastest_peer.title(),
        peer.paired,
        peer.minima
    )
}

fn allocations(suite: &SuiteReport, out: &mut Formatter<'_>) -> Result {
    writeln!(out, "## Allocations: {}\n", suite.title)?;
    head("case", &[], out)?;
    for case in &suite.cases {
        write!(out, "| {} |", case.case)?;
        for timing in &case.timings {
            write!(out, " {} |", timing.allocations)?;
        }
        writeln!(out)?;
    }
    writeln!(out)
}

fn compile_time(report: &Report, out: &mut Formatter<'_>) -> Result {
    let compiled = &report.compiled;
    let Some(first) = compiled.first() else {
        return Ok(());
    };
    writeln!(
        out,
        "## Compile time: {STRUCTS} structs of {FIELDS} fields\n\n\
         The median of {} builds of the crate alone, the fastest in parentheses. Net is without what the crate takes with no such derive.\n",
        first.seconds.len()
    )?;
    let columns = "gross | net | ours ÷ it, gross | ours ÷ it, net | expanded lines a field";
    writeln!(
        out,
        "| | derive | {columns} |\n|---|---|--:|--:|--:|--:|--:|"
    )?;
    for serde in [true, false] {
        let Some(base) = gross(compiled, Derive::None, serde) else {
            continue;
        };
        let ours = gross(compiled, Derive::Ours, serde).unwrap_or(f64::NAN);
        let lines = |derive| find(compiled, derive, serde).map_or(0, |one| one.expanded_lines);
        for derive in [Derive::None, Derive::Ours, Derive::Garde, Derive::Validator] {
            let Some(one) = find(compiled, derive, serde) else {
                continue;
            };
            let taken = one.median();
            let beside = if serde {
                "beside serde"
            } else {
                "without serde"
            };
            let name = format!("{derive:?}").to_lowercase();
            let fastest = one.minimum();
            write!(out, "| {beside} | {name} | {taken:.2} s ({fastest:.2}) |")?;
            if derive == Derive::None {
                writeln!(out, " | | | |")?;
                continue;
            }
            let added = lines(derive).saturating_sub(lines(Derive::None));
            writeln!(
                out,
                " {:.2} s | {:.2} | {:.2} | {:.1} |",
                taken - base,
                ours / taken,
                (ours - base) / (taken - base),
                added as f64 / (STRUCTS * FIELDS) as f64
            )?;
        }
    }
    writeln!(out)
}
