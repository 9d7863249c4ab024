//! The code: a table of constraints, and a check that refers to its rows.

mod value;

use proc_macro2::{TokenStream, TokenTree};
use quote::quote;

use crate::ast::{Body, Case, Input, Part};
use crate::code::{Row, Site, Table, apart};
use crate::constraint::{Group, Rules};
use crate::member::Member;
use value::Checker;

pub(crate) fn expand(input: &Input<'_>) -> TokenStream {
    let Input {
        name,
        generics,
        runtime,
        body,
    } = input;
    let mut table = Table {
        runtime,
        is_generic: !generics.params.is_empty(),
        rows: Vec::new(),
    };
    let checks = match body {
        Body::Struct(part) => part_checks(&mut table, part, ""),
        Body::Enum(cases) => {
            let arms: Vec<TokenStream> = cases.iter().map(|case| arm(&mut table, case)).collect();
            quote!(match self { #(#arms)* })
        }
    };
    let rows = &table.rows;
    let promises: Vec<TokenStream> = input
        .parts()
        .into_iter()
        .flat_map(Part::fields)
        .flat_map(|(_, rules)| rules.promises(runtime))
        .collect();
    // A constant that speaks of the type itself means something inside of its `impl` alone.
    let is_inside = !generics.params.is_empty() || promises.iter().cloned().any(speaks_of_the_type);
    let (inside, outside) = match is_inside {
        true => (Some(quote!(#(#promises)*)), None),
        false if promises.is_empty() => (None, None),
        false => (None, Some(quote!(const _: () = { #(#promises)* };))),
    };
    let inline = is_small(body, &checks).then(|| quote!(#[inline]));
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    quote! {
        #outside

        #[automatically_derived]
        impl #impl_generics #runtime::Validate for #name #type_generics #where_clause {
            const CONSTRAINTS: &'static [#runtime::validate::FieldConstraints] = {
                use #runtime::validate::{Constraint as __Constraint, FieldConstraints as __Row};
                #inside
                &[#(#rows),*]
            };

            #inline
            #[allow(unused_variables, deprecated)]
            fn check_with(&self, __check: &mut #runtime::validate::Check<'_>) {
                #checks
            }
        }
    }
}

/// Whether checks are so few, and none of them of a list or a nested value, that they cost less than a call of them, which
/// counts for each item of a list. To compile more into whatever calls it only makes that larger.
fn is_small(body: &Body<'_>, checks: &TokenStream) -> bool {
    const FEW: usize = 4;
    let Body::Struct(part) = body else {
        return false;
    };
    let leads_on = |(member, rules): (&Member, &Rules)| {
        rules.nested.is_some() || member.shape.holds_list() || member.shape.holds_map()
    };
    !part.fields().any(leads_on) && calls(checks.clone()) <= FEW
}

/// How often the check that they are given is called for.
fn calls(checks: TokenStream) -> usize {
    let calls = checks.into_iter().map(|token| match token {
        TokenTree::Group(group) => calls(group.stream()),
        TokenTree::Ident(name) => usize::from(name == "__check"),
        _ => 0,
    });
    calls.sum()
}

fn speaks_of_the_type(code: TokenStream) -> bool {
    code.into_iter().any(|token| match token {
        TokenTree::Group(group) => speaks_of_the_type(group.stream()),
        TokenTree::Ident(name) => name == "Self",
        TokenTree::Punct(_) | TokenTree::Literal(_) => false,
    })
}

fn arm(table: &mut Table<'_>, case: &Case<'_>) -> TokenStream {
    let Case {
        name,
        pattern,
        steps,
        part,
    } = case;
    let prefix = format!("{name}.");
    let checks = part_checks(table, part, &prefix);
    if checks.is_empty() {
        return quote!(#pattern => {});
    }
    let steps = steps
        .iter()
        .map(|step| quote!(let __check = &mut __check.inside(#step);));
    quote!(#pattern => { #(#steps)* #checks })
}

fn part_checks(table: &mut Table<'_>, part: &Part<'_>, prefix: &str) -> TokenStream {
    let mut checks = TokenStream::new();
    for (member, rules) in part.fields() {
        checks.extend(Checker::new(table, part, member, rules, prefix).field());
    }
    for group in &part.groups {
        checks.extend(group_check(table, part, group, prefix));
    }
    checks
}

/// The check of what is demanded of several fields together.
fn group_check(table: &mut Table<'_>, part: &Part<'_>, group: &Group, prefix: &str) -> TokenStream {
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
        list: None,
        has_default: false,
        members: &part.members,
    };
    let code = group.check(&site, &mut row);
    table.close(number, &row);
    apart(&code)
}
