//! The only texts that a field can hold.

use proc_macro2::TokenStream;
use quote::quote;

use super::fits::PLAIN_TEXT;
use super::{
    At, Compared, Fits, Given, Limit, Limited, Limits, Made, Nonsense, Places, Says, Told,
};
use crate::yaml::Mapping;

pub(super) struct OneOf;

const KEY: &str = "one_of";

/// What a field's own limits refuse, although the field is to hold it.
pub(super) fn not_allowed(at: At, text: &str, name: &str, refusal: &str) -> Nonsense {
    Nonsense {
        rule: "fixed-breaks-limits",
        at,
        message: format!("`{text}` is not allowed by its own field `{name}`: {refusal}"),
        help: "correct the value or the limit".to_owned(),
    }
}

/// Texts that are listed twice.
fn twins(allowed: &[String]) -> impl Iterator<Item = Nonsense> {
    let numbered = allowed.iter().enumerate();
    let twins = numbered.filter(|(item, text)| allowed[..*item].contains(text));
    twins.map(|(item, text)| Nonsense {
        rule: "duplicate-name",
        at: At {
            key: KEY,
            item: Some(item),
        },
        message: format!("`{text}` stands in this list twice"),
        help: "keep one of the two".to_owned(),
    })
}

impl Limit for OneOf {
    type Value = Vec<String>;

    const KEYS: &'static [(&'static str, Fits)] = &[(KEY, PLAIN_TEXT)];

    const SAYS: Says = Says::Which;

    fn read(entries: &mut Mapping<'_>, places: &mut Places) -> Vec<String> {
        let texts = places.keep_all(KEY, entries.texts(KEY));
        texts.unwrap_or_default()
    }

    fn nonsense(allowed: &Vec<String>, of: &Limited<'_>) -> Vec<Nonsense> {
        if allowed.is_empty() {
            let is_written = of.places.of(At::key(KEY)).is_some();
            let nothing = is_written.then(|| Nonsense {
                rule: "empty-enum",
                at: At::key(KEY),
                message: format!("`one_of` leaves `{}` no value", of.name),
                help: "list the allowed values, or remove `one_of`".to_owned(),
            });
            return nothing.into_iter().collect();
        }
        // A fixed text is judged by itself.
        let others = Limits {
            fixed: None,
            ..of.limits.clone()
        };
        let of = Limited {
            limits: &others,
            ..*of
        };
        let broken = allowed.iter().enumerate().flat_map(|(item, text)| {
            let at = At {
                key: KEY,
                item: Some(item),
            };
            let refusals = of.refusals(text).into_iter();
            let name = of.name;
            refusals.map(move |refusal| not_allowed(at, text, name, &refusal))
        });
        broken.chain(twins(allowed)).collect()
    }

    fn refusals(allowed: &Vec<String>, given: Given<'_>) -> Vec<String> {
        match given {
            Given::Text(text) if !allowed.is_empty() && !allowed.iter().any(|one| one == text) => {
                vec![format!("it must be one of {}", allowed.join(", "))]
            }
            Given::Text(_) | Given::Number(_) | Given::Count(_) => Vec::new(),
        }
    }

    fn suit(allowed: &Vec<String>, made: &mut Made) {
        if let (Some(first), Made::Text(text)) = (allowed.first(), made)
            && !allowed.contains(text)
        {
            text.clone_from(first);
        }
    }

    fn attribute(allowed: &Vec<String>) -> Option<TokenStream> {
        (!allowed.is_empty()).then(|| quote!(one_of(#(#allowed),*)))
    }

    fn documented(allowed: &Vec<String>, code: &dyn Fn(&str) -> String) -> Vec<String> {
        let texts: Vec<String> = allowed.iter().map(|text| code(text)).collect();
        match texts.is_empty() {
            true => Vec::new(),
            false => vec![format!("one of {}", texts.join(", "))],
        }
    }

    fn keeps(own: &Vec<String>, theirs: &Vec<String>) -> bool {
        theirs.is_empty() || !own.is_empty() && own.iter().all(|text| theirs.contains(text))
    }

    // Each text that comes or goes is a change of its own.
    const TOLD: &'static [Told] = &[];

    fn compared(_: &Vec<String>, _: &Vec<String>) -> Vec<Compared> {
        Vec::new()
    }
}
