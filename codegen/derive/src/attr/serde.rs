//! What matters of `#[serde(…)]`: names on the wire, and how an enum is tagged.

use syn::meta::ParseNestedMeta;
use syn::{Attribute, LitStr, Result, Token};

use super::{Container, FieldAttributes, VariantAttributes};
use crate::meta::{each, skip};

/// Where a variant's fields stand on the wire.
pub(crate) enum Tagging {
    /// In a field with the variant's name.
    External,
    /// Beside the tag.
    Internal,
    /// In a field of this name, beside the tag.
    Content(String),
    /// In the place of the enum.
    None,
}

pub(super) fn container(attributes: &[Attribute], container: &mut Container) -> Result<()> {
    each(attributes, "serde", |meta| {
        if meta.path.is_ident("rename_all") {
            container.rename_all = name(meta)?;
        } else if meta.path.is_ident("rename_all_fields") {
            container.rename_all_fields = name(meta)?;
        } else if meta.path.is_ident("tag") {
            skip(meta)?;
            if matches!(container.tagging, Tagging::External) {
                container.tagging = Tagging::Internal;
            }
        } else if meta.path.is_ident("content") {
            container.tagging = Tagging::Content(meta.value()?.parse::<LitStr>()?.value());
        } else if meta.path.is_ident("untagged") {
            container.tagging = Tagging::None;
        } else {
            container.has_default |= meta.path.is_ident("default");
            container.is_transparent |= meta.path.is_ident("transparent");
            skip(meta)?;
        }
        Ok(())
    })
}

pub(super) fn variant(attributes: &[Attribute], variant: &mut VariantAttributes) -> Result<()> {
    each(attributes, "serde", |meta| {
        if meta.path.is_ident("rename") {
            variant.rename = name(meta)?;
        } else if meta.path.is_ident("rename_all") {
            variant.rename_all = name(meta)?;
        } else {
            variant.is_untagged |= meta.path.is_ident("untagged");
            skip(meta)?;
        }
        Ok(())
    })
}

pub(super) fn field(attributes: &[Attribute], field: &mut FieldAttributes) -> Result<()> {
    each(attributes, "serde", |meta| {
        if meta.path.is_ident("rename") {
            field.rename = name(meta)?;
            return Ok(());
        }
        field.has_default |= meta.path.is_ident("default");
        field.is_flattened |= meta.path.is_ident("flatten");
        skip(meta)
    })
}

/// `rename = "…"` or `rename(serialize = "…", deserialize = "…")`, of which the first counts: it is what is sent.
fn name(meta: &ParseNestedMeta<'_>) -> Result<Option<LitStr>> {
    if meta.input.peek(Token![=]) {
        return meta.value()?.parse().map(Some);
    }
    let mut sent = None;
    meta.parse_nested_meta(|meta| {
        let name: LitStr = meta.value()?.parse()?;
        if meta.path.is_ident("serialize") {
            sent = Some(name);
        }
        Ok(())
    })?;
    Ok(sent)
}
