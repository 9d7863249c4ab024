//! Whether what one spec writes is read by the other.

use std::collections::HashSet;

use super::scalar;
use crate::model::{Field, Item, Limits, Model, Object};
use crate::spec::Scalar;

/// A field and the model that it stands in.
#[derive(Clone, Copy)]
pub(super) struct Side<'a> {
    pub(super) model: &'a Model,
    pub(super) field: &'a Field,
}

/// Whether every value of one field, without the list or map around it, is read as a value of the other. A reader who checks
/// refuses texts without the right form; others take every text.
pub(super) fn fits(writer: Side<'_>, reader: Side<'_>, checks: bool) -> bool {
    Comparison {
        checks,
        seen: HashSet::new(),
    }
    .fits(writer, reader)
}

struct Comparison<'a> {
    checks: bool,
    /// Pairs of types that are being compared: a type may hold itself.
    seen: HashSet<(&'a str, &'a str)>,
}

impl<'a> Comparison<'a> {
    fn fits(&mut self, writer: Side<'a>, reader: Side<'a>) -> bool {
        match (&writer.field.item, &reader.field.item) {
            (Item::Scalar(written), Item::Scalar(read)) => {
                scalar::fits((writer.field, *written), (reader.field, *read), self.checks)
            }
            (Item::Enum(_), Item::Enum(_)) => true,
            // What an open enum may hold, a text may hold, and the other way round.
            (Item::Enum(_), Item::Scalar(read)) => scalar::fits(
                (writer.field, Scalar::Text),
                (reader.field, *read),
                self.checks,
            ),
            (Item::Scalar(written), Item::Enum(_)) => scalar::fits(
                (writer.field, *written),
                (reader.field, Scalar::Text),
                self.checks,
            ),
            (Item::Object(written), Item::Object(read)) => {
                self.objects_fit(writer.model, written, reader.model, read)
            }
            _ => false,
        }
    }

    fn objects_fit(
        &mut self,
        writer: &'a Model,
        written: &'a str,
        reader: &'a Model,
        read: &'a str,
    ) -> bool {
        if !self.seen.insert((written, read)) {
            return true;
        }
        let (Some(written), Some(read)) = (writer.object(written), reader.object(read)) else {
            return false;
        };
        let mut fields = read.fields.iter();
        fields.all(|field| self.field_fits(writer, written, reader, field))
    }

    fn field_fits(
        &mut self,
        writer: &'a Model,
        written: &'a Object,
        reader: &'a Model,
        read: &'a Field,
    ) -> bool {
        let Some(field) = written.field(&read.wire_name) else {
            return !read.is_required();
        };
        let is_there = field.is_required() || !read.is_required();
        let [own, theirs] = [field, read].map(|field| items(&field.limits));
        let keeps_limits =
            !self.checks || scalar::is_within(own, theirs) && keeps_sums(field, read);
        let sides = [(writer, field), (reader, read)].map(|(model, field)| Side { model, field });
        is_there
            && keeps_limits
            && field.container == read.container
            && self.fits(sides[0], sides[1])
    }
}

/// Whether sums of money keep the limits of their field. Those of numbers are compared with their types.
fn keeps_sums(field: &Field, read: &Field) -> bool {
    match &field.item {
        Item::Object(_) => scalar::keeps_sums(&field.limits, &read.limits),
        Item::Scalar(_) | Item::Enum(_) => true,
    }
}

/// How many items there may be.
fn items(limits: &Limits) -> (i128, i128) {
    // A limit that is new is one of the items, which are compared by themselves, or must be compared here.
    let Limits {
        min_items,
        max_items,
        min_length: _,
        max_length: _,
        pattern: _,
        min: _,
        max: _,
        fixed: _,
        one_of: _,
        divisible_by: _,
    } = limits;
    let wide = |count: usize| i128::try_from(count).unwrap_or(i128::MAX);
    (min_items.map_or(0, wide), max_items.map_or(i128::MAX, wide))
}
