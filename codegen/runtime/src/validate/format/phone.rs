//! Telephone numbers.

/// A plus or none, then 4 to 15 digits, as E.164 has at most, with spaces, hyphens, points, slashes and pairs of brackets
/// between them.
pub(super) fn is_phone(text: &str) -> bool {
    let (is_international, rest) = match text.strip_prefix('+') {
        Some(rest) => (true, rest),
        None => (false, text),
    };
    let (mut first, mut digits) = (None, 0);
    // Where the open bracket stands, counted in digits: some must stand in it.
    let mut open = None;
    for byte in rest.bytes() {
        match byte {
            b'0'..=b'9' => {
                first = first.or(Some(byte));
                digits += 1;
            }
            b' ' if digits > 0 || is_international => {}
            b'-' | b'.' | b'/' if digits > 0 => {}
            b'(' if open.is_none() => open = Some(digits),
            b')' if open.is_some_and(|before| before < digits) => open = None,
            _ => return false,
        }
    }
    // No country's code begins with 0.
    let has_country = !is_international || first != Some(b'0');
    let ends_well = rest.ends_with(|last: char| last.is_ascii_digit());
    (4..=15).contains(&digits) && open.is_none() && has_country && ends_well
}

#[cfg(test)]
mod tests {
    use super::is_phone;

    #[test]
    fn numbers_that_people_write_are_taken() {
        for text in [
            "9093749555",
            "+86 18888888888",
            "(030) 90-18.20/1",
            "1234",
            "+49 (0)30 901820",
            "+1 (555) 123-4567",
            "86-18888888888",
            "+(49) 30 901820",
            "+ 49 30 901820",
            "0012025550123",
            "+123456789012345",
            "(0)30 - 90 18 20",
            "1.555.123.4567",
        ] {
            assert!(is_phone(text), "{text}");
        }
    }

    #[test]
    fn what_nobody_can_dial_is_refused() {
        for text in [
            "",
            "+",
            "123",
            "1234567890123456",
            "++4912345",
            "12345x",
            "１２３４５",
            "+0123456",
            "((1234",
            "1234)",
            "12)34(",
            "()1234",
            "(-1234)",
            "-1234",
            "/1234",
            "1234-",
            "1234 ",
            " 1234",
            "12+345",
            "12\u{a0}345",
            "1234\n",
            "(12(34)5)",
        ] {
            assert!(!is_phone(text), "{text}");
        }
    }
}
