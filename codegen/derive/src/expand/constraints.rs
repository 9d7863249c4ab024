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
    /// Whether it is the value of a field, so that its row and the path of what holds it say where it stands.
    pub(super) is_field: bool,
    /// The number of its row in the table.
    pub(super) number: usize,
    /// Its row.
    pub(super) row: &'a TokenStream,
}

/// One constraint on a text.
struct OnText {
    /// Where it was written.
    span: Span,
    /// Its entry in the table.
    entry: TokenStream,
    /// The runtime's function that checks it for a field, and the limit that it takes.
    function: Option<(&'static str, TokenStream)>,
    /// The condition that breaks it.
    breaks: TokenStream,
}

/// The checks of a value that is text.
pub(super) fn text(site: &Site<'_>, rules: &Rules, row: &mut Row<'_>) -> TokenStream {
    let Site {
        runtime,
        value,
        at,
        is_field,
        number,
        row: reference,
    } = site;
    let number = Literal::usize_unsuffixed(*number);
    let text = quote!(__check::Text::text(#value));
    let checks = text_rules(runtime, rules, &text).into_iter().map(|rule| {
        let entry = row.add(rule.entry);
        let entry = Literal::usize_unsuffixed(entry);
        let check = match rule.function {
            Some((function, limit)) if *is_field => {
                let function = Ident::new(function, Span::call_site());
                quote!(__check::#function(#value, #limit, at, rows, #number, #entry, found);)
            }
            _ => {
                let breaks = rule.breaks;
                quote!(if #breaks { found.text(&#at, #reference, #entry, #text); })
            }
        };
        located(check, rule.span)
    });
    checks.collect()
}

/// Each constraint on text.
fn text_rules(runtime: &Path, rules: &Rules, text: &TokenStream) -> Vec<OnText> {
    let mut found = lengths(rules, text);
    if let Some(format) = &rules.format {
        let name = FORMATS
            .iter()
            .find(|(name, _)| format == name)
            .map_or("", |(_, variant)| *variant);
        let variant = Ident::new(name, Span::call_site());
        let variant = quote!(#runtime::validate::Format::#variant);
        found.push(OnText {
            span: format.span(),
            entry: quote!(Format(#variant)),
            breaks: quote!(!#variant.matches(#text)),
            function: Some(("format", variant)),
        });
    }
    if let Some(pattern) = &rules.pattern {
        found.push(OnText {
            span: pattern.span(),
            entry: quote!(Pattern(#pattern)),
            function: None,
            breaks: quote! {{
                static PATTERN: #runtime::validate::Pattern = #runtime::validate::Pattern::new(#pattern);
                !PATTERN.matches(#text)
            }},
        });
    }
    if let Some(fixed) = &rules.fixed {
        found.push(OnText {
            span: fixed.span(),
            entry: quote!(Fixed(#fixed)),
            function: Some(("fixed", quote!(#fixed))),
            breaks: quote!(#text != #fixed),
        });
    }
    if let Some((span, allowed)) = &rules.one_of {
        found.push(OnText {
            span: *span,
            entry: quote!(OneOf(&[#(#allowed),*])),
            function: None,
            breaks: quote!(![#(#allowed),*].contains(&#text)),
        });
    }
    found
}

fn lengths(rules: &Rules, text: &TokenStream) -> Vec<OnText> {
    let Some(length) = &rules.length else {
        return Vec::new();
    };
    let (min, max) = (&length.bounds.min, &length.bounds.max);
    let kinds = match length.bytes {
        Some(_) => [
            (min, "MinBytes", None, quote!(#text.len() <)),
            (max, "MaxBytes", None, quote!(#text.len() >)),
            (&length.exact, "ExactBytes", None, quote!(#text.len() !=)),
        ],
        None => [
            (
                min,
                "MinLength",
                Some("min_length"),
                quote!(__check::is_shorter),
            ),
            (
                max,
                "MaxLength",
                Some("max_length"),
                quote!(__check::is_longer),
            ),
            (
                &length.exact,
                "ExactLength",
                None,
                quote!(__check::is_not_long),
            ),
        ],
    };
    let kinds = kinds
        .into_iter()
        .filter_map(|(limit, entry, function, breaks)| {
            let limit = Literal::usize_unsuffixed(limit.as_ref()?.value);
            let entry = Ident::new(entry, Span::call_site());
            Some(OnText {
                span: length.bounds.span,
                entry: quote!(#entry(#limit)),
                breaks: match length.bytes {
                    Some(_) => quote!(#breaks #limit),
                    None => quote!(#breaks(#text, #limit)),
                },
                function: function.map(|function| (function, quote!(#limit))),
            })
        });
    kinds.collect()
}

/// The checks of a value that is a number.
pub(super) fn number(site: &Site<'_>, rules: &Rules, row: &mut Row<'_>) -> TokenStream {
    let Site {
        runtime,
        value,
        at,
        is_field,
        number,
        row: reference,
    } = site;
    let number = Literal::usize_unsuffixed(*number);
    let Some(range) = &rules.range else {
        return TokenStream::new();
    };
    let limits = [
        (&range.min, quote!(Min), quote!(min), quote!(is_below)),
        (&range.max, quote!(Max), quote!(max), quote!(is_above)),
    ];
    let checks = limits
        .into_iter()
        .filter_map(|(limit, entry, function, breaks)| {
            let limit = self::limit(runtime, &limit.as_ref()?.value);
            let entry = Literal::usize_unsuffixed(row.add(quote!(#entry(#limit))));
            let limit = quote!(&const { #limit });
            let check = match is_field {
                true => {
                    quote!(__check::#function(#value, #limit, at, rows, #number, #entry, found);)
                }
                false => quote! {
                    if __check::Number::#breaks(#value, #limit) {
                        found.number(&#at, #reference, #entry, __check::Number::measured(#value));
                    }
                },
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
        value,
        at,
        row: reference,
        ..
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
            if (#value).len() <= #max && __check::has_twins(#value) {
                found.plain(&#at, #reference, #constraint);
            }
        };
        code.extend(located(check, span));
    }
    code
}
