//! The crate of the second API, `tests/parcels`, is what the emitter makes of `tests/spec/valid`: its files are the
//! snapshots of every emitter, and they compile and run with the other tests.

use std::path::{Path, PathBuf};

use antom_codegen::output::{self, Action};
use antom_codegen::{emit, read};

fn tests() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests")
}

fn emitted() -> output::Tree {
    let model = read(&tests().join("spec/valid")).expect("the spec is valid");
    emit::emit(&model)
}

#[test]
fn the_crate_of_the_second_api_is_up_to_date() {
    let plan = output::plan(&emitted(), &tests().join("parcels")).expect("the crate can be read");
    let stale: Vec<&str> = plan
        .steps
        .iter()
        .filter(|step| step.action != Action::Keep)
        .map(|step| step.path.as_str())
        .collect();
    assert!(
        stale.is_empty(),
        "stale: {stale:?}; look at what changes and run \
         `cargo xtask generate --spec codegen/generator/tests/spec/valid --out codegen/generator/tests/parcels`"
    );
}

#[test]
fn the_same_spec_gives_the_same_bytes() {
    assert_eq!(emitted(), emitted());
}

#[test]
fn no_line_of_emitted_code_ends_in_a_space() {
    for (path, text) in emitted().iter() {
        for line in text.lines() {
            assert_eq!(line, line.trim_end(), "{path}");
        }
        assert!(text.ends_with('\n') && !text.ends_with("\n\n"), "{path}");
    }
}
