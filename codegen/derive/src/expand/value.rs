//! The checks of one field, through everything that stands around its value.

use proc_macro2::{Ident, TokenStream};
use quote::{format_ident, quote};
use syn::spanned::Spanned;
use syn::{LitStr, Path};

use super::constraints::{self, Site};
use super::{Row, Table, located};
use crate::ast::{Field, Part, Shape};
use crate::attr::{Condition, Rules};

/// A value on the way from a field to what its constraints speak of.
#[derive(Clone)]
struct Place {
    /// A reference to it.
    value: TokenStream,
    /// Its path.
    at: TokenStream,
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
}

/// The row that is being filled.
struct Open<'a> {
    row: Row<'a>,
    number: usize,
    /// The code for it.
    reference: TokenStream,
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

    pub(super) fn field(mut self, at: &TokenStream) -> TokenStream {
        let field = self.field;
        let at = match &field.wire_name {
            Some(name) => quote!(#at.field(#name)),
            // The value stands in the place of what holds it.
            None => quote!((*#at)),
        };
        let at = match field.rules.sensitive {
            Some(_) => quote!(#at.hidden()),
            None => at,
        };
        let place = Place {
            value: field.value.clone(),
            at,
            depth: 0,
            is_inside: false,
        };
        self.row("Value", |checker, open| {
            let is_there = !field.shape.is_optional() && !field.rules.has_default;
            if is_there && field.wire_name.is_some() {
                open.row.add(quote!(Required));
            }
            let missing = checker.missing(&place, open);
            checker.value(&field.shape, &field.rules, &place, missing, open)
        })
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
            reference: Table::reference(number),
        };
        let code = checks(self, &mut open);
        self.table.close(number, &open.row);
        code
    }

    /// The checks of a value; `missing` is what happens when an `Option` around it is empty.
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
            Shape::List(inner) => {
                let counts = self.counts(rules, place, open, true);
                let (index, depth) = place.inside("index");
                let at = &place.at;
                let item = Place {
                    value: quote!(value),
                    at: quote!(#at.item(#index)),
                    depth,
                    is_inside: true,
                };
                let each = self.value(inner, rules, &item, nothing(), open);
                // An index and a slice compile faster than an iterator, of which each type would have its own.
                let each = (!each.is_empty()).then(|| {
                    quote! {{
                        let (items, mut #index): (&[_], usize) = (#value, 0);
                        while #index < items.len() {
                            let value = &items[#index];
                            #each
                            #index += 1;
                        }
                    }}
                });
                quote!(#counts #each)
            }
            Shape::Map(keys, values) => {
                let counts = self.counts(rules, place, open, false);
                let each = self.entries((keys, values), rules, place);
                let custom = self.custom(rules, &self.site(place, open.number, &open.reference));
                quote!(#counts #each #custom)
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
        is_list: bool,
    ) -> TokenStream {
        match place.is_inside {
            true => TokenStream::new(),
            false => constraints::items(
                &self.site(place, open.number, &open.reference),
                rules,
                &mut open.row,
                is_list,
            ),
        }
    }

    /// The checks of a map's entries.
    fn entries(
        &mut self,
        (keys, values): (&Shape, &Shape),
        rules: &Rules,
        place: &Place,
    ) -> TokenStream {
        let Place { value, at, .. } = place;
        let (key, depth) = place.inside("key");
        let (number, _) = place.inside("number");
        let at_entry = quote!(#at.entry(__check::Key::key(#key), #number));
        let entry = |value, span| Place {
            value,
            at: located(at_entry.clone(), span),
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
        quote! {
            for (#number, (#key, value)) in ::core::iter::Iterator::enumerate((#value).iter()) {
                #checks
            }
        }
    }

    fn site<'c>(&self, place: &'c Place, number: usize, row: &'c TokenStream) -> Site<'c>
    where
        'b: 'c,
    {
        Site {
            runtime: self.runtime(),
            value: &place.value,
            at: &place.at,
            number,
            // The path of what holds a sensitive field does not know that the field is hidden.
            is_field: place.depth == 0
                && self.field.wire_name.is_some()
                && self.field.rules.sensitive.is_none(),
            row,
        }
    }

    /// The checks of a value that nothing stands around.
    fn single(&self, rules: &Rules, place: &Place, open: &mut Open<'_>) -> TokenStream {
        let site = self.site(place, open.number, &open.reference);
        let text = constraints::text(&site, rules, &mut open.row);
        let number = constraints::number(&site, rules, &mut open.row);
        let runtime = self.runtime();
        let Site { value, at, .. } = site;
        let nested = rules.nested.map(|span| {
            let check = quote!(#runtime::Validate::check_at(#value, &#at, found););
            located(check, span)
        });
        let custom = self.custom(rules, &site);
        quote!(#text #number #nested #custom)
    }

    /// What a function of the user's own says of a value, which may be a whole map.
    fn custom(&self, rules: &Rules, site: &Site<'_>) -> Option<TokenStream> {
        let Site { value, at, row, .. } = site;
        let function = rules.custom.as_ref()?;
        let arguments = quote!(#value, self);
        let at = quote!(&#at);
        Some(custom(site.runtime, function, &arguments, &at, row))
    }

    /// What happens when the field is not there.
    fn missing(&self, place: &Place, open: &mut Open<'_>) -> TokenStream {
        let (at, rules) = (&place.at, &self.field.rules);
        let reference = open.reference.clone();
        let mut code = TokenStream::new();
        if rules.required.is_some() {
            let constraint = open.row.add(quote!(Required));
            code.extend(quote!(found.plain(&#at, #reference, #constraint);));
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
            code.extend(quote! {
                if #holds { found.plain(&#at, #reference, #constraint); }
            });
        }
        code
    }

    /// Whether a condition holds.
    fn holds(&self, condition: &Condition) -> TokenStream {
        let parts = condition.parts.iter().filter_map(|(name, text)| {
            let other = self.part.field(name)?;
            let holds = holds(&other.shape, &other.value, text);
            Some(located(holds, name.span()))
        });
        quote!(#(#parts)&&*)
    }
}

/// Asks a function of the user's own, whose type is wanted by name so that errors tell what it should give.
pub(super) fn custom(
    runtime: &Path,
    function: &Path,
    arguments: &TokenStream,
    at: &TokenStream,
    row: &TokenStream,
) -> TokenStream {
    let check = quote! {{
        let checked: ::core::result::Result<(), #runtime::validate::Refusal> = #function(#arguments);
        if let ::core::result::Result::Err(refusal) = checked {
            found.custom(#at, #row, refusal);
        }
    }};
    located(check, function.span())
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

/// Whether the value that `value` refers to is there and is `text`.
fn holds(shape: &Shape, value: &TokenStream, text: &LitStr) -> TokenStream {
    match shape {
        Shape::Boxed(inner) => holds(inner, &quote!(&**#value), text),
        Shape::Optional(inner) => {
            let inside = holds(inner, &quote!(value), text);
            quote!((#value).as_ref().is_some_and(|value| #inside))
        }
        Shape::List(_) | Shape::Map(..) | Shape::Value => {
            quote!(__check::Text::text(#value) == #text)
        }
    }
}
