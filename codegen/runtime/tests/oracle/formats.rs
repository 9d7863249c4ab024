//! Formats against regular expressions and plain arithmetic, on texts that are right, nearly right and random.

use antom_runtime::validate::{Format, Pattern};
use proptest::prelude::*;
use regex_lite::Regex;

fn matches(expression: &str, text: &str) -> bool {
    let expression = Regex::new(&format!("^(?:{expression})$"));
    expression
        .expect("the expressions of these tests are right")
        .is_match(text)
}

/// Whether the text starts with a date that exists.
fn is_day(text: &str) -> bool {
    let number = |from, to| text.get(from..to).and_then(|it| it.parse::<u32>().ok());
    let (Some(year), Some(month), Some(day)) = (number(0, 4), number(5, 7), number(8, 10)) else {
        return false;
    };
    let is_leap = (year % 4 == 0) != (year % 100 == 0) || year % 400 == 0;
    let days = match month {
        2 => 28 + u32::from(is_leap),
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    };
    (1..=12).contains(&month) && (1..=days).contains(&day)
}

fn is_ipv4(text: &str) -> bool {
    let parts: Vec<&str> = text.split('.').collect();
    let is_byte = |part: &&str| (0..=255).any(|byte: u32| byte.to_string() == **part);
    parts.len() == 4 && parts.iter().all(is_byte)
}

fn is_ipv6(text: &str) -> bool {
    // A trailing IPv4 address stands for two groups.
    let (text, is_valid) = match text.rsplit_once(':') {
        Some((front, last)) if last.contains('.') => (format!("{front}:0:0"), is_ipv4(last)),
        _ => (text.to_owned(), true),
    };
    let groups = |part: &str| match part {
        "" => Some(0),
        _ => part
            .split(':')
            .all(|group| matches("[0-9a-fA-F]{1,4}", group))
            .then(|| part.split(':').count()),
    };
    is_valid
        && match text.split_once("::") {
            None => groups(&text) == Some(8),
            Some((front, back)) => match (groups(front), groups(back)) {
                (Some(front), Some(back)) => front + back < 8,
                _ => false,
            },
        }
}

/// The check digits are what is missing to 98 when zeros stand in their place, as banks work them out.
fn is_iban(text: &str) -> bool {
    if !matches("[A-Z]{2}[0-9]{2}[A-Z0-9]{11,30}", text) {
        return false;
    }
    let (start, account) = text.split_at(4);
    let (country, digits) = start.split_at(2);
    let number: String = format!("{account}{country}00")
        .chars()
        .filter_map(|character| character.to_digit(36))
        .map(|value| value.to_string())
        .collect();
    let mut rest = String::new();
    for digit in number.chars() {
        rest.push(digit);
        let so_far: u64 = rest.parse().unwrap_or_default();
        rest = (so_far % 97).to_string();
    }
    let rest: u64 = rest.parse().unwrap_or_default();
    format!("{:02}", 98 - rest) == digits
}

/// What each format means, slowly.
fn oracle(format: Format, text: &str) -> bool {
    let hour = "([01][0-9]|2[0-3])";
    match format {
        Format::Date => matches("[0-9]{4}-[0-9]{2}-[0-9]{2}", text) && is_day(text),
        Format::DateTime => {
            let time = format!("{hour}:[0-5][0-9](:([0-5][0-9]|60)([.,][0-9]+)?)?");
            let offset = format!("(Z|[+-]{hour}(:?[0-5][0-9])?)");
            let expression = format!("[0-9]{{4}}-[0-9]{{2}}-[0-9]{{2}}T{time}{offset}");
            matches(&expression, text) && is_day(text)
        }
        Format::Currency => matches("[A-Z]{3}", text),
        Format::Region => matches("[A-Z]{2}", text),
        Format::Phone => {
            let digits = text.chars().filter(char::is_ascii_digit).count();
            let between = "[0-9 ./-]*";
            let first = format!(r"((\+ *)?[0-9]|(\+ *\( *|\()[0-9]{between}\))");
            let shape = format!(r"{first}([0-9 ./-]|\({between}[0-9]{between}\))*");
            let has_country = !matches(r"\+[ (]*0[\x00-\x7f]*", text);
            let ends_well = text.ends_with(|last: char| last.is_ascii_digit());
            (4..=15).contains(&digits) && has_country && ends_well && matches(&shape, text)
        }
        Format::Ipv4 => is_ipv4(text),
        Format::Ipv6 => is_ipv6(text),
        Format::Ip => is_ipv4(text) || is_ipv6(text),
        Format::Digits => matches("[0-9]+", text),
        Format::Iban => is_iban(text),
        Format::Url | Format::WebUrl | Format::HttpsUrl | Format::Email => {
            unreachable!("their oracles are crates")
        }
        other => panic!("{other:?} has no oracle yet"),
    }
}

