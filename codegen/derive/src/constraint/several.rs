//! What is demanded of several fields together, or of the value as a whole.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::meta::ParseNestedMeta;
use syn::punctuated::Punctuated;
use syn::{Error, Ident, LitStr, Path, Result, Token, parenthesized};

use super::custom;
use crate::code::{Row, Site};
use crate::member::{Member, Members};
use crate::meta::{expect_list, span, unknown};
use crate::mistakes::Mistakes;
use crate::shape::Shape;

/// What is demanded of several fields together.
pub(crate) struct Group {
    pub(crate) span: Span,
    demand: Demand,
}

enum Demand {
    /// One of them is there.
    AtLeastOne(Vec<Ident>),
    /// One of them is there, and no second one.
    ExactlyOne(Vec<Ident>),
    /// What a function says of the whole value.
    Custom(Path),
}

type Parse = fn(&ParseNestedMeta<'_>) -> Result<Demand>;

/// How each is written.
const DEMANDS: &[(&str, Parse)] = &[
    ("at_least_one", |meta| names(meta).map(Demand::AtLeastOne)),
    ("exactly_one", |meta| names(meta).map(Demand::ExactlyOne)),
    ("custom", |meta| custom::function(meta).map(Demand::Custom)),
];

impl Group {
    /// Reads what stands on a type or a variant; `others` is what else may stand there.
    pub(crate) fn parse(meta: &ParseNestedMeta<'_>, others: &[&str]) -> Result<Self> {
        let parse = DEMANDS.iter().find(|(name, _)| meta.path.is_ident(name));
        let Some((_, parse)) = parse else {
            let known = DEMANDS.iter().map(|(name, _)| *name);
            let known: Vec<&str> = known.chain(others.iter().copied()).collect();
            return Err(unknown(meta, &known));
        };
        let demand = parse(meta)?;
        let span = span(meta);
        Ok(Self { span, demand })
    }

    /// Refuses what makes no sense among these fields.
    pub(crate) fn valid(&self, members: &Members, mistakes: &mut Mistakes) {
        let named = match &self.demand {
            Demand::AtLeastOne(named) | Demand::ExactlyOne(named) => named,
            Demand::Custom(_) => return,
        };
        if named.len() < 2 {
            mistakes.at(self.span, "name two fields or more");
        }
        for (number, name) in named.iter().enumerate() {
            let words = match members.named(name) {
                None => members.has_no(name),
                Some(_) if named[..number].contains(name) => "this field is named twice".to_owned(),
                Some(member) if !member.shape.can_miss() => {
                    format!(
                        "`{name}` is always there; only an `Option`, a `Vec` or a map can be missing"
                    )
                }
                Some(_) => continue,
            };
            mistakes.add(Error::new_spanned(name, words));
        }
    }

    /// Its entry in the table and the code that checks it.
    pub(crate) fn check(&self, site: &Site<'_>, row: &mut Row<'_>) -> TokenStream {
        match &self.demand {
            Demand::AtLeastOne(named) => {
                let (names, there) = presence(site.members, named);
                let constraint = row.add(quote!(AtLeastOne(&[#(#names),*])));
                let report = site.report("plain", constraint, None);
                quote!(if !(#(#there)||*) { #report })
            }
            Demand::ExactlyOne(named) => {
                let (names, there) = presence(site.members, named);
                let constraint = row.add(quote!(ExactlyOne(&[#(#names),*])));
                let report = site.report("count", constraint, Some(quote!(count)));
                quote! {
                    match 0 #(+ usize::from(#there))* {
                        1 => {}
                        count => { #report }
                    }
                }
            }
            Demand::Custom(function) => custom::ask(site, function, &quote!(self)),
        }
    }
}

/// Names in parentheses.
fn names(meta: &ParseNestedMeta<'_>) -> Result<Vec<Ident>> {
    let name = meta.path.require_ident()?;
    expect_list(meta, &format!("{name}(one_field, another_field)"))?;
    let content;
    parenthesized!(content in meta.input);
    if content.peek(LitStr) {
        return Err(content.error("name the fields as they are in Rust, without quotes"));
    }
    let names = Punctuated::<Ident, Token![,]>::parse_terminated(&content)?;
    Ok(names.into_iter().collect())
}

/// The wire names of fields, and the code that says whether each is there.
fn presence(members: &Members, named: &[Ident]) -> (Vec<String>, Vec<TokenStream>) {
    let members = named.iter().filter_map(|name| members.named(name));
    members
        .map(|member| {
            let name = member.wire_name.as_ref().unwrap_or(&member.name);
            (name.clone(), is_there(member))
        })
        .unzip()
}

fn is_there(member: &Member) -> TokenStream {
    let value = &member.value;
    match member.shape {
        Shape::Optional(_) => quote!((#value).is_some()),
        Shape::List(..) | Shape::Map(..) | Shape::Boxed(_) | Shape::Value => {
            quote!(!(#value).is_empty())
        }
    }
}
