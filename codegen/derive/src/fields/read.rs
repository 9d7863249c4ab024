//! The code that reads: what differs between structs. What does not is in the runtime's `wire`.

use proc_macro2::{Span, TokenStream};
use quote::{format_ident, quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Index, Path};

use super::ast::{Absence, Field, Input};
use super::attr::Form;
use crate::code::located;

pub(super) fn expand(input: &Input<'_>) -> TokenStream {
    let Input {
        name,
        runtime,
        fields,
        ..
    } = input;
    let text = name.to_string();
    let wire_names = fields.iter().map(|field| &field.wire_name);
    let is_required = |field: &Field<'_>| field.absence == Absence::Error;
    let required = fields.iter().rev().fold(0_u128, |bits, field| {
        bits << 1 | u128::from(is_required(field))
    });
    let Slots {
        ty,
        item,
        start,
        finish,
    } = if fields.iter().any(is_required) {
        Slots::beside(fields)
    } else {
        Slots::within(fields)
    };
    let arms = fields.iter().enumerate().map(|(index, field)| {
        let index = Index::from(index);
        let slot = match required {
            0 => {
                let name = field.name;
                quote!(slots.#name)
            }
            _ => quote!(slots.#index),
        };
        let read = read(runtime, field, &slot);
        quote!(#index => #read,)
    });
    let read = match fields.is_empty() {
        true => quote!(value.pass_over()),
        false => quote!(match index { #(#arms)* _ => value.pass_over() }),
    };
    let fields = quote! {
        #[automatically_derived]
        #[allow(unused_variables, deprecated)]
        impl<'de> #runtime::wire::ReadFields<'de> for #name {
            type Slots = #ty;

            const NAME: &'static str = #text;
            const FIELDS: &'static [&'static str] = &[#(#wire_names),*];
            const REQUIRED: u128 = #required;

            #[inline]
            fn slots() -> Self::Slots {
                #start
            }

            fn read<__A: #runtime::__private::serde::de::MapAccess<'de>>(
                slots: &mut Self::Slots,
                index: usize,
                value: #runtime::wire::Value<'_, __A>,
            ) -> ::core::result::Result<(), __A::Error> {
                #read
            }

            #[inline]
            fn finish(slots: Self::Slots) -> ::core::option::Option<Self> {
                #finish
            }
        }
    };
    // A block of its own costs a little, too.
    let fields = match item {
        None => fields,
        Some(item) => quote!(const _: () = { #item #fields };),
    };
    quote! {
        #[automatically_derived]
        impl<'de> #runtime::__private::serde::Deserialize<'de> for #name {
            fn deserialize<D: #runtime::__private::serde::Deserializer<'de>>(
                from: D,
            ) -> ::core::result::Result<Self, D::Error> {
                #runtime::wire::read_fields(from)
            }
        }

        #fields
    }
}

/// Where values are kept until all are read.
struct Slots {
    ty: TokenStream,
    /// Its declaration.
    item: Option<TokenStream>,
    start: TokenStream,
    finish: TokenStream,
}

impl Slots {
    /// In the struct itself: every field has a value from the start.
    fn within(fields: &[Field<'_>]) -> Self {
        let names = fields.iter().map(|field| field.name);
        let starts = fields.iter().map(start);
        Self {
            ty: quote!(Self),
            item: None,
            start: quote!(Self { #(#names: #starts),* }),
            finish: quote!(::core::option::Option::Some(slots)),
        }
    }

    /// Beside it, where required fields may be missing.
    fn beside(fields: &[Field<'_>]) -> Self {
        let types = fields
            .iter()
            .map(|Field { ty, absence, .. }| match absence {
                Absence::Error => quote!(::core::option::Option<#ty>),
                Absence::Nothing | Absence::Default => quote!(#ty),
            });
        let starts = fields.iter().map(start);
        let names = fields.iter().map(|field| field.name);
        let bindings: Vec<_> = (0..fields.len())
            .map(|index| format_ident!("field_{index}"))
            .collect();
        let patterns = fields
            .iter()
            .zip(&bindings)
            .map(|(field, binding)| match field.absence {
                Absence::Error => quote!(::core::option::Option::Some(#binding)),
                Absence::Nothing | Absence::Default => quote!(#binding),
            });
        // A tuple compiles faster, but makes its types part of what a public struct implements, where private ones may not be.
        let (ty, item, name) = match fields.iter().all(|field| field.is_public) {
            true => (quote!((#(#types,)*)), None, None),
            false => {
                let item = quote! {
                    #[allow(unreachable_pub)]
                    pub struct __Slots(#(#types,)*);
                };
                (quote!(__Slots), Some(item), Some(quote!(__Slots)))
            }
        };
        Self {
            ty,
            item,
            start: quote!(#name (#(#starts,)*)),
            finish: quote! {
                let #name (#(#patterns,)*) = slots else {
                    return ::core::option::Option::None;
                };
                ::core::option::Option::Some(Self { #(#names: #bindings),* })
            },
        }
    }
}

/// What a slot holds before its field is read.
fn start(field: &Field<'_>) -> TokenStream {
    match field.absence {
        Absence::Error | Absence::Nothing => quote!(::core::option::Option::None),
        Absence::Default => quote!(::core::default::Default::default()),
    }
}

fn read(runtime: &Path, field: &Field<'_>, slot: &TokenStream) -> TokenStream {
    let is_required = field.absence == Absence::Error;
    let Some(form) = &field.read else {
        let read = match is_required {
            true => quote!(value.read_required(&mut #slot)),
            false => quote!(value.read(&mut #slot)),
        };
        // What cannot be read is shown at its type.
        return located(read, field.ty.span());
    };
    let form = match form {
        Form::Known(form) => quote!(#form),
        Form::Function(function) => by_function(runtime, field, function),
    };
    match is_required {
        true => quote!(value.read_required_as(&mut #slot, #form)),
        false => quote!(value.read_as(&mut #slot, #form)),
    }
}

/// The form of a field that is read by a function of somebody else's.
fn by_function(runtime: &Path, field: &Field<'_>, function: &Path) -> TokenStream {
    let ty = field.ty;
    let span = Span::call_site().located_at(function.span());
    let call = quote_spanned!(span=> #function(from));
    quote! {{
        struct __Function;

        impl<'de> #runtime::wire::Form<'de, #ty> for __Function {
            fn read<__D: #runtime::__private::serde::Deserializer<'de>>(
                from: __D,
            ) -> ::core::result::Result<#ty, __D::Error> {
                #call
            }
        }

        __Function
    }}
}
