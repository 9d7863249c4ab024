//! The result codes of all operations.

use quote::quote;

use super::file::File;
use super::shared::open_enum;
use crate::model::Model;
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
            &model.result_codes(),
        )],
    };
    tree.add("src/result_code.rs", file.text());
}
