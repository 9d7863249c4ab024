//! The code.

use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;
use syn::Path;

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
        let field_name = field.name.to_string();
        let wire_name = &field.wire_name;
        let constraints = &emitter.constraints;
        let sensitive = field.rules.sensitive;
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
        self.value(
            &self.field.shape,
            &quote!(&self.#name),
            &quote!(at.field(#wire_name)),
        )
    }

    /// The checks of a value, which `value` refers to and which stands at `at`.
    fn value(&mut self, shape: &Shape, value: &TokenStream, at: &TokenStream) -> TokenStream {
        match shape {
            Shape::Boxed(inner) => self.value(inner, &quote!(&**#value), at),
            Shape::Optional(inner) => {
                let missing = self.missing(at);
                let present = self.value(inner, &quote!(value), at);
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
                let counts = self.counts(value, at);
                let each = self.value(inner, &quote!(value), &quote!(#at.item(index)));
                let each = (!each.is_empty()).then(|| {
                    quote! {
                        for (index, value) in ::core::iter::Iterator::enumerate((#value).iter()) {
                            #each
                        }
                    }
                });
                quote!(#counts #each)
            }
            Shape::Value => {
                let text = self.text(value, at);
                let number = self.number(value, at);
                let runtime = self.runtime();
                let nested = self
                    .field
                    .rules
                    .nested
                    .then(|| quote!(#runtime::Validate::check_at(#value, &#at, found);));
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
                    .fields
                    .iter()
                    .find(|other| other.name == field)
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
        let parts = condition.parts.iter().map(|(name, text)| {
            let is_optional = self
                .input
                .fields
                .iter()
                .any(|other| other.name == name && other.shape.is_optional());
            if is_optional {
                quote! {
                    self.#name.as_ref().is_some_and(|value| #runtime::validate::check::Text::text(value) == #text)
                }
            } else {
                quote!(#runtime::validate::check::Text::text(&self.#name) == #text)
            }
        });
        quote!(#(#parts)&&*)
    }

    fn counts(&mut self, value: &TokenStream, at: &TokenStream) -> TokenStream {
        let Some(items) = &self.field.rules.items else {
            return TokenStream::new();
        };
        let mut code = TokenStream::new();
        let limits = [
            (&items.min, quote!(MinItems), quote!(<)),
            (&items.max, quote!(MaxItems), quote!(>)),
        ];
        for (limit, constraint, breaks) in limits {
            let Some(limit) = limit else { continue };
            let limit = limit.value;
            let constraint = self.constraint(quote!(#constraint(#limit)));
            let row = self.row();
            code.extend(quote! {
                if (#value).len() #breaks #limit {
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
            code.extend(quote! {
                if #runtime::validate::check::Number::number(*#value) #breaks #limit {
                    found.number(&#at, #row, #constraint, #runtime::validate::check::Number::number(*#value));
                }
            });
        }
        code
    }

    fn text(&mut self, value: &TokenStream, at: &TokenStream) -> TokenStream {
        let runtime = self.runtime().clone();
        let check = quote!(#runtime::validate::check);
        let text = quote!(#check::Text::text(#value));
        let mut code = TokenStream::new();
        for (constraint, breaks) in self.text_rules(&check, &text) {
            let constraint = self.constraint(constraint);
            let row = self.row();
            code.extend(quote! {
                if #breaks { found.text(&#at, #row, #constraint, #value); }
            });
        }
        code
    }

    /// Each constraint on text, and the condition that breaks it.
    fn text_rules(
        &self,
        check: &TokenStream,
        text: &TokenStream,
    ) -> Vec<(TokenStream, TokenStream)> {
        let runtime = self.runtime();
        let rules = &self.field.rules;
        let mut found = Vec::new();
        if let Some(length) = &rules.length {
            if let Some(min) = &length.min {
                let min = min.value;
                found.push((
                    quote!(MinLength(#min)),
                    quote!(#check::is_shorter(#text, #min)),
                ));
            }
            if let Some(max) = &length.max {
                let max = max.value;
                found.push((
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
            let format = Ident::new(name, Span::call_site());
            let format = quote!(#runtime::validate::Format::#format);
            found.push((quote!(Format(#format)), quote!(!#format.matches(#text))));
        }
        if let Some(pattern) = &rules.pattern {
            let breaks = quote! {{
                static PATTERN: #runtime::validate::Pattern = #runtime::validate::Pattern::new(#pattern);
                !PATTERN.matches(#text)
            }};
            found.push((quote!(Pattern(#pattern)), breaks));
        }
        if let Some(fixed) = &rules.fixed {
            found.push((quote!(Fixed(#fixed)), quote!(#text != #fixed)));
        }
        if let Some((_, allowed)) = &rules.one_of {
            found.push((
                quote!(OneOf(&[#(#allowed),*])),
                quote!(![#(#allowed),*].contains(&#text)),
            ));
        }
        found
    }
}
