//! E-mail addresses, as RFC 5321 sends to them and RFC 6531 in all scripts.
//!
//! More than those documents, it takes points anywhere in a name: carriers of mobile phones gave out such addresses, and they
//! are still in use.

use std::net::{Ipv4Addr, Ipv6Addr};

use super::host::is_domain;
use super::unseen::is_seen;

/// Most bytes before the `@`.
const LONGEST_NAME: usize = 64;

pub(super) fn is_email(text: &str) -> bool {
    // No domain holds an `@`, but a quoted name may.
    text.rsplit_once('@').is_some_and(|(name, domain)| {
        name.len() <= LONGEST_NAME && is_name(name) && is_place(domain)
    })
}

fn is_name(name: &str) -> bool {
    match name.strip_prefix('"') {
        Some(rest) => rest.strip_suffix('"').is_some_and(is_quoted),
        None => !name.is_empty() && is_seen(name, is_of_name),
    }
}

fn is_of_name(byte: u8) -> bool {
    byte.is_ascii_alphanumeric() || b".!#$%&'*+-/=?^_`{|}~".contains(&byte)
}

/// What may stand between quotes. The sign for what is no sign by itself stands before it.
fn is_quoted(text: &str) -> bool {
    let mut is_escaped = false;
    let ends_well = is_seen(text, |byte| byte == b' ' || byte.is_ascii_graphic())
        && text.chars().all(|character| {
            let fits = is_escaped || character != '"';
            is_escaped = !is_escaped && character == '\\';
            fits
        });
    ends_well && !is_escaped && !text.is_empty()
}

/// A domain, or an address in brackets.
fn is_place(text: &str) -> bool {
    let in_brackets = text
        .strip_prefix('[')
        .and_then(|text| text.strip_suffix(']'));
    match in_brackets {
        None => is_domain(text) && text.split('.').all(is_of_mail),
        Some(address) => match address.strip_prefix("IPv6:") {
            Some(address) => address.parse::<Ipv6Addr>().is_ok(),
            None => address.parse::<Ipv4Addr>().is_ok(),
        },
    }
}

/// Domains of mail are held to more than other hosts.
fn is_of_mail(label: &str) -> bool {
    !label.starts_with('-') && !label.ends_with('-') && !label.contains('_')
}

#[cfg(test)]
mod tests {
    use super::is_email;

    #[test]
    fn addresses_that_are_in_use_are_taken() {
        let longest_name = format!("{}@shop.example", "a".repeat(64));
        let good = [
            "bob@gmail.com",
            "o'neil+tag@a.b.example",
            "first.last@sub.shop.example",
            "customer/department=shipping@shop.example",
            "!def!xyz%abc@shop.example",
            "_@shop.example",
            "1@shop.example",
            "a@b-c.example",
            "\"a@b\"@host",
            "\"a b\"@shop.example",
            "\"a\\\"b\"@shop.example",
            "bob@localhost",
            "bob@[192.0.2.1]",
            "bob@[IPv6:2001:db8::1]",
            "用户@例子.中国",
            "josé@shop.example",
            "δοκιμή@παράδειγμα.δοκιμή",
            "नमूना@उदाहरण.परीक्षा",
            "bob@xn--fsqu00a.xn--0zwm56d",
            "a..b@docomo.ne.jp",
            "taro.@ezweb.ne.jp",
            &longest_name,
        ];
        for text in good {
            assert!(is_email(text), "{text}");
        }
    }

    #[test]
    fn what_no_mail_can_be_sent_to_is_refused() {
        let too_long_a_name = format!("{}@shop.example", "a".repeat(65));
        let much_too_long = format!("{}@shop.example", "a".repeat(300));
        let too_many_bytes = format!("{}@shop.example", "付".repeat(22));
        let too_long_a_label = format!("bob@{}.example", "a".repeat(64));
        let too_long_a_domain = format!("bob@{}example", "a.".repeat(125));
        let bad = [
            "",
            "@",
            "bob",
            "bob@",
            "@b.c",
            "bob@b..c",
            "bob@.c",
            "bob@c.",
            "b ob@c.d",
            "bob@c.d\n",
            " bob@c.d",
            "a@b@c",
            "a,b@shop.example",
            "a@shop,example",
            "a;b@shop.example",
            "a:b@shop.example",
            "<bob@shop.example>",
            "Bob <bob@shop.example>",
            "a\u{3000}b@shop.example",
            "a\u{200b}b@shop.example",
            "a\u{a0}b@shop.example",
            "bob@shop\u{200b}.example",
            "\u{feff}bob@shop.example",
            "bob@shop\u{3000}.example",
            "bob@[192.0.2.256]",
            "bob@[2001:db8::1]",
            "bob@[shop.example]",
            "bob@192.0.2.1",
            "bob@-shop.example",
            "bob@shop-.example",
            "bob@a_b.example",
            "bob@shop.example/x",
            "bob@shop.example:25",
            "\"a\"b\"@shop.example",
            "\"a@shop.example",
            "\"a\\\"@shop.example",
            "\"\u{200b}\"@shop.example",
            "\"\"@shop.example",
            "a\"b\"@shop.example",
            "bob\\@shop.example",
            "bob(work)@shop.example",
            &too_long_a_name,
            &much_too_long,
            &too_many_bytes,
            &too_long_a_label,
            &too_long_a_domain,
        ];
        for text in bad {
            assert!(!is_email(text), "{text}");
        }
    }
}
