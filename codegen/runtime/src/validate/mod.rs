//! Validation: constraints as data, and every violation of them with its path.
//!
//! `#[derive(Validate)]` writes the implementations. Nothing is allocated until something is wrong.

pub mod check;
mod constraint;
mod format;
mod limit;
mod path;
#[cfg(feature = "pattern")]
mod pattern;
mod violation;

pub use constraint::{Bound, Constraint, FieldConstraints, Part, Refusal};
pub use format::Format;
pub use limit::Limit;
pub use path::{Path, Step, ViolationPath};
#[cfg(feature = "pattern")]
pub use pattern::Pattern;
pub use violation::{Violation, Violations};

pub(crate) use format::{Moment, moment};

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
#[diagnostic::on_unimplemented(
    message = "`{Self}` has no constraints of its own",
    label = "`{Self}` does not implement `Validate`",
    note = "`#[validate(nested)]` is for types with `#[derive(Validate)]`; write nothing here for the others"
)]
pub trait Validate {
    /// The constraints of every field, in the order of the fields, for forms and documentation to read.
    const CONSTRAINTS: &'static [FieldConstraints];

    /// Reports every violation in this value, which stands at `at`, in the order of the fields.
    fn check_at(&self, at: &Path<'_>, found: &mut Violations);

    /// Checks the whole value.
    ///
    /// # Errors
    ///
    /// Every constraint that the value breaks.
    fn validate(&self) -> Result<(), Violations> {
        let mut found = Violations::default();
        self.check_at(&Path::ROOT, &mut found);
        if found.is_empty() { Ok(()) } else { Err(found) }
    }
}
