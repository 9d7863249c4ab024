//! The code.

use proc_macro2::{Group, Ident, Span, TokenStream, TokenTree};
use quote::{format_ident, quote};
use syn::ext::IdentExt;
use syn::{LitStr, Path};

use crate::ast::{Field, Shape, Struct};
use crate::attr::Condition;
use crate::valid::FORMATS;

pub(crate) fn expand(input: &Struct<'_>) -> TokenStream {
    let Struct {
        name,
        generics,
        runtime,
        fields,
    } = input;
    let (impl_generics, type_generics, where_clause) = generics.split_for_impl();
    let mut tables = TokenStream::new();
    let mut checks = TokenStream::new();
    for (number, field) in fields.iter().enumerate() {
        let mut emitter = Emitter {
            input,
            field,
            number,
            constraints: Vec::new(),
        };
        checks.extend(emitter.field());
        let field_name = field.name.unraw().to_string();
        let wire_name = &field.wire_name;
        let constraints = &emitter.constraints;
        let sensitive = field.rules.sensitive.is_some();
        tables.extend(quote! {
            #runtime::validate::FieldConstraints {
                field: #field_name,
                wire_name: #wire_name,
                constraints: &[#(#runtime::validate::Constraint::#constraints),*],
                sensitive: #sensitive,
            },
        });
    }
    quote! {
        #[automatically_derived]
        impl #impl_generics #runtime::Validate for #name #type_generics #where_clause {
            const CONSTRAINTS: &'static [#runtime::validate::FieldConstraints] = &[#tables];

            #[allow(unused_variables, deprecated)]
            fn check_at(
                &self,
                at: &#runtime::validate::Path<'_>,
                found: &mut #runtime::validate::Violations,
            ) {
                #checks
            }
        }
    }
}

/// Code whose errors rustc shows at `span`, while its names mean what they meant before.
pub(crate) fn located(code: TokenStream, span: Span) -> TokenStream {
    code.into_iter()
        .map(|token| match token {
            TokenTree::Group(group) => {
                let mut moved = Group::new(group.delimiter(), located(group.stream(), span));
                moved.set_span(group.span().located_at(span));
                TokenTree::Group(moved)
            }
            mut token => {
                token.set_span(token.span().located_at(span));
                token
            }
        })
        .collect()
}

