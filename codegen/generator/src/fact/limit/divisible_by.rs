//! What the amounts of a currency are multiples of.
//!
//! It belongs to sums of money, which have a mapping of their own in a spec; no field has a key for it.

use std::collections::BTreeMap;

use antom_runtime::Decimal;
use proc_macro2::{Ident, Span, TokenStream};
use quote::quote;

use super::{Compared, Fits, Given, Limit, Limited, Made, Nonsense, Places, Says, Told};
use crate::fact::Scalar;
use crate::yaml::Mapping;

pub(super) struct DivisibleBy;

/// The function beside a sum of money that refuses amounts which its currency does not have.
pub(crate) const DIVISIBLE: &str = "divisible";

type Divisors = BTreeMap<String, u64>;

impl Limit for DivisibleBy {
    type Value = Divisors;

    const KEYS: &'static [(&'static str, Fits)] = &[];

    const SAYS: Says = Says::HowMuch;

    fn read(_: &mut Mapping<'_>, _: &mut Places) -> Divisors {
        Divisors::new()
    }

    fn nonsense(_: &Divisors, _: &Limited<'_>) -> Vec<Nonsense> {
        Vec::new()
    }

    fn refusals(_: &Divisors, _: Given<'_>) -> Vec<String> {
        // Only beside its currency does an amount break it.
        Vec::new()
    }

    fn suit(divisors: &Divisors, made: &mut Made) {
        let currency = Scalar::Currency.sample().unwrap_or_default();
        if let (Made::Number(number), Some(divisor)) = (made, divisors.get(currency)) {
            *number = Decimal::from(*divisor);
        }
    }

    fn attribute(divisors: &Divisors) -> Option<TokenStream> {
        let function = Ident::new(DIVISIBLE, Span::call_site());
        (!divisors.is_empty()).then(|| quote!(custom = #function))
    }

    fn documented(divisors: &Divisors, _: &dyn Fn(&str) -> String) -> Vec<String> {
        let words = divisors
            .iter()
            .map(|(currency, divisor)| format!("a multiple of {divisor} in {currency}"));
        words.collect()
    }

    fn keeps(own: &Divisors, theirs: &Divisors) -> bool {
        theirs.iter().all(|(currency, divisor)| {
            let own = own.get(currency);
            own.is_some_and(|own| own.is_multiple_of(*divisor))
        })
    }

    // What changes of each currency is a change of its own.
    const TOLD: &'static [Told] = &[];

    fn compared(_: &Divisors, _: &Divisors) -> Vec<Compared> {
        Vec::new()
    }
}
