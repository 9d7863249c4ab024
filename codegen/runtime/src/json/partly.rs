//! Reading what fits of a value of which not everything does.

use serde::de::DeserializeOwned;

use super::edit::{edited, with_text_keys_only};
use super::misfit::{Found, Step, What};
use crate::Violations;

/// What could be read of a value.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct PartlyRead<T> {
    /// The value, in which the places of `unread` are absent; `None` where one of them must be there.
    pub value: Option<T>,
    /// What could not be read.
    pub unread: Violations,
}

/// How many places are left out at most, since each takes another reading.
const MOST_CUTS: usize = 32;

/// Reads a value as far as it can be read: what does not fit is left out with the optional field that holds it.
///
/// Of a list, all or nothing is told. An empty text in the place of a number, a flag, a list or an object says nothing and is
/// not counted as unread.
#[must_use]
pub fn read_partly<T: DeserializeOwned>(json: &[u8]) -> PartlyRead<T> {
    let mut unread = Violations::default();
    let value = match serde_json::from_slice(json) {
        Ok(value) => Some(value),
        Err(_) => what_fits(json, &mut unread),
    };
    PartlyRead { value, unread }
}

fn what_fits<T: DeserializeOwned>(json: &[u8], unread: &mut Violations) -> Option<T> {
    let mut rest = json.to_vec();
    // What is missing because it was left out has been told.
    let mut left_out: Vec<Vec<Step>> = Vec::new();
    for _ in 0..MOST_CUTS {
        let found = Found::in_json::<T>(&rest);
        let without = without(&rest, &found);
        let says_something = !matches!(without, Without::WhatSaysNothing(_));
        if says_something && !left_out.contains(&found.path) {
            unread.add(found.violation());
        }
        match without {
            Without::Nothing => return None,
            Without::WhatSaysNothing(left) => rest = left,
            Without::Field(left, place) => {
                left_out.push(place);
                rest = left;
            }
        }
        if let Ok(value) = serde_json::from_slice(&rest) {
            return Some(value);
        }
    }
    None
}

/// A value without what could not be read in it.
enum Without {
    /// There is no part that could be left out: the whole value cannot be read.
    Nothing,
    /// Only something is left out that says nothing: an empty text, or a key that is none.
    WhatSaysNothing(Vec<u8>),
    /// The field at this place is left out.
    Field(Vec<u8>, Vec<Step>),
}

fn without(json: &[u8], found: &Found) -> Without {
    let mut is_key = false;
    let with_text_keys = edited(json, &found.path, &mut |value| {
        let value = with_text_keys_only(value)?;
        is_key = true;
        Some(value)
    });
    if let Some(left) = with_text_keys
        && is_key
    {
        return Without::WhatSaysNothing(left);
    }
    let Some(place) = found.to_leave_out() else {
        return Without::Nothing;
    };
    let mut is_empty_text = false;
    let left = edited(json, place, &mut |value| {
        is_empty_text = value == br#""""# && place.len() == found.path.len();
        None
    });
    match left {
        None => Without::Nothing,
        Some(left) if is_empty_text => Without::WhatSaysNothing(left),
        Some(left) => Without::Field(left, place.to_vec()),
    }
}

impl Found {
    /// The smallest part of the value that can be left out with it: a field, or an entry of a map.
    fn to_leave_out(&self) -> Option<&[Step]> {
        let holder = match self.what {
            What::Missing => self.path.split_last()?.1,
            What::Unreadable(_) => &self.path[..],
        };
        let last = holder
            .iter()
            .rposition(|step| matches!(step, Step::Field(_)))?;
        Some(&holder[..=last])
    }
}
