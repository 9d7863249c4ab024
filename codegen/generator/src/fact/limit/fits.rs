//! What a limit can be put on.

use crate::fact::Scalar;

/// What a field holds, as far as limits ask.
pub(crate) struct Held {
    /// The scalar, if it is one.
    pub(crate) scalar: Option<Scalar>,
    pub(crate) is_enum: bool,
    pub(crate) is_money: bool,
    /// Whether it holds exactly one value.
    pub(crate) is_single: bool,
}

/// What a limit can be put on.
pub(crate) struct Fits {
    /// That in words, for a help line.
    pub(crate) words: &'static str,
    pub(crate) allows: fn(&Held) -> bool,
}

/// Text, each item of a list of texts, and each value of a map of them.
pub(super) const TEXT: Fits = Fits {
    words: "text",
    allows: |held| held.is_enum || held.scalar.is_some_and(Scalar::is_text),
};

/// Plain text, not text with a format of its own.
pub(super) const PLAIN_TEXT: Fits = Fits {
    words: "`type: string`",
    allows: |held| held.scalar == Some(Scalar::Text),
};

/// Numbers and sums of money, one or several.
pub(super) const NUMBER: Fits = Fits {
    words: "u64, i64, decimal and sums of money",
    allows: |held| held.is_money || held.is_number(),
};

/// Lists and maps.
pub(super) const LIST: Fits = Fits {
    words: "lists",
    allows: |held| !held.is_single,
};

impl Held {
    /// Whether it holds numbers that are nothing else.
    pub(super) fn is_number(&self) -> bool {
        let is_number = |scalar: Scalar| scalar.is_number() || scalar == Scalar::Decimal;
        self.scalar.is_some_and(is_number)
    }
}
