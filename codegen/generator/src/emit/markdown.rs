//! Words of the spec in Markdown: whatever they hold, they stay words.
//!
//! Only `code` in single backticks keeps its meaning, for that is how a spec names things. Documentation is compiled and tested:
//! a fence would be a doc test, a bracket a link, an angle bracket a tag.

/// Characters that always mean something.
const SPECIAL: &[char] = &['\\', '`', '<', '[', ']', '*', '|', '~'];
/// What an address begins with, which a reader wants to follow.
const SCHEMES: [&str; 2] = ["https://", "http://"];

/// Text of the spec as one paragraph.
pub(super) fn plain(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    // Lines and spaces of a YAML block mean nothing, and would begin lists, headings and code here.
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    let mut rest = text.as_str();
    while !rest.is_empty() {
        rest = match (code_span(rest), address(rest)) {
            (Some(length), _) | (None, Some(length)) => {
                let (whole, after) = rest.split_at(length);
                match whole.starts_with('`') {
                    true => out.push_str(whole),
                    false => out.push_str(&format!("<{whole}>")),
                }
                after
            }
            (None, None) => push_next(&mut out, rest),
        };
    }
    out
}

/// Text of the spec in a cell of a table, where even code ends at a bar.
pub(super) fn cell(text: &str) -> String {
    let mut out = String::new();
    let mut is_escaped = false;
    for character in plain(text).chars() {
        if character == '|' && !is_escaped {
            out.push('\\');
        }
        is_escaped = character == '\\' && !is_escaped;
        out.push(character);
    }
    out
}

/// A value of the spec as code, however many backticks it holds.
pub(super) fn code(text: &str) -> String {
    let text = text.replace(['\n', '\r', '\u{b}'], " ");
    let longest = text.split(|character| character != '`').map(str::len).max();
    let fence = "`".repeat(longest.unwrap_or(0) + 1);
    // A space at each side keeps the text's own backticks, and its own spaces, apart from the fence.
    let touches = |edge: Option<char>| edge.is_none_or(|edge| edge == '`' || edge == ' ');
    match touches(text.chars().next()) || touches(text.chars().next_back()) {
        true => format!("{fence} {text} {fence}"),
        false => format!("{fence}{text}{fence}"),
    }
}

/// An address as the target of a link.
pub(super) fn target(url: &str) -> String {
    const ENCODED: [(char, &str); 6] = [
        (' ', "%20"),
        ('(', "%28"),
        (')', "%29"),
        ('<', "%3C"),
        ('>', "%3E"),
        ('\\', "%5C"),
    ];
    let encoded = ENCODED.iter();
    encoded.fold(url.to_owned(), |url, (character, code)| {
        url.replace(*character, code)
    })
}

/// The length of the code in single backticks that a text begins with.
fn code_span(text: &str) -> Option<usize> {
    let inside = text.strip_prefix('`')?;
    let end = inside.find('`')?;
    let after = &inside[end + 1..];
    let is_code = end > 0 && !inside[..end].trim().is_empty() && !after.starts_with('`');
    is_code.then_some(end + 2)
}

/// The length of the address that a text begins with.
fn address(text: &str) -> Option<usize> {
    let scheme = SCHEMES.iter().find(|scheme| text.starts_with(**scheme))?;
    let is_part = |character: char| {
        character.is_ascii_alphanumeric() || "-._~:/?#@!$&'()*+,;=%".contains(character)
    };
    let end = text.find(|character| !is_part(character));
    let whole = &text[..end.unwrap_or(text.len())];
    let length = whole
        .trim_end_matches(['.', ',', ';', ':', '!', '?', ')', '\''])
        .len();
    (length > scheme.len()).then_some(length)
}

