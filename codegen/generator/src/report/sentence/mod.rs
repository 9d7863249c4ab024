//! Findings as sentences. How each rule is told stands in its row.

mod parts;
mod subject;

use crate::diff::{Finding, Path};

pub(super) use parts::{Sentence, escaped};
pub(super) use subject::{Place, subject};

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
    sentence.shape(&finding.rule.telling.one, &[name], finding);
    sentence.end(finding.renamed.as_ref());
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
    pub(super) fn end(&mut self, renamed: Option<&Path>) {
        self.words(".");
        if let Some(renamed) = renamed {
            self.words(" It looks like ");
            self.code(&renamed.to_string());
            self.words(" under another name.");
        }
        self.capitalize();
    }
}
