//! Samples keep the rules they are samples of.

use super::Report;
use super::constraints::refusals;
use super::subject::{Subject, object_fields};
use crate::fact::Holds;
use crate::fact::limit::Given;
use crate::spec::{
    Container, Field, Item, Money, Node, OperationFile, Place, Placed, Scalar, Scenario, TypeKind,
    Value, did_you_mean,
};

/// Checks every sample of every type, notification and scenario.
pub(super) fn samples(subject: &Subject<'_>, report: &Report<'_>) {
    let sampler = Sampler { subject, report };
    for file in &subject.spec.types {
        if let TypeKind::Object {
            fields, samples, ..
        } = &file.kind
        {
            for sample in samples {
                sampler.object(fields, &[], &sample.value, sample.value.place, &file.name);
            }
        }
    }
    for file in &subject.spec.notifications {
        for sample in &file.samples {
            sampler.object(&file.body, &[], &sample.value, sample.value.place, "body");
        }
    }
    for operation in &subject.spec.operations {
        for scenario in &operation.scenarios {
            for sample in &scenario.samples {
                sampler.request(operation, scenario, &sample.request);
                let place = sample.response.place;
                sampler.object(
                    &operation.response,
                    &[],
                    &sample.response,
                    place,
                    "response",
                );
            }
        }
    }
}

struct Sampler<'a> {
    subject: &'a Subject<'a>,
    report: &'a Report<'a>,
}

