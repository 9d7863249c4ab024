//! Hosts by name or by address.

use std::net::Ipv4Addr;
use std::ops::RangeInclusive;

use super::unseen::{is_one_of, is_seen};

/// Most bytes of a name, by RFC 1035 and RFC 5321.
const LONGEST_NAME: usize = 255;
/// Most bytes of each part of it.
const LONGEST_LABEL: usize = 63;
/// What DNS writes before a label in other scripts, each character of which takes a letter or more.
const PREFIX_OF_OTHER_SCRIPTS: usize = "xn--".len();

/// What browsers take for the point between two labels.
const POINTS: [char; 4] = ['.', '\u{3002}', '\u{FF0E}', '\u{FF61}'];

/// A name by which DNS could know a host, or an IPv4 address. A point may end it, as the root of all names does.
///
/// Whether letters beyond ASCII are ones that a registry takes is not looked at: no table of them is in the dependencies.
pub(super) fn is_host(text: &str) -> bool {
    let name = text.strip_suffix(POINTS).unwrap_or(text);
    match ends_in_a_number(name) {
        true => name.parse::<Ipv4Addr>().is_ok(),
        false => is_name(name),
    }
}

/// A name that is no address.
pub(super) fn is_domain(text: &str) -> bool {
    !ends_in_a_number(text) && is_name(text)
}

fn is_name(name: &str) -> bool {
    let mut length = 0;
    name.split(POINTS).all(|label| {
        length += length_of(label) + 1;
        is_label(label)
    }) && length <= LONGEST_NAME + 1
}

fn is_label(label: &str) -> bool {
    let fits = |byte: u8| byte.is_ascii_alphanumeric() || matches!(byte, b'-' | b'_');
    (1..=LONGEST_LABEL).contains(&length_of(label))
        && is_seen(label, fits)
        && !label.contains(|character| is_one_of(PUNCTUATION, character))
}

/// The fewest bytes that DNS can write a label in.
fn length_of(label: &str) -> usize {
    match label.is_ascii() {
        true => label.len(),
        false => PREFIX_OF_OTHER_SCRIPTS + label.chars().count(),
    }
}

/// Browsers take a host for an address as soon as its last label is a number, and then refuse what is none.
fn ends_in_a_number(name: &str) -> bool {
    let last = name.rsplit(POINTS).next().unwrap_or_default();
    let is_hexadecimal = |digits: &str| digits.bytes().all(|byte| byte.is_ascii_hexdigit());
    let prefixes = ["0x", "0X"];
    let after_prefix = prefixes.iter().find_map(|prefix| last.strip_prefix(prefix));
    after_prefix.is_some_and(is_hexadecimal)
        || (!last.is_empty() && last.bytes().all(|byte| byte.is_ascii_digit()))
}

/// What IDNA makes a sign of ASCII of that no host has, or a text with one: a host would not be what it looks like. By
/// compatibility decomposition (NFKC) in Unicode 15.
#[rustfmt::skip]
const PUNCTUATION: &[RangeInclusive<char>] = &[
    '\u{A8}'..='\u{A8}', '\u{AF}'..='\u{AF}', '\u{B4}'..='\u{B4}', '\u{B8}'..='\u{B8}', '\u{2D8}'..='\u{2DD}',
    '\u{37A}'..='\u{37A}', '\u{37E}'..='\u{37E}', '\u{384}'..='\u{385}', '\u{1FBD}'..='\u{1FBD}',
    '\u{1FBF}'..='\u{1FC1}', '\u{1FCD}'..='\u{1FCF}', '\u{1FDD}'..='\u{1FDF}', '\u{1FED}'..='\u{1FEF}',
    '\u{1FFD}'..='\u{1FFE}', '\u{2017}'..='\u{2017}', '\u{203C}'..='\u{203C}', '\u{203E}'..='\u{203E}',
    '\u{2047}'..='\u{2049}', '\u{207A}'..='\u{207A}', '\u{207C}'..='\u{207E}', '\u{208A}'..='\u{208A}',
    '\u{208C}'..='\u{208E}', '\u{2100}'..='\u{2101}', '\u{2105}'..='\u{2106}', '\u{2474}'..='\u{2487}',
    '\u{249C}'..='\u{24B5}', '\u{2A74}'..='\u{2A76}', '\u{309B}'..='\u{309C}', '\u{3200}'..='\u{321E}',
    '\u{3220}'..='\u{3243}', '\u{FB29}'..='\u{FB29}', '\u{FC5E}'..='\u{FC63}', '\u{FDFA}'..='\u{FDFB}',
    '\u{FE10}'..='\u{FE10}', '\u{FE13}'..='\u{FE16}', '\u{FE35}'..='\u{FE38}', '\u{FE47}'..='\u{FE4C}',
    '\u{FE50}'..='\u{FE50}', '\u{FE54}'..='\u{FE57}', '\u{FE59}'..='\u{FE5C}', '\u{FE5F}'..='\u{FE62}',
    '\u{FE64}'..='\u{FE66}', '\u{FE68}'..='\u{FE6B}', '\u{FE70}'..='\u{FE70}', '\u{FE72}'..='\u{FE72}',
    '\u{FE74}'..='\u{FE74}', '\u{FE76}'..='\u{FE76}', '\u{FE78}'..='\u{FE78}', '\u{FE7A}'..='\u{FE7A}',
    '\u{FE7C}'..='\u{FE7C}', '\u{FE7E}'..='\u{FE7E}', '\u{FF01}'..='\u{FF0C}', '\u{FF0F}'..='\u{FF0F}',
    '\u{FF1A}'..='\u{FF20}', '\u{FF3B}'..='\u{FF3E}', '\u{FF40}'..='\u{FF40}', '\u{FF5B}'..='\u{FF5E}',
    '\u{FFE3}'..='\u{FFE3}', '\u{1F101}'..='\u{1F10A}', '\u{1F110}'..='\u{1F129}',
];

#[cfg(test)]
mod tests {
    use super::{PUNCTUATION, is_domain, is_host};

    #[test]
    fn a_host_is_a_name_that_dns_could_know_or_an_address() {
        let label = "a".repeat(63);
        let long = [label.as_str(); 4].join(".");
        let good = [
            "shop.example",
            "localhost",
            "a-b.c_d.example",
            "192.0.2.1",
            "shop.example.",
            "例子.中国",
            "xn--fsqu00a.xn--0zwm56d",
            "1a.example",
            "1.2.example",
            "商店。中国",
            &long,
        ];
        for text in good {
            assert!(is_host(text), "{text}");
        }
        let (too_long_a_label, too_long) = (format!("{label}a"), format!("{long}.b"));
        let bad = [
            "",
            ".",
            "a..b",
            ".a",
            "a..",
            "a b",
            "a,b",
            "a%62",
            "1.2.3",
            "1.2.3.256",
            "0x7f",
            "1.2.3.4.5",
            "a.1",
            "shop\u{200b}.example",
            "shop\u{3000}.example",
            "evil.example\u{ff0f}.shop.example",
            "℀.example",
            &too_long_a_label,
            &too_long,
        ];
        for text in bad {
            assert!(!is_host(text), "{text}");
        }
        assert!(is_domain("shop.example") && !is_domain("192.0.2.1"));
    }

    #[test]
    fn the_ranges_are_in_order() {
        assert!(PUNCTUATION.is_sorted_by(|one, next| one.end() < next.start()));
    }
}
