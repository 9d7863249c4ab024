//! The checks of one field, through everything that stands around its value.

use proc_macro2::{Ident, Literal, TokenStream};
use quote::{format_ident, quote};
use syn::Path;

use crate::ast::Part;
use crate::code::{Row, Site, Table, apart, located};
use crate::constraint::{Rules, Subject};
use crate::member::Member;
use crate::shape::{List, Shape};

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
    /// Whether serde fills it in when it is absent.
    has_default: bool,
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
    part: &'a Part<'a>,
    member: &'a Member,
    rules: &'a Rules,
    /// Its name in Rust, behind that of the enum's variant.
    name: String,
}

impl<'a, 'b> Checker<'a, 'b> {
    pub(super) fn new(
        table: &'a mut Table<'b>,
        part: &'a Part<'a>,
        member: &'a Member,
        rules: &'a Rules,
        prefix: &str,
    ) -> Self {
        Self {
            table,
            part,
            member,
            rules,
            name: format!("{prefix}{}", member.name),
        }
    }

    fn runtime(&self) -> &'b Path {
        self.table.runtime
    }

    pub(super) fn field(mut self) -> TokenStream {
        let (member, rules) = (self.member, self.rules);
        let at = match (&member.wire_name, &rules.sensitive) {
            (Some(_), _) => None,
            // The value stands in the place of what holds it.
            (None, None) => Some(quote!((*__at))),
            (None, Some(_)) => Some(quote!(__at.hidden())),
        };
        let place = Place {
            value: member.value.clone(),
            at,
            depth: 0,
            is_inside: false,
            has_default: member.has_default,
        };
        let code = self.row("Value", |checker, open| {
            let is_there = !member.shape.is_optional() && !member.has_default;
            if is_there && member.wire_name.is_some() {
                open.row.add(quote!(Required));
            }
            let missing = checker.checks(Subject::Presence, rules, &place, None, open);
            checker.value(&member.shape, rules, &place, missing, open)
        });
        match place.at.is_some() && !code.is_empty() {
            true => apart(&code),
            false => code,
        }
    }

    /// The checks of what speaks of `subject`; `list` is how the value holds its items, if it is a list.
    fn checks(
        &self,
        subject: Subject,
        rules: &Rules,
        place: &Place,
        list: Option<List>,
        open: &mut Open<'_>,
    ) -> TokenStream {
        let site = Site {
            runtime: self.runtime(),
            value: &place.value,
            at: place.at.as_ref(),
            number: open.number,
            list,
            has_default: place.has_default,
            members: &self.part.members,
        };
        rules.checks(subject, &site, &mut open.row)
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
                wire_name: self.member.wire_name.as_deref().unwrap_or_default(),
                part,
                sensitive: self.rules.sensitive.is_some(),
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
                let whole = self.checks(Subject::Whole, rules, place, None, open);
                quote!(#missing #counts #each #whole)
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
            false => self.checks(Subject::Items, rules, place, list, open),
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
        if let (None, Shape::Value, Some(nested), true) =
            (&place.at, inner, rules.only_nested(), is_slice)
        {
            return nested.check_each(value, open.number);
        }
        let at = place.path(open.number);
        let (index, depth) = place.inside("index");
        let item = Place {
            value: quote!(value),
            at: Some(quote!(#at.item(#index))),
            depth,
            is_inside: true,
            has_default: false,
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
            has_default: false,
        };
        let of_keys = rules.keys.as_ref().map(|keys| &keys.0);
        let of_values = rules.values.as_ref().map(|values| &values.0);
        let parts = [
            ("Keys", of_keys, keys, quote!(#key)),
            ("Values", of_values, values, quote!(value)),
        ];
        let mut checks = TokenStream::new();
        for (part, entries, shape, value) in parts {
            let Some(entries) = entries else { continue };
            let place = entry(value, entries.span);
            checks.extend(self.row(part, |checker, open| {
                checker.value(shape, &entries.rules, &place, TokenStream::new(), open)
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
        Subject::OF_EACH
            .into_iter()
            .map(|subject| self.checks(subject, rules, place, None, open))
            .collect()
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
