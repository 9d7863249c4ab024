//! International bank account numbers.

/// Those of Norway are the shortest.
const FEWEST: usize = 15;
/// As many as ISO 13616 has room for.
const MOST: usize = 34;

/// The letters of a country, two check digits and an account of capital letters and digits, in one piece as machines exchange
/// it, whose remainder by 97 is 1. How long the numbers of a country are is left to the banks, which change it.
pub(super) fn is_iban(text: &str) -> bool {
    let bytes = text.as_bytes();
    let Some(([c1, c2, d1, d2], account)) = bytes.split_first_chunk() else {
        return false;
    };
    let is_checked = [d1, d2].iter().all(|byte| byte.is_ascii_digit())
        // What is left of 98 when a remainder is taken off.
        && (*b"02"..=*b"98").contains(&[*d1, *d2]);
    let is_account = |byte: &u8| byte.is_ascii_uppercase() || byte.is_ascii_digit();
    (FEWEST..=MOST).contains(&bytes.len())
        && [c1, c2].iter().all(|byte| byte.is_ascii_uppercase())
        && is_checked
        && account.iter().all(is_account)
        && remainder(account.iter().chain([c1, c2, d1, d2])) == 1
}

/// The remainder by 97 of capital letters and digits, in which letters are two digits from 10 on.
fn remainder<'a>(characters: impl Iterator<Item = &'a u8>) -> u32 {
    characters.fold(0, |rest, character| {
        let rest = match character {
            b'0'..=b'9' => rest * 10 + u32::from(character - b'0'),
            _ => rest * 100 + u32::from(character - b'A') + 10,
        };
        rest % 97
    })
}

#[cfg(test)]
mod tests {
    use super::is_iban;

    #[test]
    fn numbers_of_every_length_are_taken() {
        for text in [
            "NO9386011117947",
            "BE68539007547034",
            "DE89370400440532013000",
            "GB82WEST12345698765432",
            "FR1420041010050500013M02606",
            "MT84MALT011000012345MTLCAST001S",
        ] {
            assert!(is_iban(text), "{text}");
        }
    }

    #[test]
    fn what_is_mistyped_or_written_for_people_is_refused() {
        for text in [
            "",
            "DE",
            "DE89",
            "DE89370400440532013001",
            "DE98370400440532013000",
            "DE89370400440532010300",
            "de89370400440532013000",
            "DE89 3704 0044 0532 0130 00",
            "GB82west12345698765432",
            "8982WEST12345698765432",
            "DEAB370400440532013000",
            "DE８９370400440532013000",
            "DE89370400440532013000\n",
        ] {
            assert!(!is_iban(text), "{text:?}");
        }
    }
}
