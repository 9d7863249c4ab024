//! Each constraint on a single value: its entry in the table and the code that checks it.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::quote;
use syn::Path;

use super::{Row, located};
use crate::attr::{Number, Rules};
use crate::valid::FORMATS;

/// Where and in what the constraints of a value are checked.
pub(super) struct Site<'a> {
    pub(super) runtime: &'a Path,
    /// A reference to the value.
    pub(super) value: &'a TokenStream,
    /// Its path.
    pub(super) at: &'a TokenStream,
    /// Its row in the table.
    pub(super) row: &'a TokenStream,
}

/// The checks of a value that is text.
pub(super) fn text(site: &Site<'_>, rules: &Rules, row: &mut Row<'_>) -> TokenStream {
    let Site {
        runtime,
        value,
        at,
        row: reference,
    } = site;
    let text = quote!(#runtime::validate::check::Text::text(#value));
    let checks = text_rules(runtime, rules, &text);
    let checks = checks.into_iter().map(|(span, constraint, breaks)| {
        let constraint = row.add(constraint);
        let check = quote! {
            if #breaks { found.text(&#at, #reference, #constraint, #text); }
        };
        located(check, span)
    });
    checks.collect()
}

/// Each constraint on text: where it was written, its table entry and the condition that breaks it.
fn text_rules(
    runtime: &Path,
    rules: &Rules,
    text: &TokenStream,
) -> Vec<(Span, TokenStream, TokenStream)> {
    let mut found = lengths(runtime, rules, text);
    if let Some(format) = &rules.format {
        let name = FORMATS
            .iter()
            .find(|(name, _)| format == name)
            .map_or("", |(_, variant)| *variant);
        let variant = Ident::new(name, Span::call_site());
        let variant = quote!(#runtime::validate::Format::#variant);
        found.push((
            format.span(),
            quote!(Format(#variant)),
            quote!(!#variant.matches(#text)),
        ));
    }
    if let Some(pattern) = &rules.pattern {
        let breaks = quote! {{
            static PATTERN: #runtime::validate::Pattern = #runtime::validate::Pattern::new(#pattern);
            !PATTERN.matches(#text)
        }};
        found.push((pattern.span(), quote!(Pattern(#pattern)), breaks));
    }
    if let Some(fixed) = &rules.fixed {
        found.push((fixed.span(), quote!(Fixed(#fixed)), quote!(#text != #fixed)));
    }
    if let Some((span, allowed)) = &rules.one_of {
        found.push((
            *span,
            quote!(OneOf(&[#(#allowed),*])),
            quote!(![#(#allowed),*].contains(&#text)),
        ));
    }
    found
}

fn lengths(
    runtime: &Path,
    rules: &Rules,
    text: &TokenStream,
) -> Vec<(Span, TokenStream, TokenStream)> {
    let Some(length) = &rules.length else {
        return Vec::new();
    };
    let check = quote!(#runtime::validate::check);
    let kinds = match length.bytes {
        Some(_) => [
            (&length.bounds.min, quote!(MinBytes), quote!(#text.len() <)),
            (&length.bounds.max, quote!(MaxBytes), quote!(#text.len() >)),
            (&length.exact, quote!(ExactBytes), quote!(#text.len() !=)),
        ],
        None => [
            (
                &length.bounds.min,
                quote!(MinLength),
                quote!(#check::is_shorter),
            ),
            (
                &length.bounds.max,
                quote!(MaxLength),
                quote!(#check::is_longer),
            ),
            (
                &length.exact,
                quote!(ExactLength),
                quote!(#check::is_not_long),
            ),
        ],
    };
    let kinds = kinds.into_iter().filter_map(|(limit, constraint, breaks)| {
        let limit = limit.as_ref()?.value;
        let breaks = match length.bytes {
            Some(_) => quote!(#breaks #limit),
            None => quote!(#breaks(#text, #limit)),
        };
        Some((length.bounds.span, quote!(#constraint(#limit)), breaks))
    });
    kinds.collect()
}

/// The checks of a value that is a number.
pub(super) fn number(site: &Site<'_>, rules: &Rules, row: &mut Row<'_>) -> TokenStream {
    let Site {
        runtime,
        value,
        at,
        row: reference,
    } = site;
    let Some(range) = &rules.range else {
        return TokenStream::new();
    };
    let number = quote!(#runtime::validate::check::Number);
    let limits = [
        (&range.min, quote!(Min), quote!(is_below)),
        (&range.max, quote!(Max), quote!(is_above)),
    ];
    let checks = limits
        .into_iter()
        .filter_map(|(limit, constraint, breaks)| {
            let limit = self::limit(runtime, &limit.as_ref()?.value);
            let constraint = row.add(quote!(#constraint(#limit)));
            let check = quote! {
                if #number::#breaks(#value, &const { #limit }) {
                    found.number(&#at, #reference, #constraint, #number::measured(#value));
                }
            };
            Some(located(check, range.span))
        });
    checks.collect()
}

fn limit(runtime: &Path, limit: &Number) -> TokenStream {
    let text = &limit.text;
    let floor = Literal::i128_unsuffixed(limit.floor);
    let kind = match limit.is_whole {
        true => quote!(whole),
        false => quote!(decimal),
    };
    quote!(#runtime::validate::Limit::#kind(#text, #floor))
}

/// The checks of a number of items.
pub(super) fn items(
    site: &Site<'_>,
    rules: &Rules,
    row: &mut Row<'_>,
    is_list: bool,
) -> TokenStream {
    let Site {
        runtime,
        value,
        at,
        row: reference,
    } = site;
    let mut code = TokenStream::new();
    if let Some(items) = &rules.items {
        // A list that serde fills in when it is absent cannot tell an empty one from an absent one.
        let present = rules.has_default.then(|| quote!(!(#value).is_empty() &&));
        let limits = [
            (
                &items.min,
                quote!(MinItems),
                quote!(#present (#value).len() <),
            ),
            (&items.max, quote!(MaxItems), quote!((#value).len() >)),
        ];
        for (limit, constraint, breaks) in limits {
            let Some(limit) = limit else { continue };
            let limit = limit.value;
            let constraint = row.add(quote!(#constraint(#limit)));
            code.extend(quote! {
                if #breaks #limit {
                    found.count(&#at, #reference, #constraint, (#value).len());
                }
            });
        }
    }
    if let Some(span) = rules.unique.filter(|_| is_list) {
        let max = rules.items.as_ref().and_then(|items| items.max.as_ref());
        let max = max.map_or(0, |max| max.value);
        let constraint = row.add(quote!(UniqueItems));
        // More items than are allowed are refused already, and comparing them all could take for ever.
        let check = quote! {
            if (#value).len() <= #max && #runtime::validate::check::has_twins(#value) {
                found.plain(&#at, #reference, #constraint);
            }
        };
        code.extend(located(check, span));
    }
    code
}
