//! Where in a value something stands.

use std::fmt;

use serde::{Serialize, Serializer};

use super::constraint::FieldConstraints;

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
pub struct Path<'a> {
    link: Link<'a>,
    /// Whether what stands here must not be printed.
    is_hidden: bool,
}

#[derive(Clone, Copy, Debug)]
enum Link<'a> {
    Root,
    Field(&'a Path<'a>, &'a str),
    Item(&'a Path<'a>, usize),
}

impl<'a> Path<'a> {
    /// The value itself.
    pub const ROOT: Path<'static> = Path {
        link: Link::Root,
        is_hidden: false,
    };

    /// A field of the value, by its wire name, or an entry of a map, by its key.
    #[inline]
    #[must_use]
    pub const fn field(&'a self, wire_name: &'a str) -> Path<'a> {
        self.to(Link::Field(self, wire_name))
    }

    /// An item of the value, from 0.
    #[inline]
    #[must_use]
    pub const fn item(&'a self, index: usize) -> Path<'a> {
        self.to(Link::Item(self, index))
    }

    /// The field that a row of a table of constraints speaks of.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    pub const fn row(&'a self, row: &FieldConstraints) -> Path<'a> {
        Path {
            link: Link::Field(self, row.wire_name),
            is_hidden: self.is_hidden || row.sensitive,
        }
    }

    /// Goes from one item to another of the same list.
    #[inline]
    pub(super) const fn step_to(&mut self, index: usize) {
        if let Link::Item(_, place) = &mut self.link {
            *place = index;
        }
    }

    /// An entry of a map. Where nothing may be printed, its number stands for its key.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    pub const fn entry(&'a self, key: &'a str, number: usize) -> Path<'a> {
        match self.is_hidden {
            true => self.item(number),
            false => self.field(key),
        }
    }

    /// The same place, of which neither numbers nor the keys of maps may be printed, however deep they stand.
    #[doc(hidden)]
    #[inline]
    #[must_use]
    pub const fn hidden(self) -> Self {
        Self {
            is_hidden: true,
            ..self
        }
    }

    pub(super) const fn is_hidden(&self) -> bool {
        self.is_hidden
    }

    const fn to(&self, link: Link<'a>) -> Path<'a> {
        Path {
            link,
            is_hidden: self.is_hidden,
        }
    }

    /// How many bytes the text of the path needs at most.
    fn size(&self) -> usize {
        let digits = |number: usize| number.checked_ilog10().unwrap_or(0) as usize + 1;
        let marks = FIELD.len_utf8() + END.len_utf8();
        match self.link {
            Link::Root => 0,
            Link::Field(parent, name) => parent.size() + marks + digits(name.len()) + name.len(),
            Link::Item(parent, index) => parent.size() + marks + digits(index),
        }
    }

    fn write(&self, path: &mut ViolationPath) {
        match self.link {
            Link::Root => {}
            Link::Field(parent, name) => {
                parent.write(path);
                path.push_field(name);
            }
            Link::Item(parent, index) => {
                parent.write(path);
                path.push_item(index);
            }
        }
    }
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
                    write_name(name, formatter)?;
                }
                Step::Item(index) => write!(formatter, "[{index}]")?,
            }
        }
        Ok(())
    }
}

/// Writes a name on one line: the key of a map may hold line ends, which would forge lines of a log.
fn write_name(name: &str, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
    use fmt::Write;

    name.chars().try_for_each(|character| match character {
        _ if character.is_control() => write!(formatter, "{}", character.escape_default()),
        '\u{2028}' | '\u{2029}' => write!(formatter, "{}", character.escape_unicode()),
        _ => formatter.write_char(character),
    })
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
