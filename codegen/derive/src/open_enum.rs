//! `OpenEnum`: texts on the wire, of which more may come.

use proc_macro2::{Span, TokenStream};
use quote::quote;
use syn::spanned::Spanned;
use syn::{Attribute, Data, DeriveInput, Error, Fields, Ident, LitStr, Result, Variant};

use crate::attr::Container;
use crate::code::located;

/// The variants that stand for one text each, and the one that holds every other text.
struct Variants<'a> {
    listed: Vec<(&'a Ident, LitStr)>,
    other: &'a Ident,
    /// Where the type stands that `other` holds.
    held: Span,
}

impl<'a> Variants<'a> {
    fn parse(input: &'a DeriveInput) -> Result<Self> {
        let Data::Enum(data) = &input.data else {
            return Err(Error::new_spanned(
                &input.ident,
                "only an enum can be an open enum",
            ));
        };
        let mut listed: Vec<(&Ident, LitStr)> = Vec::new();
        let mut other = None;
        for variant in &data.variants {
            match (wire_text(&variant.attrs)?, &variant.fields) {
                (Some(text), Fields::Unit) => {
                    if listed
                        .iter()
                        .any(|(_, known)| known.value() == text.value())
                    {
                        return Err(Error::new_spanned(text, "another variant has this text"));
                    }
                    listed.push((&variant.ident, text));
                }
                (None, Fields::Unnamed(fields)) if fields.unnamed.len() == 1 => {
                    let held = fields.unnamed[0].ty.span();
                    if other.replace((&variant.ident, held)).is_some() {
                        return Err(unfit(variant));
                    }
                }
                _ => return Err(unfit(variant)),
            }
        }
        match other {
            Some((other, held)) => Ok(Self {
                listed,
                other,
                held,
            }),
            None => Err(Error::new_spanned(
                &input.ident,
                "an open enum needs a variant `Other(Unlisted)` for the values to come",
            )),
        }
    }
}

fn unfit(variant: &Variant) -> Error {
    Error::new_spanned(
        variant,
        "a variant has either `#[wire = \"…\"]` and no fields, or is the one `Other(Unlisted)`",
    )
}

fn wire_text(attributes: &[Attribute]) -> Result<Option<LitStr>> {
    let mut wires = attributes.iter().filter(|at| at.path().is_ident("wire"));
    let Some(attribute) = wires.next() else {
        return Ok(None);
    };
    if let Some(second) = wires.next() {
        return Err(Error::new_spanned(second, "a variant has one text"));
    }
    match &attribute.meta.require_name_value()?.value {
        syn::Expr::Lit(syn::ExprLit {
            lit: syn::Lit::Str(text),
            ..
        }) => Ok(Some(text.clone())),
        other => Err(Error::new_spanned(
            other,
            "a text belongs here, such as `#[wire = \"WEB\"]`",
        )),
    }
}

pub(crate) fn expand(input: &DeriveInput) -> Result<TokenStream> {
    let runtime = Container::parse(&input.attrs)?.runtime;
    let Variants {
        listed,
        other,
        held,
    } = Variants::parse(input)?;
    // A variant that holds another type is shown at that type.
    let keep = located(
        quote!(Self::#other(#runtime::__private::unlisted(text))),
        held,
    );
    let name = &input.ident;
    let visibility = &input.vis;
    let (variants, texts): (Vec<_>, Vec<_>) = listed.into_iter().unzip();
    Ok(quote! {
        #[automatically_derived]
        #[allow(deprecated)]
        impl #name {
            /// The values that this version lists.
            #visibility const LISTED: &'static [&'static str] = &[#(#texts),*];

            /// The text as it stands on the wire.
            #[must_use]
            #visibility fn as_str(&self) -> &str {
                match self {
                    #(Self::#variants => #texts,)*
                    Self::#other(text) => text.as_str(),
                }
            }
        }

        #[automatically_derived]
        #[allow(deprecated)]
        impl ::core::convert::From<&str> for #name {
            fn from(text: &str) -> Self {
                match text {
                    #(#texts => Self::#variants,)*
                    _ => #keep,
                }
            }
        }

        #[automatically_derived]
        impl ::core::convert::AsRef<str> for #name {
            fn as_ref(&self) -> &str {
                self.as_str()
            }
        }

        #[automatically_derived]
        impl ::core::fmt::Display for #name {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                formatter.write_str(self.as_str())
            }
        }

        #[automatically_derived]
        impl #runtime::__private::serde::Serialize for #name {
            fn serialize<S: #runtime::__private::serde::Serializer>(
                &self,
                serializer: S,
            ) -> ::core::result::Result<S::Ok, S::Error> {
                serializer.serialize_str(self.as_str())
            }
        }

        #[automatically_derived]
        impl<'de> #runtime::__private::serde::Deserialize<'de> for #name {
            fn deserialize<D: #runtime::__private::serde::Deserializer<'de>>(
                deserializer: D,
            ) -> ::core::result::Result<Self, D::Error> {
                #runtime::__private::borrowed_text(deserializer)
                    .map(|text| <Self as ::core::convert::From<&str>>::from(&text))
            }
        }
    })
}
