//! How a field holds its values, and whether it must be there.

/// What stands around the values of a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Container {
    /// Nothing: there is one value.
    None,
    /// A list.
    List,
    /// An object of any keys.
    Map,
}

/// How a number or a flag is written in JSON.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wire {
    /// As a JSON string: `"20"`.
    Text,
    /// As a JSON number or boolean: `20`.
    Native,
}

/// The words for them.
pub const WIRES: &[(&str, Wire)] = &[("string", Wire::Text), ("native", Wire::Native)];

/// Whether a field must be there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Requirement {
    /// Always.
    Required,
    /// It may be left out.
    Optional,
    /// No source says; it may be left out, and its documentation says that nobody knows.
    Unknown,
}
