//! Where in a value something stands.

use std::fmt;

/// The place of a value, kept as links on the stack, so that it costs nothing until it is printed.
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

    /// A field of the value, by its wire name.
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
}

impl fmt::Display for Path<'_> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.0 {
            Link::Root => Ok(()),
            Link::Field(Path(Link::Root), name) => formatter.write_str(name),
            Link::Field(parent, name) => write!(formatter, "{parent}.{name}"),
            Link::Item(parent, index) => write!(formatter, "{parent}[{index}]"),
        }
    }
}
