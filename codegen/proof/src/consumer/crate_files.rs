//! A generated crate as it is written: its modules, and under which paths its items can be named from outside.

use std::collections::{BTreeMap, BTreeSet};

use antom_codegen::output::Tree;
use quote::ToTokens;
use syn::{Attribute, Item, UseTree, Visibility};

use crate::error::Error;

/// The crate.
pub(crate) struct Crate {
    pub(crate) name: String,
    /// Every feature that it has, without `default`.
    pub(crate) features: Vec<String>,
    /// Those that are on by default.
    pub(crate) defaults: Vec<String>,
    pub(super) modules: Vec<Module>,
    /// By the path inside the crate or of another crate's item: where it can be named from outside.
    exports: BTreeMap<String, Export>,
}

/// One file.
pub(super) struct Module {
    /// The names from the crate's root to it.
    pub(super) path: Vec<String>,
    pub(super) items: Vec<Item>,
    is_public: bool,
    /// The conditions under which it is compiled.
    pub(super) conditions: BTreeSet<String>,
}

/// A name that can be used from outside.
#[derive(Clone, Debug)]
pub(super) struct Export {
    /// The path behind the crate's name.
    pub(super) path: String,
    /// The conditions under which it is there.
    pub(super) conditions: BTreeSet<String>,
}

impl Crate {
    /// Reads the files that the generator made.
    pub(crate) fn parse(tree: &Tree) -> Result<Self, Error> {
        let mut files = BTreeMap::new();
        let mut manifest = "";
        for (path, text) in tree.iter() {
            if path == "Cargo.toml" {
                manifest = text;
            }
            let Some(inside) = path
                .strip_prefix("src/")
                .and_then(|path| path.strip_suffix(".rs"))
            else {
                continue;
            };
            let file = syn::parse_file(text).map_err(|error| Error::Code {
                path: path.to_owned(),
                message: error.to_string(),
            })?;
            let inside = inside.strip_suffix("/mod").unwrap_or(inside);
            let names: Vec<String> = match inside {
                "lib" => Vec::new(),
                inside => inside.split('/').map(str::to_owned).collect(),
            };
            files.insert(names, file.items);
        }
        let mut found = Self {
            name: value(manifest, "name").unwrap_or_default(),
            features: features(manifest),
            defaults: defaults(manifest),
            modules: modules(files),
            exports: BTreeMap::new(),
        };
        found.exports = found.all_exports();
        Ok(found)
    }

    /// The public name of an item, by its path inside the crate or of another crate.
    pub(super) fn export(&self, path: &str) -> Option<&Export> {
        self.exports.get(path)
    }

    /// The modules that can be named from outside, and those whose items are re-exported.
    fn all_exports(&self) -> BTreeMap<String, Export> {
        let mut exports = BTreeMap::new();
        for module in self.modules.iter().filter(|module| module.is_public) {
            for item in &module.items {
                if let Some((name, attributes)) = public_name(item) {
                    let path = joined(&module.path, &name);
                    let conditions = and(&module.conditions, attributes);
                    exports.insert(path.clone(), Export { path, conditions });
                }
            }
            // Re-exports come later, so that a name is the one that it has where it is re-exported.
            for item in &module.items {
                let Item::Use(used) = item else { continue };
                if !matches!(used.vis, Visibility::Public(_)) {
                    continue;
                }
                let conditions = and(&module.conditions, &used.attrs);
                for leaf in leaves(&used.tree) {
                    let name = leaf.last().cloned().unwrap_or_default();
                    let export = Export {
                        path: joined(&module.path, &name),
                        conditions: conditions.clone(),
                    };
                    exports.insert(export.path.clone(), export.clone());
                    exports.insert(self.absolute(&module.path, &leaf), export);
                }
            }
        }
        exports
    }

    /// The path of a `use` as seen from the crate's root, or from outside if it is of another crate.
    pub(super) fn absolute(&self, module: &[String], used: &[String]) -> String {
        let (first, rest) = match used.split_first() {
            Some((first, rest)) => (first.as_str(), rest),
            None => return String::new(),
        };
        let (start, rest): (&[String], &[String]) = match first {
            "crate" => (&[], rest),
            "self" => (module, rest),
            "super" => (&module[..module.len().saturating_sub(1)], rest),
            _ if self.modules.iter().any(|one| {
                one.path
                    .split_last()
                    .is_some_and(|(last, above)| above == module && last == first)
            }) =>
            {
                (module, used)
            }
            _ => (&[], used),
        };
        start
            .iter()
            .chain(rest)
            .cloned()
            .collect::<Vec<_>>()
            .join("::")
    }
}

