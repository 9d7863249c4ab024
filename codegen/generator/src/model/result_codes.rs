//! The result codes of all operations.

use std::collections::BTreeMap;

use super::{Model, Variant};
use crate::naming::upper_camel;

/// Every code, with the statuses that it comes with.
pub(super) fn of(model: &Model) -> Vec<Variant> {
    let refusals = model.protocol.gateway.refusals();
    let listed = model
        .operations()
        .flat_map(|operation| &operation.results)
        .map(|result| (&result.code, result.rust.clone(), &result.status));
    let refused = refusals.map(|refusal| {
        let rust = upper_camel(&refusal.code);
        (&refusal.code, rust, &refusal.status)
    });
    let mut codes: BTreeMap<&str, (String, Vec<&str>)> = BTreeMap::new();
    for (code, rust, status) in listed.chain(refused) {
        let (_, statuses) = codes.entry(code).or_insert((rust, Vec::new()));
        if !statuses.contains(&status.as_str()) {
            statuses.push(status);
        }
    }
    codes
        .into_iter()
        .map(|(code, (rust, statuses))| Variant {
            wire: code.to_owned(),
            rust,
            summary: format!("`{code}`, with status `{}`.", statuses.join("` or `")),
            deprecated: None,
        })
        .collect()
}
