//! Sums of money between minor units and decimal text, without floating point.

use super::Currency;
use crate::validate::Refusal;

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
    /// The API takes only some amounts of the currency.
    #[error("{words}", words = .0.words)]
    NotDivisible(Divisor),
}

/// What every amount of a currency is a multiple of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Divisor {
    /// The currency's code.
    pub currency: &'static str,
    /// In minor units.
    pub units: u64,
    /// The rule in words.
    pub words: &'static str,
}

/// Refuses an amount that is no multiple of what its currency demands.
///
/// # Errors
///
/// [`AmountError::NotDivisible`].
pub fn keep_divisible(
    minor_units: impl Into<i128>,
    currency: &Currency,
    divisors: &[Divisor],
) -> Result<(), AmountError> {
    let minor_units = minor_units.into();
    let breaks = |divisor: &&Divisor| {
        divisor.currency == currency.as_str() && minor_units % i128::from(divisor.units) != 0
    };
    match divisors.iter().find(breaks) {
        Some(divisor) => Err(AmountError::NotDivisible(*divisor)),
        None => Ok(()),
    }
}

/// The same for a value that is being validated.
///
/// # Errors
///
/// The words of the rule, and `amount.divisible` as the code.
pub fn refuse_indivisible(
    minor_units: impl Into<i128>,
    currency: &Currency,
    divisors: &[Divisor],
) -> Result<(), Refusal> {
    keep_divisible(minor_units, currency, divisors).map_err(|error| Refusal {
        code: "amount.divisible",
        words: match error {
            AmountError::NotDivisible(divisor) => divisor.words,
            _ => "not divisible as its currency demands",
        },
    })
}

/// The number of minor units that a decimal text in major units stands for.
///
/// # Errors
///
/// An [`AmountError`] that says what is wrong with the text or the currency. Nothing is rounded.
pub fn from_signed_decimal(text: &str, currency: &Currency) -> Result<i64, AmountError> {
    let (sign, magnitude) = match text.strip_prefix('-') {
        Some(magnitude) => (-1, magnitude),
        None => (1, text),
    };
    let magnitude = match from_decimal(magnitude, currency) {
        // That is a second minus.
        Err(AmountError::Negative) => return Err(AmountError::NotDecimal),
        other => other?,
    };
    i64::try_from(sign * i128::from(magnitude)).map_err(|_| AmountError::Overflow)
}

/// The number of minor units that a decimal text in major units stands for, which is not below zero.
///
/// # Errors
///
/// Those of [`from_signed_decimal`], and [`AmountError::Negative`].
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

/// The decimal text in major units for a number of minor units, with a minus in front below zero; `None` when the currency's
/// decimal places are not known.
#[must_use]
pub fn to_signed_decimal(minor_units: i64, currency: &Currency) -> Option<String> {
    let magnitude = to_decimal(minor_units.unsigned_abs(), currency)?;
    Some(match minor_units < 0 {
        true => format!("-{magnitude}"),
        false => magnitude,
    })
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

    use super::{
        AmountError, Currency, Divisor, from_decimal, from_signed_decimal, keep_divisible,
        refuse_indivisible, to_decimal, to_signed_decimal,
    };

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

    #[test]
    fn a_signed_sum_may_be_below_zero_and_is_written_with_its_minus() {
        assert_eq!(from_signed_decimal("-0.05", &Currency::USD), Ok(-5));
        assert_eq!(from_signed_decimal("49.80", &Currency::USD), Ok(4980));
        assert_eq!(
            from_signed_decimal("--1", &Currency::USD),
            Err(AmountError::NotDecimal)
        );
        let too_large = from_signed_decimal("92233720368547758.08", &Currency::USD);
        assert_eq!(too_large, Err(AmountError::Overflow));
        assert_eq!(
            to_signed_decimal(-5, &Currency::USD).as_deref(),
            Some("-0.05")
        );
    }

    #[test]
    fn an_amount_that_its_currency_does_not_have_is_refused_by_the_rule_s_words() {
        const TENS: Divisor = Divisor {
            currency: "JPY",
            units: 10,
            words: "tens only",
        };
        let keeps = |units: i64, currency| keep_divisible(units, &currency, &[TENS]);
        for (units, currency) in [
            (20, Currency::JPY),
            (0, Currency::JPY),
            (-10, Currency::JPY),
            (25, Currency::USD),
        ] {
            assert_eq!(keeps(units, currency), Ok(()));
        }
        for units in [25, -5, 1] {
            let refused = keeps(units, Currency::JPY).unwrap_err();
            assert_eq!(refused, AmountError::NotDivisible(TENS));
            assert_eq!(refused.to_string(), "tens only");
        }
        let refusal = refuse_indivisible(5_u64, &Currency::JPY, &[TENS]).unwrap_err();
        assert_eq!(
            (refusal.code, refusal.words),
            ("amount.divisible", "tens only")
        );
    }

    proptest! {
        #[test]
        fn signed_minor_units_survive_the_way_through_decimal_text(units: i64, code in "USD|JPY|KWD|CLF") {
            let currency = Currency::from(code);
            let text = to_signed_decimal(units, &currency).expect("a listed currency");
            prop_assert_eq!(from_signed_decimal(&text, &currency), Ok(units));
        }

        #[test]
        fn minor_units_survive_the_way_through_decimal_text(units: u64, code in "USD|JPY|KWD|CLF") {
            let currency = Currency::from(code);
            let text = to_decimal(units, &currency).expect("a listed currency");
            prop_assert_eq!(from_decimal(&text, &currency), Ok(units));
        }
    }
}
