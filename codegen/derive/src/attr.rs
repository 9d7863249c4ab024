//! `#[validate(…)]` and what matters of `#[serde(…)]`.

mod serde;

use syn::{Attribute, LitStr, Path, Result, parse_quote};

use crate::constraint::{Group, Rules};
use crate::meta::each;

pub(crate) use serde::Tagging;

/// The attributes of the type.
pub(crate) struct Container {
    pub(crate) runtime: Path,
    pub(crate) groups: Vec<Group>,
    pub(crate) rename_all: Option<LitStr>,
    pub(crate) rename_all_fields: Option<LitStr>,
    pub(crate) tagging: Tagging,
    /// Whether serde fills every field in that is absent.
    pub(crate) has_default: bool,
    /// Whether its one field stands in its place.
    pub(crate) is_transparent: bool,
}

impl Container {
    pub(crate) fn parse(attributes: &[Attribute]) -> Result<Self> {
        let mut container = Self {
            runtime: parse_quote!(::antom_runtime),
            groups: Vec::new(),
            rename_all: None,
            rename_all_fields: None,
            tagging: Tagging::External,
            has_default: false,
            is_transparent: false,
        };
        each(attributes, "validate", |meta| {
            if meta.path.is_ident("crate") {
                container.runtime = meta.value()?.call(Path::parse_mod_style)?;
                return Ok(());
            }
            container.groups.push(Group::parse(meta, &["crate"])?);
            Ok(())
        })?;
        serde::container(attributes, &mut container)?;
        Ok(container)
    }
}

/// The attributes of a variant.
#[derive(Default)]
pub(crate) struct VariantAttributes {
    pub(crate) rename: Option<LitStr>,
    pub(crate) rename_all: Option<LitStr>,
    /// Whether its fields stand in the place of the enum, whatever is true of the other variants.
    pub(crate) is_untagged: bool,
    pub(crate) groups: Vec<Group>,
}

pub(crate) fn variant(attributes: &[Attribute]) -> Result<VariantAttributes> {
    let mut found = VariantAttributes::default();
    each(attributes, "validate", |meta| {
        found.groups.push(Group::parse(meta, &[])?);
        Ok(())
    })?;
    serde::variant(attributes, &mut found)?;
    Ok(found)
}

/// The attributes of a field.
#[derive(Default)]
pub(crate) struct FieldAttributes {
    pub(crate) rules: Rules,
    /// `#[serde(rename = …)]`.
    pub(crate) rename: Option<LitStr>,
    /// Whether serde fills the field in when it is absent.
    pub(crate) has_default: bool,
    /// `#[serde(flatten)]`.
    pub(crate) is_flattened: bool,
}

pub(crate) fn field(attributes: &[Attribute]) -> Result<FieldAttributes> {
    let mut found = FieldAttributes::default();
    each(attributes, "validate", |meta| found.rules.read(meta))?;
    serde::field(attributes, &mut found)?;
    Ok(found)
}
