//! The one text that a field can hold.

use proc_macro2::TokenStream;
use quote::quote;

use super::fits::PLAIN_TEXT;
use super::one_of::not_allowed;
use super::{At, Compared, Fits, Given, Limit, Limited, Made, Nonsense, Order, Places, Says, Told};
use crate::yaml::Mapping;

pub(super) struct Fixed;

const KEY: &str = "fixed";

const TOLD: &Told = &Told {
    stem: "fixed",
    order: Order::None {
        whats: [
            "only one value is allowed now",
            "the value is no longer fixed",
            "another value is the only one allowed",
        ],
        fields: [
            "type: string",
            "type: string, fixed: CARD",
            "type: string, fixed: WALLET",
        ],
    },
    one: "is always {}",
    several: "are always {}",
    beyond: "may be something else than {} now",
};

impl Limit for Fixed {
    type Value = Option<String>;

    const KEYS: &'static [(&'static str, Fits)] = &[(KEY, PLAIN_TEXT)];

    const SAYS: Says = Says::Which;

    fn read(entries: &mut Mapping<'_>, places: &mut Places) -> Option<String> {
        places.keep(KEY, entries.text(KEY))
    }

    fn nonsense(fixed: &Option<String>, of: &Limited<'_>) -> Vec<Nonsense> {
        let broken = fixed.iter().flat_map(|text| {
            let at = At::key(KEY);
            let refusals = of.refusals(text).into_iter();
            refusals.map(move |refusal| not_allowed(at, text, of.name, &refusal))
        });
        broken.collect()
    }

    fn refusals(fixed: &Option<String>, given: Given<'_>) -> Vec<String> {
        match (fixed, given) {
            (Some(fixed), Given::Text(text)) if fixed != text => {
                vec![format!("it must be {fixed}")]
            }
            _ => Vec::new(),
        }
    }

    fn suit(fixed: &Option<String>, made: &mut Made) {
        if let (Some(fixed), Made::Text(text)) = (fixed, made) {
            text.clone_from(fixed);
        }
    }

    fn attribute(fixed: &Option<String>) -> Option<TokenStream> {
        let fixed = fixed.as_ref()?;
        Some(quote!(fixed = #fixed))
    }

    fn documented(fixed: &Option<String>, code: &dyn Fn(&str) -> String) -> Vec<String> {
        let words = fixed.iter().map(|text| format!("always {}", code(text)));
        words.collect()
    }

    fn keeps(own: &Option<String>, theirs: &Option<String>) -> bool {
        theirs.is_none() || own == theirs
    }

    const TOLD: &'static [Told] = std::slice::from_ref(TOLD);

    fn compared(old: &Option<String>, new: &Option<String>) -> Vec<Compared> {
        TOLD.compared(old, new)
    }
}
