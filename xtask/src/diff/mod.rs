//! `cargo xtask diff`: what a change of the spec breaks.

mod bump;
mod git;
mod rules;
mod side;
mod terminal;

use std::path::PathBuf;
use std::process::ExitCode;

use antom_codegen::diff::{self, Verdict, accept};
use clap::ValueEnum;

use crate::failure::fail;
use crate::{findings, workspace};
use side::{Side, SideError};

/// Show what a change of the spec breaks, and for whom
///
/// Compares two specs, each a folder or a git revision; without arguments the last commit with the working tree. Judges each
/// change for three audiences: the wire (programs that speak with the old and the new spec), source (code that uses the
/// generated crate) and behaviour (what code does that compiles as before). Exits with 0, with 1 when something at or above
/// --deny was found, with 2 when a side cannot be read.
///
/// Findings that spec/diff-allow.yaml accepts do not count until their day is over.
#[derive(clap::Args)]
#[command(after_help = "Examples:
  cargo xtask diff                          the last commit with the working tree
  cargo xtask diff main                     a branch with the working tree
  cargo xtask diff v0.1.0..HEAD             two revisions
  cargo xtask diff old-spec/ spec/          two folders
  cargo xtask diff --deny warning           for CI: fail on warnings, too
  cargo xtask diff --bump                   write the next version to spec/api.yaml
  cargo xtask diff --explain request-max-length-tightened")]
pub(crate) struct Arguments {
    /// The old spec: a folder, a git revision, or two of them as OLD..NEW [default: HEAD]
    old: Option<String>,
    /// The new spec: a folder or a git revision [default: the working tree]
    new: Option<String>,
    /// Exit with 1 when a finding that counts is this bad, or worse
    #[arg(long, value_name = "LEVEL", default_value = "breaking")]
    deny: Level,
    /// Show nothing below this
    #[arg(long, value_name = "LEVEL", default_value = "safe")]
    show: Level,
    /// Write the next version of the crate to spec/api.yaml
    #[arg(long, conflicts_with_all = ["rules", "explain"])]
    bump: bool,
    /// List every rule
    #[arg(long, conflicts_with_all = ["old", "new", "explain"])]
    rules: bool,
    /// Explain one rule, with an example
    #[arg(long, value_name = "ID", conflicts_with_all = ["old", "new"])]
    explain: Option<String>,
    /// The spec folder of the working tree, and within each revision
    #[arg(long, default_value_os_t = workspace::root().join("spec"), hide_default_value = true)]
    spec: PathBuf,
}

/// How bad a finding is at least.
#[derive(Clone, Copy, ValueEnum)]
enum Level {
    Safe,
    Note,
    Warning,
    Breaking,
}

impl From<Level> for Verdict {
    fn from(level: Level) -> Self {
        match level {
            Level::Safe => Self::Safe,
            Level::Note => Self::Note,
            Level::Warning => Self::Warning,
            Level::Breaking => Self::Breaking,
        }
    }
}

pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    if arguments.rules {
        rules::list();
        return ExitCode::SUCCESS;
    }
    if let Some(id) = &arguments.explain {
        return rules::explain(id);
    }
    let sides = match sides(arguments) {
        Ok(sides) => sides,
        Err(error) => return fail(&error),
    };
    // Both sides are read before either ends it: whoever broke both sees all of it.
    let [old, new] = &sides;
    let (old, new) = match (old.read(), new.read()) {
        (Ok(old), Ok(new)) => (old, new),
        broken => {
            for (side, broken) in sides.iter().zip([broken.0.err(), broken.1.err()]) {
                if let Some(broken) = broken {
                    findings::print(&broken);
                    anstream::eprintln!("{} cannot be read, so nothing is compared", side.name);
                }
            }
            return ExitCode::from(2);
        }
    };
    let diff = diff::diff(&old.model, &new.model);
    let today = time::OffsetDateTime::now_utc().date().to_string();
    let acceptance = accept(&diff.findings, &new.spec.accepted, &today);
    let next = match bump::next(&old.model.version, diff.bump()) {
        Ok(next) => next,
        Err(error) => return fail(&error),
    };
    let report = terminal::Report {
        diff: &diff,
        acceptance: &acceptance,
        shown_from: arguments.show.into(),
        names: [&sides[0].name, &sides[1].name],
        versions: [&old.model.version, &next],
    };
    report.print();
    if arguments.bump
        && let Err(error) = bump::write(&arguments.spec, &new.model.version, &next)
    {
        return fail(&error);
    }
    let denied = Verdict::from(arguments.deny);
    let is_denied = acceptance
        .open
        .iter()
        .any(|finding| finding.worst() >= denied);
    match is_denied {
        true => ExitCode::FAILURE,
        false => ExitCode::SUCCESS,
    }
}

fn sides(arguments: &Arguments) -> Result<[Side; 2], SideError> {
    let side = |text: &str| Side::of(text, &arguments.spec);
    let working_tree = || Side::folder(&arguments.spec, "the working tree");
    Ok(match (&arguments.old, &arguments.new) {
        (None, _) => [side("HEAD")?, working_tree()],
        (Some(old), Some(new)) => [side(old)?, side(new)?],
        (Some(range), None) => match range.split_once("..") {
            Some((old, new)) if !std::path::Path::new(range).is_dir() => {
                let [old, new] = [old, new].map(|end| if end.is_empty() { "HEAD" } else { end });
                [side(old)?, side(new)?]
            }
            _ => [side(range)?, working_tree()],
        },
    })
}