/// Whether the value that `value` refers to is there and is `text`.
fn holds(runtime: &Path, shape: &Shape, value: &TokenStream, text: &LitStr) -> TokenStream {
    match shape {
        Shape::Boxed(inner) => holds(runtime, inner, &quote!(&**#value), text),
        Shape::Optional(inner) => {
            let inside = holds(runtime, inner, &quote!(value), text);
            quote!((#value).as_ref().is_some_and(|value| #inside))
        }
        Shape::List(_) | Shape::Value => {
            quote!(#runtime::validate::check::Text::text(#value) == #text)
        }
    }
}

/// Where a value stands.
struct Place {
    /// The code for its path.
    at: TokenStream,
    /// How many lists it stands in.
    depth: usize,
}

impl Place {
    /// An item of the list that stands here, and the name of its index, which no index further inside hides.
    fn item(&self) -> (Ident, Self) {
        let Self { at, depth } = self;
        let index = format_ident!("index_{depth}");
        let at = quote!(#at.item(#index));
        (
            index,
            Self {
                at,
                depth: depth + 1,
            },
        )
    }
}

/// Writes the table row and the checks of one field.
struct Emitter<'a> {
    input: &'a Struct<'a>,
    field: &'a Field<'a>,
    /// The field's row in the table.
    number: usize,
    /// What the row holds so far, each without the enum's name in front.
    constraints: Vec<TokenStream>,
}

impl Emitter<'_> {
    fn runtime(&self) -> &Path {
        &self.input.runtime
    }

    /// Adds a constraint to the row and gives its number.
    fn constraint(&mut self, constraint: TokenStream) -> usize {
        self.constraints.push(constraint);
        self.constraints.len() - 1
    }

    fn field(&mut self) -> TokenStream {
        if !self.field.shape.is_optional() && !self.field.rules.has_default {
            self.constraint(quote!(Required));
        }
        let name = self.field.name;
        let wire_name = &self.field.wire_name;
        let place = Place {
            at: quote!(at.field(#wire_name)),
            depth: 0,
        };
        self.value(&self.field.shape, &quote!(&self.#name), &place)
    }

    /// The checks of a value that `value` refers to.
    fn value(&mut self, shape: &Shape, value: &TokenStream, place: &Place) -> TokenStream {
        match shape {
            Shape::Boxed(inner) => self.value(inner, &quote!(&**#value), place),
            Shape::Optional(inner) => {
                // A condition is on the field as a whole, not on an `Option` further inside.
                let missing = match std::ptr::eq(shape, &self.field.shape) {
                    true => self.missing(&place.at),
                    false => TokenStream::new(),
                };
                let present = self.value(inner, &quote!(value), place);
                match (present.is_empty(), missing.is_empty()) {
                    (true, true) => TokenStream::new(),
                    (false, true) => quote! {
                        if let ::core::option::Option::Some(value) = #value { #present }
                    },
                    (true, false) => quote! {
                        if ::core::option::Option::is_none(#value) { #missing }
                    },
                    (false, false) => quote! {
                        match #value {
                            ::core::option::Option::Some(value) => { #present }
                            ::core::option::Option::None => { #missing }
                        }
                    },
                }
            }
            Shape::List(inner) => {
                let counts = match place.depth {
                    0 => self.counts(value, &place.at),
                    _ => TokenStream::new(),
                };
                let (index, place) = place.item();
                let each = self.value(inner, &quote!(value), &place);
                let each = (!each.is_empty()).then(|| {
                    quote! {
                        for (#index, value) in ::core::iter::Iterator::enumerate((#value).iter()) {
                            #each
                        }
                    }
                });
                quote!(#counts #each)
            }
            Shape::Value => {
                let text = self.text(value, &place.at);
                let number = self.number(value, &place.at);
                let (runtime, at) = (self.runtime(), &place.at);
                let nested = self.field.rules.nested.map(|span| {
                    let check = quote!(#runtime::Validate::check_at(#value, &#at, found););
                    located(check, span)
                });
                quote!(#text #number #nested)
            }
        }
    }

    fn row(&self) -> TokenStream {
        let (runtime, number) = (self.runtime(), self.number);
        quote!(&<Self as #runtime::Validate>::CONSTRAINTS[#number])
    }

    fn missing(&mut self, at: &TokenStream) -> TokenStream {
        let conditions = &self.field.rules.required_when;
        let mut code = TokenStream::new();
        for condition in conditions {
            let parts = condition.parts.iter().map(|(field, text)| {
                let wire_name = self
                    .input
                    .field(field)
                    .map_or_else(|| field.to_string(), |other| other.wire_name.clone());
                quote!((#wire_name, #text))
            });
            let constraint = quote!(RequiredWhen(&[#(#parts),*]));
            let constraint = self.constraint(constraint);
            let holds = self.holds(condition);
            let row = self.row();
            code.extend(quote! {
                if #holds { found.missing(&#at, #row, #constraint); }
            });
        }
        code
    }

    /// Whether a condition holds.
    fn holds(&self, condition: &Condition) -> TokenStream {
        let runtime = self.runtime();
        let parts = condition.parts.iter().filter_map(|(name, text)| {
            let other = self.input.field(name)?;
            let field = other.name;
            let holds = holds(runtime, &other.shape, &quote!(&self.#field), text);
            Some(located(holds, name.span()))
        });
        quote!(#(#parts)&&*)
    }

    fn counts(&mut self, value: &TokenStream, at: &TokenStream) -> TokenStream {
        let Some(items) = &self.field.rules.items else {
            return TokenStream::new();
        };
        // A list that serde fills in when it is absent cannot tell an empty one from an absent one.
        let present = self
            .field
            .rules
            .has_default
            .then(|| quote!(!(#value).is_empty() &&));
        let limits = [
            (
                &items.min,
                quote!(MinItems),
                quote!(#present (#value).len() <),
            ),
            (&items.max, quote!(MaxItems), quote!((#value).len() >)),
        ];
        let mut code = TokenStream::new();
        for (limit, constraint, breaks) in limits {
            let Some(limit) = limit else { continue };
            let limit = limit.value;
            let constraint = self.constraint(quote!(#constraint(#limit)));
            let row = self.row();
            code.extend(quote! {
                if #breaks #limit {
                    found.number(&#at, #row, #constraint, (#value).len() as i128);
                }
            });
        }
        code
    }

    fn number(&mut self, value: &TokenStream, at: &TokenStream) -> TokenStream {
        let Some(range) = &self.field.rules.range else {
            return TokenStream::new();
        };
        let runtime = self.runtime().clone();
        let mut code = TokenStream::new();
        let limits = [
            (&range.min, quote!(Min), quote!(<)),
            (&range.max, quote!(Max), quote!(>)),
        ];
        for (limit, constraint, breaks) in limits {
            let Some(limit) = limit else { continue };
            let limit = proc_macro2::Literal::i128_unsuffixed(limit.value);
            let constraint = self.constraint(quote!(#constraint(#limit)));
            let row = self.row();
            let check = quote! {
                if #runtime::validate::check::Number::number(*#value) #breaks #limit {
                    found.number(&#at, #row, #constraint, #runtime::validate::check::Number::number(*#value));
                }
            };
            code.extend(located(check, range.span));
        }
        code
    }

    fn text(&mut self, value: &TokenStream, at: &TokenStream) -> TokenStream {
        let runtime = self.runtime().clone();
        let check = quote!(#runtime::validate::check);
        let text = quote!(#check::Text::text(#value));
        let mut code = TokenStream::new();
        for (span, constraint, breaks) in self.text_rules(&check, &text) {
            let constraint = self.constraint(constraint);
            let row = self.row();
            let check = quote! {
                if #breaks { found.text(&#at, #row, #constraint, #value); }
            };
            code.extend(located(check, span));
        }
        code
    }

    /// Each constraint on text: where it was written, its table entry and the condition that breaks it.
    fn text_rules(
        &self,
        check: &TokenStream,
        text: &TokenStream,
    ) -> Vec<(Span, TokenStream, TokenStream)> {
        let runtime = self.runtime();
        let rules = &self.field.rules;
        let mut found = Vec::new();
        if let Some(length) = &rules.length {
            if let Some(min) = &length.min {
                let min = min.value;
                found.push((
                    length.span,
                    quote!(MinLength(#min)),
                    quote!(#check::is_shorter(#text, #min)),
                ));
            }
            if let Some(max) = &length.max {
                let max = max.value;
                found.push((
                    length.span,
                    quote!(MaxLength(#max)),
                    quote!(#check::is_longer(#text, #max)),
                ));
            }
        }
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
}
