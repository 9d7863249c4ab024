//! Values of open enums.

use super::{Comparison, Fields, Pair, pairs};
use crate::diff::rules::{EnumValueRule, ValueChange};
use crate::model::Variant;

impl Comparison<'_> {
    pub(super) fn variants(&mut self, of: &Fields<'_>, old: &[Variant], new: &[Variant]) {
        for pair in pairs(old, new, |variant| &variant.wire) {
            let (Pair::Old(shown) | Pair::New(shown) | Pair::Both(_, shown)) = pair;
            let of = Fields {
                at: of.at.name(&shown.wire),
                held: of.held,
            };
            match pair {
                Pair::Old(variant) => {
                    self.add_field(ValueChange::Removed, &of, Some(variant.rust.clone()), None);
                }
                Pair::New(variant) => {
                    self.add_field(ValueChange::Added, &of, None, Some(variant.rust.clone()));
                }
                Pair::Both(old, new) => {
                    let at = &of.at;
                    self.text(EnumValueRule::RustNameChanged, at, &old.rust, &new.rust);
                    self.set_or_unset(
                        [
                            EnumValueRule::Deprecated,
                            EnumValueRule::Undeprecated,
                            EnumValueRule::DeprecationChanged,
                        ],
                        at,
                        old.deprecated.as_ref(),
                        new.deprecated.as_ref(),
                    );
                    self.text(
                        EnumValueRule::SummaryChanged,
                        at,
                        &old.summary,
                        &new.summary,
                    );
                }
            }
        }
    }
}
