//! `length(min = 1, max = 64)`.

use proc_macro2::{Ident, Span, TokenStream};
use quote::{quote, quote_spanned};
use syn::meta::ParseNestedMeta;
use syn::{Error, LitStr, Path, Result};

use super::limits::{self, Bounds, Limit};
use super::text::{self, OnText};
use super::{Constraint, Rules, Standing, Subject};
use crate::code::{Row, Site};
use crate::meta::{flag, once, unknown};
use crate::mistakes::Mistakes;

/// A text has so many characters, or so many bytes. So have the fixed or allowed texts of the same field.
pub(crate) struct Length {
    bounds: Bounds<usize>,
    exact: Option<Limit<usize>>,
    /// Whether bytes are counted, not characters.
    bytes: Option<Span>,
}

/// One side on which a length can be limited.
struct Side {
    /// Its entry in the table, and the runtime's function that checks it for a field: in characters and in bytes.
    entry: [&'static str; 2],
    function: [Option<&'static str>; 2],
    /// What tells that the characters of a text break it.
    breaks: fn(&Path) -> TokenStream,
    /// How the number of bytes stands to a limit that it breaks, and to one that it keeps.
    broken: fn() -> TokenStream,
    kept: fn() -> TokenStream,
    is_broken: fn(usize, usize) -> bool,
    /// The words for a literal limit, and those for a text that breaks a constant one.
    words: &'static str,
    promise: &'static str,
}

const MIN: Side = Side {
    entry: ["MinLength", "MinBytes"],
    function: [Some("min_length"), None],
    breaks: |runtime| quote!(#runtime::validate::check::is_shorter),
    broken: || quote!(<),
    kept: || quote!(>=),
    is_broken: |length, min| length < min,
    words: "at least",
    promise: "this text is shorter than its minimum",
};

const MAX: Side = Side {
    entry: ["MaxLength", "MaxBytes"],
    function: [Some("max_length"), None],
    breaks: |runtime| quote!(#runtime::validate::check::is_longer),
    broken: || quote!(>),
    kept: || quote!(<=),
    is_broken: |length, max| length > max,
    words: "at most",
    promise: "this text is longer than its maximum",
};

const EXACT: Side = Side {
    entry: ["ExactLength", "ExactBytes"],
    function: [None, None],
    breaks: |runtime| quote!(#runtime::validate::check::is_not_long),
    broken: || quote!(!=),
    kept: || quote!(==),
    is_broken: |length, exact| length != exact,
    words: "exactly",
    promise: "this text has not the length that it must have",
};

impl Length {
    /// The limits that were written, each with its side.
    fn limits(&self) -> impl Iterator<Item = (&Limit<usize>, Side)> {
        let sides = [
            (&self.bounds.min, MIN),
            (&self.bounds.max, MAX),
            (&self.exact, EXACT),
        ];
        sides
            .into_iter()
            .filter_map(|(limit, side)| Some((limit.as_ref()?, side)))
    }

    /// The length of a literal, and what was counted.
    fn of(&self, text: &LitStr) -> (usize, &'static str) {
        match self.bytes {
            Some(_) => (text.value().len(), "bytes"),
            None => (text.value().chars().count(), "characters"),
        }
    }
}

/// The fixed and the allowed texts, which keep the field's own length.
fn texts(rules: &Rules) -> impl Iterator<Item = &LitStr> {
    let allowed = rules.one_of.iter().flat_map(|allowed| &allowed.texts);
    allowed.chain(rules.fixed.iter().map(|fixed| &fixed.0))
}

impl Constraint for Length {
    fn parse(meta: &ParseNestedMeta<'_>) -> Result<Self> {
        let (mut exact, mut bytes) = (None, None);
        let bounds = limits::bounds_and(meta, |meta| {
            if meta.path.is_ident("exact") {
                once(meta, &mut exact, limits::limit(meta)?)
            } else if meta.path.is_ident("bytes") {
                once(meta, &mut bytes, flag(meta)?)
            } else {
                Err(unknown(meta, &["min", "max", "exact", "bytes"]))
            }
        })?;
        Ok(Self {
            bounds,
            exact,
            bytes,
        })
    }

    fn span(&self) -> Span {
        self.bounds.span
    }

    fn subject(&self) -> Subject {
        Subject::Text
    }

    fn valid(&self, standing: &Standing<'_>, mistakes: &mut Mistakes) {
        match (&self.bounds.min, &self.bounds.max, &self.exact) {
            (None, None, None) => {
                mistakes.at(self.bounds.span, "give `min`, `max`, both, or `exact`");
            }
            (None, None, Some(_)) => {}
            (_, _, Some(exact)) => {
                mistakes.at(exact.span, "an exact length has no minimum and no maximum");
            }
            (_, _, None) => self.bounds.valid(mistakes),
        }
        for text in texts(standing.rules) {
            let (length, unit) = self.of(text);
            for (limit, side) in self.limits() {
                let literal = limit.literal();
                if let Some(limit) = literal.filter(|limit| (side.is_broken)(length, **limit)) {
                    let words = side.words;
                    mistakes.add(Error::new_spanned(
                        text,
                        format!("{length} {unit}, but the length is {words} {limit}"),
                    ));
                }
            }
        }
    }

    fn promises(&self, rules: &Rules, _: &Path) -> Vec<TokenStream> {
        let order = self.bounds.order(limits::count, limits::count);
        let texts = texts(rules).flat_map(|text| {
            let (length, _) = self.of(text);
            let limits = self.limits().filter(|(limit, _)| limit.literal().is_none());
            limits.map(move |(limit, side)| {
                let (kept, words) = ((side.kept)(), side.promise);
                quote_spanned!(text.span()=> ::core::assert!(#length #kept #limit, #words);)
            })
        });
        order.into_iter().chain(texts).collect()
    }

    fn check(&self, site: &Site<'_>, _: &Rules, row: &mut Row<'_>) -> TokenStream {
        let text = text::of(site);
        let unit = usize::from(self.bytes.is_some());
        let checks = self.limits().map(|(limit, side)| {
            let entry = Ident::new(side.entry[unit], Span::call_site());
            let breaks = match self.bytes {
                Some(_) => {
                    let broken = (side.broken)();
                    quote!(#text.len() #broken #limit)
                }
                None => {
                    let breaks = (side.breaks)(site.runtime);
                    quote!(#breaks(#text, #limit))
                }
            };
            let on_text = OnText {
                span: self.bounds.span,
                entry: quote!(#entry(#limit)),
                breaks,
                function: side.function[unit].map(|function| (function, quote!(#limit))),
            };
            text::check(site, row, on_text)
        });
        checks.collect()
    }
}
