//! The rules: what can change, and how bad that is for whom. Two tables, and nothing but them decides.

mod field;
mod item;

use std::collections::HashMap;
use std::sync::LazyLock;

use serde::Serialize;

use super::effect::{DIRECTIONS, Direction, Judgement, of_behaviour, of_source, on_the_wire};
use super::verdict::{AUDIENCES, Audience, Verdict};

/// One kind of change.
#[derive(Clone, Debug, Serialize)]
pub struct Rule {
    /// Its ID, in kebab-case.
    pub id: String,
    /// What changed.
    pub what: &'static str,
    /// Which way the changed field goes; `None` for what is no field.
    pub direction: Option<Direction>,
    /// For programs that speak with the old and the new spec.
    pub wire: Judgement,
    /// For code that uses the crate. A finding says what the generated items show, which may be less.
    pub source: Judgement,
    /// For what code does that compiles as before.
    pub behaviour: Judgement,
    /// A line of an old spec, and what it became; empty where there is none.
    pub example: (&'static str, &'static str),
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

static RULES: LazyLock<Vec<Rule>> = LazyLock::new(|| {
    let items = item::ROWS.iter().map(|row| Rule {
        id: row.id.to_owned(),
        what: row.what,
        direction: None,
        wire: row.wire,
        source: row.source,
        behaviour: row.behaviour,
        example: row.example,
    });
    let fields = DIRECTIONS.iter().flat_map(|(_, direction)| {
        let of_requests = match direction {
            Direction::Request => field::REQUEST_ROWS,
            Direction::Response | Direction::Notification => &[],
        };
        let rows = field::ROWS.iter().chain(of_requests);
        rows.map(move |row| of_field(row, *direction))
    });
    items.chain(fields).collect()
});

fn of_field(row: &field::Row, direction: Direction) -> Rule {
    Rule {
        id: format!("{}-{}", direction.word(), row.stem),
        what: row.what,
        direction: Some(direction),
        wire: on_the_wire(row.effect, direction),
        source: of_source(row.code, direction),
        behaviour: of_behaviour(row.effect, direction),
        example: row.example,
    }
}

static BY_ID: LazyLock<HashMap<&str, &Rule>> =
    LazyLock::new(|| RULES.iter().map(|rule| (rule.id.as_str(), rule)).collect());

/// Every rule, in the order of the tables.
#[must_use]
pub fn rules() -> &'static [Rule] {
    &RULES
}

/// The rule of that ID.
#[must_use]
pub fn rule(id: &str) -> Option<&'static Rule> {
    BY_ID.get(id).copied()
}
