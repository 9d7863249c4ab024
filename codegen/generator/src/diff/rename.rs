//! What looks like a new name. It is said and never assumed: the verdicts stay those of a removal and an addition.

use std::collections::HashMap;

use super::finding::Finding;
use super::path::Segment;
use super::rules::{
    AllowedChange, ApiRule, ConditionChange, FieldChange, GroupRule, LimitChange, NotificationRule,
    OperationRule, PresenceChange, ResultRule, RuleKind, ScenarioRule, TypeRule, UndirectedRule,
    ValueChange,
};
use crate::model::{Model, Object, TypeKind};

/// How alike two names must be.
const ALIKE: f64 = 0.7;

/// Says of each removal and addition of the same kind and the same content which other one it looks like.
pub(super) fn suggest(old: &Model, new: &Model, findings: &mut [Finding]) {
    let mut pairs = Vec::new();
    for [removed, added] in ends(old, new, findings).into_values() {
        for gone in &removed {
            for come in &added {
                let alike = strsim::jaro_winkler(gone.name, come.name);
                if alike >= ALIKE {
                    pairs.push((alike, gone.index, come.index));
                }
            }
        }
    }
    // The most alike first; of those that are as much alike the first ones.
    pairs.sort_by(|one, other| {
        let order = other.0.total_cmp(&one.0);
        order.then((one.1, one.2).cmp(&(other.1, other.2)))
    });
    for (_, gone, come) in pairs {
        if findings[gone].renamed.is_none() && findings[come].renamed.is_none() {
            findings[gone].renamed = Some(findings[come].path.clone());
            findings[come].renamed = Some(findings[gone].path.clone());
        }
    }
}

/// What one that is gone and one that has come have in common, if they are the same under two names.
#[derive(PartialEq, Eq, Hash)]
struct Common<'a> {
    /// What kind of thing it is: the rule that tells that one is gone.
    kind: RuleKind,
    /// Where what it belongs to stands.
    above: &'a [Segment],
    /// What it consists of.
    content: String,
}

/// Something that is gone or has come.
struct End<'a> {
    /// The finding's number.
    index: usize,
    name: &'a str,
}

/// On which side something is that the other one has not.
#[derive(Clone, Copy)]
enum Side {
    Removed,
    Added,
}

/// What is gone and what has come, by what they have in common.
fn ends<'a>(
    old: &Model,
    new: &Model,
    findings: &'a [Finding],
) -> HashMap<Common<'a>, [Vec<End<'a>>; 2]> {
    let mut ends: HashMap<Common<'a>, [Vec<End<'a>>; 2]> = HashMap::new();
    for (index, finding) in findings.iter().enumerate() {
        let (Some((kind, side)), [above @ .., name]) =
            (end(finding.rule.kind), finding.path.segments())
        else {
            continue;
        };
        let model = match side {
            Side::Removed => old,
            Side::Added => new,
        };
        let common = Common {
            kind,
            above,
            content: content(model, kind, finding),
        };
        let [removed, added] = ends.entry(common).or_default();
        let ends = match side {
            Side::Removed => removed,
            Side::Added => added,
        };
        ends.push(End {
            index,
            name: name.text(),
        });
    }
    ends
}

/// The rules that tell that something is gone, each with the one that tells that something of the kind has come.
const UNDIRECTED: [(UndirectedRule, UndirectedRule); 13] = {
    use UndirectedRule::{Api, Group, Notification, Operation, Result, Scenario, Type};
    [
        (Api(ApiRule::HostRemoved), Api(ApiRule::HostAdded)),
        (Api(ApiRule::StatusRemoved), Api(ApiRule::StatusAdded)),
        (Group(GroupRule::Removed), Group(GroupRule::Added)),
        (
            Operation(OperationRule::Removed),
            Operation(OperationRule::Added),
        ),
        (Result(ResultRule::Removed), Result(ResultRule::Added)),
        (
            Result(ResultRule::CodeRemoved),
            Result(ResultRule::CodeAdded),
        ),
        (
            Scenario(ScenarioRule::Removed),
            Scenario(ScenarioRule::Added),
        ),
        (
            Scenario(ScenarioRule::FixedRemoved),
            Scenario(ScenarioRule::FixedAdded),
        ),
        (
            Scenario(ScenarioRule::RequiredRemoved),
            Scenario(ScenarioRule::RequiredAdded),
        ),
        (
            Notification(NotificationRule::Removed),
            Notification(NotificationRule::Added),
        ),
        (
            Notification(NotificationRule::RecognitionValueRemoved),
            Notification(NotificationRule::RecognitionValueAdded),
        ),
        (
            Notification(NotificationRule::RecognitionFieldRemoved),
            Notification(NotificationRule::RecognitionFieldAdded),
        ),
        (Type(TypeRule::Removed), Type(TypeRule::Added)),
    ]
};

