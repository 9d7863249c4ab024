//! Where in a value something stands.

use std::fmt;

use serde::{Serialize, Serializer};

use super::row::FieldConstraints;
use crate::one_line::OneLine;

/// The place of a value, kept as links on the stack, so that it costs nothing until it is needed.
///
/// ```
/// use antom_runtime::validate::Path;
///
/// let order = Path::ROOT.field("order");
/// let goods = order.field("goods");
/// assert_eq!(goods.item(0).field("goodsName").to_string(), "order.goods[0].goodsName");
/// ```
#[derive(Clone, Copy, Debug)]
pub struct Path<'a>(Link<'a>);

/// The last step of a path. What it means for the text of the path is found out when that is written.
#[derive(Clone, Copy, Debug)]
enum Link<'a> {
    Root,
    Field(&'a Path<'a>, &'a str),
    /// The field that a row of a table of constraints speaks of.
    Row(&'a Path<'a>, &'a FieldConstraints),
    Item(&'a Path<'a>, usize),
    /// An entry of a map, by its key, or by its number where nothing may be printed.
    Entry(&'a Path<'a>, &'a str, usize),
    /// The same place, of which nothing may be printed.
    Hidden(&'a Path<'a>),
}

impl<'a> Path<'a> {
    /// The value itself.
    pub const ROOT: Path<'static> = Path(Link::Root);

    /// A field of the value, by its wire name, or an entry of a map, by its key.
    #[inline]
    #[must_use]
    pub const fn field(&'a self, wire_name: &'a str) -> Path<'a> {
        Path(Link::Field(self, wire_name))
    }

    /// An item of the value, from 0.
    #[inline]
    #[must_use]
    pub const fn item(&'a self, index: usize) -> Path<'a> {
        Path(Link::Item(self, index))
    }

    /// The field that a row of a table of constraints speaks of.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    pub const fn row(&'a self, row: &'a FieldConstraints) -> Path<'a> {
        Path(Link::Row(self, row))
    }

    /// An entry of a map. Where nothing may be printed, its number stands for its key.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    pub const fn entry(&'a self, key: &'a str, number: usize) -> Path<'a> {
        Path(Link::Entry(self, key, number))
    }

    /// The same place, of which neither numbers nor the keys of maps may be printed, however deep they stand.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    pub const fn hidden(&'a self) -> Path<'a> {
        Path(Link::Hidden(self))
    }

    /// Whether what stands here must not be printed.
    pub(super) fn is_hidden(&self) -> bool {
        match self.0 {
            Link::Root => false,
            Link::Hidden(_) => true,
            Link::Row(parent, row) => row.sensitive || parent.is_hidden(),
            Link::Field(parent, _) | Link::Item(parent, _) | Link::Entry(parent, ..) => {
                parent.is_hidden()
            }
        }
    }

    /// What holds the value, and the step from there, if it is one.
    fn last_step(&self) -> Option<(&'a Path<'a>, Option<Last<'a>>)> {
        Some(match self.0 {
            Link::Root => return None,
            Link::Hidden(same) => (same, None),
            Link::Field(parent, name) => (parent, Some(Last::Field(name))),
            Link::Row(parent, row) => (parent, Some(Last::Field(row.wire_name))),
            Link::Item(parent, index) => (parent, Some(Last::Item(index))),
            Link::Entry(parent, _, number) if parent.is_hidden() => {
                (parent, Some(Last::Item(number)))
            }
            Link::Entry(parent, key, _) => (parent, Some(Last::Field(key))),
        })
    }

    /// How many bytes the text of the path needs.
    fn size(&self) -> usize {
        let digits = |number: usize| number.checked_ilog10().unwrap_or(0) as usize + 1;
        let marks = FIELD.len_utf8() + END.len_utf8();
        let Some((parent, step)) = self.last_step() else {
            return 0;
        };
        parent.size()
            + match step {
                Some(Last::Field(name)) => marks + digits(name.len()) + name.len(),
                Some(Last::Item(index)) => marks + digits(index),
                None => 0,
            }
    }

    fn write(&self, path: &mut ViolationPath) {
        let Some((parent, step)) = self.last_step() else {
            return;
        };
        parent.write(path);
        match step {
            Some(Last::Field(name)) => path.push_field(name),
            Some(Last::Item(index)) => path.push_item(index),
            None => {}
        }
    }
}

