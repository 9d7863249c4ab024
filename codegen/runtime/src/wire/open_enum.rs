//! What open enums hold besides the values they list.

/// A value of an open enum that this version does not list.
///
/// ```
/// use antom_runtime::{OpenEnum, Unlisted};
///
/// #[derive(Debug, PartialEq, OpenEnum)]
/// enum TerminalType {
///     #[wire = "WEB"]
///     Web,
///     Other(Unlisted),
/// }
///
/// assert_eq!(TerminalType::from("WEB"), TerminalType::Web);
/// let unlisted: TerminalType = serde_json::from_str("\"FRIDGE\"")?;
/// assert_eq!(unlisted.as_str(), "FRIDGE");
/// assert_eq!(serde_json::to_string(&unlisted)?, "\"FRIDGE\"");
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// Only `From<&str>` of an open enum makes one, so that no listed value can hide as an unlisted one.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct Unlisted(Box<str>);

impl Unlisted {
    /// The text as it stands on the wire.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }

    pub(crate) fn new(text: &str) -> Self {
        Self(text.into())
    }
}

impl std::fmt::Debug for Unlisted {
    fn fmt(&self, formatter: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(formatter, "{:?}", self.as_str())
    }
}
