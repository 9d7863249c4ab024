//! The diff of two models.

use std::path::Path;

use antom_codegen::diff;

#[test]
fn a_spec_does_not_differ_from_itself() {
    let spec = Path::new(env!("CARGO_MANIFEST_DIR")).join("../spec");
    let model = antom_codegen::read(&spec).expect("the spec is sound");
    let start = std::time::Instant::now();
    let difference = diff::diff(&model, &model);
    println!("{:?}", start.elapsed());
    assert!(difference.findings.is_empty(), "{:?}", difference.findings);
}
