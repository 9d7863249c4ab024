//! A program that uses every public item of a generated crate as an integrator would. It is made of the crate's files, and
//! neither of the spec nor of what the diff knows.

mod crate_files;
mod items;
mod names;

use std::collections::{BTreeMap, BTreeSet};

use antom_codegen::output::Tree;

pub(crate) use crate_files::Crate;
use items::Maker;

use crate::error::Error;

/// One function that uses one item.
#[derive(Clone, Debug)]
pub(crate) struct Function {
    /// The item.
    pub(crate) item: String,
    /// Every item that it names; one that ends in `.*` stands for all below.
    uses: Vec<String>,
    /// Its code, in one line, under the name `f`.
    code: String,
}

/// An item as code outside can see it.
struct Part {
    key: String,
    shown: String,
    conditions: String,
}

/// The program.
pub(crate) struct Consumer {
    /// The crate that it uses.
    pub(crate) crate_name: String,
    /// The crate's features.
    pub(crate) features: Vec<String>,
    /// Those that are on by default.
    pub(crate) defaults: Vec<String>,
    /// One for each line of the program.
    pub(crate) functions: Vec<Function>,
    /// Items that nothing outside can use as they are.
    pub(crate) unused: Vec<String>,
}

impl Consumer {
    /// For the crate that these files are.
    pub(crate) fn new(tree: &Tree) -> Result<Self, Error> {
        let krate = Crate::parse(tree)?;
        let mut functions = Vec::new();
        let mut unused = Vec::new();
        for module in &krate.modules {
            let mut maker = Maker::new(&krate, module);
            maker.run();
            functions.append(&mut maker.functions);
            unused.append(&mut maker.unused);
        }
        Ok(Self {
            crate_name: krate.name.clone(),
            features: krate.features.clone(),
            defaults: krate.defaults.clone(),
            functions,
            unused,
        })
    }

    /// The program without some of its functions: each stands in the line of its number.
    pub(crate) fn text(&self, left_out: &BTreeSet<usize>) -> String {
        let mut text = String::from("#![allow(unused)]\n");
        for (index, function) in self.functions.iter().enumerate() {
            if !left_out.contains(&index) {
                text.push_str(
                    &function
                        .code
                        .replacen("fn f (", &format!("fn f{index} ("), 1),
                );
            }
            text.push('\n');
        }
        text
    }

    /// The function in a line of the text.
    pub(crate) fn at_line(&self, line: usize) -> Option<usize> {
        line.checked_sub(2)
            .filter(|index| *index < self.functions.len())
    }
}

impl Function {
    /// Whether it uses one of the items.
    pub(crate) fn uses_any(&self, items: &BTreeSet<String>) -> bool {
        self.uses.iter().any(|used| match used.strip_suffix('*') {
            Some(above) => items.iter().any(|item| item.starts_with(above)),
            None => items.contains(used),
        })
    }
}

/// Every public item of a crate and what code outside can see of it.
#[derive(Clone, Debug, Default)]
pub(crate) struct Parts(BTreeMap<String, (String, String)>);

impl Parts {
    /// Of the crate that these files are.
    pub(crate) fn of(tree: &Tree) -> Result<Self, Error> {
        let krate = Crate::parse(tree)?;
        let mut parts = BTreeMap::new();
        for module in &krate.modules {
            let mut maker = Maker::new(&krate, module);
            maker.run();
            for part in maker.parts {
                parts.insert(part.key, (part.shown, part.conditions));
            }
        }
        Ok(Self(parts))
    }

    /// The items that are there in one of both only, or that are not the same in both.
    pub(crate) fn changed(&self, other: &Self) -> BTreeSet<String> {
        let keys: BTreeSet<&String> = self.0.keys().chain(other.0.keys()).collect();
        let changed = keys
            .into_iter()
            .filter(|key| self.0.get(*key) != other.0.get(*key));
        changed.cloned().collect()
    }

    /// The features under which an item may be missing, or that it no longer needs: those of which its conditions speak.
    pub(crate) fn features_concerned(&self, other: &Self) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for (key, (_, was)) in &self.0 {
            let Some((_, is)) = other.0.get(key) else {
                continue;
            };
            if was != is {
                found.extend(quoted(was).chain(quoted(is)).map(str::to_owned));
            }
        }
        found
    }
}

/// The texts in quotes.
fn quoted(text: &str) -> impl Iterator<Item = &str> {
    text.split('"').skip(1).step_by(2)
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use antom_codegen::emit;

    use super::{Consumer, Parts};
    use crate::cargo::root;

    #[test]
    fn every_public_item_is_used_or_said_not_to_be() {
        let model = antom_codegen::read(&root().join("spec")).unwrap();
        let tree = emit::emit(&model);
        let consumer = Consumer::new(&tree).unwrap();
        let used: BTreeSet<&String> = consumer.functions.iter().map(|one| &one.item).collect();
        let parts = Parts::of(&tree).unwrap();
        // A type alone is used by whatever names it.
        let unused: Vec<&String> = parts
            .0
            .keys()
            .filter(|key| !used.contains(key) && key.contains(['.', '(', ' ']))
            .filter(|key| !consumer.unused.iter().any(|one| one.starts_with(*key)))
            .collect();
        assert_eq!(unused, Vec::<&String>::new());
    }

    #[test]
    fn a_crate_does_not_differ_from_itself() {
        let model = antom_codegen::read(&root().join("spec")).unwrap();
        let parts = Parts::of(&emit::emit(&model)).unwrap();
        assert!(parts.changed(&parts).is_empty());
        assert!(parts.features_concerned(&parts).is_empty());
    }
}
