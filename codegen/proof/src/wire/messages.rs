//! Messages that keep every rule of a model: requests, responses and notifications.

use antom_codegen::fact::Holds;
use antom_codegen::model::{
    Condition, Decimal, Field, Item, Model, Notification, Object, Operation, Scenario, TypeKind,
};
use antom_codegen::spec::{Container, Outcome, Scalar, Wire};
use regex_lite::Regex;
use serde_json::{Map, Value, json};

/// How many messages are made of each kind. The first has nothing that may be left out, the second all of it and the least
/// of everything, the third the most; the others go through the values of lists of values, and the last ones leave something
/// out here and there.
pub(super) const MESSAGES: usize = 12;
/// How many requests are made besides that have what the reader's products fix, and nothing that may be left out.
pub(super) const PROBES: usize = 8;
/// The first of the messages that leave something out here and there.
const SPARSE: usize = 8;
/// A text and a list that are longer than most limits, where there is none and they do not stand deep in the message: a
/// gateway takes no body of any length.
const LONG_TEXT: usize = 3000;
const LONG_LIST: usize = 130;
/// What is usual deeper down.
const TEXT: usize = 90;
const LIST: usize = 12;

/// Makes the messages of one model.
pub(super) struct Writer<'a> {
    model: &'a Model,
    /// Which of the messages is made.
    index: usize,
    /// The types around the value that is made, so that a type that holds itself comes to an end.
    around: Vec<&'a str>,
}

impl<'a> Writer<'a> {
    pub(super) fn new(model: &'a Model, index: usize) -> Self {
        Self {
            model,
            index,
            around: Vec::new(),
        }
    }

    /// A request, in turn of every product. `None` if a pattern leaves no text that is known here.
    pub(super) fn request(&mut self, operation: &'a Operation) -> Option<Value> {
        let turn = self.index % (operation.scenarios.len() + 1);
        let scenario = operation.scenarios.get(turn);
        let is_asked_for = |field: &Field| {
            scenario.is_some_and(|scenario| scenario.required.contains(&field.wire_name))
                || operation.idempotency_key.as_ref() == Some(&field.wire_name)
        };
        let mut request = self.object(&operation.request, &is_asked_for)?;
        for (name, value) in scenario
            .into_iter()
            .flat_map(|scenario: &Scenario| &scenario.fixed)
        {
            request.insert(name.clone(), json!(value));
        }
        self.keep_conditions(&operation.request, &mut request)?;
        Some(Value::Object(request))
    }

    /// A request with nothing that may be left out, and with what a product of the reader fixes.
    pub(super) fn probe(&mut self, operation: &'a Operation, theirs: &Scenario) -> Option<Value> {
        let mut request = self.object(&operation.request, &|_| false)?;
        for (name, value) in &theirs.fixed {
            if operation.request.field(name).is_some() {
                request.insert(name.clone(), json!(value));
            }
        }
        self.keep_conditions(&operation.request, &mut request)?;
        Some(Value::Object(request))
    }

    /// Adds the fields that what is there already asks for.
    fn keep_conditions(
        &mut self,
        object: &'a Object,
        request: &mut Map<String, Value>,
    ) -> Option<()> {
        let holds = |condition: &Condition, request: &Map<String, Value>| {
            condition.parts.iter().all(|part| {
                let field = object.fields.iter().find(|field| field.rust == part.rust);
                field
                    .and_then(|field| request.get(&field.wire_name))
                    .is_some_and(|value| *value == part.value)
            })
        };
        for field in &object.fields {
            let is_required = field
                .required_when
                .iter()
                .any(|condition| holds(condition, request));
            let is_empty = request
                .get(&field.wire_name)
                .is_none_or(|value| value.as_array().is_some_and(Vec::is_empty));
            if is_required && is_empty {
                let value = self.value(field, 1)?;
                request.insert(field.wire_name.clone(), value);
            }
        }
        Some(())
    }

