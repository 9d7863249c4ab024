//! Targets, and where a report goes.

use std::fmt::{self, Display};
use std::fs;
use std::path::Path;

use serde::Serialize;

use crate::Failure;

/// A target and how far it was from being met or missed.
#[derive(Debug, Serialize)]
pub struct Verdict {
    pub target: String,
    pub is_met: bool,
    /// What was measured, at its worst where there are several.
    pub measured: String,
}

/// The table of all targets.
///
/// # Errors
///
/// Those of the formatter.
pub fn targets(verdicts: &[Verdict], out: &mut fmt::Formatter<'_>) -> fmt::Result {
    writeln!(out, "## Targets\n\n| target | | measured |\n|---|---|--:|")?;
    for verdict in verdicts {
        let met = if verdict.is_met { "met" } else { "**missed**" };
        writeln!(out, "| {} | {met} | {} |", verdict.target, verdict.measured)?;
    }
    writeln!(out)
}

/// Prints a report and writes it to a file, with its numbers as JSON beside it. Gives the words for where.
///
/// # Errors
///
/// When the disk refuses.
pub fn publish(report: &(impl Display + Serialize), file: &Path) -> Result<String, Failure> {
    let table = report.to_string();
    print!("{table}");
    if let Some(folder) = file.parent() {
        fs::create_dir_all(folder)?;
    }
    fs::write(file, table)?;
    let json = file.with_extension("json");
    fs::write(&json, serde_json::to_string_pretty(report)? + "\n")?;
    Ok(format!(
        "written to {} and {}",
        file.display(),
        json.display()
    ))
}
