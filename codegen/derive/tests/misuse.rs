//! Every misuse of the macros is refused at the token that is wrong, in words that say what to do instead.

#[test]
fn every_misuse_is_refused_at_the_token_that_is_wrong() {
    // All cases share one build: `TRYBUILD=overwrite` writes the expected messages anew.
    trybuild::TestCases::new().compile_fail("tests/misuse/*.rs");
}
