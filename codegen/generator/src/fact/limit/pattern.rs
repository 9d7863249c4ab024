//! A regular expression that a whole text matches.

use proc_macro2::TokenStream;
use quote::quote;
use regex_lite::Regex;

use super::fits::PLAIN_TEXT;
use super::{At, Compared, Fits, Given, Limit, Limited, Made, Nonsense, Order, Places, Says, Told};
use crate::yaml::Mapping;

pub(super) struct Pattern;

const KEY: &str = "pattern";

/// The pattern as it is used: it must match a whole text.
fn whole(pattern: &str) -> Result<Regex, regex_lite::Error> {
    Regex::new(&format!("^(?:{pattern})$"))
}

const TOLD: &Told = &Told {
    stem: "pattern",
    order: Order::None {
        whats: [
            "a pattern is new",
            "the pattern is gone",
            "the pattern is another one",
        ],
        fields: [
            "type: string",
            "type: string, pattern: '[a-z]+'",
            "type: string, pattern: '[0-9]+'",
        ],
    },
    one: "matches {}",
    several: "match {}",
    beyond: "need not match {} any more",
};

impl Limit for Pattern {
    type Value = Option<String>;

    const KEYS: &'static [(&'static str, Fits)] = &[(KEY, PLAIN_TEXT)];

    const SAYS: Says = Says::Which;

    fn read(entries: &mut Mapping<'_>, places: &mut Places) -> Option<String> {
        places.keep(KEY, entries.text(KEY))
    }

    fn nonsense(pattern: &Option<String>, _: &Limited<'_>) -> Vec<Nonsense> {
        // `a)|(b` compiles only as part of the whole, `(?x) a # comment` only alone.
        let compiled = pattern
            .iter()
            .map(|pattern| Regex::new(pattern).and_then(|_| whole(pattern)));
        let broken = compiled.filter_map(Result::err).map(|error| Nonsense {
            rule: "bad-pattern",
            at: At::key(KEY),
            message: format!("this pattern does not compile: {error}"),
            help: "the syntax is that of the crate regex-lite; put the pattern in single quotes"
                .to_owned(),
        });
        broken.collect()
    }

    fn refusals(pattern: &Option<String>, given: Given<'_>) -> Vec<String> {
        let (Some(pattern), Given::Text(text)) = (pattern, given) else {
            return Vec::new();
        };
        match whole(pattern) {
            Ok(regex) if !regex.is_match(text) => vec![format!("it does not match {pattern}")],
            _ => Vec::new(),
        }
    }

    fn suit(_: &Option<String>, _: &mut Made) {
        // Nobody can make up a text of a pattern; whether it has one by chance is seen afterwards.
    }

    fn attribute(pattern: &Option<String>) -> Option<TokenStream> {
        let pattern = pattern.as_ref()?;
        Some(quote!(pattern = #pattern))
    }

    fn documented(pattern: &Option<String>, code: &dyn Fn(&str) -> String) -> Vec<String> {
        let words = pattern.iter().map(|text| format!("matches {}", code(text)));
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
