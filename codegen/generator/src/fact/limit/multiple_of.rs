//! A number that divides each number.

use antom_runtime::Decimal;
use antom_runtime::validate::Relation;
use antom_runtime::validate::check::is_multiple;
use proc_macro2::TokenStream;
use quote::quote;

use super::fits::Held;
use super::range::number;
use super::{At, Compared, Fits, Given, Limit, Limited, Made, Nonsense, Order, Places, Says, Told};
use crate::yaml::Mapping;

pub(super) struct MultipleOf;

const KEY: &str = "multiple_of";

const TOLD: &Told = &Told {
    stem: "multiple",
    order: Order::None {
        whats: [
            "numbers are multiples of another one now",
            "numbers need not be multiples any more",
            "numbers are multiples of another one than before",
        ],
        fields: [
            "type: u64",
            "type: u64, multiple_of: 5",
            "type: u64, multiple_of: 7",
        ],
    },
    one: "is a multiple of {}",
    several: "are multiples of {}",
    beyond: "need not be a multiple of {} any more",
};

/// What the runtime counts with.
const MOST_DIGITS: usize = 37;

impl Limit for MultipleOf {
    type Value = Option<Decimal>;

    const KEYS: &'static [(&'static str, Fits)] = &[(
        KEY,
        Fits {
            words: "u64, i64 and decimal; what sums of money are multiples of says `divisible_by` of their type",
            allows: Held::is_number,
        },
    )];

    const SAYS: Says = Says::HowMuch;

    fn read(entries: &mut Mapping<'_>, places: &mut Places) -> Option<Decimal> {
        places.keep(KEY, entries.decimal(KEY))
    }

    fn nonsense(step: &Option<Decimal>, of: &Limited<'_>) -> Vec<Nonsense> {
        let Some(step) = step else { return Vec::new() };
        let digits = step.as_str().bytes().filter(u8::is_ascii_digit).count();
        let is_step = *step > Decimal::from(0_u64) && digits <= MOST_DIGITS;
        let wrong = (!is_step).then(|| Nonsense {
            rule: "upside-down",
            at: At::key(KEY),
            message: format!("`{}` can be no multiple of {step}", of.name),
            help: format!("a step is above 0 and has {MOST_DIGITS} digits at most"),
        });
        wrong.into_iter().collect()
    }

    fn refusals(step: &Option<Decimal>, given: Given<'_>) -> Vec<String> {
        match (step, given) {
            (Some(step), Given::Number(number)) if !is_multiple(number.as_str(), step.as_str()) => {
                vec![format!("{number}, not {}", Relation::MultipleOf(step))]
            }
            _ => Vec::new(),
        }
    }

    fn suit(step: &Option<Decimal>, made: &mut Made) {
        // The step itself is its smallest multiple above nothing.
        if let (Some(step), Made::Number(number)) = (step, made)
            && !is_multiple(number.as_str(), step.as_str())
        {
            number.clone_from(step);
        }
    }

    fn attribute(step: &Option<Decimal>) -> Option<TokenStream> {
        let step = number(step.as_ref()?);
        Some(quote!(multiple_of = #step))
    }

    fn documented(step: &Option<Decimal>, _: &dyn Fn(&str) -> String) -> Vec<String> {
        let words = step
            .iter()
            .map(|step| Relation::MultipleOf(step).to_string());
        words.collect()
    }

    fn keeps(own: &Option<Decimal>, theirs: &Option<Decimal>) -> bool {
        theirs.as_ref().is_none_or(|theirs| {
            let own = own.as_ref();
            own.is_some_and(|own| is_multiple(own.as_str(), theirs.as_str()))
        })
    }

    const TOLD: &'static [Told] = std::slice::from_ref(TOLD);

    fn compared(old: &Option<Decimal>, new: &Option<Decimal>) -> Vec<Compared> {
        TOLD.compared(old, new)
    }
}
