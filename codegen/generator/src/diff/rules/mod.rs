//! The rules: what can change, how bad that is for whom, and how it is told. One row a rule, one file a family of rules, and
//! nothing but them decides.

/// A family of rules: an enum, and the row of each of its variants, without which it does not compile.
macro_rules! family {
    ($(#[$about:meta])* $name:ident of $row:ident { $($variant:ident => $value:expr,)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub(crate) enum $name {
            $($variant),+
        }

        impl $name {
            /// All of them, in the order of their rows.
            pub(in crate::diff) const ALL: &'static [Self] = &[$(Self::$variant),+];

            /// Everything that is known of one.
            pub(super) fn row(self) -> $row {
                match self {
                    $(Self::$variant => $value,)+
                }
            }
        }

        impl super::Listed for $name {
            fn all() -> impl Iterator<Item = Self> {
                Self::ALL.iter().copied()
            }
        }
    };
}

/// Several families as one enum, of which each is a variant.
macro_rules! families {
    ($(#[$about:meta])* $name:ident of $row:ident { $($variant:ident($family:ty),)+ }) => {
        $(#[$about])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub(crate) enum $name {
            $($variant($family)),+
        }

        $(impl From<$family> for $name {
            fn from(rule: $family) -> Self {
                Self::$variant(rule)
            }
        })+

        impl $name {
            fn row(self) -> $row {
                match self {
                    $(Self::$variant(rule) => rule.row(),)+
                }
            }
        }

        impl super::Listed for $name {
            /// Family by family.
            fn all() -> impl Iterator<Item = Self> {
                std::iter::empty()$(.chain(<$family>::all().map(Self::$variant)))+
            }
        }
    };
}

/// Kinds of which all are known.
trait Listed: Sized {
    /// All of them, in the order in which they are listed.
    fn all() -> impl Iterator<Item = Self>;
}

mod api;
mod condition;
mod enum_value;
mod example;
mod form;
mod given;
mod group;
mod item;
mod judgements;
mod kind;
mod limit;
mod notification;
mod operation;
mod presence;
mod result;
mod row;
mod scenario;
mod telling;
mod types;
mod words;

use std::collections::HashMap;
use std::sync::LazyLock;

use super::effect::{Direction, Judgement};
use super::verdict::{AUDIENCES, Audience, Verdict};

pub(crate) use api::ApiRule;
pub(crate) use condition::ConditionChange;
pub(crate) use enum_value::{EnumValueRule, ValueChange};
pub use example::{Edit, Edited, Example, Step};
pub(crate) use form::FormChange;
pub(crate) use group::GroupRule;
pub(crate) use item::ItemRule;
pub(crate) use kind::{FieldChange, RuleKind, UndirectedRule};
pub(crate) use limit::{AllowedChange, DivisorChange, LimitChange};
pub(crate) use notification::NotificationRule;
pub(crate) use operation::OperationRule;
pub(crate) use presence::PresenceChange;
pub(crate) use result::ResultRule;
pub(crate) use scenario::ScenarioRule;
pub(crate) use telling::{Joined, Section, Telling};
pub(crate) use types::TypeRule;
pub(crate) use words::WordsChange;

/// One kind of change.
#[derive(Clone, Debug)]
pub struct Rule {
    /// Which one it is.
    pub(crate) kind: RuleKind,
    /// Its ID, in kebab-case.
    pub id: String,
    /// Its ID without the direction.
    pub(crate) stem: String,
    /// What changed.
    pub what: String,
    /// Which way the changed field goes; `None` for what is no field.
    pub direction: Option<Direction>,
    /// For programs that speak with the old and the new spec.
    pub wire: Judgement,
    /// For code that uses the crate. A finding says what the generated items show, which may be less.
    pub source: Judgement,
    /// For what code does that compiles as before.
    pub behaviour: Judgement,
    /// How it is told in sentences.
    pub(crate) telling: Telling,
    /// What a spec was, and what it became.
    pub example: Example,
}

impl Rule {
    /// The verdict for an audience, and why.
    #[must_use]
    pub fn judgement(&self, audience: Audience) -> Judgement {
        match audience {
            Audience::Wire => self.wire,
            Audience::Source => self.source,
            Audience::Behaviour => self.behaviour,
        }
    }

    /// The worst of its verdicts.
    #[must_use]
    pub fn worst(&self) -> Verdict {
        let verdicts = AUDIENCES
            .iter()
            .map(|(_, audience)| self.judgement(*audience).verdict);
        verdicts.max().unwrap_or(Verdict::Safe)
    }
}

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| RuleKind::all().map(RuleKind::rule).collect());

static BY_KIND: LazyLock<HashMap<RuleKind, &Rule>> =
    LazyLock::new(|| RULES.iter().map(|rule| (rule.kind, rule)).collect());

static BY_ID: LazyLock<HashMap<&str, &Rule>> =
    LazyLock::new(|| RULES.iter().map(|rule| (rule.id.as_str(), rule)).collect());

/// Every rule, family by family.
#[must_use]
pub fn rules() -> &'static [Rule] {
    &RULES
}

/// The rule of that ID.
#[must_use]
pub fn rule(id: &str) -> Option<&'static Rule> {
    BY_ID.get(id).copied()
}

/// The rule of a kind of change.
pub(crate) fn rule_of(kind: impl Into<RuleKind>) -> &'static Rule {
    BY_KIND[&kind.into()]
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What stands between braces.
    fn keys(text: &str) -> Vec<&str> {
        text.split('{')
            .skip(1)
            .filter_map(|part| part.split('}').next())
            .collect()
    }

    #[test]
    fn no_two_rules_have_one_id() {
        assert_eq!(BY_ID.len(), RULES.len());
    }

    #[test]
    fn sentences_use_the_words_that_are_filled_in() {
        for Rule { telling, .. } in rules() {
            let one = keys(&telling.one);
            let known = ["name", "old", "new"];
            assert!(one.iter().all(|key| known.contains(key)), "{one:?}");
            match &telling.joined {
                Joined::Alone => {}
                Joined::Here(text) => {
                    let mut several = keys(text);
                    assert!(several.contains(&"names"), "{text}");
                    several.iter_mut().for_each(|key| {
                        if *key == "names" {
                            *key = "name";
                        }
                    });
                    assert_eq!(several, one, "values tell findings apart");
                }
                Joined::Counted(text) => assert_eq!(keys(text), ["count"], "{text}"),
            }
        }
    }
}
