//! What rustfmt does and prettyplease does not: blank lines between the members of an `impl`, attributes of statements on lines
//! of their own, chains of calls under the brace that they follow. And the lines of documentation.
//!
//! It works on the text, line by line, for prettyplease has no say in any of it. A text of several lines within the code, such
//! as a sample, stays as it is: JSON has no line that looks like a member, an attribute or a call.

/// What ends a line of documentation within its attribute, for prettyplease would make a block of one with several lines. No
/// word of a spec holds it.
pub(super) const LINE_END: &str = "\u{b}";

/// How far one step indents.
const STEP: usize = 4;

/// How a line of documentation begins.
const DOCS: &str = "///";

/// How a line begins that is a member of an `impl`.
const MEMBERS: [&str; 6] = [DOCS, "#[", "pub ", "fn ", "async ", "const "];

/// Lays out what prettyplease wrote.
pub(super) fn laid_out(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut calls = Calls::default();
    let mut last = "";
    let mut lines = text.lines().peekable();
    while let Some(line) = lines.next() {
        let line = calls.moved(line, lines.peek().copied());
        if ends_member(last) && begins_member(line) {
            out.push('\n');
        }
        match before_statement(line) {
            Some((attribute, statement)) => {
                let indented = " ".repeat(indent(line));
                out.extend([attribute, "\n", &indented, statement, "\n"]);
            }
            None => push(&mut out, line),
        }
        last = line;
    }
    out.truncate(out.trim_end().len());
    out
}

/// Writes a line, or all lines of documentation that stand in it.
fn push(out: &mut String, line: &str) {
    let mut lines = line.split(LINE_END);
    out.extend(lines.next());
    for line_of_docs in lines {
        out.extend(["\n", &line[..indent(line)], DOCS, line_of_docs]);
    }
    out.push('\n');
}

fn indent(line: &str) -> usize {
    line.len() - line.trim_start().len()
}

fn ends_member(line: &str) -> bool {
    matches!(line, "    }" | "    };" | "    ];")
}

fn begins_member(line: &str) -> bool {
    let member = line.strip_prefix("    ");
    member.is_some_and(|member| MEMBERS.iter().any(|start| member.starts_with(start)))
}

/// An attribute and the statement that follows it on the same line.
fn before_statement(line: &str) -> Option<(&str, &str)> {
    line.trim_start().strip_prefix("#[cfg(")?;
    let (attribute, statement) = line.split_once(")] ")?;
    Some((&line[..attribute.len() + 2], statement))
}

/// Calls on struct literals, which prettyplease indents from the closing brace.
#[derive(Default)]
struct Calls {
    /// The indents of the braces whose calls are being moved.
    braces: Vec<usize>,
}

impl Calls {
    /// A line without the steps by which it stands too far in.
    fn moved<'a>(&mut self, line: &'a str, next: Option<&str>) -> &'a str {
        let depth = indent(line);
        if !line.is_empty() {
            while self.braces.last().is_some_and(|brace| depth < brace + STEP) {
                self.braces.pop();
            }
        }
        let moved = &line[depth.min(self.braces.len() * STEP)..];
        let is_called = next
            .is_some_and(|next| indent(next) == depth + STEP && next.trim_start().starts_with('.'));
        if line.trim_start() == "}" && is_called {
            self.braces.push(depth);
        }
        moved
    }
}

#[cfg(test)]
mod tests {
    use super::laid_out;

    #[test]
    fn members_of_an_impl_stand_apart() {
        let text = "impl A {\n    const B: &[u8] = &[\n        1,\n    ];\n    /// C.\n    pub fn c() {\n        {}\n    }\n    fn d() {}\n}\n";
        let expected = "impl A {\n    const B: &[u8] = &[\n        1,\n    ];\n\n    /// C.\n    pub fn c() {\n        {}\n    }\n\n    fn d() {}\n}";
        assert_eq!(laid_out(text), expected);
    }

    #[test]
    fn documentation_gets_its_lines() {
        let text = "    /// A.\u{b}\u{b} # B\n    c: d,";
        assert_eq!(
            laid_out(text),
            "    /// A.\n    ///\n    /// # B\n    c: d,"
        );
    }

    #[test]
    fn constants_of_one_line_stay_together() {
        let text =
            "impl A for B {\n    type C = D;\n    const E: F = F {\n        g: 1,\n    };\n}";
        assert_eq!(laid_out(text), text);
    }

    #[test]
    fn an_attribute_of_a_statement_has_a_line_of_its_own() {
        let text = "    #[cfg(feature = \"a\")] b::c(),\n    #[cfg(not(feature = \"a\"))] d: None,";
        let expected = "    #[cfg(feature = \"a\")]\n    b::c(),\n    #[cfg(not(feature = \"a\"))]\n    d: None,";
        assert_eq!(laid_out(text), expected);
    }

    #[test]
    fn calls_stand_under_the_brace_that_they_follow() {
        let text = "    let a = B {\n        c: D {\n            e: 1,\n        }\n            .build()\n            .f(G {\n                h: 2,\n            }\n                .build()),\n    }\n        .request()\n        .i(3);\n    j();";
        let expected = "    let a = B {\n        c: D {\n            e: 1,\n        }\n        .build()\n        .f(G {\n            h: 2,\n        }\n        .build()),\n    }\n    .request()\n    .i(3);\n    j();";
        assert_eq!(laid_out(text), expected);
    }

    #[test]
    fn a_sample_stays_as_it_is() {
        let text = "    read(\n        r#\"{\n  \"a\": {\n    \"b\": \"#[cfg(c)] d\"\n    },\n    \"e\": []\n  }\"#,\n    );";
        assert_eq!(laid_out(text), text);
    }
}
