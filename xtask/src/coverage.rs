//! `cargo xtask coverage`: how much of what an SDK knows the spec says.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use antom_codegen::coverage::{Coverage, Facts, Subject, Verdict, compare};
use antom_codegen::model::Model;
use antom_codegen::spec::Requirement;

use crate::failure::fail;
use crate::{findings, workspace};

/// Compare the spec with the facts of an SDK
///
/// FACTS.json holds names, types and numbers: `operations` (class, path, response) and `models` by name (package, fields
/// with name, type, max_length, format). Prints what is covered, what differs with the spec's own reason, what is missing,
/// and where the facts of the spec come from. Exits with 0, with 1 when fewer operations, notifications or fields than the
/// threshold are covered, 2 when a file cannot be read.
#[derive(clap::Args)]
#[command(
    after_help = "Examples:\n  cargo xtask coverage facts.json\n  cargo xtask coverage facts.json --threshold 99 --list"
)]
pub(crate) struct Arguments {
    /// The facts
    facts: PathBuf,
    /// The least part that must be covered, in percent
    #[arg(long, default_value_t = 99.0)]
    threshold: f64,
    /// List everything that differs or is missing
    #[arg(long)]
    list: bool,
    /// The package of the facts that holds the notifications
    #[arg(long, default_value = "request/ams/notify")]
    notifications: String,
    /// A package of the facts that the spec is not about
    #[arg(long, default_value = "model/aps")]
    foreign: Vec<String>,
    /// The spec folder
    #[arg(long, default_value_os_t = workspace::root().join("spec"), hide_default_value = true)]
    spec: PathBuf,
}

/// What must reach the threshold.
const DEMANDED: [Subject; 3] = [Subject::Operation, Subject::Notification, Subject::Field];

pub(crate) fn run(arguments: &Arguments) -> ExitCode {
    let facts = match read(&arguments.facts) {
        Ok(facts) => facts,
        Err(error) => return fail(&format!("{}: {error}", arguments.facts.display())),
    };
    let model = match antom_codegen::read(&arguments.spec) {
        Ok(model) => model,
        Err(broken) => {
            findings::print(&broken);
            return ExitCode::from(2);
        }
    };
    let foreign: Vec<&str> = arguments.foreign.iter().map(String::as_str).collect();
    let coverage = compare(&model, &facts, &arguments.notifications, &foreign);
    table(&coverage);
    if arguments.list {
        list(&coverage);
    }
    provenance(&model);
    let short = DEMANDED
        .into_iter()
        .filter(|subject| coverage.percent(*subject) < arguments.threshold);
    let short: Vec<&str> = short.map(Subject::title).collect();
    if short.is_empty() {
        return ExitCode::SUCCESS;
    }
    anstream::eprintln!(
        "less than {} % of the {} are covered; --list tells which",
        arguments.threshold,
        short.join(" and the ")
    );
    ExitCode::FAILURE
}

fn read(path: &Path) -> io::Result<Facts> {
    let text = fs::read_to_string(path)?;
    serde_json::from_str(&text).map_err(|error| io::Error::new(ErrorKind::InvalidData, error))
}

fn table(coverage: &Coverage) {
    anstream::println!("| | in the facts | the same | other | missing | said |");
    anstream::println!("|---|--:|--:|--:|--:|--:|");
    for subject in Subject::ALL {
        let count = |verdict| coverage.count(subject, verdict);
        anstream::println!(
            "| {} | {} | {} | {} | {} | {:.1} % |",
            subject.title(),
            count(None),
            count(Some(Verdict::Covered)),
            count(Some(Verdict::Differs)),
            count(Some(Verdict::Missing)),
            coverage.percent(subject)
        );
    }
    if !coverage.left_out.is_empty() {
        anstream::println!(
            "\nNot compared, because the facts hold the class of another package: {}.",
            coverage.left_out.join(", ")
        );
    }
    anstream::println!();
}

fn list(coverage: &Coverage) {
    for (title, verdict) in [("Missing", Verdict::Missing), ("Other", Verdict::Differs)] {
        anstream::println!("{title}:");
        let findings = coverage.findings.iter();
        for finding in findings.filter(|finding| finding.verdict == verdict) {
            let subject = finding.subject.title();
            anstream::println!("  {subject:13} {}: {}", finding.place, finding.reason);
        }
        anstream::println!();
    }
}

fn provenance(model: &Model) {
    let count = |requirement| {
        model
            .fields()
            .filter(|field| field.requirement == requirement)
            .count()
    };
    anstream::println!("| fields of the spec | |\n|---|--:|");
    for (title, requirement) in [
        ("required, as a page says", Requirement::Required),
        ("optional, as a page says", Requirement::Optional),
        ("no page says whether required", Requirement::Unknown),
    ] {
        anstream::println!("| {title} | {} |", count(requirement));
    }
    let results: usize = model
        .operations()
        .map(|operation| operation.results.len())
        .sum();
    let without = model
        .operations()
        .filter(|operation| operation.results.is_empty())
        .count();
    let paged = model
        .operations()
        .filter(|operation| operation.page.is_some())
        .count();
    anstream::println!("| result codes | {results} |");
    anstream::println!("| operations without result codes | {without} |");
    anstream::println!("| operations whose page is known | {paged} |");
}
