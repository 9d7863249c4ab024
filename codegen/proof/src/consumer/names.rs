//! Types as they are written in the crate, as they are written outside of it.

use std::collections::{BTreeMap, BTreeSet};

use proc_macro2::{Ident, Span};
use syn::punctuated::Punctuated;
use syn::visit_mut::{VisitMut, visit_path_mut};
use syn::{GenericArgument, Item, Path, PathArguments, PathSegment, Type, TypeParamBound};

use super::crate_files::{Crate, Module, joined, leaves};

/// What every Rust program knows by these names.
const PRELUDE: [&str; 22] = [
    "AsRef",
    "Box",
    "Clone",
    "Copy",
    "Default",
    "Err",
    "From",
    "Into",
    "IntoIterator",
    "Iterator",
    "None",
    "Ok",
    "Option",
    "Result",
    "Some",
    "String",
    "Vec",
    "bool",
    "i64",
    "str",
    "u64",
    "usize",
];

/// Writes the types of one module for use from outside, and remembers which items they name.
pub(super) struct Names<'a> {
    krate: &'a Crate,
    module: &'a Module,
    imports: BTreeMap<String, Vec<String>>,
    /// What `Self` is.
    own: Option<Path>,
    /// The items named so far, by their public paths.
    pub(super) used: BTreeSet<String>,
    /// The conditions under which they are there.
    pub(super) conditions: BTreeSet<String>,
    /// What could not be named from outside.
    unknown: Option<String>,
}

impl<'a> Names<'a> {
    pub(super) fn new(krate: &'a Crate, module: &'a Module) -> Self {
        let mut imports = BTreeMap::new();
        for item in &module.items {
            if let Item::Use(used) = item {
                for leaf in leaves(&used.tree) {
                    if let Some(name) = leaf.last() {
                        imports.insert(name.clone(), leaf.clone());
                    }
                }
            }
        }
        Self {
            krate,
            module,
            imports,
            own: None,
            used: BTreeSet::new(),
            conditions: BTreeSet::new(),
            unknown: None,
        }
    }

    /// Forgets what was named, and says what `Self` is.
    pub(super) fn begin(&mut self, own: Option<&Type>) {
        self.used.clear();
        self.conditions = self.module.conditions.clone();
        self.unknown = None;
        self.own = None;
        if let Some(own) = own
            && let Type::Path(own) = self.outside(own)
        {
            self.own = Some(own.path);
        }
    }

    /// The name of the first thing that cannot be named from outside.
    pub(super) fn unknown(&self) -> Option<&str> {
        self.unknown.as_deref()
    }

    /// A type for use from outside.
    pub(super) fn outside(&mut self, written: &Type) -> Type {
        let mut written = written.clone();
        self.visit_type_mut(&mut written);
        written
    }

    /// A path for use from outside.
    pub(super) fn outside_path(&mut self, written: &Path) -> Path {
        let mut written = written.clone();
        self.visit_path_mut(&mut written);
        written
    }

    fn resolved(&mut self, names: &[String]) -> Option<Path> {
        let (first, rest) = names.split_first()?;
        if rest.is_empty()
            && self
                .krate
                .export(&joined(&self.module.path, first))
                .is_none()
            && !self.imports.contains_key(first)
            && PRELUDE.contains(&first.as_str())
        {
            return None;
        }
        let imported: Vec<String> = match self.imports.get(first) {
            Some(imported) => imported.iter().chain(rest).cloned().collect(),
            None => names.to_vec(),
        };
        let inside = self.krate.absolute(&self.module.path, &imported);
        let export = self.krate.export(&inside).or_else(|| {
            self.krate
                .export(&joined(&self.module.path, first))
                .filter(|_| rest.is_empty())
        });
        if let Some(export) = export {
            self.used.insert(export.path.clone());
            self.conditions.extend(export.conditions.iter().cloned());
            return Some(path(&format!("{}::{}", self.krate.name, export.path)));
        }
        if imported
            .first()
            .is_some_and(|first| matches!(first.as_str(), "std" | "core"))
        {
            return Some(path(&imported.join("::")));
        }
        self.unknown.get_or_insert(imported.join("::"));
        None
    }
}

/// An absolute path.
pub(super) fn path(text: &str) -> Path {
    let names = text.split("::").filter(|name| !name.is_empty());
    Path {
        leading_colon: Some(Default::default()),
        segments: names
            .map(|name| PathSegment::from(Ident::new(name, Span::call_site())))
            .collect(),
    }
}

impl VisitMut for Names<'_> {
    fn visit_path_mut(&mut self, found: &mut Path) {
        visit_path_mut(self, found);
        let names: Vec<String> = found
            .segments
            .iter()
            .map(|segment| segment.ident.to_string())
            .collect();
        if names == ["Self"] {
            if let Some(own) = &self.own {
                *found = own.clone();
            }
            return;
        }
        if found.leading_colon.is_some() {
            return;
        }
        if let Some(mut outside) = self.resolved(&names) {
            let arguments = found
                .segments
                .last()
                .map(|segment| segment.arguments.clone());
            if let (Some(last), Some(arguments)) = (outside.segments.last_mut(), arguments) {
                last.arguments = arguments;
            }
            *found = outside;
        }
    }
}

/// What an argument takes besides what it is: a parameter of `impl Into<Url>` can be given a `Url` or a text, one of
/// `impl IntoIterator<Item = …>` a `Vec`.
pub(super) struct Given {
    /// Whether a text is given where anything that becomes the type can be.
    pub(super) as_text: bool,
    /// Whether there was such a place.
    pub(super) has_into: bool,
}

impl VisitMut for Given {
    fn visit_type_mut(&mut self, found: &mut Type) {
        if let Type::ImplTrait(taken) = found
            && let Some(TypeParamBound::Trait(bound)) = taken.bounds.first()
            && let Some(last) = bound.path.segments.last()
            && let PathArguments::AngleBracketed(arguments) = &last.arguments
        {
            let given = match (last.ident.to_string().as_str(), arguments.args.first()) {
                ("Into", Some(GenericArgument::Type(into))) => {
                    self.has_into = true;
                    match self.as_text {
                        true => other_form(into),
                        false => into.clone(),
                    }
                }
                ("IntoIterator", Some(GenericArgument::AssocType(item))) => {
                    let item = &item.ty;
                    syn::parse_quote!(::std::vec::Vec<#item>)
                }
                _ => return,
            };
            *found = given;
        }
        syn::visit_mut::visit_type_mut(self, found);
    }
}

/// What becomes a type where it is asked for: a text, but of a decimal number, which not every text is, a whole one.
fn other_form(into: &Type) -> Type {
    let is_decimal = matches!(into, Type::Path(into) if into.path.segments.last().is_some_and(|last| last.ident == "Decimal"));
    match is_decimal {
        true => syn::parse_quote!(u64),
        false => syn::parse_quote!(&'static str),
    }
}

/// A list without its last comma.
pub(super) fn plain<T: Clone, P: Default>(list: &Punctuated<T, P>) -> Vec<T> {
    list.iter().cloned().collect()
}
