//! The source verdict of each rule's example against the compiler.

#[path = "../../generator/tests/common/example.rs"]
mod example;
#[path = "../../generator/tests/diff/more.rs"]
mod more;

use std::path::Path;

use antom_codegen::diff::{self, Example};
use antom_codegen::emit;

use example::Files;
use more::MORE;

use crate::compile::{Compiler, Setting};
use crate::confusion::{Case, Checked, Table};
use crate::consumer::{Consumer, Parts};
use crate::documents::Documents;
use crate::error::Error;
use crate::task::Clock;
use crate::workshop::Workshop;

/// Checks the example of every rule, and a few more, each of which changes the small spec of a folder.
pub(crate) fn prove(base: &Path, workshop: &mut Workshop, work: &Path) -> Result<Table, Error> {
    let clock = Clock::start();
    let base = example::read(base);
    let own = diff::rules().iter().filter_map(|rule| match &rule.example {
        Example::Edited(edited) => Some((rule.id.as_str(), rule.direction, edited)),
        Example::Never { .. } => None,
    });
    // None of them has the field that goes the way of its rule.
    let more = MORE.iter().map(|(name, edited)| (*name, None, edited));
    let all: Vec<_> = own.chain(more).collect();
    let mut found = Vec::new();
    for (count, (name, direction, edited)) in all.iter().enumerate() {
        clock.say(&format!("{} of {}: {name}", count + 1, all.len()));
        let sides = example::sides(&base, edited, *direction);
        found.push(case(&sides, name, workshop, work)?);
    }
    Ok(Table {
        cases: found,
        missing: Vec::new(),
        discarded: 0,
    })
}

fn case(
    sides: &[Files; 2],
    name: &str,
    workshop: &mut Workshop,
    work: &Path,
) -> Result<Case, Error> {
    let mut side = |files: &Files| {
        workshop
            .model(&Documents::of(files)?)?
            .map_err(|refused| Error::Spec(format!("{name}: {}", refused.0)))
    };
    let [old, new] = sides;
    let (old, new) = (side(old)?, side(new)?);
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
        .map_or(String::new(), |finding| finding.path.to_string());
    Ok(Case::new(name, &target, &found, &said, &consumer))
}
