//! What is demanded of several fields together, or of the value as a whole.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Ident;

use super::constraints::Site;
use super::{Row, Table, apart};
use crate::ast::{Field, Part, Shape};
use crate::attr::{Demand, Group};

pub(super) fn check(
    table: &mut Table<'_>,
    part: &Part,
    group: &Group,
    prefix: &str,
) -> TokenStream {
    let mut row = Row {
        field: prefix.trim_end_matches('.'),
        wire_name: "",
        part: "Value",
        sensitive: false,
        constraints: Vec::new(),
    };
    let number = table.open();
    let site = Site {
        runtime: table.runtime,
        value: &quote!(self),
        at: Some(&quote!((*__at))),
        number,
    };
    let code = match &group.demand {
        Demand::AtLeastOne(members) => {
            let (names, there) = members_of(part, members);
            let constraint = row.add(quote!(AtLeastOne(&[#(#names),*])));
            let report = site.report("plain", constraint, None);
            quote!(if !(#(#there)||*) { #report })
        }
        Demand::ExactlyOne(members) => {
            let (names, there) = members_of(part, members);
            let constraint = row.add(quote!(ExactlyOne(&[#(#names),*])));
            let report = site.report("count", constraint, Some(quote!(count)));
            quote! {
                match 0 #(+ usize::from(#there))* {
                    1 => {}
                    count => { #report }
                }
            }
        }
        Demand::Custom(function) => site.custom(function, &quote!(self)),
    };
    table.close(number, &row);
    apart(&code)
}

/// The wire names of fields, and the code that says whether each is there.
fn members_of(part: &Part, members: &[Ident]) -> (Vec<String>, Vec<TokenStream>) {
    let members = members.iter().filter_map(|name| part.field(name));
    members
        .map(|field| {
            let name = field
                .wire_name
                .clone()
                .unwrap_or_else(|| field.name.clone());
            (name, is_there(field))
        })
        .unzip()
}

fn is_there(field: &Field) -> TokenStream {
    let value = &field.value;
    match field.shape {
        Shape::Optional(_) => quote!((#value).is_some()),
        _ => quote!(!(#value).is_empty()),
    }
}