    /// A response of a call that succeeded.
    pub(super) fn response(&mut self, operation: &'a Operation) -> Option<Value> {
        let mut response = self.object(&operation.response, &|_| false)?;
        let (code, status) = self.success(operation)?;
        let names = &self.model.protocol.envelope;
        let result = json!({ &names.code: code, &names.status: status, &names.message: "success" });
        response.insert(names.field.clone(), result);
        Some(Value::Object(response))
    }

    /// The code and the status of a call that succeeded.
    pub(super) fn success(&self, operation: &'a Operation) -> Option<(&'a String, &'a String)> {
        let mut results = operation.results.iter();
        let listed = results.find(|result| result.outcome == Outcome::Success);
        let usual = self.model.protocol.acknowledgement.as_ref();
        let usual = usual.map(|result| (&result.code, &result.status));
        listed
            .map(|result| (&result.code, &result.status))
            .or(usual)
    }

    /// The body of a notification.
    pub(super) fn notification(&mut self, notification: &'a Notification) -> Option<Value> {
        let is_asked_for = |field: &Field| notification.fields.contains(&field.wire_name);
        let mut body = self.object(&notification.body, &is_asked_for)?;
        for (name, values) in &notification.values {
            let value = values.get(self.index % values.len().max(1))?;
            body.insert(name.clone(), json!(value));
        }
        Some(Value::Object(body))
    }

    fn object(
        &mut self,
        object: &'a Object,
        is_asked_for: &dyn Fn(&Field) -> bool,
    ) -> Option<Map<String, Value>> {
        let mut made = Map::new();
        for field in &object.fields {
            let is_needed = field.is_required() || is_asked_for(field);
            let is_wanted = is_needed || (self.is_filled_in(field) && !self.is_around(field));
            if !is_wanted {
                continue;
            }
            match self.value(field, usize::from(is_asked_for(field))) {
                Some(value) => {
                    made.insert(field.wire_name.clone(), value);
                }
                None if is_needed => return None,
                None => {}
            }
        }
        Some(made)
    }

    /// Whether a field is there that may be left out. In sparse messages that hangs on its name, in each of them otherwise.
    fn is_filled_in(&self, field: &Field) -> bool {
        let letters = field.wire_name.bytes().map(usize::from);
        match self.index {
            0 => false,
            SPARSE.. => !(letters.sum::<usize>() >> (self.index - SPARSE)).is_multiple_of(2),
            _ => true,
        }
    }

    fn is_around(&self, field: &Field) -> bool {
        matches!(&field.item, Item::Object(name) if self.around.contains(&name.as_str()))
    }

    fn value(&mut self, field: &'a Field, least: usize) -> Option<Value> {
        // Long lists of large values would only take time; their length is what counts.
        const LONG: usize = 2;
        let limits = &field.limits;
        let usual = usize::from(self.index > 0).max(least);
        let fewest = limits
            .items
            .min
            .unwrap_or(usual.min(limits.items.max.unwrap_or(usual)));
        let much = if self.around.is_empty() {
            LONG_LIST
        } else {
            LIST
        };
        let most = limits.items.max.unwrap_or(fewest.max(much));
        let count = if self.is_most() { most } else { fewest };
        match field.container {
            Container::None => self.item(field),
            Container::List | Container::Map => {
                let mut items = Vec::new();
                let index = self.index;
                for number in 0..count {
                    if number >= LONG {
                        self.index = 0;
                    }
                    items.push(self.item(field)?);
                }
                self.index = index;
                Some(match field.container {
                    Container::Map => items
                        .into_iter()
                        .enumerate()
                        .map(|(number, item)| (format!("key{number}"), item))
                        .collect(),
                    _ => Value::Array(items),
                })
            }
        }
    }

    fn is_most(&self) -> bool {
        self.index > 1 && self.index.is_multiple_of(2)
    }

