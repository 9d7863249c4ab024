//! The kinds of changes of scenarios.

use fastrand::Rng;
use serde_json::{Map, Value, json};

use super::field::rename_key;
use super::operation::pick;
use super::{Kind, new_name, new_words, one, spec};
use crate::documents::Documents;

#[rustfmt::skip]
pub(super) const KINDS: &[Kind] = &[
    spec("scenario-added", added),
    spec("scenario-removed", |d, rng| of_all(d, rng, |all, name, _| all.shift_remove(name).is_some())),
    spec("scenario-renamed", |d, rng| of_all(d, rng, |all, name, rng| { let new = new_name(rng); rename_key(all, name, &new); true })),
    spec("scenario-deprecated", |d, rng| of_one(d, rng, |scenario, rng| { scenario.insert("deprecated".into(), json!(new_words(rng))); true })),
    spec("scenario-required-added", required_added),
    spec("scenario-required-removed", |d, rng| of_one(d, rng, |scenario, rng| {
        let required = scenario.get_mut("required").and_then(Value::as_array_mut);
        required.filter(|names| !names.is_empty()).is_some_and(|names| { names.remove(rng.usize(..names.len())); true })
    })),
    spec("scenario-fixed-added", fixed_added),
    spec("scenario-fixed-removed", |d, rng| of_one(d, rng, |scenario, rng| {
        let fixed = scenario.get_mut("fixed").and_then(Value::as_object_mut);
        fixed.is_some_and(|fixed| {
            let names: Vec<String> = fixed.keys().cloned().collect();
            one(rng, &names).is_some_and(|name| fixed.shift_remove(name).is_some())
        })
    })),
    spec("scenario-fixed-value-changed", |d, rng| of_one(d, rng, |scenario, rng| {
        let fixed = scenario.get_mut("fixed").and_then(Value::as_object_mut);
        fixed.is_some_and(|fixed| {
            let names: Vec<String> = fixed.keys().cloned().collect();
            one(rng, &names).is_some_and(|name| fixed.insert(name.clone(), json!("ANOTHER")).is_some())
        })
    })),
    spec("scenario-fixed-to-required", |d, rng| of_one(d, rng, |scenario, rng| {
        let fixed = scenario.get_mut("fixed").and_then(Value::as_object_mut);
        let names: Vec<String> = fixed.iter().flat_map(|fixed| fixed.keys().cloned()).collect();
        let (Some(fixed), Some(name)) = (fixed, one(rng, &names)) else { return false };
        fixed.shift_remove(name);
        let required = scenario.entry("required").or_insert_with(|| json!([])).as_array_mut();
        required.is_some_and(|required| { required.push(json!(name)); true })
    })),
    spec("scenario-summary-changed", |d, rng| of_one(d, rng, |scenario, rng| { scenario.insert("summary".into(), json!(new_words(rng))); true })),
    spec("scenario-docs-changed", |d, rng| of_one(d, rng, |scenario, rng| { scenario.insert("docs".into(), json!(format!("https://docs.example/{}", new_name(rng)))); true })),
];

fn has_scenarios(operation: &Map<String, Value>) -> bool {
    operation.contains_key("scenarios")
}

/// Changes the scenarios of a random operation, given the name of one of them.
fn of_all(
    documents: &mut Documents,
    rng: &mut Rng,
    change: fn(&mut Map<String, Value>, &str, &mut Rng) -> bool,
) -> Option<String> {
    let file = pick(documents, rng, has_scenarios)?;
    let all = documents
        .entries_mut(&file)?
        .get_mut("scenarios")?
        .as_object_mut()?;
    let names: Vec<String> = all.keys().cloned().collect();
    let name = one(rng, &names)?;
    change(all, name, rng).then(|| format!("{file} {name}"))
}

/// Changes a random scenario that lets itself be changed.
fn of_one(
    documents: &mut Documents,
    rng: &mut Rng,
    change: fn(&mut Map<String, Value>, &mut Rng) -> bool,
) -> Option<String> {
    let mut places = Vec::new();
    for (file, operation) in documents.below("operations") {
        let scenarios = operation.get("scenarios").and_then(Value::as_object);
        places.extend(
            scenarios
                .into_iter()
                .flat_map(|all| all.keys().map(|name| (file.to_owned(), name.clone()))),
        );
    }
    rng.shuffle(&mut places);
    places.into_iter().find_map(|(file, name)| {
        let scenario = documents
            .entries_mut(&file)?
            .get_mut("scenarios")?
            .get_mut(&name)?
            .as_object_mut()?;
        change(scenario, rng).then(|| format!("{file} {name}"))
    })
}

/// A request field that no scenario of its operation speaks of.
fn free_field(
    operation: &Map<String, Value>,
    rng: &mut Rng,
    fits: fn(&Value) -> bool,
) -> Option<String> {
    let fields = operation.get("request")?.as_object()?;
    let taken = |name: &str| {
        let scenarios = operation.get("scenarios").and_then(Value::as_object);
        scenarios.into_iter().flat_map(Map::values).any(|scenario| {
            let required = scenario["required"].as_array();
            let is_required = required.is_some_and(|names| names.iter().any(|one| one == name));
            is_required || scenario["fixed"].get(name).is_some()
        })
    };
    let free = fields
        .iter()
        .filter(|(name, field)| fits(field) && !taken(name));
    let names: Vec<String> = free.map(|(name, _)| name.clone()).collect();
    one(rng, &names).cloned()
}

fn added(documents: &mut Documents, rng: &mut Rng) -> Option<String> {
    let file = pick(documents, rng, |operation| {
        operation.contains_key("request")
    })?;
    let operation = documents.entries_mut(&file)?;
    let field = free_field(operation, rng, |field| field["required"] != true)?;
    let name = new_name(rng);
    let scenarios = operation
        .entry("scenarios")
        .or_insert_with(|| json!({}))
        .as_object_mut()?;
    scenarios.insert(
        name.clone(),
        json!({ "summary": new_words(rng), "required": [field] }),
    );
    Some(format!("{file} {name}"))
}

fn required_added(documents: &mut Documents, rng: &mut Rng) -> Option<String> {
    let file = pick(documents, rng, has_scenarios)?;
    let operation = documents.entries_mut(&file)?;
    let field = free_field(operation, rng, |field| field["required"] != true)?;
    let scenarios = operation.get_mut("scenarios")?.as_object_mut()?;
    let names: Vec<String> = scenarios.keys().cloned().collect();
    let name = one(rng, &names)?;
    let scenario = scenarios.get_mut(name)?.as_object_mut()?;
    let required = scenario
        .entry("required")
        .or_insert_with(|| json!([]))
        .as_array_mut()?;
    required.push(json!(field));
    Some(format!("{file} {name}.{field}"))
}

fn fixed_added(documents: &mut Documents, rng: &mut Rng) -> Option<String> {
    let file = pick(documents, rng, has_scenarios)?;
    let operation = documents.entries_mut(&file)?;
    let field = free_field(operation, rng, |field| field["type"] == "string")?;
    let scenarios = operation.get_mut("scenarios")?.as_object_mut()?;
    let names: Vec<String> = scenarios.keys().cloned().collect();
    let name = one(rng, &names)?;
    let scenario = scenarios.get_mut(name)?.as_object_mut()?;
    let fixed = scenario
        .entry("fixed")
        .or_insert_with(|| json!({}))
        .as_object_mut()?;
    fixed.insert(field.clone(), json!("FIXED"));
    Some(format!("{file} {name}.{field}"))
}