/// The same of fields.
const FIELDS: [(FieldChange, FieldChange); 4] = {
    use AllowedChange::{ValueAdded, ValueRemoved};
    use FieldChange::{Limit, Presence, Value};
    use LimitChange::AllowedValues;
    use PresenceChange::{
        OptionalFieldAdded, OptionalFieldRemoved, RequiredFieldAdded, RequiredFieldRemoved,
    };
    [
        (Presence(RequiredFieldRemoved), Presence(RequiredFieldAdded)),
        (Presence(OptionalFieldRemoved), Presence(OptionalFieldAdded)),
        (
            Limit(AllowedValues(ValueRemoved)),
            Limit(AllowedValues(ValueAdded)),
        ),
        (Value(ValueChange::Removed), Value(ValueChange::Added)),
    ]
};

/// What a rule tells of, if that is something that is gone or has come: the rule that tells that it is gone, and the side.
fn end(kind: RuleKind) -> Option<(RuleKind, Side)> {
    fn find<R: Copy + PartialEq>(pairs: &[(R, R)], rule: R) -> Option<(R, Side)> {
        pairs.iter().find_map(|(removed, added)| match rule {
            rule if rule == *removed => Some((*removed, Side::Removed)),
            rule if rule == *added => Some((*removed, Side::Added)),
            _ => None,
        })
    }
    match kind {
        RuleKind::Undirected(rule) => {
            find(&UNDIRECTED, rule).map(|(removed, side)| (RuleKind::Undirected(removed), side))
        }
        RuleKind::Field(direction, change) => {
            find(&FIELDS, change).map(|(removed, side)| (RuleKind::Field(direction, removed), side))
        }
        RuleKind::Condition(change) => {
            let side = match change {
                ConditionChange::Removed => Side::Removed,
                ConditionChange::Added => Side::Added,
            };
            Some((RuleKind::Condition(ConditionChange::Removed), side))
        }
    }
}

/// What something consists of, told by the rule that tells that it is gone.
fn content(model: &Model, kind: RuleKind, finding: &Finding) -> String {
    let name = &finding.owner.name;
    let found = match kind {
        RuleKind::Undirected(UndirectedRule::Type(_)) => of_type(model, name),
        RuleKind::Undirected(UndirectedRule::Operation(_)) => of_operation(model, name),
        RuleKind::Undirected(UndirectedRule::Notification(NotificationRule::Removed)) => {
            of_notification(model, name)
        }
        // A value of an enum is nothing but its name.
        RuleKind::Field(_, FieldChange::Value(_)) => None,
        // Of the others the finding shows all that there is.
        RuleKind::Undirected(_) | RuleKind::Field(..) | RuleKind::Condition(_) => {
            finding.old.clone().or_else(|| finding.new.clone())
        }
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::rules::{rule, rules};

    #[test]
    fn what_can_be_gone_and_can_come_can_have_a_new_name() {
        for removed in rules() {
            let start = removed.id.strip_suffix("-removed");
            let Some(added) = start.and_then(|start| rule(&format!("{start}-added"))) else {
                continue;
            };
            for (of, is_removed) in [(removed, true), (added, false)] {
                let (kind, side) =
                    end(of.kind).unwrap_or_else(|| panic!("{} is not in the tables", of.id));
                assert_eq!(kind, removed.kind);
                assert_eq!(matches!(side, Side::Removed), is_removed, "{}", of.id);
            }
        }
    }
}
