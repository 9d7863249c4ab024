//! The code: a table of constraints, and a check that refers to its rows.

mod constraints;
mod groups;
mod promises;
mod value;

use proc_macro2::{Group, Span, TokenStream, TokenTree};
use quote::{format_ident, quote};
use syn::Path;

use crate::ast::{Body, Case, Field, Input, Part};
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
    let promises = promises::of(input);
    let is_inside = !generics.params.is_empty() || promises::speak_of_the_type(&promises);
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
    let leads_on = |field: &Field| {
        field.rules.nested.is_some() || field.shape.holds_list() || field.shape.holds_map()
    };
    !part.fields.iter().any(leads_on) && calls(checks.clone()) <= FEW
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

fn part_checks(table: &mut Table<'_>, part: &Part, prefix: &str) -> TokenStream {
    let mut checks = TokenStream::new();
    for field in &part.fields {
        checks.extend(Checker::new(table, part, field, prefix).field());
    }
    for group in &part.groups {
        checks.extend(groups::check(table, part, group, prefix));
    }
    checks
}

/// The table of constraints, row by row.
pub(crate) struct Table<'a> {
    runtime: &'a Path,
    /// Whether a limit may be a constant of a parameter.
    is_generic: bool,
    rows: Vec<TokenStream>,
}

/// A row of the table.
pub(crate) struct Row<'a> {
    /// The field's name in Rust.
    field: &'a str,
    wire_name: &'a str,
    /// Which part of the field it speaks of.
    part: &'a str,
    sensitive: bool,
    constraints: Vec<TokenStream>,
}

impl Row<'_> {
    /// Adds a constraint, written without the enum's name in front, and gives its number.
    fn add(&mut self, constraint: TokenStream) -> usize {
        self.constraints.push(constraint);
        self.constraints.len() - 1
    }
}

impl Table<'_> {
    /// Takes the next row, to be filled later.
    fn open(&mut self) -> usize {
        self.rows.push(TokenStream::new());
        self.rows.len() - 1
    }

    /// Fills a row.
    fn close(&mut self, number: usize, row: &Row<'_>) {
        let runtime = self.runtime;
        let Row {
            field,
            wire_name,
            part,
            sensitive,
            constraints,
        } = row;
        let part = (*part != "Value").then(|| {
            let part = format_ident!("{part}");
            quote!(.of(#runtime::validate::Part::#part))
        });
        let sensitive = sensitive.then(|| quote!(.sensitive()));
        let constraints = quote!(&[#(__Constraint::#constraints),*]);
        // What depends on a parameter lives for ever only if it is asked to.
        let constraints = match self.is_generic {
            true => quote!(const { #constraints }),
            false => constraints,
        };
        self.rows[number] = quote! {
            __Row::new(#field, #wire_name, #constraints) #part #sensitive
        };
    }
}

/// Takes the check apart for code that says itself where a value stands.
pub(crate) fn apart(code: &TokenStream) -> TokenStream {
    quote! {{
        let (__at, __rows, __found) = __check.parts();
        #code
    }}
}

/// Code whose errors rustc shows at `span`, while its names mean what they meant before.
pub(crate) fn located(code: TokenStream, span: Span) -> TokenStream {
    // Only a name means more by where it comes from, and to ask each token for that is most of the work.
    let plain = Span::call_site().located_at(span);
    code.into_iter()
        .map(|token| match token {
            TokenTree::Group(group) => {
                let mut moved = Group::new(group.delimiter(), located(group.stream(), span));
                moved.set_span(plain);
                TokenTree::Group(moved)
            }
            TokenTree::Ident(mut name) => {
                name.set_span(name.span().located_at(span));
                TokenTree::Ident(name)
            }
            mut token => {
                token.set_span(plain);
                token
            }
        })
        .collect()
}
