//! Whether the consumer of the old crate compiles with a new one.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use antom_codegen::output::Tree;

use crate::cargo::{Said, Workspace};
use crate::consumer::Consumer;
use crate::error::Error;

/// The consumer's package.
const CONSUMER: &str = "consumer";
/// Features that every check turns on, so that what the generated crate depends on is built only once.
const ALWAYS: [&str; 4] = ["blocking", "client", "gateway", "http"];

/// A workspace with the consumer of one crate.
pub(crate) struct Compiler<'a> {
    workspace: Workspace,
    consumer: &'a Consumer,
}

/// Which features are on.
#[derive(Clone, Debug)]
pub(crate) enum Setting {
    /// All that the old crate has.
    All,
    /// One group and no other.
    Group(String),
    /// What the new crate turns on by itself, for code that relies on what the old one did.
    Default(Vec<String>),
}

/// What is said of the consumer's functions, by their numbers.
pub(crate) type ByFunction = BTreeMap<usize, String>;

/// What the compiler says.
#[derive(Debug, Default)]
pub(crate) struct Outcome {
    /// The functions that do not compile, and why.
    pub(crate) errors: ByFunction,
    /// The functions that compile with a warning.
    pub(crate) warnings: ByFunction,
    /// Files of the generated crate that do not compile by themselves, and why.
    pub(crate) generated: Vec<(String, String)>,
    /// Why cargo cannot even begin.
    pub(crate) cargo: Option<String>,
}

impl Outcome {
    /// Whether everything compiles.
    pub(crate) fn is_clean(&self) -> bool {
        self.errors.is_empty() && self.generated.is_empty() && self.cargo.is_none()
    }
}

impl<'a> Compiler<'a> {
    pub(crate) fn new(folder: &Path, consumer: &'a Consumer) -> Result<Self, Error> {
        Ok(Self {
            workspace: Workspace::new(folder, &["api", CONSUMER])?,
            consumer,
        })
    }

    /// Checks the consumer with a crate. What fails is left out and the rest checked again, until everything compiles: names
    /// that are not found hide types that do not fit.
    pub(crate) fn check(&self, tree: &Tree, setting: &Setting) -> Result<Outcome, Error> {
        self.workspace.put_crate("api", tree)?;
        self.workspace
            .put(&format!("{CONSUMER}/Cargo.toml"), &self.manifest(setting))?;
        let mut outcome = Outcome::default();
        loop {
            let left_out: BTreeSet<usize> = outcome.errors.keys().copied().collect();
            let source = format!("{CONSUMER}/src/lib.rs");
            self.workspace
                .put(&source, &self.consumer.text(&left_out))?;
            let said = self.run(setting)?;
            let before = outcome.errors.len();
            outcome.warnings.clear();
            self.sort(&said, &mut outcome)?;
            if said.is_success || !outcome.generated.is_empty() || outcome.cargo.is_some() {
                return Ok(outcome);
            }
            if outcome.errors.len() == before {
                return Err(Error::Cargo(said.rest));
            }
        }
    }

    fn run(&self, setting: &Setting) -> Result<Said, Error> {
        let features: Vec<&str> = match setting {
            Setting::All => self.consumer.features.iter().map(String::as_str).collect(),
            Setting::Group(group) => ALWAYS.into_iter().chain([group.as_str()]).collect(),
            Setting::Default(features) => features.iter().map(String::as_str).collect(),
        };
        let features = features.join(",");
        self.workspace.cargo(&[
            "check",
            "--offline",
            "--quiet",
            "--package",
            CONSUMER,
            "--features",
            &features,
            "--message-format",
            "json",
        ])
    }

    fn sort(&self, said: &Said, outcome: &mut Outcome) -> Result<(), Error> {
        let mut is_explained = said.is_success;
        for message in &said.messages {
            let function = message
                .place
                .as_ref()
                .and_then(|(_, line)| self.consumer.at_line(*line));
            if message.package == CONSUMER {
                match (function, message.is_error) {
                    (Some(function), true) => {
                        is_explained = true;
                        outcome
                            .errors
                            .entry(function)
                            .or_insert_with(|| message.text.clone());
                    }
                    (Some(function), false) => {
                        outcome
                            .warnings
                            .entry(function)
                            .or_insert_with(|| message.text.clone());
                    }
                    // "aborting due to 3 previous errors"
                    (None, _) => {}
                }
            } else if message.is_error {
                let (file, line) = message.place.clone().unwrap_or_default();
                is_explained = true;
                outcome
                    .generated
                    .push((file, format!("line {line}: {}", message.text)));
            }
        }
        if !is_explained {
            outcome.cargo = Some(said.rest.trim().to_owned());
        }
        Ok(())
    }

    fn manifest(&self, setting: &Setting) -> String {
        let name = &self.consumer.crate_name;
        let is_default = matches!(setting, Setting::Default(_));
        let mut text = format!(
            "[package]\nname = \"{CONSUMER}\"\nversion = \"0.1.0\"\nedition.workspace = true\n\n[dependencies]\n\
             {name} = {{ path = \"../api\", default-features = {is_default} }}\nserde = {{ workspace = true }}\n\n[features]\n"
        );
        for feature in &self.consumer.features {
            match is_default {
                true => text.push_str(&format!("{feature} = []\n")),
                false => text.push_str(&format!("{feature} = [\"{name}/{feature}\"]\n")),
            }
        }
        text
    }
}
