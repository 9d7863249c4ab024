//! Every rule that a spec must keep.
//!
//! One way in: [`check`]. It runs every rule of [`RULES`] and stops at none; what keeps them all is a [`Checked`] spec.

mod api;
mod beginning;
mod constraints;
mod names;
mod notifications;
mod operations;
mod repeats;
mod samples;
mod sources;
mod subject;
mod types;
mod uploads;

use crate::spec::{Checked, Files, Finding, Findings, Loaded, Place};
use subject::Subject;

/// One rule.
pub struct Rule {
    /// The code of its findings.
    pub code: &'static str,
    /// What it demands.
    pub demands: &'static str,
    run: fn(&Subject<'_>, &Report<'_>),
}

/// Where one rule reports to.
struct Report<'a> {
    code: &'static str,
    findings: &'a Findings,
}

impl Report<'_> {
    fn add(&self, place: Place, message: impl Into<String>, help: impl Into<String>) {
        self.findings.add(self.code, place, message, help);
    }
}

macro_rules! rules {
    ($($code:literal, $run:path, $demands:literal;)*) => {
        &[$(Rule { code: $code, demands: $demands, run: $run }),*]
    };
}

/// The rules, in the order they run. Those of the loader (`yaml`, `unknown-key`, `missing-key`, `wrong-kind`, …) come before.
#[rustfmt::skip]
pub const RULES: &[Rule] = rules! {
    "duplicate-name",      names::duplicates,           "types, operations, their paths and notifications are unique, and so is what a list names";
    "rust-name-collision", names::collisions,           "no two names of the API give one name in Rust";
    "two-rust-names",      names::result_names,         "a result code has the same name in Rust in all operations";
    "reserved-word",       names::reserved,             "no name is one that Rust or the generated code uses for itself";
    "bad-name",            names::malformed,            "every name gives a valid name in Rust";
    "unknown-type",        types::unknown,              "every type that a field names exists";
    "unused-type",         types::unused,               "every type is reached from an operation or a notification";
    "recursive-type",      types::recursive,            "a type that contains itself does so through a list or `boxed: true`";
    "empty-enum",          types::empty_enums,          "an enum and a list of allowed values have a value";
    "empty-type",          types::empty_objects,        "an object has a field";
    "bad-money",           types::money,                "a sum of money has a required u64 or i64 in minor units and a required currency, and its divisors are of known currencies";
    "misplaced-constraint", constraints::misplaced,     "a constraint fits the type of its field";
    "upside-down",         constraints::nonsense,       "limits are in order, within their type, and leave something over";
    "bad-pattern",         constraints::nonsense,       "patterns are regular expressions";
    "fixed-breaks-limits", constraints::nonsense,       "fixed and allowed values keep the other limits of their field";
    "bad-api",             api::manifest,               "cargo takes the crate's name and version, and there are hosts, statuses and groups";
    "bad-host",            api::hosts,                  "hosts are encrypted, and nothing but a scheme and a host";
    "bad-header",          api::headers,                "headers have names that HTTP takes, each one its own";
    "bad-method",          api::methods,                "methods are ones that HTTP has";
    "bad-path",            operations::paths,           "paths begin with one slash and hold no query";
    "unknown-group",       operations::groups,          "the folder of an operation or a notification is a group of api.yaml";
    "unknown-status",      operations::statuses,        "the status of a result is one of api.yaml";
    "unknown-field",       operations::fields,          "fields that an operation or a scenario speaks of exist";
    "bad-scenario",        operations::scenarios,       "a scenario fixes texts and enums, to values that their fields allow, and requires nothing that it fixes";
    "unknown-operation",   operations::inquiries,       "the operation to inquire with exists";
    "weak-key",            operations::idempotency,     "an idempotency key is a required text of the request";
    "bad-repeat",          repeats::repeats,            "what may be sent again says why, and what says to send again can be followed";
    "contradiction",       repeats::advice,             "the advice of a result says what its outcome and its retry say";
    "bad-echo",            repeats::echoes,             "a field that repeats one of the request is a text of the response, and so is that";
    "bad-upload",          uploads::uploads,            "an upload has named parts and a limit, its digest a field of its own, and the API a host for files";
    "bad-envelope",        operations::envelope,        "the response has the result that api.yaml describes";
    "bad-recognition",     notifications::recognition,  "a notification is recognised by texts and fields of its body, and by others than every other one";
    "no-acknowledgement",  notifications::acknowledged, "api.yaml says how a notification is acknowledged, if there are any";
    "sample-breaks-spec",  samples::samples,            "samples keep the rules they are samples of";
    "unknown-source",      sources::unknown,            "every source is one of api.yaml";
    "missing-source",      sources::missing,            "every type, operation and notification says where its facts come from";
    "unused-source",       sources::unused,             "every source is the source of something";
};

/// A spec that cannot be used, and why.
#[derive(Debug)]
pub struct Broken {
    /// The files that were read.
    pub files: Files,
    /// What is wrong, in the order of the files.
    pub findings: Vec<Finding>,
}

/// Runs every rule over what was loaded.
///
/// # Errors
///
/// Everything that is wrong with it, as far as the loader and the rules know.
pub fn check(loaded: Loaded) -> Result<Checked, Broken> {
    let Loaded {
        spec,
        files,
        findings,
    } = loaded;
    if let Some(spec) = &spec {
        let subject = Subject::new(spec, &files);
        for rule in RULES {
            let report = Report {
                code: rule.code,
                findings: &findings,
            };
            (rule.run)(&subject, &report);
        }
    }
    let findings = findings.into_sorted();
    match spec {
        Some(spec) if findings.is_empty() => Ok(Checked::new(spec, files)),
        _ => Err(Broken { files, findings }),
    }
}
