//! Each constraint on a single value: its entry in the table and the code that checks it.

use proc_macro2::{Ident, Literal, Span, TokenStream};
use quote::{ToTokens, quote};
use syn::Path;
use syn::spanned::Spanned;

use super::{Row, apart, located};
use crate::ast::List;
use crate::attr::{Bounds, Limit, Number, Rules, Value};
use crate::valid::FORMATS;

/// Where and in what the constraints of a value are checked.
pub(super) struct Site<'a> {
    pub(super) runtime: &'a Path,
    /// A reference to the value.
    pub(super) value: &'a TokenStream,
    /// Its path; `None` for the value of a field, whose row says where it stands.
    pub(super) at: Option<&'a TokenStream>,
    /// The number of its row in the table.
    pub(super) number: usize,
}

impl Site<'_> {
    /// Calls the runtime's check of a field.
    fn check(&self, function: &str, value: &TokenStream, limits: &[TokenStream]) -> TokenStream {
        let function = Ident::new(function, Span::call_site());
        let number = Literal::usize_unsuffixed(self.number);
        quote!(__check.#function(#value #(, #limits)*, #number);)
    }

    /// Reports the broken constraint of that number, with what was measured.
    pub(super) fn report(
        &self,
        function: &str,
        constraint: usize,
        measured: Option<TokenStream>,
    ) -> TokenStream {
        let constraint = Literal::usize_unsuffixed(constraint);
        let measured = measured.map(|measured| quote!(, #measured));
        self.found(
            function,
            |row| quote!(#row.constraints[#constraint] #measured),
        )
    }

    /// Reports with arguments that may depend on the row.
    fn found(
        &self,
        function: &str,
        arguments: impl Fn(&TokenStream) -> TokenStream,
    ) -> TokenStream {
        let function = Ident::new(function, Span::call_site());
        let number = Literal::usize_unsuffixed(self.number);
        let row = quote!(__rows[#number]);
        let arguments = arguments(&row);
        match self.at {
            Some(at) => quote!(__found.#function(&#at, &#row, #arguments);),
            None => apart(&quote!(__found.#function(&__at.row(&#row), &#row, #arguments);)),
        }
    }

    /// Asks a function of the user's own, whose type is wanted by name so that errors tell what it should give.
    pub(super) fn custom(&self, function: &Path, arguments: &TokenStream) -> TokenStream {
        let runtime = self.runtime;
        let report = self.found("custom", |_| quote!(refusal));
        let check = quote! {{
            let checked: ::core::result::Result<(), #runtime::validate::Refusal> = #function(#arguments);
            if let ::core::result::Result::Err(refusal) = checked { #report }
        }};
        located(check, function.span())
    }
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
    let Site { runtime, value, .. } = site;
    let text = quote!(#runtime::validate::check::Text::text(#value));
    let checks = text_rules(runtime, rules, &text).into_iter().map(|rule| {
        let entry = row.add(rule.entry);
        let check = match rule.function {
            Some((function, limit)) if site.at.is_none() => site.check(function, value, &[limit]),
            _ => {
                let breaks = rule.breaks;
                let report = site.report("text", entry, Some(text.clone()));
                quote!(if #breaks { #report })
            }
        };
        located(check, rule.span)
    });
    checks.collect()
}

/// Each constraint on text.
fn text_rules(runtime: &Path, rules: &Rules, text: &TokenStream) -> Vec<OnText> {
    let mut found = lengths(runtime, rules, text);
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

fn lengths(runtime: &Path, rules: &Rules, text: &TokenStream) -> Vec<OnText> {
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
                quote!(#runtime::validate::check::is_shorter),
            ),
            (
                max,
                "MaxLength",
                Some("max_length"),
                quote!(#runtime::validate::check::is_longer),
            ),
            (
                &length.exact,
                "ExactLength",
                None,
                quote!(#runtime::validate::check::is_not_long),
            ),
        ],
    };
    let kinds = kinds
        .into_iter()
        .filter_map(|(limit, entry, function, breaks)| {
            let limit = limit.as_ref()?;
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
    let Site { runtime, value, .. } = site;
    let Some(range) = &rules.range else {
        return TokenStream::new();
    };
    let limits = [
        (&range.min, quote!(Min), quote!(is_below)),
        (&range.max, quote!(Max), quote!(is_above)),
    ];
    let each = limits.into_iter().filter_map(|(limit, entry, breaks)| {
        let limit = self::limit(runtime, limit.as_ref()?);
        let entry = row.add(quote!(#entry(#limit)));
        let number = quote!(#runtime::validate::check::Number);
        let report = site.report("number", entry, Some(quote!(#number::measured(#value))));
        Some(quote! {
            if #number::#breaks(#value, &const { #limit }) { #report }
        })
    });
    let each: TokenStream = each.collect();
    located(of_field(site, range).unwrap_or(each), range.span)
}

/// The one call that checks the limits of a field, which tells nearly every number by whole ones.
fn of_field(site: &Site<'_>, range: &Bounds<Number>) -> Option<TokenStream> {
    if site.at.is_some() {
        return None;
    }
    let runtime = site.runtime;
    let least = match &range.min {
        Some(min) => Some(whole(runtime, min, Number::ceiling)?),
        None => None,
    };
    let most = match &range.max {
        Some(max) => Some(whole(runtime, max, |max| Some(max.floor))?),
        None => None,
    };
    let function = match (&least, &most) {
        (Some(_), Some(_)) => "range",
        (Some(_), None) => "min",
        (None, _) => "max",
    };
    let limits: Vec<TokenStream> = least.into_iter().chain(most).collect();
    Some(site.check(function, site.value, &limits))
}

/// A limit as a whole number of 128 bits; of a literal, `round` makes one.
pub(super) fn whole(
    runtime: &Path,
    limit: &Limit<Number>,
    round: impl Fn(&Number) -> Option<i128>,
) -> Option<TokenStream> {
    Some(match &limit.value {
        Value::Literal(number) => Literal::i128_unsuffixed(round(number)?).into_token_stream(),
        Value::Constant(expression) => {
            quote!((#runtime::validate::check::integer(#expression) as i128))
        }
    })
}

fn limit(runtime: &Path, limit: &Limit<Number>) -> TokenStream {
    let limit = match &limit.value {
        Value::Literal(limit) => limit,
        Value::Constant(expression) => {
            let number = quote!(#runtime::validate::check::integer(#expression) as i128);
            let digits = quote!(#runtime::validate::check::Digits);
            return quote! {
                #runtime::validate::Limit::whole(const { &#digits::of(#number) }.as_str(), #number)
            };
        }
    };
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
    list: Option<List>,
) -> TokenStream {
    let Site { runtime, value, .. } = site;
    let count = quote!((#value).len());
    let mut code = TokenStream::new();
    if let Some(items) = &rules.items {
        let limits = [
            (&items.min, quote!(MinItems), "min_items", quote!(<)),
            (&items.max, quote!(MaxItems), "max_items", quote!(>)),
        ];
        for (limit, constraint, function, breaks) in limits {
            let Some(limit) = limit else { continue };
            let constraint = row.add(quote!(#constraint(#limit)));
            let check = match site.at {
                None => site.check(function, &count, &[quote!(#limit)]),
                Some(_) => {
                    let report = site.report("count", constraint, Some(count.clone()));
                    quote!(if #count #breaks #limit { #report })
                }
            };
            code.extend(match rules.has_default && function == "min_items" {
                // A list that serde fills in when it is absent cannot tell an empty one from an absent one.
                true => quote!(if !(#value).is_empty() { #check }),
                false => check,
            });
        }
    }
    if let (Some(span), Some(list)) = (rules.unique, list) {
        let max = rules.items.as_ref().and_then(|items| items.max.as_ref());
        let max = max.map_or_else(|| quote!(0), ToTokens::to_token_stream);
        let constraint = row.add(quote!(UniqueItems));
        let report = site.report("plain", constraint, None);
        let has_twins = match list {
            List::Slice | List::Array => quote!(has_twins(#value)),
            List::Deque | List::Set => quote!(has_twins_among((#value).iter())),
        };
        // More items than are allowed are refused already, and comparing them all could take for ever.
        let check = quote! {
            if #count <= #max && #runtime::validate::check::#has_twins { #report }
        };
        code.extend(located(check, span));
    }
    code
}
