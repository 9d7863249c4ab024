//! The code that writes: a call for each field, one after the other, because branches are what rustc spends its time on.

use proc_macro2::{Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::spanned::Spanned;
use syn::{Ident, Path};

use super::ast::{Field, Input};
use super::attr::Form;
use crate::code::located;

pub(super) fn expand(input: &Input<'_>) -> TokenStream {
    let Input {
        name,
        runtime,
        fields,
        ..
    } = input;
    let calls = fields.iter().map(|field| call(runtime, field));
    quote! {
        #[automatically_derived]
        #[allow(deprecated)]
        impl #runtime::__private::serde::Serialize for #name {
            fn serialize<__S: #runtime::__private::serde::Serializer>(
                &self,
                to: __S,
            ) -> ::core::result::Result<__S::Ok, __S::Error> {
                let mut fields = #runtime::wire::Fields::begin(to);
                #(#calls)*
                fields.end()
            }
        }
    }
}

fn call(runtime: &Path, field: &Field<'_>) -> TokenStream {
    let Field {
        name,
        wire_name,
        ty,
        write,
        leave_out,
        ..
    } = field;
    let form = write.as_ref().map(|form| match form {
        Form::Known(form) => quote!(#form),
        Form::Function(function) => by_function(runtime, field, function),
    });
    match (form, leave_out) {
        // What cannot be written is shown at its type.
        (None, None) => located(quote!(fields.write(#wire_name, &self.#name);), ty.span()),
        (None, Some(function)) if is_none(function) => located(
            quote!(fields.write_if_some(#wire_name, &self.#name);),
            ty.span(),
        ),
        (None, Some(function)) => located(
            quote!(fields.write_unless(#function(&self.#name), #wire_name, &self.#name);),
            ty.span(),
        ),
        (Some(form), None) => quote!(fields.write_as(#wire_name, &self.#name, #form);),
        (Some(form), Some(function)) => quote! {
            fields.write_as_unless(#function(&self.#name), #wire_name, &self.#name, #form);
        },
    }
}

/// Whether a function is the one that most fields are left out by, which then need not be called.
fn is_none(function: &Path) -> bool {
    let names: Vec<&Ident> = function.segments.iter().map(|part| &part.ident).collect();
    function.leading_colon.is_none()
        && matches!(names[..], [ty, of] if ty == "Option" && of == "is_none")
}

/// The form of a field that is written by a function of somebody else's.
fn by_function(runtime: &Path, field: &Field<'_>, function: &Path) -> TokenStream {
    let ty = field.ty;
    let span = Span::call_site().located_at(function.span());
    let call = quote_spanned!(span=> #function(value, to));
    quote! {{
        struct __Function;

        impl #runtime::wire::WriteForm<#ty> for __Function {
            fn write<__S: #runtime::__private::serde::Serializer>(
                value: &#ty,
                to: __S,
            ) -> ::core::result::Result<__S::Ok, __S::Error> {
                #call
            }
        }

        __Function
    }}
}
