//! The shared types, found by name however many there are.

use std::collections::HashMap;
use std::ops::Deref;

use super::Type;

/// The shared types.
#[derive(Clone, Debug, Default)]
pub struct Types {
    list: Vec<Type>,
    /// Where each stands, by its name in Rust.
    by_rust: HashMap<String, usize>,
}

impl Types {
    /// The type of that name in Rust.
    #[must_use]
    pub fn named(&self, rust: &str) -> Option<&Type> {
        Some(&self.list[*self.by_rust.get(rust)?])
    }

    /// Changes them in any way.
    pub fn edit<T>(&mut self, edit: impl FnOnce(&mut Vec<Type>) -> T) -> T {
        let mut list = std::mem::take(&mut self.list);
        let given = edit(&mut list);
        *self = Self::from(list);
        given
    }
}

impl From<Vec<Type>> for Types {
    fn from(list: Vec<Type>) -> Self {
        let names = list.iter().enumerate();
        let by_rust = names.map(|(index, shared)| (shared.rust.clone(), index));
        Self {
            by_rust: by_rust.collect(),
            list,
        }
    }
}

impl Deref for Types {
    type Target = [Type];

    fn deref(&self) -> &[Type] {
        &self.list
    }
}

impl<'a> IntoIterator for &'a Types {
    type Item = &'a Type;
    type IntoIter = std::slice::Iter<'a, Type>;

    fn into_iter(self) -> Self::IntoIter {
        self.list.iter()
    }
}