    fn item(&mut self, field: &'a Field) -> Option<Value> {
        let model = self.model;
        match &field.item {
            Item::Object(name) => {
                self.around.push(name);
                let made = model
                    .object(name)
                    .and_then(|object| self.object(object, &|_| false));
                self.around.pop();
                let mut made = made?;
                if let Some((amount, _)) = model.money(name)
                    && let Item::Scalar(scalar) = amount.item
                {
                    // The limits of a field of sums are those of their amounts.
                    let mut amount = amount.clone();
                    let (own, of_field) = (&mut amount.limits.range, &field.limits.range);
                    own.min = of_field.min.clone().or_else(|| own.min.take());
                    own.max = of_field.max.clone().or_else(|| own.max.take());
                    made.insert(amount.wire_name.clone(), self.scalar(&amount, scalar)?);
                }
                Some(Value::Object(made))
            }
            Item::Enum(name) => match &model.type_named(name)?.kind {
                // Any text is a value of an open enum.
                TypeKind::Enum(_) if self.index == 6 => Some(json!("x".repeat(LONG_TEXT))),
                TypeKind::Enum(variants) => Some(json!(
                    variants.get(self.index % variants.len().max(1))?.wire
                )),
                TypeKind::Object { .. } => None,
            },
            Item::Scalar(scalar) => self.scalar(field, *scalar),
        }
    }

    fn scalar(&self, field: &Field, scalar: Scalar) -> Option<Value> {
        let limits = &field.limits;
        let number = |least: Decimal, most: Decimal| {
            let [least, most] = [(&limits.range.min, least), (&limits.range.max, most)]
                .map(|(limit, end)| limit.clone().unwrap_or(end));
            if self.is_most() { most } else { least }.to_string()
        };
        let written = match (scalar.holds(), scalar.sample()) {
            (Holds::Flag, _) => self.index.is_multiple_of(2).to_string(),
            (Holds::Whole { least, most }, _) => number(least.into(), most.into()),
            (Holds::Decimal, _) => {
                return Some(json!(number(Decimal::new(15, 1), Decimal::new(15, 1))));
            }
            (Holds::Text, None) => return self.text(field).map(Value::String),
            (Holds::Text, Some(_)) if scalar == Scalar::Url => {
                return self.url(field).map(Value::String);
            }
            (Holds::Text, Some(_)) if scalar == Scalar::Currency => {
                return Some(json!(["USD", "JPY", "KWD"][self.index % 3]));
            }
            (Holds::Text, Some(sample)) => return Some(json!(sample)),
        };
        match field.wire {
            Wire::Text => Some(Value::String(written)),
            Wire::Native => serde_json::from_str(&written).ok(),
        }
    }

    fn url(&self, field: &Field) -> Option<String> {
        const START: &str = "https://shop.example/";
        let most = field.limits.length.max.unwrap_or(100);
        let length = if self.is_most() {
            most
        } else {
            START.len().max(field.limits.length.min.unwrap_or(0))
        };
        (length >= START.len()).then(|| format!("{START}{}", "x".repeat(length - START.len())))
    }

    fn text(&self, field: &Field) -> Option<String> {
        let limits = &field.limits;
        if let Some(fixed) = &limits.fixed {
            return Some(fixed.clone());
        }
        if !limits.one_of.is_empty() {
            return limits.one_of.get(self.index % limits.one_of.len()).cloned();
        }
        let usual = if self.around.is_empty() {
            LONG_TEXT
        } else {
            TEXT
        };
        let least = limits.length.min.unwrap_or(1);
        let most = limits.length.max.unwrap_or(least.max(usual));
        let length = if self.is_most() {
            most
        } else {
            least.min(most)
        };
        let Some(pattern) = &limits.pattern else {
            let character = ["x", "付", "😀"][self.index % 3];
            return Some(character.repeat(length));
        };
        // Few patterns stand in specs: one of these characters in some number matches.
        let pattern = Regex::new(&format!("^(?:{pattern})$")).ok()?;
        let lengths = [length].into_iter().chain(least..=most);
        let texts = lengths
            .flat_map(|length| ["7", "a", "A", "x"].map(|character| character.repeat(length)));
        let mut texts = texts.filter(|text| pattern.is_match(text));
        texts.next()
    }
}
