//! Open enums keep what they do not list, byte for byte.

use std::collections::HashSet;

use antom_runtime::{OpenEnum, Unlisted, Validate};

use crate::refusals;

#[derive(Clone, Debug, PartialEq, Eq, Hash, OpenEnum)]
enum Terminal {
    #[wire = "WEB"]
    Web,
    #[wire = "MINI_APP"]
    MiniApp,
    #[wire = "a \"quoted\" text, 付"]
    Quoted,
    Other(Unlisted),
}

#[test]
fn listed_and_unlisted_texts_survive_the_way_through_json() {
    for text in [
        "WEB",
        "MINI_APP",
        "a \"quoted\" text, 付",
        "web",
        "",
        " WEB",
        "新",
        "\u{0}",
    ] {
        let json = serde_json::to_string(text).unwrap();
        let read: Terminal = serde_json::from_str(&json).unwrap();
        assert_eq!(read, Terminal::from(text));
        assert_eq!(read.as_str(), text);
        assert_eq!(read.to_string(), text);
        assert_eq!(serde_json::to_string(&read).unwrap(), json);
        let is_listed = Terminal::LISTED.contains(&text);
        assert_eq!(matches!(read, Terminal::Other(_)), !is_listed, "{text}");
        // From a `Value` the text is not borrowed, which must make no difference.
        let owned: Terminal = serde_json::from_value(text.into()).unwrap();
        assert_eq!(owned, read);
    }
    let escaped: Terminal = serde_json::from_str(r#""\u0057EB""#).unwrap();
    assert_eq!(escaped, Terminal::Web);
}

#[test]
fn what_is_no_text_is_refused() {
    for json in ["null", "1", "true", "[]", "{}", "{\"Web\": null}"] {
        assert!(serde_json::from_str::<Terminal>(json).is_err(), "{json}");
    }
}

#[test]
fn equal_texts_are_equal_values() {
    let set: HashSet<Terminal> = ["WEB", "FRIDGE", "FRIDGE", "WEB"]
        .map(Terminal::from)
        .into();
    assert_eq!(set.len(), 2);
    assert_eq!(
        format!("{:?}", Terminal::from("FRIDGE")),
        "Other(\"FRIDGE\")"
    );
}

#[derive(Validate)]
struct Device {
    #[validate(one_of("WEB", "APP"), length(max = 4))]
    terminal: Option<Terminal>,
}

#[test]
fn constraints_on_text_see_the_text_on_the_wire() {
    let device = |text| Device {
        terminal: Some(Terminal::from(text)),
    };
    assert_eq!(refusals(&device("WEB")), [""; 0]);
    assert_eq!(refusals(&device("APP")), [""; 0]);
    assert_eq!(
        refusals(&device("MINI_APP")),
        [
            "terminal: 8 characters, at most 4",
            "terminal: must be one of WEB, APP"
        ]
    );
}
