//! Which rules there are, as whoever finds a change names them.

use super::row::{FieldRow, Row};
use super::{
    ApiRule, ConditionChange, EnumValueRule, FormChange, GroupRule, ItemRule, LimitChange, Listed,
    NotificationRule, OperationRule, PresenceChange, ResultRule, Rule, ScenarioRule, TypeRule,
    ValueChange, WordsChange,
};
use crate::diff::effect::{DIRECTIONS, Direction, of_behaviour, of_source, on_the_wire};

/// A rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum RuleKind {
    /// Of what is no field.
    Undirected(UndirectedRule),
    /// Of a field that goes one way.
    Field(Direction, FieldChange),
    /// Of a condition, which only requests have.
    Condition(ConditionChange),
}

families! {
    /// A rule of what is no field and so goes no way.
    UndirectedRule of Row {
        Api(ApiRule),
        Group(GroupRule),
        Operation(OperationRule),
        Result(ResultRule),
        Scenario(ScenarioRule),
        Notification(NotificationRule),
        Type(TypeRule),
        EnumValue(EnumValueRule),
        Item(ItemRule),
    }
}

families! {
    /// What changes about a field, whichever way it goes.
    FieldChange of FieldRow {
        Presence(PresenceChange),
        Form(FormChange),
        Limit(LimitChange),
        Words(WordsChange),
        Value(ValueChange),
    }
}

impl From<UndirectedRule> for RuleKind {
    fn from(rule: UndirectedRule) -> Self {
        Self::Undirected(rule)
    }
}

impl From<ItemRule> for RuleKind {
    fn from(rule: ItemRule) -> Self {
        Self::Undirected(rule.into())
    }
}

impl Listed for RuleKind {
    /// What goes no way, then the fields direction by direction.
    fn all() -> impl Iterator<Item = Self> {
        let fields = DIRECTIONS.iter().flat_map(|(_, direction)| {
            let changes = FieldChange::all().map(|change| Self::Field(*direction, change));
            let conditions = ConditionChange::all().map(Self::Condition);
            let conditions = conditions.filter(|_| *direction == Direction::Request);
            changes.chain(conditions)
        });
        UndirectedRule::all().map(Self::Undirected).chain(fields)
    }
}

impl RuleKind {
    /// Everything that its row says.
    pub(super) fn rule(self) -> Rule {
        match self {
            Self::Undirected(rule) => self.undirected(rule.row()),
            Self::Field(direction, change) => self.of_field(direction, change.row()),
            Self::Condition(change) => self.of_field(Direction::Request, change.row()),
        }
    }

    fn undirected(self, row: Row) -> Rule {
        let [wire, source, behaviour] = row.judgements;
        Rule {
            kind: self,
            id: row.id.to_owned(),
            stem: row.id.to_owned(),
            what: row.what.to_owned(),
            direction: None,
            wire,
            source,
            behaviour,
            telling: row.telling,
            example: row.example,
        }
    }

    fn of_field(self, direction: Direction, row: FieldRow) -> Rule {
        Rule {
            kind: self,
            id: format!("{}-{}", direction.word(), row.stem),
            stem: row.stem.into_owned(),
            what: row.what.into_owned(),
            direction: Some(direction),
            wire: on_the_wire(row.effect, direction),
            source: of_source(row.code, direction),
            behaviour: of_behaviour(row.effect, direction),
            telling: row.telling,
            example: row.example,
        }
    }
}
