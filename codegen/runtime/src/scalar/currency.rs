//! ISO 4217: the codes in use and how many decimal places each has.

use std::borrow::Cow;

use super::Currency;

macro_rules! currencies {
    ($($exponent:literal: $($code:ident)*;)*) => {
        impl Currency {
            $($(
                #[doc = concat!("`", stringify!($code), "`, of which ", stringify!($exponent), " decimal places are written.")]
                pub const $code: Self = Self(Cow::Borrowed(stringify!($code)));
            )*)*

            /// How many decimal places an amount in this currency has when it is written in major units.
            ///
            /// `None` for a code that ISO 4217 does not list: guessing would move the decimal point.
            #[must_use]
            pub fn exponent(&self) -> Option<u8> {
                match self.as_str() {
                    $($(stringify!($code))|* => Some($exponent),)*
                    _ => None,
                }
            }
        }
    };
}

currencies! {
    0: BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF;
    2: AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD BTN BWP BYN BZD
       CAD CDF CHE CHF CHW CNY COP COU CRC CUP CVE CZK DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS
       GIP GMD GTQ GYD HKD HNL HTG HUF IDR ILS INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL
       MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK
       PHP PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS
       TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VES WST XCD XCG YER ZAR ZMW ZWG;
    3: BHD IQD JOD KWD LYD OMR TND;
    4: CLF UYW;
}

#[cfg(test)]
mod tests {
    use super::Currency;

    #[test]
    fn minor_units_differ_by_currency_and_are_never_guessed() {
        assert_eq!(Currency::JPY.exponent(), Some(0));
        assert_eq!(Currency::USD.exponent(), Some(2));
        assert_eq!(Currency::KWD.exponent(), Some(3));
        assert_eq!(Currency::from("usd").exponent(), None);
        assert_eq!(Currency::from("QQQ").exponent(), None);
    }
}
