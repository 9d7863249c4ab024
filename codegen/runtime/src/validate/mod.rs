//! Validation: constraints as data, and every violation of them with its path.
//!
//! `#[derive(Validate)]` writes the implementations. Nothing is allocated until something is wrong.

pub mod check;
mod constraint;
mod format;
mod length;
mod limit;
mod misfit;
mod moment;
mod number;
mod path;
#[cfg(feature = "pattern")]
mod pattern;
mod plain_number;
mod row;
mod violation;
pub mod words;

pub use check::Check;
pub use constraint::{Bound, Constraint, Refusal, Relation, Unit};
pub use format::{Format, formats};
pub use limit::Limit;
pub use misfit::Misfit;
pub use number::Number;
pub use path::{Path, Step, ViolationPath};
#[cfg(feature = "pattern")]
pub use pattern::Pattern;
pub use row::{FieldConstraints, Part};
pub use violation::{Violation, Violations};

pub(crate) use moment::{Moment, moment};
pub(crate) use plain_number::PlainNumber;

/// A value whose fields have constraints.
///
/// ```
/// use antom_runtime::Validate;
/// use serde::Serialize;
///
/// #[derive(Serialize, Validate)]
/// #[serde(rename_all = "camelCase")]
/// struct Goods {
///     #[validate(length(max = 8))]
///     goods_name: String,
/// }
///
/// let goods = Goods { goods_name: "wrist strap".into() };
/// let violations = goods.validate().unwrap_err();
/// assert_eq!(violations.to_string(), "goodsName: 11 characters, at most 8");
/// ```
///
/// What no attribute can say is written by hand: a table, and a check that names its rows by their numbers.
///
/// ```
/// use antom_runtime::Validate;
/// use antom_runtime::validate::{Check, Constraint, FieldConstraints};
///
/// struct Goods {
///     name: String,
///     parts: Vec<Goods>,
/// }
///
/// impl Validate for Goods {
///     const CONSTRAINTS: &'static [FieldConstraints] = &[
///         FieldConstraints::new("name", "goodsName", &[Constraint::MaxLength(8)]),
///         FieldConstraints::new("parts", "parts", &[]),
///     ];
///
///     fn check_with(&self, check: &mut Check<'_>) {
///         check.max_length(&self.name, 8, 0);
///         check.each(&self.parts, 1);
///     }
/// }
///
/// let strap = Goods { name: "wrist strap".into(), parts: Vec::new() };
/// let goods = Goods { name: "phone".into(), parts: vec![strap] };
/// let violations = goods.validate().unwrap_err();
/// assert_eq!(violations.to_string(), "parts[0].goodsName: 11 characters, at most 8");
/// ```
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no constraints of its own",
    label = "`{Self}` does not implement `Validate`",
    note = "`#[validate(nested)]` is for types with `#[derive(Validate)]`; write nothing here for the others"
)]
pub trait Validate {
    /// The constraints of every field, in the order of the fields, for forms and documentation to read.
    const CONSTRAINTS: &'static [FieldConstraints];

    /// Reports every violation in this value, in the order of the fields.
    fn check_with(&self, check: &mut Check<'_>);

    /// Checks the whole value.
    ///
    /// # Errors
    ///
    /// Every constraint that the value breaks.
    fn validate(&self) -> Result<(), Violations> {
        let mut found = Violations::default();
        check::nested(self, Path::ROOT, &mut found);
        if found.is_empty() { Ok(()) } else { Err(found) }
    }
}
