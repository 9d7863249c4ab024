//! What is validated.

use std::fmt;

/// The script of the text in a request. Chinese characters take three bytes each, so that a text may have more bytes
/// than its limit has characters: then the characters must be counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Script {
    Ascii,
    Chinese,
}

impl Script {
    /// A text of that many characters.
    #[must_use]
    pub fn text(self, characters: usize) -> String {
        let alphabet = match self {
            Self::Ascii => "The quick brown fox jumps over the lazy dog, ",
            Self::Chinese => "支付宝国际站的手机保护壳与无线充电器套装，",
        };
        alphabet.chars().cycle().take(characters).collect()
    }
}

/// One request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Case {
    pub goods: usize,
    pub script: Script,
    /// Five violations, or none.
    pub is_valid: bool,
}

impl Case {
    /// How many violations there are when it is not valid.
    pub const VIOLATIONS: usize = 5;

    /// Every case of the given numbers of goods.
    #[must_use]
    pub fn all(goods: &[usize]) -> Vec<Self> {
        let mut cases = Vec::new();
        for is_valid in [true, false] {
            for &goods in goods {
                for script in [Script::Ascii, Script::Chinese] {
                    cases.push(Self {
                        goods,
                        script,
                        is_valid,
                    });
                }
            }
        }
        cases
    }

    /// How many violations every competitor must find.
    #[must_use]
    pub fn violations(&self) -> usize {
        if self.is_valid { 0 } else { Self::VIOLATIONS }
    }
}

impl fmt::Display for Case {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        let script = match self.script {
            Script::Ascii => "ASCII",
            Script::Chinese => "CJK",
        };
        let validity = match self.violations() {
            0 => "valid".to_owned(),
            count => format!("{count} violations"),
        };
        write!(formatter, "{} goods, {script}, {validity}", self.goods)
    }
}
