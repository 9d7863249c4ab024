//! `Debug` that prints no sensitive value.

use proc_macro2::TokenStream;
use quote::quote;
use syn::ext::IdentExt;

use crate::ast::{Shape, Struct};

pub(crate) fn expand(input: &Struct<'_>) -> TokenStream {
    let Struct {
        name,
        generics,
        runtime,
        fields,
    } = input;
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    let name_text = name.to_string();
    let fields = fields.iter().map(|field| {
        let (name, name_text) = (field.name, field.name.unraw().to_string());
        if field.rules.sensitive.is_none() {
            return quote!(.field(#name_text, &self.#name));
        }
        let is_there = match field.shape {
            Shape::Optional(_) => quote!(self.#name.is_some()),
            Shape::List(_) => quote!(!self.#name.is_empty()),
            Shape::Boxed(_) | Shape::Value => quote!(true),
        };
        quote!(.field(#name_text, &#runtime::__private::Hidden::new(#is_there)))
    });
    quote! {
        #[automatically_derived]
        impl #impl_generics ::core::fmt::Debug for #name #type_generics #where_clause {
            #[allow(deprecated)]
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                formatter.debug_struct(#name_text) #(#fields)* .finish()
            }
        }
    }
}
