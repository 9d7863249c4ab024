//! The names of types and modules that are in scope in emitted files.

use std::collections::BTreeSet;

use syn::visit::{self, Visit};
use syn::{Attribute, File, Item, LitStr, Path, UseTree};

/// The names that files define, import or use.
pub(super) fn in_scope(files: &[&File]) -> BTreeSet<String> {
    let mut scope = Scope::default();
    for file in files {
        scope.visit_file(file);
    }
    scope.0
}

#[derive(Default)]
struct Scope(BTreeSet<String>);

impl Scope {
    fn add(&mut self, name: &syn::Ident) {
        if !["crate", "self", "super", "Self"]
            .iter()
            .any(|word| name == word)
        {
            self.0.insert(name.to_string());
        }
    }

    fn add_first(&mut self, path: &Path) {
        let Some(first) = path.segments.first() else {
            return;
        };
        // What is alone and small is a value on the stack, which hides no type and no module.
        let is_alone = path.segments.len() == 1;
        let is_small = first.ident.to_string().starts_with(char::is_lowercase);
        if path.leading_colon.is_none() && !(is_alone && is_small) {
            self.add(&first.ident);
        }
    }

    fn add_leaves(&mut self, tree: &UseTree) {
        match tree {
            UseTree::Path(path) => self.add_leaves(&path.tree),
            UseTree::Name(name) => self.add(&name.ident),
            UseTree::Rename(rename) => self.add(&rename.rename),
            UseTree::Group(group) => group.items.iter().for_each(|item| self.add_leaves(item)),
            UseTree::Glob(_) => {}
        }
    }
}

impl<'a> Visit<'a> for Scope {
    fn visit_item(&mut self, item: &'a Item) {
        match item {
            Item::Const(item) => self.add(&item.ident),
            Item::Enum(item) => self.add(&item.ident),
            Item::Mod(item) => self.add(&item.ident),
            Item::Static(item) => self.add(&item.ident),
            Item::Struct(item) => self.add(&item.ident),
            Item::Trait(item) => self.add(&item.ident),
            Item::Type(item) => self.add(&item.ident),
            Item::Use(used) => {
                self.add_leaves(&used.tree);
                if let UseTree::Path(path) = &used.tree {
                    self.add(&path.ident);
                }
            }
            // Functions and the rest have other names than types and modules, or none.
            _ => {}
        }
        visit::visit_item(self, item);
    }

    fn visit_path(&mut self, path: &'a Path) {
        self.add_first(path);
        visit::visit_path(self, path);
    }

    fn visit_attribute(&mut self, attribute: &'a Attribute) {
        // A tool such as `rustfmt::skip` is no module, until one has its name.
        if attribute.path().segments.len() > 1 {
            self.add_first(attribute.path());
        }
        // Derives have names of their own kind; functions of a field stand in texts.
        if !attribute.path().is_ident("serde") {
            return;
        }
        let parsed = attribute.parse_nested_meta(|meta| {
            if let Ok(value) = meta.value() {
                let text: LitStr = value.parse()?;
                if let Ok(path) = text.parse::<Path>() {
                    self.add_first(&path);
                }
            }
            Ok(())
        });
        parsed.expect("the emitters write texts here");
    }
}
