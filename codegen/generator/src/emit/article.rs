//! The article before a name, which its sound decides and not its spelling.

/// Words that begin with a vowel and sound as if they did not: how they begin.
const AS_CONSONANT: [&str; 12] = [
    "eu", "unif", "union", "uniq", "unit", "univ", "uri", "url", "usa", "use", "usu", "util",
];
/// Such words as a whole, of which some are spelled letter by letter.
const AS_CONSONANT_WHOLE: [&str; 9] = [
    "once", "one", "uk", "upi", "us", "usd", "utc", "uuid", "ubi",
];
/// Words that begin with a consonant which is not heard: how they begin.
const AS_VOWEL: [&str; 4] = ["heir", "honest", "hono", "hour"];
/// Abbreviations that are spelled letter by letter and are written as other words are in Rust.
const SPELLED: [&str; 20] = [
    "fx", "html", "http", "https", "lei", "mcc", "mfa", "mime", "nfc", "nft", "rsa", "sdk", "sha",
    "sku", "sla", "sms", "ssl", "ssn", "sso", "xml",
];

/// `a` or `an`, whichever is said before a name.
pub(super) fn article(name: &str) -> &'static str {
    match begins_with_vowel(name) {
        true => "an",
        false => "a",
    }
}

fn begins_with_vowel(name: &str) -> bool {
    let word = first_word(name);
    let is_spelled = word.len() > 1 && word.chars().all(|letter| letter.is_ascii_uppercase());
    let word = word.to_lowercase();
    let begins = |starts: &[&str]| starts.iter().any(|start| word.starts_with(start));
    if is_spelled || SPELLED.contains(&word.as_str()) {
        // The names of these letters begin with a vowel.
        return word.starts_with(|letter| "aefhilmnorsx".contains(letter));
    }
    if AS_CONSONANT_WHOLE.contains(&word.as_str()) || begins(&AS_CONSONANT) {
        return false;
    }
    begins(&AS_VOWEL) || word.starts_with(|letter| "aeiou8".contains(letter))
}

/// The first word of a name, however its words are told apart.
fn first_word(name: &str) -> &str {
    let name = name.trim_start_matches(|character: char| !character.is_alphanumeric());
    let capitals = name.chars().take_while(char::is_ascii_uppercase).count();
    let is_lower = |character: char| character.is_alphanumeric() && !character.is_uppercase();
    let rest = &name[capitals..];
    let small = rest.find(|character| !is_lower(character));
    let small = small.unwrap_or(rest.len());
    match (capitals, small) {
        (0 | 1, small) => &name[..capitals + small],
        (capitals, 0) => &name[..capitals],
        // The last capital begins the next word.
        (capitals, _) => &name[..capitals - 1],
    }
}

#[cfg(test)]
mod tests {
    use super::article;

    #[test]
    fn the_sound_of_a_name_decides() {
        let with_a = [
            "Payment",
            "User",
            "UsageRecord",
            "UnitPrice",
            "UniqueId",
            "Url",
            "URLValue",
            "uuid",
            "OneTimeCode",
            "EuroAmount",
            "UPIInfo",
            "UsBank",
            "Usd",
            "PKey",
            "payment_id",
            "Hotel",
            "UTC",
        ];
        let with_an = [
            "Order",
            "Amount",
            "InquiryRequest",
            "UpdateRequest",
            "UninvitedGuest",
            "Sku",
            "SKU",
            "SKUInfo",
            "SmsCode",
            "HourlyRate",
            "HonorificTitle",
            "order_id",
            "event",
            "MCC",
            "eventId",
            "XMLText",
        ];
        for name in with_a {
            assert_eq!(article(name), "a", "{name}");
        }
        for name in with_an {
            assert_eq!(article(name), "an", "{name}");
        }
    }
}
