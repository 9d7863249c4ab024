//! A missing required field does not compile, and the compiler names it.

#[test]
fn the_compiler_names_the_required_field_that_is_missing() {
    trybuild::TestCases::new().compile_fail("tests/misuse/*.rs");
}
