//! Findings as sentences: two tables say how each rule is told, and nothing but them does.

mod fields;
mod items;
mod parts;
mod subject;

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::diff::{Direction, Finding};

pub(super) use parts::{Sentence, escaped};
pub(super) use subject::{Place, subject};

/// The heading of a changelog that a sentence stands under if nothing breaks.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Section {
    Added,
    Changed,
    Deprecated,
    Removed,
    Fixed,
}

/// What becomes of several findings of one rule.
#[derive(Clone, Copy, Debug)]
pub(super) enum Joined {
    /// Each is told by itself.
    Alone,
    /// Those of one place are told together: `{names}` stands for their names.
    Here(&'static str),
    /// All of them are counted: `{count}` stands for their number.
    Counted(&'static str),
}

/// How a rule is told.
pub(super) struct Shape {
    /// The rule's ID; for fields without the direction.
    pub(super) stem: &'static str,
    pub(super) section: Section,
    /// Where one finding is told: `{name}`, `{old}` and `{new}` stand for what they say.
    pub(super) one: &'static str,
    pub(super) joined: Joined,
}

const fn row(stem: &'static str, section: Section, one: &'static str, joined: Joined) -> Shape {
    Shape {
        stem,
        section,
        one,
        joined,
    }
}

/// Both tables, by whether it is a field.
static BY_STEM: LazyLock<HashMap<(bool, &str), &Shape>> = LazyLock::new(|| {
    let fields = fields::SHAPES
        .iter()
        .map(|shape| ((true, shape.stem), shape));
    let items = items::SHAPES
        .iter()
        .map(|shape| ((false, shape.stem), shape));
    fields.chain(items).collect()
});

/// The ID of a finding's rule without the direction.
pub(super) fn stem(finding: &Finding) -> &str {
    stem_of(&finding.rule.id, finding.rule.direction)
}

fn stem_of(id: &str, direction: Option<Direction>) -> &str {
    let prefix = direction.map_or("", Direction::word);
    let rest = id.strip_prefix(prefix).unwrap_or(id);
    rest.strip_prefix('-').unwrap_or(rest)
}

/// How the rule of a finding is told.
pub(super) fn shape(finding: &Finding) -> &'static Shape {
    let shape = BY_STEM.get(&(finding.rule.direction.is_some(), stem(finding)));
    shape.expect("every rule has a row in the tables, as a test demands")
}

/// One finding as a sentence.
pub(super) fn told(finding: &Finding) -> Sentence {
    let (place, name) = subject(finding);
    let places: Vec<Place> = place.into_iter().collect();
    tell(finding, &places, name)
}

/// One finding among others of its owner: the part of the owner that it is about, and a sentence that does not name them.
pub(super) fn told_of_owner(finding: &Finding) -> (String, Sentence) {
    let (place, name) = subject(finding);
    let part = place.as_ref().map(Place::part).unwrap_or_default();
    (part, tell(finding, &[], name))
}

fn tell(finding: &Finding, places: &[Place], name: String) -> Sentence {
    let mut sentence = Sentence::default();
    sentence.lead(places);
    sentence.shape(shape(finding).one, &[name], finding);
    sentence.end(finding.renamed.as_deref());
    sentence
}

/// One finding as a sentence of Markdown, which reads as plain text, too.
#[must_use]
pub fn sentence(finding: &Finding) -> String {
    told(finding).markdown()
}

impl Sentence {
    /// Puts what a finding says into a shape.
    pub(super) fn shape(&mut self, shape: &str, names: &[String], finding: &Finding) {
        let mut rest = shape;
        while let Some((before, (key, after))) = rest
            .split_once('{')
            .and_then(|(before, after)| Some((before, after.split_once('}')?)))
        {
            self.words(before);
            match key {
                "old" => self.code(finding.old.as_deref().unwrap_or_default()),
                "new" => self.code(finding.new.as_deref().unwrap_or_default()),
                "count" => self.words(&names.len().to_string()),
                _ => self.list(names),
            }
            rest = after;
        }
        self.words(rest);
    }

    /// Ends the sentence. What looks like a new name is said behind it.
    pub(super) fn end(&mut self, renamed: Option<&str>) {
        self.words(".");
        if let Some(renamed) = renamed {
            self.words(" It looks like ");
            self.code(renamed);
            self.words(" under another name.");
        }
        self.capitalize();
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::diff::rules;

    #[test]
    fn every_rule_has_a_sentence_and_every_sentence_a_rule() {
        let mut unused: std::collections::BTreeSet<_> = BY_STEM.keys().copied().collect();
        for rule in rules() {
            let key = (rule.direction.is_some(), stem_of(&rule.id, rule.direction));
            assert!(BY_STEM.contains_key(&key), "{} has none", rule.id);
            unused.remove(&key);
        }
        assert!(unused.is_empty(), "no rule has {unused:?}");
        assert_eq!(BY_STEM.len(), fields::SHAPES.len() + items::SHAPES.len());
    }

    #[test]
    fn shapes_use_the_words_that_are_filled_in() {
        for shape in fields::SHAPES.iter().chain(items::SHAPES) {
            let keys = |text: &'static str| -> Vec<&str> {
                text.split('{')
                    .skip(1)
                    .filter_map(|part| part.split('}').next())
                    .collect()
            };
            let known = ["name", "old", "new"];
            assert!(
                keys(shape.one).iter().all(|key| known.contains(key)),
                "{}",
                shape.one
            );
            match shape.joined {
                Joined::Alone => {}
                Joined::Here(text) => {
                    let mut several = keys(text);
                    assert!(several.contains(&"names"), "{text}");
                    several.iter_mut().for_each(|key| {
                        if *key == "names" {
                            *key = "name";
                        }
                    });
                    assert_eq!(several, keys(shape.one), "values tell findings apart");
                }
                Joined::Counted(text) => assert_eq!(keys(text), ["count"], "{text}"),
            }
        }
    }
}
