//! Whatever is done to a file of a valid spec, reading it does not panic.

use crate::hostile::files_of;
use crate::support::{Copy, valid};

/// How often each file is spoilt.
const ROUNDS: usize = 120;

/// Marsaglia's xorshift: the same numbers in every run, so that a failure can be repeated.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        (self.0 % limit as u64) as usize
    }
}

/// One deletion, duplication or replacement of a byte, a line or a word.
fn spoilt(text: &str, numbers: &mut Numbers) -> Vec<u8> {
    /// Bytes that mean something in YAML, some that mean nothing and one that is not UTF-8.
    const BYTES: &[u8] = b":-{}[],&*#?|>'\"%@`!~ \t\n\r\0\x7f\xff0aZ";
    const WORDS: &[&str] = &[
        "",
        "~",
        "true",
        "-1",
        "[]",
        "{}",
        "'",
        "list<",
        "Parcel",
        "1e999",
        "\u{1f69a}",
        "a: b: c",
    ];
    let mut bytes = text.as_bytes().to_vec();
    let at = numbers.below(bytes.len());
    let lines: Vec<&str> = text.split_inclusive('\n').collect();
    let line = numbers.below(lines.len());
    match numbers.below(7) {
        0 => drop(bytes.remove(at)),
        1 => bytes.insert(at, bytes[at]),
        2 => bytes[at] = BYTES[numbers.below(BYTES.len())],
        3 => bytes.truncate(at),
        4 => {
            let mut lines = lines;
            lines.remove(line);
            return lines.concat().into_bytes();
        }
        5 => {
            let mut lines = lines;
            let other = lines[numbers.below(lines.len())];
            lines.insert(line, other);
            return lines.concat().into_bytes();
        }
        _ => {
            // A word, that is what stands between two spaces, becomes another one.
            let mut words: Vec<&str> = text.split(' ').collect();
            let word = numbers.below(words.len());
            words[word] = WORDS[numbers.below(WORDS.len())];
            return words.join(" ").into_bytes();
        }
    }
    bytes
}

#[test]
fn no_spoilt_file_makes_the_reader_panic() {
    let copy = Copy::new();
    let mut numbers = Numbers(0x9e37_79b9_7f4a_7c15);
    for file in files_of(&valid()) {
        let text = copy.read(&file);
        for _ in 0..ROUNDS {
            let bytes = spoilt(&text, &mut numbers);
            copy.write(&file, &bytes);
            let outcome = std::panic::catch_unwind(|| antom_codegen::read(copy.root()).map(drop));
            let Ok(answer) = outcome else {
                panic!(
                    "{file} with this text:\n{}",
                    String::from_utf8_lossy(&bytes)
                );
            };
            if let Err(broken) = answer {
                assert!(!broken.findings.is_empty(), "an error says why");
                for finding in &broken.findings {
                    assert!(!finding.message.is_empty() && !finding.help.is_empty());
                    let _ = broken.files.line_and_column(finding.place);
                }
            }
        }
        copy.write(&file, &text);
    }
}
