//! What the diff said against what the compiler said.

use std::collections::BTreeMap;
use std::fmt::{self, Display, Formatter};

use antom_codegen::diff::{Audience, Diff, Finding, Verdict};

use crate::compile::{ByFunction, Outcome};
use crate::consumer::Consumer;
use crate::mutate::CHANGING_NOTHING;
use crate::table::{write_missing, write_verdicts};

/// One mutation.
pub(crate) struct Case {
    pub(crate) kind: String,
    pub(crate) target: String,
    /// What the diff says of source code.
    pub(crate) said: Verdict,
    /// What the diff found.
    pub(crate) findings: Vec<String>,
    pub(crate) compiled: Compiled,
    /// The items that do not compile, or of which the compiler warns, and what it says.
    pub(crate) reasons: Vec<String>,
    /// What cargo-semver-checks says, if it was asked.
    pub(crate) semver: Option<String>,
}

/// How the old consumer compiles with the new crate.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Compiled {
    /// It does.
    Clean,
    /// It does, with warnings.
    Warns,
    /// It does not.
    Breaks,
    /// The generated crate itself does not.
    NotEvenTheCrate,
}

impl Case {
    /// What the diff says of a change, against what the compiler found.
    pub(crate) fn new(
        kind: &str,
        target: &str,
        found: &Diff,
        checked: &Checked,
        consumer: &Consumer,
    ) -> Self {
        let item = |(function, message): (&usize, &String)| {
            format!("{}: {message}", consumer.functions[*function].item)
        };
        let mut reasons: Vec<String> = checked
            .generated
            .iter()
            .chain(&checked.others)
            .cloned()
            .collect();
        reasons.extend(checked.errors.iter().map(item));
        let compiled = match (
            checked.generated.is_empty(),
            reasons.is_empty(),
            checked.warnings.is_empty(),
        ) {
            (false, ..) => Compiled::NotEvenTheCrate,
            (true, false, _) => Compiled::Breaks,
            (true, true, false) => Compiled::Warns,
            (true, true, true) => Compiled::Clean,
        };
        if reasons.is_empty() {
            reasons.extend(checked.warnings.iter().map(item));
        }
        let shown =
            |finding: &Finding| format!("{} {}: {}", finding.rule.id, finding.path, finding.source);
        Self {
            kind: kind.to_owned(),
            target: target.to_owned(),
            said: found.worst(Audience::Source),
            findings: found.findings.iter().map(shown).collect(),
            compiled,
            reasons,
            semver: None,
        }
    }
}

/// What the compiler has said of one change so far.
#[derive(Default)]
pub(crate) struct Checked {
    pub(crate) errors: ByFunction,
    pub(crate) warnings: ByFunction,
    /// What went wrong besides the consumer's functions.
    pub(crate) others: Vec<String>,
    /// What of the generated crate does not compile by itself.
    pub(crate) generated: Vec<String>,
}

impl Checked {
    /// Whether something is known to break.
    pub(crate) fn is_broken(&self) -> bool {
        !self.errors.is_empty() || !self.others.is_empty() || !self.generated.is_empty()
    }

    /// Adds what a check of this change alone found, except for warnings that were there before.
    pub(crate) fn take(&mut self, outcome: Outcome, usual: &ByFunction) {
        let Outcome {
            errors,
            warnings,
            generated,
            cargo,
        } = outcome;
        self.errors.extend(errors);
        self.warnings.extend(
            warnings
                .into_iter()
                .filter(|(function, _)| !usual.contains_key(function)),
        );
        self.generated.extend(
            generated
                .into_iter()
                .map(|(file, words)| format!("{file}, {words}")),
        );
        self.others.extend(cargo);
    }
}

/// All of them.
pub(crate) struct Table {
    pub(crate) cases: Vec<Case>,
    /// Kinds of which nothing could be drawn.
    pub(crate) missing: Vec<&'static str>,
    pub(crate) discarded: usize,
}

/// How a verdict and the compiler agree.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Agreement {
    Agree,
    /// It breaks and was not called breaking.
    FalseSafe,
    /// It compiles and was called breaking.
    FalseAlarm,
    /// The diff found nothing at all.
    Unreported,
    /// The generator made what does not compile.
    BrokenCrate,
}

