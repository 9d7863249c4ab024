//! How much of what a program for the API knows the spec says, and what differs.
//!
//! One way in: [`compare`]. Nothing here judges which of the two is right: the reason of a difference is the spec's own note.

mod compare;
mod facts;

pub use compare::compare;
pub use facts::{Call, Class, ClassField, Facts};

/// What was compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// A path that is called.
    Operation,
    /// A kind of notification.
    Notification,
    /// A field of a request, a response, a notification or a type.
    Field,
    /// A greatest length.
    Length,
    /// A well-known form of text.
    Format,
}

impl Subject {
    /// Everything that is compared.
    pub const ALL: [Self; 5] = [
        Self::Operation,
        Self::Notification,
        Self::Field,
        Self::Length,
        Self::Format,
    ];

    /// What a row of a table calls it.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Operation => "operations",
            Self::Notification => "notifications",
            Self::Field => "fields",
            Self::Length => "lengths",
            Self::Format => "formats",
        }
    }
}

/// How the spec stands to one fact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It says the same.
    Covered,
    /// It says something else.
    Differs,
    /// It says nothing of it.
    Missing,
}

/// One fact and what the spec makes of it.
#[derive(Clone, Debug)]
pub struct Finding {
    /// What was compared.
    pub subject: Subject,
    /// How the spec stands to it.
    pub verdict: Verdict,
    /// Where, in the names of the program.
    pub place: String,
    /// What differs, and why if the spec says so.
    pub reason: String,
}

/// The whole comparison.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    /// Every fact, once.
    pub findings: Vec<Finding>,
    /// Classes that could not be compared, because the facts hold another one of the same name.
    pub left_out: Vec<String>,
}

impl Coverage {
    /// How many facts of a kind there are, and how many of them with a verdict.
    #[must_use]
    pub fn count(&self, subject: Subject, verdict: Option<Verdict>) -> usize {
        let of_subject = self.findings.iter().filter(|one| one.subject == subject);
        of_subject
            .filter(|one| verdict.is_none_or(|verdict| one.verdict == verdict))
            .count()
    }

    /// Which part of the facts of a kind the spec says, in percent; something that differs is said, too.
    #[must_use]
    pub fn percent(&self, subject: Subject) -> f64 {
        let all = self.count(subject, None);
        let missing = self.count(subject, Some(Verdict::Missing));
        match all {
            0 => 100.0,
            all => (all - missing) as f64 * 100.0 / all as f64,
        }
    }
}
