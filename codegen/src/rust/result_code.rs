//! The result codes of all operations.

use std::collections::BTreeMap;

use quote::quote;

use super::file::File;
use super::shared::open_enum;
use crate::model::{Model, Variant};
use crate::naming::upper_camel;
use crate::output::Tree;

pub(super) fn emit(model: &Model, tree: &mut Tree) {
    let file = File {
        from: "spec",
        about: Vec::new(),
        uses: vec![quote!(
            use antom_runtime::{OpenEnum, Unlisted};
        )],
        items: vec![open_enum(
            "ResultCode",
            vec![
                "What the gateway says happened.".to_owned(),
                "Each operation lists the codes that its page names, with what to do about them."
                    .to_owned(),
            ],
            &codes(model),
        )],
    };
    tree.add("src/result_code.rs", file.text());
}

/// Every code, with the statuses that it comes with.
fn codes(model: &Model) -> Vec<Variant> {
    let protocol = &model.protocol;
    let refusals = [
        &protocol.invalid_signature,
        &protocol.invalid_request,
        &protocol.unknown_path,
    ];
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
