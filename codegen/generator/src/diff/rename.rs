//! What looks like a new name. It is said and never assumed: the verdicts stay those of a removal and an addition.

use super::finding::Finding;
use crate::model::{Model, Object, TypeKind};

/// How alike two names must be.
const ALIKE: f64 = 0.7;

/// Says of each removal and addition of the same kind and the same content which other one it looks like.
pub(super) fn suggest(old: &Model, new: &Model, findings: &mut [Finding]) {
    let removed = ends(old, findings, "-removed");
    let added = ends(new, findings, "-added");
    let mut pairs = Vec::new();
    for gone in &removed {
        for come in &added {
            let is_same =
                gone.kind == come.kind && gone.above == come.above && gone.content == come.content;
            let alike = strsim::jaro_winkler(&gone.name, &come.name);
            if is_same && alike >= ALIKE {
                pairs.push((alike, gone.index, come.index));
            }
        }
    }
    pairs.sort_by(|one, other| other.0.total_cmp(&one.0));
    for (_, gone, come) in pairs {
        if findings[gone].renamed.is_none() && findings[come].renamed.is_none() {
            findings[gone].renamed = Some(findings[come].path.clone());
            findings[come].renamed = Some(findings[gone].path.clone());
        }
    }
}

/// Something that is gone or has come.
struct End {
    /// The finding's number.
    index: usize,
    /// What kind of thing it is: the rule without its end.
    kind: String,
    name: String,
    /// The path of what it belongs to.
    above: String,
    /// What it consists of.
    content: String,
}

fn ends(model: &Model, findings: &[Finding], suffix: &str) -> Vec<End> {
    let findings = findings.iter().enumerate();
    findings
        .filter_map(|(index, finding)| {
            let kind = finding.rule.id.strip_suffix(suffix)?;
            let (above, name) = finding.path.rsplit_once('.').unwrap_or(("", &finding.path));
            Some(End {
                index,
                kind: kind.to_owned(),
                name: name.to_owned(),
                above: above.to_owned(),
                content: content(model, kind, finding),
            })
        })
        .collect()
}

fn content(model: &Model, kind: &str, finding: &Finding) -> String {
    let found = match kind {
        "type" => of_type(model, &finding.path),
        "operation" => of_operation(model, &finding.path),
        "notification" => of_notification(model, &finding.path),
        // A value of an enum is nothing but its name.
        _ if kind.ends_with("enum-value") => None,
        // Of the others the finding shows all that there is.
        _ => finding.old.clone().or_else(|| finding.new.clone()),
    };
    found.unwrap_or_default()
}

fn of_type(model: &Model, name: &str) -> Option<String> {
    let shared = model.types.iter().find(|shared| shared.name == name)?;
    Some(match &shared.kind {
        TypeKind::Object { object, .. } => of_object(object),
        TypeKind::Enum(variants) => variants
            .iter()
            .map(|variant| format!("{} ", variant.wire))
            .collect(),
    })
}

fn of_operation(model: &Model, name: &str) -> Option<String> {
    let operation = model
        .operations()
        .find(|operation| operation.name == name)?;
    let [request, response] = [&operation.request, &operation.response].map(of_object);
    Some(format!("{request}\n\n{response}"))
}

fn of_notification(model: &Model, name: &str) -> Option<String> {
    let mut notifications = model.notifications();
    let notification = notifications.find(|notification| notification.name == name)?;
    Some(of_object(&notification.body))
}

fn of_object(object: &Object) -> String {
    let mut fields: Vec<String> = object
        .fields
        .iter()
        .map(|field| {
            format!(
                "{} {:?} {:?} {:?} {:?}",
                field.wire_name, field.item, field.container, field.requirement, field.limits
            )
        })
        .collect();
    fields.sort();
    fields.join("\n")
}
