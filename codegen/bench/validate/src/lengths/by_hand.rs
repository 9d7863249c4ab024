//! What a careful programmer would write over the same structs.
//!
//! Paths are put together from the inside out, and only when something is wrong.

use super::ours::{Buyer, Goods, Order};

/// A text that is too long.
#[derive(Debug)]
#[expect(
    dead_code,
    reason = "whoever shows it reads it; the benchmark only makes it"
)]
pub(super) struct TooLong {
    path: String,
    characters: usize,
    max: usize,
}

type Problems = Vec<TooLong>;

pub(super) fn validate(order: &Order) -> Problems {
    let mut found = Problems::new();
    length(&mut found, "reference", &order.reference, 64);
    text(&mut found, "description", &order.description, 256);
    if let Some(part) = &order.buyer {
        let before = found.len();
        buyer(part, &mut found);
        prefix(&mut found, before, || "buyer".to_owned());
    }
    for (index, item) in order.goods.iter().enumerate() {
        let before = found.len();
        goods(item, &mut found);
        prefix(&mut found, before, || format!("goods[{index}]"));
    }
    found
}

fn buyer(buyer: &Buyer, found: &mut Problems) {
    length(found, "name", &buyer.name, 128);
    text(found, "email", &buyer.email, 64);
    text(found, "city", &buyer.city, 32);
}

fn goods(item: &Goods, found: &mut Problems) {
    length(found, "id", &item.id, 64);
    length(found, "name", &item.name, 256);
    text(found, "category", &item.category, 64);
    text(found, "url", &item.url, 2048);
}

fn text(found: &mut Problems, name: &str, text: &Option<String>, max: usize) {
    if let Some(text) = text {
        length(found, name, text, max);
    }
}

fn length(found: &mut Problems, name: &str, text: &str, max: usize) {
    // No text has more characters than bytes.
    if text.len() > max {
        let characters = text.chars().count();
        if characters > max {
            report(found, name, characters, max);
        }
    }
}

fn prefix(found: &mut Problems, before: usize, name: impl Fn() -> String) {
    if found.len() == before {
        return;
    }
    let name = name();
    for problem in &mut found[before..] {
        problem.path = format!("{name}.{}", problem.path);
    }
}

#[cold]
fn report(found: &mut Problems, name: &str, characters: usize, max: usize) {
    found.push(TooLong {
        path: name.to_owned(),
        characters,
        max,
    });
}
