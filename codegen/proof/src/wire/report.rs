//! What the diff said against how the exchanges went.

use std::fmt::{self, Display, Formatter};

use antom_codegen::diff::Verdict;

use super::runner::{Direction, Exchanged};
use crate::table::{write_missing, write_verdicts};

/// A mutation in one direction.
pub(crate) struct Case {
    pub(crate) kind: &'static str,
    pub(crate) target: String,
    pub(crate) direction: Direction,
    /// What the diff says of the wire.
    pub(crate) said: Verdict,
    pub(crate) findings: Vec<String>,
    pub(crate) exchanged: Exchanged,
    /// Why it could not be tried.
    pub(crate) trouble: Option<String>,
}

/// All of them.
pub(crate) struct Table {
    pub(crate) cases: Vec<Case>,
    pub(crate) missing: Vec<&'static str>,
    pub(crate) discarded: usize,
}

/// Whether a case belongs to a section of the report.
type Fits = fn(&Case) -> bool;

/// How the exchanges of a case went.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Went {
    Through,
    Lost,
    /// Nothing was sent.
    Untried,
}

impl Case {
    fn went(&self) -> Went {
        match (self.exchanged.lost.is_empty(), self.exchanged.understood) {
            (false, _) => Went::Lost,
            (true, 0) => Went::Untried,
            (true, _) => Went::Through,
        }
    }

    /// Lost, and neither called breaking nor said to depend on the platform.
    fn is_false_safe(&self) -> bool {
        self.went() == Went::Lost && self.said < Verdict::Warning
    }

    fn is_false_alarm(&self) -> bool {
        self.went() == Went::Through && self.said == Verdict::Breaking
    }

    fn write(&self, out: &mut Formatter<'_>) -> fmt::Result {
        const SHOWN: usize = 4;
        const LENGTH: usize = 400;
        let clients = match self.direction {
            Direction::Forth => "old client, new gateway",
            Direction::Back => "new client, old gateway",
        };
        writeln!(
            out,
            "- {} of {}, {clients}: the diff says {}",
            self.kind, self.target, self.said
        )?;
        for finding in self.findings.iter().take(SHOWN) {
            writeln!(out, "  - found {finding}")?;
        }
        let lines = self
            .trouble
            .iter()
            .chain(&self.exchanged.lost)
            .chain(&self.exchanged.unfit);
        for line in lines.take(SHOWN) {
            let short: String = line.chars().take(LENGTH).collect();
            writeln!(out, "  - `{}`", short.replace(['\n', '`'], " "))?;
        }
        Ok(())
    }
}

impl Table {
    /// Whether nothing was lost that was called safe.
    pub(crate) fn is_proven(&self) -> bool {
        !self.cases.iter().any(Case::is_false_safe)
    }
}

impl Display for Table {
    fn fmt(&self, out: &mut Formatter<'_>) -> fmt::Result {
        let messages: usize = self
            .cases
            .iter()
            .map(|case| case.exchanged.understood + case.exchanged.lost.len())
            .sum();
        writeln!(out, "# The wire verdict against exchanges\n")?;
        writeln!(
            out,
            "{} mutations in both directions, {messages} messages; {} mutations were thrown away because they left no spec.\n",
            self.cases.len() / 2,
            self.discarded
        )?;
        let ways = [
            ("understood", Went::Through),
            ("some lost", Went::Lost),
            ("none possible", Went::Untried),
        ];
        write_verdicts(out, "exchanges", &ways, |went, verdict| {
            let cases = self.cases.iter();
            cases
                .filter(|case| case.went() == went && case.said == verdict)
                .count()
        })?;
        let sections: [(&str, Fits); 4] = [
            ("Lost, and called safe", Case::is_false_safe),
            ("Called breaking, and understood", Case::is_false_alarm),
            ("Not tried", |case| case.went() == Went::Untried),
            ("Messages that were unfit", |case| {
                case.went() != Went::Untried && !case.exchanged.unfit.is_empty()
            }),
        ];
        for (title, fits) in sections {
            let cases: Vec<&Case> = self.cases.iter().filter(|case| fits(case)).collect();
            writeln!(out, "\n## {title}: {}\n", cases.len())?;
            for case in cases {
                case.write(out)?;
            }
        }
        write_missing(out, &self.missing)
    }
}
