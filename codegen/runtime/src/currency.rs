//! ISO 4217: how many decimal places a currency has.

/// Currencies whose minor unit is the currency itself.
const WHOLE: &[&str] = &[
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND",
    "VUV", "XAF", "XOF", "XPF",
];

/// Currencies that are divided into a thousand.
const THOUSANDTHS: &[&str] = &["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"];

/// How many decimal places an amount of this currency has when it is written in major units.
///
/// Anything that is not three capital letters has none.
#[must_use]
pub fn exponent(currency: &str) -> Option<u8> {
    if currency.len() != 3 || !currency.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return None;
    }
    Some(match currency {
        _ if WHOLE.contains(&currency) => 0,
        _ if THOUSANDTHS.contains(&currency) => 3,
        _ => 2,
    })
}

#[cfg(test)]
mod tests {
    use super::exponent;

    #[test]
    fn minor_units_differ_by_currency() {
        assert_eq!(exponent("JPY"), Some(0));
        assert_eq!(exponent("USD"), Some(2));
        assert_eq!(exponent("KWD"), Some(3));
        assert_eq!(exponent("usd"), None);
    }
}
