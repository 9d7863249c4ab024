//! Changes that are told in one sentence: those of one rule in one place, and the same ones in many places.

use std::collections::{BTreeMap, BTreeSet};

use super::Change;
use super::sentence::{Place, Sentence, subject};
use crate::diff::{Joined, Path, Telling};

/// A sentence and what it tells of.
pub(super) struct Told<'a, K> {
    /// What its changes have in common for the caller.
    pub(super) common: K,
    pub(super) sentence: Sentence,
    /// One of its changes.
    pub(super) first: Change<'a>,
    /// How many they are.
    pub(super) count: usize,
}

/// One change, and what its sentence is made of.
struct Entry<'a> {
    change: Change<'a>,
    telling: &'static Telling,
    place: Option<Place>,
    name: String,
}

/// What changes must have in common to be told together.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Key<K> {
    common: K,
    stem: &'static str,
    is_field: bool,
    old: Option<String>,
    new: Option<String>,
    renamed: Option<Path>,
}

impl<'a> Entry<'a> {
    fn of(change: Change<'a>) -> Self {
        let (place, name) = subject(change.main());
        Self {
            telling: &change.main().rule.telling,
            change,
            place,
            name,
        }
    }

    fn is_counted(&self) -> bool {
        matches!(self.telling.joined, Joined::Counted(_))
    }

    fn key<K>(&self, common: K) -> Key<K> {
        let finding = self.change.main();
        let value = |word: &str, value: &Option<String>| match &self.telling.joined {
            Joined::Alone => value.clone(),
            Joined::Here(text) => value.clone().filter(|_| text.contains(word)),
            Joined::Counted(_) => None,
        };
        Key {
            common,
            stem: &finding.rule.stem,
            is_field: finding.rule.direction.is_some(),
            old: value("{old}", &finding.old),
            new: value("{new}", &finding.new),
            renamed: finding.renamed.clone(),
        }
    }
}

/// Tells of changes in the order of the first one of each sentence; what is only counted comes last.
pub(super) fn join<'a, K: Ord>(changes: impl Iterator<Item = (K, Change<'a>)>) -> Vec<Told<'a, K>> {
    let mut here: BTreeMap<(Key<K>, Option<Place>), Vec<Entry<'a>>> = BTreeMap::new();
    let mut alone = Vec::new();
    for (common, change) in changes {
        let entry = Entry::of(change);
        let (key, place) = (entry.key(common), entry.place.clone());
        match &entry.telling.joined {
            Joined::Alone => alone.push(((key, place), vec![entry])),
            Joined::Here(_) => here.entry((key, place)).or_default().push(entry),
            Joined::Counted(_) => here.entry((key, None)).or_default().push(entry),
        }
    }
    let mut everywhere: BTreeMap<_, (Vec<Entry<'a>>, BTreeSet<Place>, usize)> = BTreeMap::new();
    for ((key, place), entries) in here.into_iter().chain(alone) {
        let kind = place.as_ref().map(|place| place.kind);
        let names: Vec<String> = entries.iter().map(|entry| entry.name.clone()).collect();
        let here = entries.len();
        let (_, places, count) = everywhere
            .entry((key, kind, names))
            .or_insert_with(|| (entries, BTreeSet::new(), 0));
        places.extend(place);
        *count += here;
    }
    let mut everywhere: Vec<_> = everywhere.into_iter().collect();
    everywhere.sort_by_key(|(_, (entries, ..))| {
        let first = entries[0].change.main();
        (entries[0].is_counted(), &first.owner, &first.path)
    });
    everywhere
        .into_iter()
        .map(|((key, _, names), (mut entries, places, count))| Told {
            sentence: tell(&key, &names, &entries[0], places),
            common: key.common,
            first: entries.swap_remove(0).change,
            count,
        })
        .collect()
}

fn tell<K>(key: &Key<K>, names: &[String], first: &Entry<'_>, places: BTreeSet<Place>) -> Sentence {
    let mut places: Vec<Place> = places.into_iter().collect();
    let shape = match (&first.telling.joined, names) {
        (Joined::Here(several) | Joined::Counted(several), [_, _, ..]) => several,
        _ => {
            places.extend(first.place.clone().filter(|_| places.is_empty()));
            &first.telling.one
        }
    };
    let mut sentence = Sentence::default();
    sentence.lead(&places);
    sentence.shape(shape, names, first.change.main());
    sentence.end(key.renamed.as_ref());
    sentence
}
