//! What is demanded of several fields together, or of the value as a whole.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Ident;

use super::value::custom;
use super::{Row, Table};
use crate::ast::{Field, Part, Shape};
use crate::attr::{Demand, Group};

pub(super) fn check(
    table: &mut Table<'_>,
    part: &Part,
    group: &Group,
    at: &TokenStream,
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
    let reference = Table::reference(number);
    let code = match &group.demand {
        Demand::AtLeastOne(members) => {
            let (names, there) = members_of(part, members);
            let constraint = row.add(quote!(AtLeastOne(&[#(#names),*])));
            quote! {
                if !(#(#there)||*) { found.plain(#at, #reference, #constraint); }
            }
        }
        Demand::ExactlyOne(members) => {
            let (names, there) = members_of(part, members);
            let constraint = row.add(quote!(ExactlyOne(&[#(#names),*])));
            quote! {
                match 0 #(+ usize::from(#there))* {
                    1 => {}
                    count => found.count(#at, #reference, #constraint, count),
                }
            }
        }
        Demand::Custom(function) => custom(table.runtime, function, &quote!(self), at, &reference),
    };
    table.close(number, &row);
    code
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
