//! The checks of one field, through everything that stands around its value.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};
use syn::{LitStr, Path};

use super::constraints::{self, Site};
use super::{Row, Table, apart, located};
use crate::ast::{Field, List, Part, Shape};
use crate::attr::{Condition, Rules};

/// A value on the way from a field to what its constraints speak of.
#[derive(Clone)]
struct Place {
    /// A reference to it.
    value: TokenStream,
    /// Its path; `None` for the value of a field, whose row says where it stands.
    at: Option<TokenStream>,
    /// How many lists and maps it stands in.
    depth: usize,
    /// Whether its rules stand in a list or a map already, whose items they count.
    is_inside: bool,
}

impl Place {
    /// What a reference leads to, at the same path.
    fn through(&self, value: TokenStream) -> Self {
        Self {
            value,
            ..self.clone()
        }
    }

    /// What stands in a list or a map, and the name for where, which no such name further inside hides.
    fn inside(&self, name: &str) -> (Ident, usize) {
        (format_ident!("{name}_{}", self.depth), self.depth + 1)
    }

    /// Its path, where the check is taken apart.
    fn path(&self, number: usize) -> TokenStream {
        let number = Literal::usize_unsuffixed(number);
        self.at
            .clone()
            .unwrap_or_else(|| quote!(__at.row(&__rows[#number])))
    }

    /// Takes the check apart around code that says itself where the values stand, if that is not done yet.
    fn apart(&self, code: TokenStream) -> TokenStream {
        match self.at {
            Some(_) => code,
            None => apart(&code),
        }
    }

    fn site<'a>(&'a self, runtime: &'a Path, number: usize) -> Site<'a> {
        Site {
            runtime,
            value: &self.value,
            at: self.at.as_ref(),
            number,
        }
    }
}

/// The row that is being filled.
struct Open<'a> {
    row: Row<'a>,
    number: usize,
}

/// Writes the table rows and the checks of one field.
pub(super) struct Checker<'a, 'b> {
    table: &'a mut Table<'b>,
    /// The fields that conditions can speak of.
    part: &'a Part,
    field: &'a Field,
    /// Its name in Rust, behind that of the enum's variant.
    name: String,
}

impl<'a, 'b> Checker<'a, 'b> {
    pub(super) fn new(
        table: &'a mut Table<'b>,
        part: &'a Part,
        field: &'a Field,
        prefix: &str,
    ) -> Self {
        Self {
            table,
            part,
            field,
            name: format!("{prefix}{}", field.name),
        }
    }

    fn runtime(&self) -> &'b Path {
        self.table.runtime
    }

    pub(super) fn field(mut self) -> TokenStream {
        let field = self.field;
        let at = match (&field.wire_name, field.rules.sensitive) {
            (Some(_), _) => None,
            // The value stands in the place of what holds it.
            (None, None) => Some(quote!((*__at))),
            (None, Some(_)) => Some(quote!(__at.hidden())),
        };
        let place = Place {
            value: field.value.clone(),
            at,
            depth: 0,
            is_inside: false,
        };
        let code = self.row("Value", |checker, open| {
            let is_there = !field.shape.is_optional() && !field.rules.has_default;
            if is_there && field.wire_name.is_some() {
                open.row.add(quote!(Required));
            }
            let missing = checker.missing(&place, open);
            checker.value(&field.shape, &field.rules, &place, missing, open)
        });
        match place.at.is_some() && !code.is_empty() {
            true => apart(&code),
            false => code,
        }
    }

    /// Opens a row of the table for a part of the field, and closes it when its checks are written.
    fn row(
        &mut self,
        part: &'static str,
        checks: impl FnOnce(&mut Self, &mut Open<'_>) -> TokenStream,
    ) -> TokenStream {
        let number = self.table.open();
        let name = self.name.clone();
        let mut open = Open {
            row: Row {
                field: &name,
                wire_name: self.field.wire_name.as_deref().unwrap_or_default(),
                part,
                sensitive: self.field.rules.sensitive.is_some(),
                constraints: Vec::new(),
            },
            number,
        };
        let code = checks(self, &mut open);
        self.table.close(number, &open.row);
        code
    }

    /// The checks of a value; `missing` is what happens when an `Option` around it, or the list or map that it is, is empty.
    fn value(
        &mut self,
        shape: &Shape,
        rules: &Rules,
        place: &Place,
        missing: TokenStream,
        open: &mut Open<'_>,
    ) -> TokenStream {
        let nothing = TokenStream::new;
        let value = &place.value;
        match shape {
            Shape::Boxed(inner) => self.value(
                inner,
                rules,
                &place.through(quote!(&**#value)),
                missing,
                open,
            ),
            Shape::Optional(inner) => {
                let present =
                    self.value(inner, rules, &place.through(quote!(value)), nothing(), open);
                optional(value, &present, &missing)
            }
            Shape::List(inner, list) => {
                let missing = empty(value, &missing);
                let counts = self.counts(rules, place, open, Some(*list));
                let each = self.items(inner, *list, rules, place, open);
                quote!(#missing #counts #each)
            }
            Shape::Map(keys, values) => {
                let missing = empty(value, &missing);
                let counts = self.counts(rules, place, open, None);
                let each = self.entries((keys, values), rules, place, open.number);
                let custom = self.custom(rules, &place.site(self.runtime(), open.number));
                quote!(#missing #counts #each #custom)
            }
            Shape::Value => self.single(rules, place, open),
        }
    }

    /// The checks of how many items there are, which are those of the outermost list or map.
    fn counts(
        &self,
        rules: &Rules,
        place: &Place,
        open: &mut Open<'_>,
        list: Option<List>,
    ) -> TokenStream {
        match place.is_inside {
            true => TokenStream::new(),
            false => constraints::items(
                &place.site(self.runtime(), open.number),
                rules,
                &mut open.row,
                list,
            ),
        }
    }

    /// The checks of a list's items.
    fn items(
        &mut self,
        inner: &Shape,
        list: List,
        rules: &Rules,
        place: &Place,
        open: &mut Open<'_>,
    ) -> TokenStream {
        let value = &place.value;
        let is_slice = matches!(list, List::Slice | List::Array);
        if let (None, Shape::Value, Some(span), true) =
            (&place.at, inner, rules.only_nested(), is_slice)
        {
            let number = Literal::usize_unsuffixed(open.number);
            return located(quote!(__check.each(#value, #number);), span);
        }
        let at = place.path(open.number);
        let (index, depth) = place.inside("index");
        let item = Place {
            value: quote!(value),
            at: Some(quote!(#at.item(#index))),
            depth,
            is_inside: true,
        };
        let each = self.value(inner, rules, &item, TokenStream::new(), open);
        if each.is_empty() {
            return each;
        }
        if !is_slice {
            return place.apart(quote! {
                for (#index, value) in ::core::iter::Iterator::enumerate((#value).iter()) {
                    #each
                }
            });
        }
        // An index and a slice compile faster than an iterator, of which each type would have its own.
        place.apart(quote! {{
            let (items, mut #index): (&[_], usize) = (#value, 0);
            while #index < items.len() {
                let value = &items[#index];
                #each
                #index += 1;
            }
        }})
    }

    /// The checks of a map's entries.
    fn entries(
        &mut self,
        (keys, values): (&Shape, &Shape),
        rules: &Rules,
        place: &Place,
        number_of_row: usize,
    ) -> TokenStream {
        let value = &place.value;
        let at = place.path(number_of_row);
        let runtime = self.runtime();
        let (key, depth) = place.inside("key");
        let (number, _) = place.inside("number");
        let at_entry = quote!(#at.entry(#runtime::validate::check::Key::key(#key), #number));
        let entry = |value, span| Place {
            value,
            at: Some(located(at_entry.clone(), span)),
            depth,
            is_inside: false,
        };
        let parts = [
            ("Keys", &rules.keys, keys, quote!(#key)),
            ("Values", &rules.values, values, quote!(value)),
        ];
        let mut checks = TokenStream::new();
        for (part, rules, shape, value) in parts {
            let Some((span, rules)) = rules else { continue };
            let place = entry(value, *span);
            checks.extend(self.row(part, |checker, open| {
                checker.value(shape, rules, &place, TokenStream::new(), open)
            }));
        }
        if checks.is_empty() {
            return checks;
        }
        place.apart(quote! {
            for (#number, (#key, value)) in ::core::iter::Iterator::enumerate((#value).iter()) {
                #checks
            }
        })
    }

    /// The checks of a value that nothing stands around.
    fn single(&self, rules: &Rules, place: &Place, open: &mut Open<'_>) -> TokenStream {
        let runtime = self.runtime();
        let site = place.site(runtime, open.number);
        let text = constraints::text(&site, rules, &mut open.row);
        let number = constraints::number(&site, rules, &mut open.row);
        let nested = rules.nested.map(|span| {
            let value = site.value;
            let check = match site.at {
                Some(at) => quote!(#runtime::validate::check::nested(#value, #at, __found);),
                None => {
                    let number = Literal::usize_unsuffixed(open.number);
                    quote!(__check.nested(#value, #number);)
                }
            };
            located(check, span)
        });
        let custom = self.custom(rules, &site);
        quote!(#text #number #nested #custom)
    }

    /// What a function of the user's own says of a value, which may be a whole map.
    fn custom(&self, rules: &Rules, site: &Site<'_>) -> Option<TokenStream> {
        let value = site.value;
        let function = rules.custom.as_ref()?;
        Some(site.custom(function, &quote!(#value, self)))
    }

    /// What happens when the field is not there.
    fn missing(&self, place: &Place, open: &mut Open<'_>) -> TokenStream {
        let rules = &self.field.rules;
        let site = place.site(self.runtime(), open.number);
        let mut code = TokenStream::new();
        if rules.required.is_some() {
            let constraint = open.row.add(quote!(Required));
            code.extend(site.report("plain", constraint, None));
        }
        for condition in &rules.required_when {
            let parts = condition.parts.iter().map(|(field, text)| {
                let wire_name = self
                    .part
                    .field(field)
                    .and_then(|other| other.wire_name.clone());
                let wire_name = wire_name.unwrap_or_else(|| field.to_string());
                quote!((#wire_name, #text))
            });
            let constraint = open.row.add(quote!(RequiredWhen(&[#(#parts),*])));
            let holds = self.holds(condition);
            let report = site.report("plain", constraint, None);
            code.extend(quote!(if #holds { #report }));
        }
        code
    }

    /// Whether a condition holds.
    fn holds(&self, condition: &Condition) -> TokenStream {
        let parts = condition.parts.iter().filter_map(|(name, text)| {
            let other = self.part.field(name)?;
            let holds = holds(self.runtime(), &other.shape, &other.value, text);
            Some(located(holds, name.span()))
        });
        quote!(#(#parts)&&*)
    }
}

/// What is done when an optional value is there, and when it is not.
fn optional(value: &TokenStream, present: &TokenStream, missing: &TokenStream) -> TokenStream {
    match (present.is_empty(), missing.is_empty()) {
        (true, true) => TokenStream::new(),
        (false, true) => quote! {
            if let ::core::option::Option::Some(value) = #value { #present }
        },
        (true, false) => quote! {
            if ::core::option::Option::is_none(#value) { #missing }
        },
        (false, false) => quote! {
            match #value {
                ::core::option::Option::Some(value) => { #present }
                ::core::option::Option::None => { #missing }
            }
        },
    }
}

/// What is done when a list or map is empty: nobody can tell it from one that was left out.
fn empty(value: &TokenStream, missing: &TokenStream) -> TokenStream {
    match missing.is_empty() {
        true => TokenStream::new(),
        false => quote!(if (#value).is_empty() { #missing }),
    }
}

/// Whether the value that `value` refers to is there and is `text`.
fn holds(runtime: &Path, shape: &Shape, value: &TokenStream, text: &LitStr) -> TokenStream {
    match shape {
        Shape::Boxed(inner) => holds(runtime, inner, &quote!(&**#value), text),
        Shape::Optional(inner) => {
            let inside = holds(runtime, inner, &quote!(value), text);
            quote!((#value).as_ref().is_some_and(|value| #inside))
        }
        Shape::List(..) | Shape::Map(..) | Shape::Value => {
            quote!(#runtime::validate::check::Text::text(#value) == #text)
        }
    }
}
