//! Where in a value something stands.

use std::fmt;

use serde::{Serialize, Serializer};

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

#[derive(Clone, Copy, Debug)]
enum Link<'a> {
    Root,
    Field(&'a Path<'a>, &'a str),
    Item(&'a Path<'a>, usize),
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

    /// How many bytes the text of the path needs at most.
    fn size(&self) -> usize {
        const MARK: usize = 1;
        match self.0 {
            Link::Root => 0,
            Link::Field(parent, name) => parent.size() + MARK + name.len(),
            Link::Item(parent, index) => {
                parent.size() + MARK + index.checked_ilog10().unwrap_or(0) as usize + 1
            }
        }
    }

    fn write(&self, path: &mut ViolationPath) {
        match self.0 {
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

/// What stands before each field and each item. Neither stands in a name: see [`ViolationPath::push_field`].
const FIELD: char = '\u{1}';
const ITEM: char = '\u{2}';

impl ViolationPath {
    /// Goes on to a field or an entry of a map.
    pub fn push_field(&mut self, name: &str) {
        self.0.push(FIELD);
        if name.contains([FIELD, ITEM]) {
            // A key of a map may hold anything.
            self.0.push_str(&name.replace([FIELD, ITEM], "\u{fffd}"));
        } else {
            self.0.push_str(name);
        }
    }

    /// Goes on to an item.
    pub fn push_item(&mut self, index: usize) {
        use fmt::Write;

        self.0.push(ITEM);
        // A string takes everything.
        let _ = write!(self.0, "{index}");
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
            let mut characters = rest.chars();
            let mark = characters.next()?;
            let after = characters.as_str();
            let end = after.find([FIELD, ITEM]).unwrap_or(after.len());
            let (step, next) = after.split_at(end);
            rest = next;
            Some(if mark == ITEM {
                Step::Item(step)
            } else {
                Step::Field(step)
            })
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
                Step::Field(name) if number == 0 => formatter.write_str(name)?,
                Step::Field(name) => write!(formatter, ".{name}")?,
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
