//! Samples as Rust: the JSON text itself, and the code that builds the same value.

use std::collections::BTreeSet;

use antom_runtime::{Currency, Decimal};
use proc_macro2::{Literal, TokenStream};
use quote::quote;
use serde_json::Value;

use super::build::{self, takes_into};
use super::field::ident;
use super::file::formatted;
use super::sending::Way;
use crate::fact::Holds;
use crate::model::{Beginning, Field, Group, Item, Model, Object, Operation, Scenario};
use crate::naming;
use crate::spec::{Container, Scalar, Wire};

/// JSON text as a raw string literal.
pub(super) fn raw_string(json: &Value) -> TokenStream {
    let text = serde_json::to_string_pretty(json).unwrap_or_default();
    let mut hashes = "#".to_owned();
    while text.contains(&format!("\"{hashes}")) {
        hashes.push('#');
    }
    format!("r{hashes}\"{text}\"{hashes}")
        .parse()
        .unwrap_or_default()
}

/// A sample as the crate writes it: numbers and flags in the wire form that the spec gives them, whichever the sample has.
pub(super) fn written(model: &Model, object: &Object, json: &Value) -> Value {
    let Value::Object(entries) = json else {
        return json.clone();
    };
    let entries = entries.iter().map(|(name, value)| {
        let value = object.field(name).map_or_else(
            || value.clone(),
            |field| match value {
                Value::Array(items) if !field.is_single() => items
                    .iter()
                    .map(|item| written_item(model, field, item))
                    .collect(),
                Value::Object(entries) if field.container == Container::Map => entries
                    .iter()
                    .map(|(key, item)| (key.clone(), written_item(model, field, item)))
                    .collect(),
                value => written_item(model, field, value),
            },
        );
        (name.clone(), value)
    });
    Value::Object(entries.collect())
}

fn written_item(model: &Model, field: &Field, json: &Value) -> Value {
    match (&field.item, field.wire, json) {
        (Item::Object(name), _, _) => model
            .object(name)
            .map_or_else(|| json.clone(), |object| written(model, object, json)),
        (Item::Scalar(scalar), Wire::Text, Value::Number(_) | Value::Bool(_))
            if !scalar.is_text() =>
        {
            Value::String(json.to_string())
        }
        (Item::Scalar(scalar), Wire::Native, Value::String(text)) if !scalar.is_text() => {
            serde_json::from_str(text).unwrap_or_else(|_| json.clone())
        }
        _ => json.clone(),
    }
}

/// The code that builds a sample, and the types that it names.
pub(super) struct Built {
    pub(super) code: TokenStream,
    pub(super) types: BTreeSet<String>,
    /// Names of the runtime that the crate exports again.
    pub(super) exports: BTreeSet<&'static str>,
    /// Whether it names what is deprecated.
    pub(super) is_deprecated: bool,
}

/// The code that builds the request of a scenario's sample.
///
/// `None` when the sample holds what the constructors cannot say, such as a field that is not in the spec.
pub(super) fn built(
    model: &Model,
    operation: &Operation,
    scenario: &Scenario,
    json: &Value,
) -> Option<Built> {
    let beginning = scenario.beginning(operation);
    Builder::new(model).built(&scenario.rust, &beginning, json)
}

