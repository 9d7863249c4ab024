//! How a command ends that could not do its work.

use std::fmt::Display;
use std::process::ExitCode;

use anstyle::{AnsiColor, Style};

/// Tells what went wrong on the disk or with another program.
pub(crate) fn fail(error: &impl Display) -> ExitCode {
    let style = Style::new().fg_color(Some(AnsiColor::Red.into())).bold();
    anstream::eprintln!("{style}error{style:#}: {error}");
    ExitCode::from(2)
}