/// A step as it is written.
enum Last<'a> {
    Field(&'a str),
    Item(usize),
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        ViolationPath::from(self).fmt(formatter)
    }
}

/// The place of a violation: dotted for people, as JSON Pointer for programs.
///
/// ```
/// use antom_runtime::validate::{Path, ViolationPath};
///
/// let goods = Path::ROOT.field("goods");
/// let path = ViolationPath::from(&goods.item(2).field("a/b"));
/// assert_eq!(path.to_string(), "goods[2].a/b");
/// assert_eq!(path.pointer(), "/goods/2/a~1b");
/// ```
#[derive(Clone, Default, PartialEq, Eq, Hash)]
pub struct ViolationPath(String);

/// A step on the way from a value to a part of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step<'a> {
    /// To a field or to an entry of a map.
    Field(&'a str),
    /// To an item, from 0.
    Item(&'a str),
}

/// A field is kept as `.5:order`, with the length of its name, which may be the key of a map and hold anything.
const FIELD: char = '.';
/// An item is kept as `#2:`.
const ITEM: char = '#';
const END: char = ':';

impl ViolationPath {
    /// Goes on to a field or an entry of a map.
    pub fn push_field(&mut self, name: &str) {
        self.push(FIELD, name.len());
        self.0.push_str(name);
    }

    /// Goes on to an item.
    pub fn push_item(&mut self, index: usize) {
        self.push(ITEM, index);
    }

    fn push(&mut self, mark: char, number: usize) {
        self.0.push(mark);
        self.push_digits(number);
        self.0.push(END);
    }

    /// Formatting would take longer than all the rest of a step.
    fn push_digits(&mut self, number: usize) {
        if number > 9 {
            self.push_digits(number / 10);
        }
        // What is left of a division by ten is a digit.
        self.0.push(char::from(b'0' + (number % 10) as u8));
    }

    /// Whether it is the value itself.
    #[must_use]
    pub fn is_root(&self) -> bool {
        self.0.is_empty()
    }

    /// The steps from the value to the place.
    pub fn steps(&self) -> impl Iterator<Item = Step<'_>> {
        let mut rest = self.0.as_str();
        std::iter::from_fn(move || {
            let (mark, after) = rest.split_at_checked(FIELD.len_utf8())?;
            let (number, after) = after.split_once(END)?;
            if mark.starts_with(ITEM) {
                rest = after;
                return Some(Step::Item(number));
            }
            let (name, next) = after.split_at_checked(number.parse().ok()?)?;
            rest = next;
            Some(Step::Field(name))
        })
    }

    /// The place as JSON Pointer (RFC 6901): `/order/goods/2/goodsName`.
    #[must_use]
    pub fn pointer(&self) -> String {
        let mut pointer = String::with_capacity(self.0.len());
        for step in self.steps() {
            let (Step::Field(name) | Step::Item(name)) = step;
            pointer.push('/');
            for character in name.chars() {
                match character {
                    '~' => pointer.push_str("~0"),
                    '/' => pointer.push_str("~1"),
                    other => pointer.push(other),
                }
            }
        }
        pointer
    }
}

impl From<&Path<'_>> for ViolationPath {
    fn from(path: &Path<'_>) -> Self {
        let mut text = Self(String::with_capacity(path.size()));
        path.write(&mut text);
        text
    }
}

impl fmt::Display for ViolationPath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (number, step) in self.steps().enumerate() {
            match step {
                Step::Field(name) => {
                    if number > 0 {
                        formatter.write_str(".")?;
                    }
                    // The key of a map may hold anything.
                    OneLine(name).fmt(formatter)?;
                }
                Step::Item(index) => write!(formatter, "[{index}]")?,
            }
        }
        Ok(())
    }
}

impl fmt::Debug for ViolationPath {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{:?}", self.to_string())
    }
}

impl Serialize for ViolationPath {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