/// The example in an operation's documentation: its first sample, built and sent.
pub(super) fn example(model: &Model, group: &Group, operation: &Operation) -> Option<String> {
    let of_scenario = operation.scenarios.iter().find_map(|scenario| {
        let sample = scenario.samples.first()?;
        let built = built(model, operation, scenario, &sample.request)?;
        Some((scenario.rust.clone(), built))
    });
    let (name, built) = of_scenario.or_else(|| {
        let made = operation.made.as_ref()?;
        let request = naming::request(&operation.rust);
        let beginning = operation.beginning();
        let built = Builder::new(model).built(&request, &beginning, &made.request)?;
        Some((beginning.named(&request).to_owned(), built))
    })?;
    let crate_name = ident(&model.crate_name);
    let (group, module, method) = (
        ident(&group.rust),
        ident(&operation.module),
        ident(&operation.module),
    );
    let name = ident(&name);
    let uses = imports(&built, &quote!(#crate_name));
    let code = built.code;
    let way = Way::of(&operation.sending);
    let given = way.given(&quote!(#crate_name::)).into_iter();
    let arguments = way.arguments(&quote!(&request));
    let body = formatted(quote! {
        async fn example(client: &#crate_name::Client #(, #given)*) -> Result<(), #crate_name::Error> {
            #uses
            use #crate_name::#group::#module::#name;
            let request = #code;
            let answer = client.#method(#arguments).await?;
            println!("{answer:?}");
            Ok(())
        }
    });
    // Only what an integrator writes is shown, not the function around it.
    let mut is_inside = false;
    let lines = body.lines().map(|line| {
        let inner = line.strip_prefix("    ").filter(|_| is_inside);
        is_inside |= line.ends_with('{');
        match inner {
            Some("Ok(())") => "# Ok(())".to_owned(),
            Some(line) => line.to_owned(),
            None => format!("# {line}"),
        }
    });
    let lines: Vec<String> = lines.collect();
    Some(format!("```no_run\n{}\n```", lines.join("\n")))
}

/// The imports that built code needs besides its scenario.
pub(super) fn imports(built: &Built, crate_name: &TokenStream) -> TokenStream {
    let types = built.types.iter().map(|name| ident(name));
    let types = (!built.types.is_empty()).then(|| quote!(use #crate_name::types::{#(#types),*};));
    let exports = built.exports.iter().map(|name| ident(name));
    let exports = (!built.exports.is_empty()).then(|| quote!(use #crate_name::{#(#exports),*};));
    quote!(#types #exports)
}

/// What makes a decimal number of exactly these digits; `None` where no such number of 64 bits does.
fn units_and_places(text: &str) -> Option<(i64, u8)> {
    let (whole, fraction) = text.split_once('.').unwrap_or((text, ""));
    let units = format!("{whole}{fraction}").parse().ok()?;
    let places = u8::try_from(fraction.len()).ok()?;
    (Decimal::new(units, places).as_str() == text).then_some((units, places))
}

struct Builder<'a> {
    model: &'a Model,
    types: BTreeSet<String>,
    exports: BTreeSet<&'static str>,
    is_deprecated: bool,
}

impl<'a> Builder<'a> {
    fn new(model: &'a Model) -> Self {
        Self {
            model,
            types: BTreeSet::new(),
            exports: BTreeSet::new(),
            is_deprecated: false,
        }
    }

    fn built(mut self, name: &str, beginning: &Beginning<'_>, json: &Value) -> Option<Built> {
        let code = self.whole(name, beginning, json.as_object()?)?;
        Some(Built {
            code,
            types: self.types,
            exports: self.exports,
            is_deprecated: self.is_deprecated,
        })
    }

    /// A value where a literal's field takes exactly its type.
    fn in_literal(&mut self, field: &Field, json: &Value) -> Option<TokenStream> {
        self.is_deprecated |= field.deprecated.is_some();
        if field.container == Container::Map {
            return None;
        }
        if field.container == Container::List {
            let items = self.items(field, json, true)?;
            return Some(quote!(vec![#(#items),*]));
        }
        let value = self.item(field, json, true)?;
        Some(if field.boxed {
            quote!(Box::new(#value))
        } else {
            value
        })
    }

    /// A value where a setter takes whatever becomes its type.
    fn in_setter(&mut self, field: &Field, json: &Value) -> Option<TokenStream> {
        self.is_deprecated |= field.deprecated.is_some();
        if field.container == Container::Map {
            let exact = !takes_into(&field.item);
            let entries = json.as_object()?.iter().map(|(key, item)| {
                let item = self.item(field, item, exact)?;
                Some(quote!((#key, #item)))
            });
            let entries: Vec<TokenStream> = entries.collect::<Option<_>>()?;
            return Some(quote!([#(#entries),*]));
        }
        if field.container == Container::List {
            let items = self.items(field, json, !takes_into(&field.item))?;
            return Some(quote!([#(#items),*]));
        }
        self.item(field, json, !takes_into(&field.item))
    }

    fn items(&mut self, field: &Field, json: &Value, exact: bool) -> Option<Vec<TokenStream>> {
        json.as_array()?
            .iter()
            .map(|item| self.item(field, item, exact))
            .collect()
    }

    fn item(&mut self, field: &Field, json: &Value, exact: bool) -> Option<TokenStream> {
        match &field.item {
            Item::Scalar(Scalar::Currency) => {
                let code = json.as_str()?;
                let currency = Currency::from(code);
                if currency.exponent().is_none() || currency.successor().is_some() {
                    return Some(self.text(code, exact));
                }
                self.exports.insert("Currency");
                let code = ident(code);
                Some(quote!(Currency::#code))
            }
            Item::Scalar(scalar) => match scalar.holds() {
                Holds::Text => Some(self.text(json.as_str()?, exact)),
                Holds::Flag => {
                    let flag = json.as_bool().or_else(|| json.as_str()?.parse().ok())?;
                    Some(quote!(#flag))
                }
                Holds::Whole { .. } => {
                    let number: i128 = match json {
                        Value::String(text) => text.parse().ok()?,
                        other => other.to_string().parse().ok()?,
                    };
                    let number = Literal::i128_unsuffixed(number);
                    Some(quote!(#number))
                }
                Holds::Decimal => self.decimal(json.as_str()?),
            },
            Item::Enum(name) => {
                self.types.insert(name.clone());
                let (name, text) = (ident(name), json.as_str()?);
                Some(quote!(#name::from(#text)))
            }
            Item::Object(name) => self.object(name, json),
        }
    }

    fn decimal(&mut self, text: &str) -> Option<TokenStream> {
        let (units, places) = units_and_places(text)?;
        self.exports.insert("Decimal");
        let units = Literal::i64_unsuffixed(units);
        let places = Literal::u8_unsuffixed(places);
        Some(quote!(Decimal::new(#units, #places)))
    }

    fn text(&self, text: &str, exact: bool) -> TokenStream {
        if exact {
            quote!(#text.into())
        } else {
            quote!(#text)
        }
    }

    fn object(&mut self, name: &str, json: &Value) -> Option<TokenStream> {
        let beginning = self.model.object(name)?.beginning(name);
        self.types.insert(beginning.named(name).to_owned());
        self.whole(name, &beginning, json.as_object()?)
    }

    /// What the value begins with, and a setter for each further field that is there.
    fn whole(
        &mut self,
        name: &str,
        beginning: &Beginning<'_>,
        json: &serde_json::Map<String, Value>,
    ) -> Option<TokenStream> {
        let name = ident(name);
        let start = match beginning {
            Beginning::Never => return None,
            Beginning::Empty { .. } => quote!(#name::new()),
            Beginning::Literal { literal, .. } => {
                let fields = literal.fields.iter().map(|field| {
                    let name = field.ident();
                    let value = self.in_literal(field, json.get(&field.wire_name)?)?;
                    Some(quote!(#name: #value))
                });
                build::finished(literal, &fields.collect::<Option<Vec<_>>>()?)
            }
            Beginning::MinorUnits { amount, currency } => {
                let mut part = |field: &Field| self.item(field, json.get(&field.wire_name)?, true);
                let (amount, currency) = (part(amount)?, part(currency)?);
                quote!(#name::from_minor_units(#amount, #currency))
            }
        };
        let mut setters = Vec::new();
        for field in beginning.setters() {
            if let Some(value) = json.get(&field.wire_name) {
                let name = field.ident();
                let value = self.in_setter(field, value)?;
                setters.push(quote!(.#name(#value)));
            }
        }
        Some(quote!(#start #(#setters)*))
    }
}
