//! The kinds of changes of results.

use fastrand::Rng;
use serde_json::{Map, Value, json};

use super::{Kind, another_spelling, change_one, new_name, new_words, one, spec};
use crate::documents::Documents;

#[rustfmt::skip]
pub(super) const KINDS: &[Kind] = &[
    spec("result-added", |d, rng| {
        let file = super::operation::pick(d, rng, |operation| operation.contains_key("results"))?;
        let results = d.entries_mut(&file)?.get_mut("results")?.as_object_mut()?;
        let code = new_name(rng).to_uppercase();
        results.insert(code.clone(), json!({ "status": "F", "outcome": "failed", "retry": "never", "advice": new_words(rng) }));
        Some(format!("{file} {code}"))
    }),
    spec("result-removed", |d, rng| in_all(d, rng, |results, code, _| results.shift_remove(code).is_some())),
    spec("result-removed-everywhere", removed_everywhere),
    spec("result-status-changed", |d, rng| in_all(d, rng, |results, code, _| set(results, code, "status", "A", "F"))),
    spec("result-outcome-changed", |d, rng| in_all(d, rng, |results, code, rng| {
        let outcome = ["success", "pending", "failed", "unknown"][rng.usize(..4)];
        set(results, code, "outcome", outcome, "failed")
    })),
    spec("result-pending-added", |d, rng| in_operations(d, rng, |results| {
        let is_pending = results.values().any(|result| result["outcome"] == "pending");
        let failed = results.values_mut().find(|result| result["outcome"] == "failed");
        failed.filter(|_| !is_pending).is_some_and(|result| { result["outcome"] = json!("pending"); true })
    })),
    spec("result-pending-removed", |d, rng| in_operations(d, rng, |results| {
        let mut was_pending = false;
        for result in results.values_mut() {
            if result["outcome"] == "pending" { result["outcome"] = json!("unknown"); was_pending = true; }
        }
        was_pending
    })),
    spec("result-retry-changed", |d, rng| in_all(d, rng, |results, code, _| set(results, code, "retry", "after_inquiry", "never"))),
    spec("result-delay-changed", |d, rng| in_all(d, rng, |results, code, rng| {
        let Some(result) = results.get_mut(code).filter(|result| result["retry"] == "same_request") else { return false };
        result["delay"] = json!(rng.u32(100..1000));
        true
    })),
    spec("result-advice-changed", |d, rng| in_all(d, rng, |results, code, rng| { let words = new_words(rng); set(results, code, "advice", &words, "") })),
    spec("result-respelt", |d, rng| {
        let code = random_code(d, rng)?;
        let new = another_spelling(&code);
        for results in every(d) { super::field::rename_key(results, &code, &new); }
        Some(format!("{code} to {new}"))
    }),
    spec("result-rust-name-set", rust_name_set),
];

/// Sets one word of a result, or the other one if it has the first already.
fn set(results: &mut Map<String, Value>, code: &str, key: &str, word: &str, or: &str) -> bool {
    let Some(result) = results.get_mut(code) else {
        return false;
    };
    let new = if result[key] == word { or } else { word };
    result[key] = json!(new);
    true
}

/// Changes the results of random operations until one lets itself be changed.
fn in_operations(
    documents: &mut Documents,
    rng: &mut Rng,
    change: fn(&mut Map<String, Value>) -> bool,
) -> Option<String> {
    change_one(documents, rng, "operations", |operation, _| {
        let results = operation.get_mut("results");
        results.and_then(Value::as_object_mut).is_some_and(change)
    })
}

/// Changes a random result of a random operation.
fn in_all(
    documents: &mut Documents,
    rng: &mut Rng,
    change: fn(&mut Map<String, Value>, &str, &mut Rng) -> bool,
) -> Option<String> {
    let file = super::operation::pick(documents, rng, |operation| {
        operation.contains_key("results")
    })?;
    let results = documents
        .entries_mut(&file)?
        .get_mut("results")?
        .as_object_mut()?;
    let codes: Vec<String> = results.keys().cloned().collect();
    let code = one(rng, &codes)?;
    change(results, code, rng).then(|| format!("{file} {code}"))
}

/// The results of every operation.
fn every(documents: &mut Documents) -> impl Iterator<Item = &mut Map<String, Value>> {
    let results = documents
        .all_mut()
        .filter_map(|(_, document)| document.get_mut("results"));
    results.filter_map(Value::as_object_mut)
}

fn random_code(documents: &mut Documents, rng: &mut Rng) -> Option<String> {
    let mut codes: Vec<String> = every(documents)
        .flat_map(|results| results.keys().cloned().collect::<Vec<_>>())
        .collect();
    codes.sort();
    codes.dedup();
    one(rng, &codes).cloned()
}

fn removed_everywhere(documents: &mut Documents, rng: &mut Rng) -> Option<String> {
    let code = random_code(documents, rng)?;
    for results in every(documents) {
        results.shift_remove(&code);
    }
    Some(code)
}

fn rust_name_set(documents: &mut Documents, rng: &mut Rng) -> Option<String> {
    let code = random_code(documents, rng)?;
    let name = format!("Zed{}", rng.u16(..));
    for results in every(documents) {
        if let Some(result) = results.get_mut(&code) {
            result["rust"] = json!(name);
        }
    }
    Some(format!("{code} to {name}"))
}
