//! The source verdict of each rule's case against the compiler.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use antom_codegen::{diff, emit};

use crate::compile::{Compiler, Setting};
use crate::confusion::{Case, Checked, Table};
use crate::consumer::{Consumer, Parts};
use crate::documents::Documents;
use crate::error::{Error, at};
use crate::task::Clock;
use crate::workshop::Workshop;

/// Checks every case of a folder: files that each side puts over those of the base.
pub(crate) fn prove(folder: &Path, workshop: &mut Workshop, work: &Path) -> Result<Table, Error> {
    let clock = Clock::start();
    let base = Documents::read(&folder.join("base"))?;
    let cases = folder.join("cases");
    let mut names = BTreeSet::new();
    for entry in fs::read_dir(&cases).map_err(at(&cases))? {
        names.insert(
            entry
                .map_err(at(&cases))?
                .file_name()
                .to_string_lossy()
                .into_owned(),
        );
    }
    let mut found = Vec::new();
    for (count, name) in names.iter().enumerate() {
        clock.say(&format!("{} of {}: {name}", count + 1, names.len()));
        found.push(case(&base, &cases.join(name), name, workshop, work)?);
    }
    Ok(Table {
        cases: found,
        missing: Vec::new(),
        discarded: 0,
    })
}

fn case(
    base: &Documents,
    folder: &Path,
    name: &str,
    workshop: &mut Workshop,
    work: &Path,
) -> Result<Case, Error> {
    let mut side = |side: &str| {
        let over = folder.join(side);
        let documents = match over.is_dir() {
            true => base.under(&Documents::read(&over)?),
            false => base.clone(),
        };
        workshop
            .model(&documents)?
            .map_err(|refused| Error::Spec(format!("{name}: {}", refused.0)))
    };
    let (old, new) = (side("old")?, side("new")?);
    let (before, after) = (emit::emit(&old), emit::emit(&new));
    let consumer = Consumer::new(&before)?;
    let compiler = Compiler::new(&work.join("cases"), &consumer)?;
    let concerned = Parts::of(&before)?.features_concerned(&Parts::of(&after)?);
    let groups = concerned
        .into_iter()
        .filter(|feature| consumer.features.contains(feature));
    let mut settings = vec![Setting::All, Setting::Default(consumer.defaults.clone())];
    settings.extend(groups.map(Setting::Group));
    let mut said = Checked::default();
    for setting in &settings {
        let outcome = compiler.check(&after, setting)?;
        if outcome.is_clean() && outcome.warnings.is_empty() {
            continue;
        }
        // What the consumer does not even do with its own crate would be the consumer's fault.
        let usual = compiler.check(&before, setting)?;
        if !usual.is_clean() {
            return Err(Error::Consumer(format!("{name}, {setting:?}: {usual:?}")));
        }
        said.take(outcome, &usual.warnings);
        if said.is_broken() {
            break;
        }
    }
    let found = diff::diff(&old, &new);
    let target = found
        .findings
        .first()
        .map_or(String::new(), |finding| finding.path.clone());
    Ok(Case::new(name, &target, &found, &said, &consumer))
}