fn modules(files: BTreeMap<Vec<String>, Vec<Item>>) -> Vec<Module> {
    let mut found: Vec<Module> = Vec::new();
    // In the order of their paths, so that a module comes before those in it.
    for (path, items) in files {
        let above = path.split_last().and_then(|(name, above)| {
            let above = found.iter().find(|module| module.path == above)?;
            let declared = above.items.iter().find_map(|item| match item {
                Item::Mod(declared) if declared.ident == name => Some(declared),
                _ => None,
            })?;
            let is_public = above.is_public && matches!(declared.vis, Visibility::Public(_));
            Some((is_public, and(&above.conditions, &declared.attrs)))
        });
        let (is_public, conditions) = above.unwrap_or_else(|| (path.is_empty(), BTreeSet::new()));
        found.push(Module {
            path,
            items,
            is_public,
            conditions,
        });
    }
    found
}

/// Conditions and those of attributes.
pub(super) fn and(conditions: &BTreeSet<String>, attributes: &[Attribute]) -> BTreeSet<String> {
    let own = attributes
        .iter()
        .filter(|attribute| attribute.path().is_ident("cfg"))
        .filter_map(|attribute| attribute.meta.require_list().ok())
        .map(|list| list.tokens.to_string());
    conditions.iter().cloned().chain(own).collect()
}

/// A path of names.
pub(super) fn joined(module: &[String], name: &str) -> String {
    let names = module.iter().map(String::as_str).chain([name]);
    names.collect::<Vec<_>>().join("::")
}

/// The name of a public item that is no re-export, and its attributes.
pub(super) fn public_name(item: &Item) -> Option<(String, &[Attribute])> {
    let (visibility, name, attributes) = match item {
        Item::Const(item) => (&item.vis, &item.ident, &item.attrs),
        Item::Enum(item) => (&item.vis, &item.ident, &item.attrs),
        Item::Fn(item) => (&item.vis, &item.sig.ident, &item.attrs),
        Item::Mod(item) => (&item.vis, &item.ident, &item.attrs),
        Item::Static(item) => (&item.vis, &item.ident, &item.attrs),
        Item::Struct(item) => (&item.vis, &item.ident, &item.attrs),
        Item::Trait(item) => (&item.vis, &item.ident, &item.attrs),
        Item::Type(item) => (&item.vis, &item.ident, &item.attrs),
        _ => return None,
    };
    matches!(visibility, Visibility::Public(_)).then(|| (name.to_string(), attributes.as_slice()))
}

/// The paths that a `use` names.
pub(super) fn leaves(tree: &UseTree) -> Vec<Vec<String>> {
    match tree {
        UseTree::Path(path) => leaves(&path.tree)
            .into_iter()
            .map(|mut leaf| {
                leaf.insert(0, path.ident.to_string());
                leaf
            })
            .collect(),
        UseTree::Name(name) => vec![vec![name.ident.to_string()]],
        UseTree::Group(group) => group.items.iter().flat_map(leaves).collect(),
        // The generator writes neither; a consumer that missed them would be shown by the items that nothing uses.
        UseTree::Rename(_) | UseTree::Glob(_) => Vec::new(),
    }
}

/// A text in the manifest's first section.
fn value(manifest: &str, key: &str) -> Option<String> {
    let line = manifest
        .lines()
        .find_map(|line| line.strip_prefix(&format!("{key} = \"")))?;
    line.strip_suffix('"').map(str::to_owned)
}

fn features(manifest: &str) -> Vec<String> {
    let section = manifest.split("[features]").nth(1).unwrap_or_default();
    let section = section.split("\n[").next().unwrap_or_default();
    let names = section
        .lines()
        .filter_map(|line| Some(line.split_once(" = [")?.0));
    names
        .filter(|name| *name != "default")
        .map(str::to_owned)
        .collect()
}

fn defaults(manifest: &str) -> Vec<String> {
    let line = manifest
        .lines()
        .find_map(|line| line.strip_prefix("default = ["));
    let names = line.unwrap_or_default().trim_end_matches(']').split(", ");
    names
        .map(|name| name.trim_matches('"').to_owned())
        .collect()
}

/// The tokens of something, as one line.
pub(super) fn line(of: &impl ToTokens) -> String {
    of.to_token_stream().to_string()
}
