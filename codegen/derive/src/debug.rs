//! `Debug` that prints no sensitive value.

use proc_macro2::TokenStream;
use quote::quote;
use syn::Ident;

use crate::ast::{Body, Input, Part};
use crate::constraint::Rules;
use crate::member::Member;
use crate::shape::Shape;

pub(crate) fn expand(input: &Input<'_>) -> TokenStream {
    let Input {
        name,
        generics,
        runtime,
        body,
    } = input;
    let print = |name: &Ident, part: &Part<'_>| {
        let name = name.to_string();
        let fields = part
            .fields()
            .map(|(member, rules)| printed(runtime, part.is_named, member, rules));
        let start = match part.is_named {
            true => quote!(formatter.debug_struct(#name)),
            false => quote!(formatter.debug_tuple(#name)),
        };
        quote!(#start #(#fields)* .finish())
    };
    let body = match body {
        Body::Struct(part) => print(name, part),
        Body::Enum(cases) => {
            let arms = cases.iter().map(|case| {
                let pattern = &case.pattern;
                let print = print(case.name, &case.part);
                quote!(#pattern => #print,)
            });
            quote!(match self { #(#arms)* })
        }
    };
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    quote! {
        #[automatically_derived]
        impl #impl_generics ::core::fmt::Debug for #name #type_generics #where_clause {
            #[allow(unused_variables, deprecated)]
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                #body
            }
        }
    }
}

fn printed(runtime: &syn::Path, is_named: bool, member: &Member, rules: &Rules) -> TokenStream {
    let value = &member.value;
    let shown = if rules.sensitive.is_none() {
        quote!(#value)
    } else {
        let is_there = match member.shape {
            Shape::Optional(_) => quote!((#value).is_some()),
            Shape::List(..) | Shape::Map(..) => quote!(!(#value).is_empty()),
            Shape::Boxed(_) | Shape::Value => quote!(true),
        };
        quote!(&#runtime::__private::Hidden::new(#is_there))
    };
    match is_named {
        true => {
            let name = &member.name;
            quote!(.field(#name, #shown))
        }
        false => quote!(.field(#shown)),
    }
}
