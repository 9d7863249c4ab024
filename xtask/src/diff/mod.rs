//! `cargo xtask diff`: what a change of the spec breaks.

mod bump;
mod git;
mod rules;
mod side;
mod terminal;

use std::io::Write;
use std::path::PathBuf;
use std::process::ExitCode;

use antom_codegen::diff::{self, Acceptance, Diff, Verdict, accept};
use antom_codegen::report::{self, Places, Report, summary};
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
  cargo xtask diff main --format markdown   for a comment of a pull request
  cargo xtask diff main --format html --out diff.html
  cargo xtask diff v0.1.0 --changelog       sentences for CHANGELOG.md
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
    /// Show nothing below this on the terminal
    #[arg(long, value_name = "LEVEL", default_value = "safe")]
    show: Level,
    /// How to tell it
    #[arg(long, value_name = "FORMAT", default_value = "terminal")]
    format: Format,
    /// The same as --format changelog
    #[arg(long, conflicts_with = "format")]
    changelog: bool,
    /// Write it to a file, and only the summary to the terminal
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
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

/// How a diff is told.
#[derive(Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Format {
    /// For people at a terminal
    Terminal,
    /// For a comment of a pull request
    Markdown,
    /// A page that needs nothing else
    Html,
    /// For programs; --format json-schema describes it
    Json,
    /// The JSON Schema of --format json
    JsonSchema,
    /// Annotations of a GitHub workflow
    Github,
    /// For code scanning
    Sarif,
    /// Sentences for CHANGELOG.md
    Changelog,
}

impl Format {
    /// What writes it; none for the terminal, which is printed to as it comes.
    fn written(self) -> Option<fn(&Report<'_>) -> String> {
        Some(match self {
            Self::Terminal => return None,
            Self::Markdown => report::markdown,
            Self::Html => report::html,
            Self::Json => report::json,
            Self::JsonSchema => |_| report::JSON_SCHEMA.to_owned(),
            Self::Github => report::github,
            Self::Sarif => report::sarif,
            Self::Changelog => report::changelog,
        })
    }
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
    let acceptance = accept(&diff.findings, &new.checked.spec().accepted, &today);
    let next = match bump::next(&old.model.version, diff.bump()) {
        Ok(next) => next,
        Err(error) => return fail(&error),
    };
    let counting = acceptance.open.iter().map(|finding| (*finding).clone());
    let counting = Diff {
        findings: counting.collect(),
    };
    let report = Report {
        diff: &counting,
        accepted: &acceptance.accepted,
        sides: sides.each_ref().map(|side| side.name.clone()),
        versions: [old.model.version.clone(), next.clone()],
        // What is accepted breaks all the same.
        bump: diff.bump(),
        places: &Places::new(&new.checked),
    };
    if let Err(error) = tell(arguments, &report, &acceptance) {
        return fail(&error);
    }
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

/// Prints the report or writes it to a file, as it is asked for.
fn tell(
    arguments: &Arguments,
    report: &Report<'_>,
    acceptance: &Acceptance<'_>,
) -> Result<(), TellError> {
    let format = match arguments.changelog {
        true => Format::Changelog,
        false => arguments.format,
    };
    let Some(write) = format.written() else {
        terminal::print(report, acceptance, arguments.show.into());
        return Ok(());
    };
    let text = write(report);
    terminal::print_stale(acceptance);
    let Some(path) = &arguments.out else {
        // A reader that stops early, such as `head`, has seen what it wanted.
        let _ = std::io::stdout().write_all(text.as_bytes());
        return Ok(());
    };
    std::fs::write(path, text).map_err(|error| TellError {
        path: path.clone(),
        error,
    })?;
    anstream::println!("{}", summary(report));
    anstream::println!("written to {}", workspace::shown(path));
    Ok(())
}

/// The report cannot be written.
#[derive(Debug, thiserror::Error)]
#[error("{}: {error}", path.display())]
struct TellError {
    path: PathBuf,
    #[source]
    error: std::io::Error,
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
