//! What an integrator does with each kind of item.

use proc_macro2::TokenStream;
use quote::{format_ident, quote};
use syn::visit_mut::VisitMut;
use syn::{
    Attribute, Fields, FnArg, Ident, ImplItem, Item, ItemEnum, ItemImpl, ItemStruct, Receiver,
    ReturnType, Signature, Type, Visibility,
};

use super::crate_files::{Crate, Module, and, joined, leaves, line, public_name};
use super::names::{Given, Names, path, plain};
use super::{Function, Part};

/// Writes the functions of one module.
pub(super) struct Maker<'a> {
    krate: &'a Crate,
    module: &'a Module,
    names: Names<'a>,
    pub(super) functions: Vec<Function>,
    pub(super) parts: Vec<Part>,
    /// Items that cannot be used from outside as they are, with what is not public.
    pub(super) unused: Vec<String>,
}

impl<'a> Maker<'a> {
    pub(super) fn new(krate: &'a Crate, module: &'a Module) -> Self {
        Self {
            krate,
            module,
            names: Names::new(krate, module),
            functions: Vec::new(),
            parts: Vec::new(),
            unused: Vec::new(),
        }
    }

    pub(super) fn run(&mut self) {
        for item in &self.module.items {
            match item {
                Item::Struct(item) => self.structure(item),
                Item::Enum(item) => self.enumeration(item),
                Item::Impl(item) if item.generics.params.is_empty() => self.implementation(item),
                Item::Use(item) if matches!(item.vis, Visibility::Public(_)) => {
                    for leaf in leaves(&item.tree) {
                        let name = leaf.last().cloned().unwrap_or_default();
                        self.mention(&joined(&self.module.path, &name));
                    }
                }
                Item::Fn(item) if matches!(item.vis, Visibility::Public(_)) => {
                    let called = joined(&self.module.path, &item.sig.ident.to_string());
                    self.names.begin(None);
                    let target = path(&format!("{}::{called}", self.krate.name));
                    self.call(&called, &item.sig, &item.attrs, &quote!(#target), None);
                }
                Item::Static(item) if matches!(item.vis, Visibility::Public(_)) => {
                    self.mention(&joined(&self.module.path, &item.ident.to_string()));
                }
                Item::Const(_) | Item::Type(_) | Item::Mod(_) => {
                    if let Some((name, _)) = public_name(item) {
                        self.mention(&joined(&self.module.path, &name));
                    }
                }
                _ => {}
            }
        }
    }

    /// A name that is there, whatever it is.
    fn mention(&mut self, name: &str) {
        let Some(export) = self.krate.export(name).cloned() else {
            return;
        };
        self.names.begin(None);
        self.names.conditions.extend(export.conditions);
        self.part(&export.path, String::new());
        let target = path(&format!("{}::{}", self.krate.name, export.path));
        self.function(
            &export.path,
            &[],
            |name| quote!(fn #name() { use #target; }),
        );
    }

    /// Where a type of this module can be named, if it can.
    fn export(&mut self, name: &Ident) -> Option<String> {
        let export = self
            .krate
            .export(&joined(&self.module.path, &name.to_string()))?;
        Some(export.path.clone())
    }

    fn structure(&mut self, item: &ItemStruct) {
        let Some(public) = self.export(&item.ident) else {
            return;
        };
        let own: Type = own(&item.ident);
        let is_exhaustive = !has(&item.attrs, "non_exhaustive");
        self.names.begin(Some(&own));
        self.part(&public, shown_attributes(&item.attrs));
        self.derives(&public, &own, &item.attrs);
        for field in &item.fields {
            let Some(name) = &field.ident else { continue };
            if !matches!(field.vis, Visibility::Public(_)) {
                continue;
            }
            let key = format!("{public}.{name}");
            self.names.begin(Some(&own));
            self.names.conditions = and(&self.names.conditions.clone(), &field.attrs);
            let (held, of) = (self.names.outside(&field.ty), self.names.outside(&own));
            self.part(
                &key,
                format!("{}{}", shown_attributes(&field.attrs), line(&held)),
            );
            self.function(&key, &[], |f| {
                quote!(fn #f(mut value: #of, given: #held) -> #held { let was: #held = value.#name; value.#name = given; was })
            });
        }
        if is_exhaustive && matches!(item.fields, Fields::Named(_)) {
            self.literal(&public, &own, &item.fields);
        }
    }

    /// A literal of every field, and taking it apart again.
    fn literal(&mut self, public: &str, own: &Type, fields: &Fields) {
        self.names.begin(Some(own));
        let of = self.names.outside(own);
        let (mut names, mut types) = (Vec::new(), Vec::new());
        for field in fields {
            names.extend(field.ident.clone());
            types.push(self.names.outside(&field.ty));
        }
        let key = format!("{public} {{ }}");
        let all = format!("{public}.*");
        self.function(
            &key,
            &[&all],
            |f| quote!(fn #f(#(#names: #types),*) -> #of { #of { #(#names),* } }),
        );
        self.function(
            &key,
            &[&all],
            |f| quote!(fn #f(value: #of) { let #of { #(#names: _),* } = value; }),
        );
    }

    /// What the derives of a type give that integrators rely on.
    fn derives(&mut self, public: &str, own: &Type, attributes: &[Attribute]) {
        let derived = attributes
            .iter()
            .filter(|attribute| attribute.path().is_ident("derive"));
        let mut names = Vec::new();
        for attribute in derived {
            let _ = attribute.parse_nested_meta(|meta| {
                names.extend(
                    meta.path
                        .segments
                        .last()
                        .map(|segment| segment.ident.to_string()),
                );
                Ok(())
            });
        }
        for name in names {
            let traits: &[&str] = match name.as_str() {
                "Clone" => &["::std::clone::Clone"],
                "Copy" => &["::std::marker::Copy"],
                "Debug" | "SafeDebug" => &["::std::fmt::Debug"],
                "Default" => &["::std::default::Default"],
                "PartialEq" => &["::std::cmp::PartialEq"],
                "Eq" => &["::std::cmp::Eq"],
                "Hash" => &["::std::hash::Hash"],
                "Serialize" => &["::serde::Serialize"],
                "ReadFields" => &["::serde::de::DeserializeOwned"],
                "OpenEnum" => &[
                    "::std::convert::From<&'static str>",
                    "::std::convert::AsRef<str>",
                    "::std::fmt::Display",
                    "::serde::Serialize",
                    "::serde::de::DeserializeOwned",
                ],
                "Validate" => &["Validate"],
                _ => &[],
            };
            for wanted in traits {
                self.names.begin(Some(own));
                let of = self.names.outside(own);
                let wanted: TokenStream = match *wanted {
                    "Validate" => {
                        let path = path(&format!("{}::Validate", self.krate.name));
                        quote!(#path)
                    }
                    wanted => wanted.parse().unwrap_or_default(),
                };
                let key = format!("{public} as {name}");
                self.part(&key, String::new());
                self.function(
                    &key,
                    &[],
                    |f| quote!(fn #f() { fn is<T: #wanted>() {} is::<#of>(); }),
                );
            }
        }
    }

    fn enumeration(&mut self, item: &ItemEnum) {
        let Some(public) = self.export(&item.ident) else {
            return;
        };
        let own = own(&item.ident);
        self.names.begin(Some(&own));
        self.part(&public, shown_attributes(&item.attrs));
        self.derives(&public, &own, &item.attrs);
        for variant in &item.variants {
            let (name, key) = (&variant.ident, format!("{public}::{}", variant.ident));
            self.names.begin(Some(&own));
            self.names.conditions = and(&self.names.conditions.clone(), &variant.attrs);
            let of = self.names.outside(&own);
            let held: Vec<Type> = variant
                .fields
                .iter()
                .map(|field| self.names.outside(&field.ty))
                .collect();
            let shown: String = held.iter().map(line).collect();
            self.part(&key, format!("{}{shown}", shown_attributes(&variant.attrs)));
            let values: Vec<Ident> = (0..held.len())
                .map(|index| format_ident!("value{index}"))
                .collect();
            match held.is_empty() {
                true => {
                    self.function(&key, &[], |f| quote!(fn #f() -> #of { #of::#name }));
                    self.function(&key, &[], |f| quote!(fn #f(value: #of) -> bool { match value { #of::#name => true, _ => false } }));
                }
                false => self.function(&key, &[], |f| {
                    quote!(fn #f(value: #of) -> Option<(#(#held,)*)> { match value { #of::#name(#(#values),*) => Some((#(#values,)*)), _ => None } })
                }),
            }
        }
        if item
            .attrs
            .iter()
            .any(|attribute| line(&attribute.meta).contains("OpenEnum"))
        {
            self.names.begin(Some(&own));
            let of = self.names.outside(&own);
            let key = format!("{public}::as_str()");
            self.part(&key, String::new());
            self.function(
                &key,
                &[],
                |f| quote!(fn #f(value: &#of) -> &str { value.as_str() }),
            );
        }
    }

    fn implementation(&mut self, item: &ItemImpl) {
        self.names.begin(Some(&item.self_ty));
        let of = self.names.outside(&item.self_ty);
        if let Some(unknown) = self.names.unknown() {
            self.unused.push(format!("impl of {unknown}"));
            return;
        }
        let public = self
            .names
            .used
            .iter()
            .next()
            .cloned()
            .unwrap_or_else(|| line(&of));
        let Some((wanted, _)) = &item.trait_ else {
            for method in &item.items {
                if let ImplItem::Fn(method) = method
                    && matches!(method.vis, Visibility::Public(_))
                {
                    let name = &method.sig.ident;
                    self.names.begin(Some(&item.self_ty));
                    self.names.conditions = and(&self.names.conditions.clone(), &item.attrs);
                    let of = self.names.outside(&item.self_ty);
                    let key = format!("{public}::{name}()");
                    let attributes: Vec<Attribute> =
                        item.attrs.iter().chain(&method.attrs).cloned().collect();
                    self.call(
                        &key,
                        &method.sig,
                        &attributes,
                        &quote!(<#of>::#name),
                        Some(&item.self_ty),
                    );
                }
            }
            return;
        };
        self.names.begin(Some(&item.self_ty));
        let wanted = self.names.outside_path(wanted);
        let of = self.names.outside(&item.self_ty);
        let name = wanted
            .segments
            .last()
            .map(|segment| segment.ident.to_string())
            .unwrap_or_default();
        let key = format!("{public} as {name}");
        if let Some(unknown) = self.names.unknown() {
            self.unused.push(format!("{key}: {unknown}"));
            return;
        }
        self.part(&key, line(&wanted));
        self.function(
            &key,
            &[],
            |f| quote!(fn #f() { fn is<T: #wanted>() {} is::<#of>(); }),
        );
        for associated in &item.items {
            if let ImplItem::Type(associated) = associated {
                self.names.begin(Some(&item.self_ty));
                let (of, held) = (
                    self.names.outside(&item.self_ty),
                    self.names.outside(&associated.ty),
                );
                let part = format!("{key}::{}", associated.ident);
                let name = &associated.ident;
                self.part(&part, line(&held));
                self.function(
                    &part,
                    &[],
                    |f| quote!(fn #f(value: <#of as #wanted>::#name) -> #held { value }),
                );
            }
        }
    }

    /// A call with values of the types that are asked for; where anything is taken that becomes a type, once with the type and
    /// once with a text.
    fn call(
        &mut self,
        key: &str,
        signature: &Signature,
        attributes: &[Attribute],
        target: &TokenStream,
        own: Option<&Type>,
    ) {
        self.part(
            key,
            format!("{}{}", shown_attributes(attributes), line(signature)),
        );
        if !signature.generics.params.is_empty() {
            self.unused.push(format!("{key}: generic"));
            return;
        }
        for as_text in [false, true] {
            let mut given = Given {
                as_text,
                has_into: false,
            };
            let (mut names, mut types) = (Vec::new(), Vec::new());
            for (index, argument) in plain(&signature.inputs).iter().enumerate() {
                names.push(format_ident!("value{index}"));
                let written: Type = match (argument, own) {
                    (FnArg::Typed(typed), _) => (*typed.ty).clone(),
                    (FnArg::Receiver(receiver), Some(_)) => receiver_type(receiver),
                    (FnArg::Receiver(_), None) => continue,
                };
                let mut taken = self.names.outside(&written);
                given.visit_type_mut(&mut taken);
                types.push(taken);
            }
            if as_text && !given.has_into {
                return;
            }
            let (answer, pending) = match (&signature.output, signature.asyncness) {
                (ReturnType::Default, _) => (quote!(()), quote!()),
                (ReturnType::Type(_, answer), None) => {
                    let answer = self.names.outside(answer);
                    (quote!(#answer), quote!())
                }
                (ReturnType::Type(_, answer), Some(_)) => {
                    let answer = self.names.outside(answer);
                    (quote!(#answer), quote!(.await))
                }
            };
            let asyncness = &signature.asyncness;
            self.function(key, &[], |f| {
                quote!(#asyncness fn #f(#(#names: #types),*) -> #answer { #target(#(#names),*) #pending })
            });
        }
    }

    /// What makes an item what it is, for telling whether it changed.
    fn part(&mut self, key: &str, shown: String) {
        let conditions: Vec<&str> = self.names.conditions.iter().map(String::as_str).collect();
        self.parts.push(Part {
            key: key.to_owned(),
            shown,
            conditions: conditions.join(", "),
        });
    }

    /// One function, which uses the item itself, what its types name, and what else is said.
    fn function(&mut self, item: &str, others: &[&str], make: impl FnOnce(&Ident) -> TokenStream) {
        if let Some(unknown) = self.names.unknown() {
            self.unused.push(format!("{item}: {unknown}"));
            return;
        }
        let others = others.iter().map(|other| (*other).to_owned());
        let mut uses: Vec<String> = self.names.used.iter().cloned().chain(others).collect();
        uses.push(item.to_owned());
        let conditions: Vec<TokenStream> = self
            .names
            .conditions
            .iter()
            .filter_map(|condition| condition.parse().ok())
            .collect();
        let code = make(&format_ident!("f"));
        self.functions.push(Function {
            item: item.to_owned(),
            uses,
            code: match conditions.is_empty() {
                true => code.to_string(),
                false => quote!(#[cfg(all(#(#conditions),*))] #code).to_string(),
            },
        });
    }
}

/// What a method is called on.
fn receiver_type(receiver: &Receiver) -> Type {
    match (
        line(receiver).contains('&'),
        line(receiver).contains("mut self"),
    ) {
        (true, true) => syn::parse_quote!(&mut Self),
        (true, false) => syn::parse_quote!(&Self),
        (false, _) => syn::parse_quote!(Self),
    }
}

fn own(name: &Ident) -> Type {
    syn::parse_quote!(#name)
}

fn has(attributes: &[Attribute], name: &str) -> bool {
    attributes
        .iter()
        .any(|attribute| attribute.path().is_ident(name))
}

/// The attributes that code outside can see.
fn shown_attributes(attributes: &[Attribute]) -> String {
    let seen = ["cfg", "deprecated", "non_exhaustive", "must_use"];
    attributes
        .iter()
        .filter(|attribute| seen.iter().any(|name| attribute.path().is_ident(name)))
        .map(|attribute| line(&attribute.meta))
        .collect()
}
