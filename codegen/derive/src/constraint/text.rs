//! What every constraint on a text has in common.

use proc_macro2::{Span, TokenStream};
use quote::quote;

use crate::code::{Row, Site, located};

/// One constraint on a text.
pub(super) struct OnText {
    /// Where it was written.
    pub(super) span: Span,
    /// Its entry in the table.
    pub(super) entry: TokenStream,
    /// The runtime's function that checks it for a field, and the limit that it takes.
    pub(super) function: Option<(&'static str, TokenStream)>,
    /// The condition that breaks it.
    pub(super) breaks: TokenStream,
}

/// The text of a value.
pub(super) fn of(site: &Site<'_>) -> TokenStream {
    let Site { runtime, value, .. } = site;
    quote!(#runtime::validate::check::Text::text(#value))
}

/// The check of a value that is text.
pub(super) fn check(site: &Site<'_>, row: &mut Row<'_>, constraint: OnText) -> TokenStream {
    let entry = row.add(constraint.entry);
    let check = match constraint.function {
        Some((function, limit)) if site.at.is_none() => site.check(function, site.value, &[limit]),
        _ => {
            let breaks = constraint.breaks;
            let report = site.report("text", entry, Some(of(site)));
            quote!(if #breaks { #report })
        }
    };
    located(check, constraint.span)
}