/// Texts of the shape of one format or nearly so, some with a character taken out, doubled or replaced.
fn nearly() -> impl Strategy<Value = String> {
    let shapes = prop_oneof![
        "(0000|1900|2000|2023|2024)-(0[0-3]|1[0-3])-(0[01]|2[89]|3[0-2])",
        "(2023|2024)-0[23]-(28|29|30)T[0-2][0-9]:[0-6][0-9](:[0-6][0-9])?([.,][0-9]{0,10})?(Z|[+-][0-2][0-9](:?[0-6][0-9])?)",
        "[A-Z]{1,4}",
        "[+]?[0-9 ./()-]{2,20}",
        "[0-9]{1,16}",
        "NO9386011117947|GB82WEST12345698765432|DE[0-9]{2}370400440532013000|(NO|DE)(0[0-3]|9[6-9])[0-9]{11,12}|[A-Z]{2}[0-9]{2}[A-Z0-9]{9,31}",
        "((0|1|9|09|25[4-6]|[0-9]{1,3})\\.){2,4}(0|255|256|00)",
        "(::)?([0-9a-fA-F]{1,5}:){0,8}(:?[0-9a-f]{1,4})?(::)?",
        "(::|::ffff:|1:2:3:4:5:6:|1:2:3:4:5:6:7:|1::6:)(192\\.0\\.2\\.[0-9]{1,3})",
    ];
    let change = prop_oneof![
        Just(None),
        "[0-9A-Za:.@+\\- \u{0}付\u{301}\n]{0,2}".prop_map(Some)
    ];
    (shapes, change, any::<prop::sample::Index>()).prop_map(|(text, change, at)| {
        let mut characters: Vec<char> = text.chars().collect();
        if let (Some(change), false) = (change, characters.is_empty()) {
            let at = at.index(characters.len());
            characters.splice(at..=at, change.chars());
        }
        characters.into_iter().collect()
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4096))]

    #[test]
    fn a_format_matches_what_its_plain_definition_does(text in prop_oneof![9 => nearly(), 1 => any::<String>()]) {
        for format in super::formats().filter(|format| !super::addresses::FORMATS.contains(format)) {
            prop_assert_eq!(format.matches(&text), oracle(format, &text), "{:?} {:?}", format, text);
        }
    }

    /// A sequence of capitals, or of two digits at a time; nothing before it and nothing behind it.
    #[test]
    fn a_pattern_is_for_the_whole_text(text in "[A-B1-2\n\u{0}付\u{301}]{0,5}|[A-B]{0,4}|[1-2]{0,4}") {
        static PATTERN: Pattern = Pattern::new("[A-B]+|([1-2]{2})*|付.");
        let all = |fits: fn(&char) -> bool| text.chars().all(|it| fits(&it));
        let count = text.chars().count();
        let expected = (count > 0 && all(|it| matches!(it, 'A' | 'B')))
            || (count.is_multiple_of(2) && all(|it| matches!(it, '1' | '2')))
            || (count == 2 && text.starts_with('付') && !text.ends_with('\n'));
        prop_assert_eq!(PATTERN.matches(&text), expected, "{:?}", text);
    }
}
