//! Sums of money between minor units and decimal text, without floating point.

use super::Currency;

/// Why a decimal text is no amount.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum AmountError {
    /// The currency's number of decimal places is not known.
    #[error("the minor unit of {0} is not known; give the amount in minor units")]
    UnknownCurrency(Currency),
    /// The text is something else than digits with at most one point.
    #[error("not a plain decimal number such as 49.80")]
    NotDecimal,
    /// The number is below zero.
    #[error("an amount is not negative")]
    Negative,
    /// The text has more decimal places than the currency.
    #[error("{given} decimal places, but {currency} has {allowed}")]
    TooPrecise {
        /// The currency.
        currency: Currency,
        /// How many the text has.
        given: usize,
        /// How many the currency has.
        allowed: u8,
    },
    /// The number of minor units does not fit.
    #[error("the amount is too large")]
    Overflow,
}

/// The number of minor units that a decimal text in major units stands for.
///
/// # Errors
///
/// An [`AmountError`] that says what is wrong with the text or the currency. Nothing is rounded.
pub fn from_decimal(text: &str, currency: &Currency) -> Result<u64, AmountError> {
    let allowed = currency
        .exponent()
        .ok_or_else(|| AmountError::UnknownCurrency(currency.clone()))?;
    if text.starts_with('-') {
        return Err(AmountError::Negative);
    }
    let (major, minor) = match text.split_once('.') {
        Some((_, "")) => return Err(AmountError::NotDecimal),
        Some(parts) => parts,
        None => (text, ""),
    };
    let is_decimal = !major.is_empty()
        && major
            .bytes()
            .chain(minor.bytes())
            .all(|byte| byte.is_ascii_digit());
    if !is_decimal {
        return Err(AmountError::NotDecimal);
    }
    if minor.len() > usize::from(allowed) {
        return Err(AmountError::TooPrecise {
            currency: currency.clone(),
            given: minor.len(),
            allowed,
        });
    }
    let padding = usize::from(allowed) - minor.len();
    major
        .bytes()
        .chain(minor.bytes())
        .chain(std::iter::repeat_n(b'0', padding))
        .try_fold(0_u64, |units, digit| {
            units.checked_mul(10)?.checked_add(u64::from(digit - b'0'))
        })
        .ok_or(AmountError::Overflow)
}

/// The decimal text in major units for a number of minor units; `None` when the currency's decimal places are not known.
#[must_use]
pub fn to_decimal(minor_units: u64, currency: &Currency) -> Option<String> {
    let exponent = u32::from(currency.exponent()?);
    let unit = 10_u64.pow(exponent);
    let (major, minor) = (minor_units / unit, minor_units % unit);
    Some(match exponent {
        0 => major.to_string(),
        places => format!("{major}.{minor:0places$}", places = places as usize),
    })
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::{AmountError, Currency, from_decimal, to_decimal};

    #[test]
    fn decimal_text_becomes_minor_units_of_its_currency() {
        assert_eq!(from_decimal("49.80", &Currency::USD), Ok(4980));
        assert_eq!(from_decimal("49.8", &Currency::USD), Ok(4980));
        assert_eq!(from_decimal("49", &Currency::USD), Ok(4900));
        assert_eq!(from_decimal("500", &Currency::JPY), Ok(500));
        assert_eq!(from_decimal("1.234", &Currency::KWD), Ok(1234));
        assert_eq!(from_decimal("0", &Currency::USD), Ok(0));
    }

    #[test]
    fn what_is_no_exact_amount_is_refused_and_never_rounded() {
        let refuse = |text, currency| from_decimal(text, &currency).unwrap_err();
        assert!(matches!(
            refuse("1.005", Currency::USD),
            AmountError::TooPrecise {
                given: 3,
                allowed: 2,
                ..
            }
        ));
        assert!(matches!(
            refuse("1.0", Currency::JPY),
            AmountError::TooPrecise { .. }
        ));
        assert_eq!(refuse("-1", Currency::USD), AmountError::Negative);
        for text in [
            "", ".", "1.", ".5", "1,00", "1e2", "+1", " 1", "1.2.3", "１", "NaN",
        ] {
            assert_eq!(
                refuse(text, Currency::USD),
                AmountError::NotDecimal,
                "{text}"
            );
        }
        assert_eq!(
            refuse("184467440737095516.16", Currency::USD),
            AmountError::Overflow
        );
        assert!(matches!(
            refuse("1", "QQQ".into()),
            AmountError::UnknownCurrency(_)
        ));
    }

    proptest! {
        #[test]
        fn minor_units_survive_the_way_through_decimal_text(units: u64, code in "USD|JPY|KWD|CLF") {
            let currency = Currency::from(code);
            let text = to_decimal(units, &currency).expect("a listed currency");
            prop_assert_eq!(from_decimal(&text, &currency), Ok(units));
        }
    }
}
