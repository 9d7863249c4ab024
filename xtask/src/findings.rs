//! Findings on the terminal: the code, the offending text underlined, a help line.

use std::collections::BTreeSet;
use std::io::IsTerminal;

use antom_codegen::Broken;
use antom_codegen::spec::{Files, Finding};
use miette::{
    GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteDiagnostic, NamedSource, Report,
};

/// Prints every finding and a line that counts them.
pub(crate) fn print(broken: &Broken) {
    let handler = GraphicalReportHandler::new_themed(theme()).with_width(WIDTH);
    for finding in &broken.findings {
        let mut text = String::new();
        let report = report(finding, &broken.files);
        // Writing to a string fails only when the handler does, which then has nothing to show.
        if handler.render_report(&mut text, report.as_ref()).is_ok() {
            eprintln!("{}", text.trim_end());
            eprintln!();
        }
    }
    let files: BTreeSet<_> = broken
        .findings
        .iter()
        .map(|finding| finding.place.file)
        .collect();
    eprintln!(
        "{} finding(s) in {} file(s)",
        broken.findings.len(),
        files.len()
    );
}

fn theme() -> GraphicalTheme {
    let wants_colour = std::env::var_os("NO_COLOR").is_none_or(|value| value.is_empty());
    if std::io::stderr().is_terminal() && wants_colour {
        GraphicalTheme::unicode()
    } else {
        GraphicalTheme::unicode_nocolor()
    }
}

/// Wide enough that messages and paths are not broken in two.
const WIDTH: usize = 120;

fn report(finding: &Finding, files: &Files) -> Report {
    let diagnostic = MietteDiagnostic::new(finding.message.clone())
        .with_code(finding.code)
        .with_help(finding.help.clone());
    let file = files.get(finding.place.file);
    if file.text.is_empty() {
        return Report::new(diagnostic);
    }
    let place = finding.place.start..finding.place.start + finding.place.len;
    let diagnostic = diagnostic.with_label(LabeledSpan::underline(place));
    let name = crate::workspace::shown(&file.path);
    Report::new(diagnostic).with_source_code(NamedSource::new(name, file.text.clone()))
}