impl Sampler<'_> {
    fn request(&self, operation: &OperationFile, scenario: &Scenario, request: &Node) {
        let fixed = scenario.fixed.iter().map(|(name, _)| name);
        let required: Vec<&Placed<String>> = scenario.required.iter().chain(fixed).collect();
        self.object(
            &operation.request,
            &required,
            request,
            request.place,
            "request",
        );
        let Value::Mapping(entries) = &request.value else {
            return;
        };
        for (name, value) in &scenario.fixed {
            let given = entries.iter().find(|(key, _)| key.value == name.value);
            if let Some((_, node)) = given
                && !matches!(&node.value, Value::Text(text) if *text == value.value)
            {
                self.add(
                    node.place,
                    format!(
                        "`{}` is fixed to {} in this scenario",
                        name.value, value.value
                    ),
                );
            }
        }
    }

    fn add(&self, place: Place, message: String) {
        self.report.add(
            place,
            message,
            "correct the sample or the rule; a sample is what a page shows",
        );
    }

    fn object(
        &self,
        fields: &[Field],
        also_required: &[&Placed<String>],
        node: &Node,
        place: Place,
        path: &str,
    ) {
        let Value::Mapping(entries) = &node.value else {
            self.add(
                place,
                format!("{path} must be a mapping, not {}", node.value.kind()),
            );
            return;
        };
        let place = entries.first().map_or(place, |(key, _)| key.place);
        for field in fields {
            let required = field.is_required()
                || also_required
                    .iter()
                    .any(|name| name.value == field.name.value);
            if required && !entries.iter().any(|(key, _)| key.value == field.name.value) {
                self.add(
                    place,
                    format!("{path} lacks the required `{}`", field.name.value),
                );
            }
        }
        for (key, value) in entries {
            match fields.iter().find(|field| field.name.value == key.value) {
                Some(field) => self.field(field, value, &format!("{path}.{}", key.value)),
                None => self.report.add(
                    key.place,
                    format!("{path} has no field `{}`", key.value),
                    did_you_mean(key, fields.iter().map(|field| field.name.as_str())),
                ),
            }
        }
    }

    fn field(&self, field: &Field, node: &Node, path: &str) {
        let items: Vec<(String, &Node)> = match (field.field_type.container, &node.value) {
            (Container::None, _) => {
                self.item(field, node, path);
                return;
            }
            (Container::List, Value::List(items)) => items
                .iter()
                .enumerate()
                .map(|(index, item)| (format!("{path}[{index}]"), item))
                .collect(),
            (Container::Map, Value::Mapping(entries)) => entries
                .iter()
                .map(|(key, item)| (format!("{path}.{}", key.value), item))
                .collect(),
            (Container::List, other) => {
                return self.wrong_kind(node.place, path, "a list", other);
            }
            (Container::Map, other) => {
                return self.wrong_kind(node.place, path, "a mapping", other);
            }
        };
        self.keeps(field, Given::Count(items.len()), path, node);
        for (path, item) in items {
            self.item(field, item, &path);
        }
    }

    fn wrong_kind(&self, place: Place, path: &str, expected: &str, found: &Value) {
        let found = found.kind();
        self.add(place, format!("{path} must be {expected}, not {found}"));
    }

    fn item(&self, field: &Field, node: &Node, path: &str) {
        match &field.field_type.item {
            Item::Unknown => {}
            Item::Scalar(scalar) if scalar.is_text() => self.text(field, node, path),
            Item::Scalar(scalar) => self.number_or_flag(field, *scalar, node, path),
            Item::Named(_) => {
                let Some(file) = self.subject.type_of(field) else {
                    return;
                };
                if let TypeKind::Object {
                    money: Some(money), ..
                } = &file.kind
                {
                    self.money(field, money, node, path);
                }
                match object_fields(file) {
                    Some(fields) => self.object(fields, &[], node, node.place, path),
                    None => self.text(field, node, path),
                }
            }
        }
    }

    fn text(&self, field: &Field, node: &Node, path: &str) {
        let Value::Text(text) = &node.value else {
            let message = format!("{path} must be text, not {}", node.value.kind());
            match node.value {
                Value::Number(_) | Value::Flag(_) => {
                    self.report.add(node.place, message, "put it in quotes");
                }
                _ => self.add(node.place, message),
            }
            return;
        };
        for refusal in refusals(field, text) {
            self.add(node.place, format!("{path}: {refusal}"));
        }
        if let (Item::Scalar(Scalar::Decimal), Ok(number)) = (&field.field_type.item, text.parse())
        {
            self.keeps(field, Given::Number(&number), path, node);
        }
    }

    fn number_or_flag(&self, field: &Field, scalar: Scalar, node: &Node, path: &str) {
        let written = match &node.value {
            Value::Text(written) | Value::Number(written) => written.as_str(),
            Value::Flag(true) => "true",
            Value::Flag(false) => "false",
            Value::Null | Value::List(_) | Value::Mapping(_) => "",
        };
        let is_one = match scalar.holds() {
            Holds::Flag => matches!(written, "true" | "false"),
            Holds::Whole { least, most } => {
                let number = written.parse::<i128>();
                number.is_ok_and(|number| (least..=most).contains(&number))
            }
            Holds::Text | Holds::Decimal => false,
        };
        if !is_one {
            self.add(node.place, format!("{path} is no {}", scalar.word()));
        } else if let Ok(number) = written.parse::<i128>() {
            self.keeps(field, Given::Number(&number.into()), path, node);
        }
    }

    /// A value keeps the limits of its field.
    fn keeps(&self, field: &Field, given: Given<'_>, path: &str, node: &Node) {
        for refusal in field.limits.refusals(given) {
            self.add(node.place, format!("{path}: {refusal}"));
        }
    }

    /// A sum of money keeps the limits of the field that holds it, and is one that its currency has.
    fn money(&self, field: &Field, money: &Money, node: &Node, path: &str) {
        let Value::Mapping(entries) = &node.value else {
            return;
        };
        let written = |name: &str| {
            let (_, node) = entries.iter().find(|(key, _)| key.value == name)?;
            match &node.value {
                Value::Text(written) | Value::Number(written) => Some((written, node)),
                _ => None,
            }
        };
        let Some((number, node)) =
            written(&money.value).and_then(|(text, node)| Some((text.parse::<i128>().ok()?, node)))
        else {
            return;
        };
        self.keeps(field, Given::Number(&number.into()), path, node);
        let Some((currency, _)) = written(&money.currency) else {
            return;
        };
        for (code, divisor) in &money.divisible_by {
            if code.value == *currency && number % i128::from(divisor.value.max(1)) != 0 {
                let divisor = divisor.value;
                self.add(
                    node.place,
                    format!("{path}: {number} {currency} is no multiple of {divisor}"),
                );
            }
        }
    }
}
