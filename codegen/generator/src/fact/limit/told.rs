//! How a change of a limit is told, and what the diff finds of it.

/// How the diff tells what happens to one value of a limit, of which `{}` stands for the value.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) struct Told {
    /// How the IDs of its rules begin behind the direction.
    pub(crate) stem: &'static str,
    /// Which rules it has.
    pub(crate) order: Order,
    /// What is said of one field that keeps it.
    pub(crate) one: &'static str,
    /// Of several.
    pub(crate) several: &'static str,
    /// Of whoever need not keep it any more.
    pub(crate) beyond: &'static str,
}

/// How two values of a limit stand to each other, and fields that show it.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(crate) enum Order {
    /// One of two is always the tighter one.
    Bound {
        /// Whether it is one below which no value may be, so that a smaller one allows more.
        is_lower: bool,
        /// What it is called.
        noun: &'static str,
        /// A field without it, with it, and with a tighter one.
        fields: [&'static str; 3],
    },
    /// None of two is the tighter one.
    None {
        /// What is said when it is set, unset and changed.
        whats: [&'static str; 3],
        /// A field without it, with it, and with another one.
        fields: [&'static str; 3],
    },
}

/// What happens to a limit.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Step {
    Set,
    Unset,
    Tightened,
    Loosened,
    Changed,
}

impl Told {
    /// What can happen to it.
    pub(crate) fn steps(&self) -> &'static [Step] {
        match self.order {
            Order::Bound { .. } => &[Step::Set, Step::Unset, Step::Tightened, Step::Loosened],
            Order::None { .. } => &[Step::Set, Step::Unset, Step::Changed],
        }
    }

    /// What happened to it, if it is all that there is of its limit.
    pub(super) fn compared<T: PartialOrd + ToString>(
        &'static self,
        old: &Option<T>,
        new: &Option<T>,
    ) -> Vec<Compared> {
        self.compare(old.as_ref(), new.as_ref())
            .into_iter()
            .collect()
    }

    /// What happened to it, if anything did.
    pub(super) fn compare<T: PartialOrd + ToString>(
        &'static self,
        old: Option<&T>,
        new: Option<&T>,
    ) -> Option<Compared> {
        let step = match (old, new, &self.order) {
            (None, None, _) => return None,
            (None, Some(_), _) => Step::Set,
            (Some(_), None, _) => Step::Unset,
            (Some(old), Some(new), _) if old == new => return None,
            (Some(_), Some(_), Order::None { .. }) => Step::Changed,
            (Some(old), Some(new), Order::Bound { is_lower, .. }) => match (new > old) == *is_lower
            {
                true => Step::Tightened,
                false => Step::Loosened,
            },
        };
        Some(Compared {
            told: self,
            step,
            old: old.map(ToString::to_string),
            new: new.map(ToString::to_string),
        })
    }
}

/// What happened to a limit.
pub(crate) struct Compared {
    pub(crate) told: &'static Told,
    pub(crate) step: Step,
    pub(crate) old: Option<String>,
    pub(crate) new: Option<String>,
}
