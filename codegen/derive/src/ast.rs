//! The type, taken apart.

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::ext::IdentExt;
use syn::{Data, DataEnum, DeriveInput, Error, Fields, Generics, Ident, Path, Result, Variant};

use crate::attr::{self, Container, Tagging};
use crate::constraint::{Group, Rules};
use crate::member::{Member, Members};
use crate::rename;
use crate::shape::Shape;

/// A type with constraints.
pub(crate) struct Input<'a> {
    pub(crate) name: &'a Ident,
    pub(crate) generics: &'a Generics,
    /// The path of the runtime crate.
    pub(crate) runtime: Path,
    pub(crate) body: Body<'a>,
}

/// What the type consists of.
pub(crate) enum Body<'a> {
    Struct(Part<'a>),
    Enum(Vec<Case<'a>>),
}

/// A variant of an enum.
pub(crate) struct Case<'a> {
    pub(crate) name: &'a Ident,
    /// The pattern that binds its fields.
    pub(crate) pattern: TokenStream,
    /// The wire names between the enum and the variant's fields.
    pub(crate) steps: Vec<String>,
    pub(crate) part: Part<'a>,
}

/// Fields that stand together.
pub(crate) struct Part<'a> {
    pub(crate) members: Members<'a>,
    /// What is demanded of each of them, in the same order.
    rules: Vec<Rules>,
    /// What is demanded of several fields together.
    pub(crate) groups: Vec<Group>,
    /// Whether the fields have names.
    pub(crate) is_named: bool,
}

impl<'a> Part<'a> {
    /// Each field, and what is demanded of it.
    pub(crate) fn fields(&self) -> impl Iterator<Item = (&Member, &Rules)> {
        self.members.each.iter().zip(&self.rules)
    }

    /// Fields that stand in `holder`, with a reference to each made by `value`.
    fn parse(
        fields: &Fields,
        groups: Vec<Group>,
        holder: &'a Ident,
        rename_all: Option<&syn::LitStr>,
        value: impl Fn(usize, syn::Member) -> TokenStream,
    ) -> Result<Self> {
        let is_named = matches!(fields, Fields::Named(_));
        if !is_named && fields.len() > 1 {
            return Err(Error::new_spanned(
                holder,
                "several fields without names have no constraints; give them names, or keep one",
            ));
        }
        let (mut each, mut rules) = (Vec::new(), Vec::new());
        for (number, (field, member)) in fields.iter().zip(fields.members()).enumerate() {
            let attributes = attr::field(&field.attrs)?;
            let wire_name = match &field.ident {
                Some(_) if attributes.is_flattened => None,
                Some(name) => Some(rename::field(name, attributes.rename.as_ref(), rename_all)?),
                None => None,
            };
            each.push(Member {
                name: field
                    .ident
                    .as_ref()
                    .map_or_else(|| number.to_string(), |name| name.unraw().to_string()),
                wire_name,
                value: value(number, member),
                shape: Shape::of(&field.ty),
                has_default: attributes.has_default,
            });
            rules.push(attributes.rules);
        }
        Ok(Self {
            members: Members { holder, each },
            rules,
            groups,
            is_named,
        })
    }
}

impl<'a> Input<'a> {
    pub(crate) fn parse(input: &'a DeriveInput) -> Result<Self> {
        let mut container = Container::parse(&input.attrs)?;
        let body = match &input.data {
            // Braces say that there may be fields one day, as in the request of an operation that asks for nothing.
            Data::Struct(data)
                if data.fields.is_empty() && !matches!(data.fields, Fields::Named(_)) =>
            {
                return Err(Error::new_spanned(
                    &input.ident,
                    "a type without fields has no constraints",
                ));
            }
            Data::Struct(data) => Body::Struct(structure(input, &mut container, &data.fields)?),
            Data::Enum(data) => Body::Enum(cases(input, &container, data)?),
            Data::Union(_) => {
                return Err(Error::new_spanned(
                    &input.ident,
                    "this derive is for structs and enums",
                ));
            }
        };
        Ok(Self {
            name: &input.ident,
            generics: &input.generics,
            runtime: container.runtime,
            body,
        })
    }

    /// All fields, of every variant.
    pub(crate) fn parts(&self) -> Vec<&Part<'a>> {
        match &self.body {
            Body::Struct(part) => vec![part],
            Body::Enum(cases) => cases.iter().map(|case| &case.part).collect(),
        }
    }
}

fn structure<'a>(
    input: &'a DeriveInput,
    container: &mut Container,
    fields: &Fields,
) -> Result<Part<'a>> {
    let groups = std::mem::take(&mut container.groups);
    let rename_all = container.rename_all.as_ref();
    let mut part = Part::parse(
        fields,
        groups,
        &input.ident,
        rename_all,
        |_, member| quote!(&self.#member),
    )?;
    for member in &mut part.members.each {
        member.has_default |= container.has_default;
        if container.is_transparent {
            member.wire_name = None;
        }
    }
    Ok(part)
}

fn cases<'a>(
    input: &DeriveInput,
    container: &Container,
    data: &'a DataEnum,
) -> Result<Vec<Case<'a>>> {
    if let Some(group) = container.groups.first() {
        return Err(Error::new(
            group.span,
            "this stands on the variant whose fields it speaks of",
        ));
    }
    let cases = data.variants.iter().map(|variant| case(container, variant));
    let cases: Vec<Case<'_>> = cases.collect::<Result<_>>()?;
    if cases.iter().all(|case| case.part.members.each.is_empty()) {
        return Err(Error::new_spanned(
            &input.ident,
            "a type without fields has no constraints",
        ));
    }
    Ok(cases)
}

fn case<'a>(container: &Container, variant: &'a Variant) -> Result<Case<'a>> {
    let attr::VariantAttributes {
        rename,
        rename_all,
        is_untagged,
        groups,
    } = attr::variant(&variant.attrs)?;
    let rename_all = rename_all.or_else(|| container.rename_all_fields.clone());
    let name = &variant.ident;
    let part = Part::parse(
        &variant.fields,
        groups,
        name,
        rename_all.as_ref(),
        |number, _| format_ident!("field_{number}").into_token_stream(),
    )?;
    // Bindings have names of their own, which hide none that the written code uses.
    let members = variant.fields.members();
    let bindings = part.members.each.iter().map(|member| &member.value);
    let pattern = quote!(Self::#name { #(#members: #bindings),* });
    let wire_name = rename::variant(name, rename.as_ref(), container.rename_all.as_ref())?;
    let steps = match &container.tagging {
        _ if is_untagged => Vec::new(),
        Tagging::External => vec![wire_name],
        Tagging::Content(content) => vec![content.clone()],
        Tagging::Internal | Tagging::None => Vec::new(),
    };
    Ok(Case {
        name,
        pattern,
        steps,
        part,
    })
}