/// Pushes the next character, or the next word if it would begin a block at the start of a line, and gives what is left.
fn push_next<'a>(out: &mut String, text: &'a str) -> &'a str {
    let begins_word = out.is_empty() || out.ends_with(' ');
    if begins_word && begins_block(text, out.is_empty()) {
        let digits = text.chars().take_while(char::is_ascii_digit).count();
        out.push_str(&text[..digits]);
        out.push('\\');
        let mark = text[digits..].chars().next();
        out.extend(mark);
        return &text[digits + mark.map_or(0, char::len_utf8)..];
    }
    let mut characters = text.chars();
    let Some(character) = characters.next() else {
        return text;
    };
    let rest = characters.as_str();
    let is_special = match character {
        // Within a word it is nothing but itself.
        '_' => {
            let before = out.chars().next_back().is_some_and(char::is_alphanumeric);
            !(before && rest.starts_with(char::is_alphanumeric))
        }
        // The beginning of an entity.
        '&' => rest.starts_with(|next: char| next.is_ascii_alphanumeric() || next == '#'),
        // The beginning of a quotation; a tag needs its other bracket.
        '>' => begins_word,
        other => SPECIAL.contains(&other),
    };
    if is_special {
        out.push('\\');
    }
    out.push(character);
    rest
}

/// Whether the word that a text begins with starts a heading, a list or a line under a heading, should it come to begin a line.
fn begins_block(text: &str, is_first: bool) -> bool {
    let (word, rest) = text.split_once(' ').unwrap_or((text, ""));
    let is_made_of = |mark: char| !word.is_empty() && word.chars().all(|one| one == mark);
    let after_digits = word.trim_start_matches(|one: char| one.is_ascii_digit());
    // A list within a paragraph begins with 1, and with an item that is not empty.
    let digits = &word[..word.len() - after_digits.len()];
    let is_numbered = matches!(after_digits, "." | ")")
        && (is_first && !digits.is_empty() || digits == "1" && !rest.is_empty());
    is_numbered || ['#', '-', '+', '='].into_iter().any(is_made_of)
}

#[cfg(test)]
mod tests {
    use super::{cell, code, plain};

    #[test]
    fn ordinary_words_and_code_stay_as_they_are() {
        for text in [
            "The buyer's own ID, at most 64 characters (no more).",
            "Set `paymentId` to `A|B<C>` or `[x]`, or to snake_case; it is 50% & more, 0 or 1.",
        ] {
            assert_eq!(plain(text), text);
        }
    }

    #[test]
    fn what_markdown_and_html_would_read_is_escaped() {
        for (text, expected) in [
            ("```rust panic!() ```", r"\`\`\`rust panic!() \`\`\`"),
            ("[x] and <b>bold</b>", r"\[x\] and \<b>bold\</b>"),
            ("one ` alone", r"one \` alone"),
            ("a | b", r"a \| b"),
            (
                "# no heading\n\n    no code\n- no item\n1. no item\n===",
                r"\# no heading no code \- no item 1\. no item \===",
            ),
            (
                "see https://a.example/b_c. Now",
                "see <https://a.example/b_c>. Now",
            ),
            (
                "_soft_ *hard* ~gone~ &lt; \\[",
                r"\_soft\_ \*hard\* \~gone\~ \&lt; \\\[",
            ),
            ("<!-- hidden -->", r"\<!-- hidden -->"),
            ("[^1]: note", r"\[^1\]: note"),
        ] {
            assert_eq!(plain(text), expected);
        }
        assert_eq!(cell("`a|b` | c"), r"`a\|b` \| c");
    }

    #[test]
    fn whatever_would_end_a_line_is_a_space() {
        for text in ["a\nb", "a\rb", "a\u{b}b"] {
            assert_eq!(code(text), "`a b`");
            assert_eq!(plain(text), "a b");
        }
    }

    #[test]
    fn code_holds_its_own_backticks() {
        assert_eq!(code("[0-9]+"), "`[0-9]+`");
        assert_eq!(code("a`b"), "``a`b``");
        assert_eq!(code("`"), "`` ` ``");
    }
}