impl Case {
    fn agreement(&self) -> Agreement {
        match (self.compiled, self.said == Verdict::Breaking) {
            (Compiled::NotEvenTheCrate, _) => Agreement::BrokenCrate,
            (Compiled::Breaks, false) => Agreement::FalseSafe,
            (Compiled::Clean | Compiled::Warns, true) => Agreement::FalseAlarm,
            _ if self.findings.is_empty() && !CHANGING_NOTHING.contains(&self.kind.as_str()) => {
                Agreement::Unreported
            }
            _ => Agreement::Agree,
        }
    }
}

impl Table {
    /// Whether nothing is wrong that must not be.
    pub(crate) fn is_proven(&self) -> bool {
        self.cases
            .iter()
            .all(|case| matches!(case.agreement(), Agreement::Agree | Agreement::FalseAlarm))
    }

    fn of(&self, agreement: Agreement) -> impl Iterator<Item = &Case> {
        self.cases
            .iter()
            .filter(move |case| case.agreement() == agreement)
    }
}

impl Display for Table {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        writeln!(out, "# The source verdict against the compiler\n")?;
        writeln!(
            out,
            "{} mutations; {} were thrown away because they left no spec.\n",
            self.cases.len(),
            self.discarded
        )?;
        let ways = [
            ("compiles", Compiled::Clean),
            ("compiles with warnings", Compiled::Warns),
            ("does not compile", Compiled::Breaks),
            (
                "finds a crate that does not compile",
                Compiled::NotEvenTheCrate,
            ),
        ];
        write_verdicts(out, "the old consumer", &ways, |compiled, verdict| {
            let cases = self.cases.iter();
            cases
                .filter(|case| case.compiled == compiled && case.said == verdict)
                .count()
        })?;
        let sections = [
            ("Breaking, and not called so", Agreement::FalseSafe),
            ("Not found by the diff", Agreement::Unreported),
            (
                "Generated code that does not compile",
                Agreement::BrokenCrate,
            ),
            ("Called breaking, and compiles", Agreement::FalseAlarm),
        ];
        for (title, agreement) in sections {
            writeln!(out, "\n## {title}: {}\n", self.of(agreement).count())?;
            for case in self.of(agreement) {
                case.write(out)?;
            }
        }
        write_missing(out, &self.missing)?;
        self.write_kinds(out)?;
        self.write_semver(out)
    }
}

impl Case {
    fn write(&self, out: &mut Formatter<'_>) -> fmt::Result {
        const SHOWN: usize = 6;
        writeln!(
            out,
            "- {} of {}: the diff says {}",
            self.kind, self.target, self.said
        )?;
        for finding in self.findings.iter().take(SHOWN) {
            writeln!(out, "  - found {finding}")?;
        }
        for reason in self.reasons.iter().take(SHOWN) {
            writeln!(out, "  - `{}`", reason.replace('\n', " "))?;
        }
        Ok(())
    }
}

impl Table {
    fn write_kinds(&self, out: &mut Formatter<'_>) -> fmt::Result {
        writeln!(
            out,
            "\n## Kinds\n\n| kind | drawn | break | warn | one of them |\n|---|--:|--:|--:|---|"
        )?;
        let mut kinds: BTreeMap<&String, Vec<&Case>> = BTreeMap::new();
        for case in &self.cases {
            kinds.entry(&case.kind).or_default().push(case);
        }
        for (kind, cases) in kinds {
            let count = |compiled| {
                cases
                    .iter()
                    .filter(|case| case.compiled == compiled)
                    .count()
            };
            let worst = cases.iter().max_by_key(|case| case.compiled);
            let shown = worst
                .and_then(|case| Some(format!("{}: `{}`", case.target, case.reasons.first()?)));
            writeln!(
                out,
                "| {kind} | {} | {} | {} | {} |",
                cases.len(),
                count(Compiled::Breaks),
                count(Compiled::Warns),
                shown.unwrap_or_default().replace(['\n', '|'], " ")
            )?;
        }
        Ok(())
    }

    fn write_semver(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let asked: Vec<&Case> = self
            .cases
            .iter()
            .filter(|case| case.semver.is_some())
            .collect();
        if asked.is_empty() {
            return Ok(());
        }
        writeln!(
            out,
            "\n## cargo-semver-checks\n\n| mutation | the diff | the compiler | cargo-semver-checks |\n|---|---|---|---|"
        )?;
        for case in asked {
            let semver = case.semver.as_deref().unwrap_or_default();
            writeln!(
                out,
                "| {} of {} | {} | {:?} | {} |",
                case.kind,
                case.target,
                case.said,
                case.compiled,
                semver.replace('|', " ")
            )?;
        }
        Ok(())
    }
}
